import Foundation
public import Schedules

/// The losses that a fitted law predicts for a schedule, and how far they may be off.
public struct LossForecast: Sendable {
  /// What is to be trained.
  public let schedule: Schedule
  /// The steps at which the loss is predicted.
  public let steps: [Int]
  /// The loss predicted at each of them.
  public let losses: [Double]
  /// Half the width of the interval at each step; infinite where no confidence is to be had.
  public let margins: [Double]
  /// How often the intervals are to hold the truth.
  public let confidence: Double
  /// What takes the schedule out of what was fitted.
  public let findings: [LossFinding]

  /// The loss after the last update.
  public var finalLoss: Double { losses.last ?? .nan }
  /// How far the final loss may be off; infinite where that cannot be said.
  public var finalMargin: Double { margins.last ?? .infinity }
  /// The interval of the last loss; nil where no confidence is to be had.
  public var finalInterval: ClosedRange<Double>? {
    finalMargin.isFinite ? finalLoss - finalMargin...finalLoss + finalMargin : nil
  }
  /// Whether the margins mean what they say.
  public var isReliable: Bool { finalMargin.isFinite }
}

extension LossLawFit {
  /// The losses predicted for a schedule, by default at 33 steps up to its last.
  ///
  /// The interval is for the loss without the noise of a single logged point: the law's own error, as runs left
  /// out of the fit show it, and what is not known of the parameters, times Student's quantile:
  ///
  ///     margin = t · L · √(error² · max(1, steps / longest log) + deviation²)
  ///
  /// Its degrees of freedom are the runs left out for the error and the points for the deviation, joined after
  /// Welch and Satterthwaite: few where the error is what counts.
  ///
  /// Where a finding is grave, margins are infinite: the number is the law's, and nothing stands for it.
  public func forecast(
    of schedule: Schedule, at steps: [Int]? = nil, confidence: Double = 0.9
  ) -> LossForecast {
    let steps = steps ?? Self.steps(of: schedule)
    let (losses, deviations) = posterior.losses(DecayTerms(schedule, at: steps))
    let found = findings(on: schedule)
    let isSure = isReliable && !found.contains(where: \.isGrave) && !found.contains(.noDecay)
    let longest = Double(longestLog)
    let margins = steps.indices.map { i in
      isSure
        ? losses[i]
          * margin(deviations[i], beyond: max(1, Double(steps[i] + 1) / longest), confidence)
        : Double.infinity
    }
    return LossForecast(
      schedule: schedule, steps: steps, losses: losses, margins: margins, confidence: confidence,
      findings: found)
  }

  /// How many steps the longest log has.
  public var longestLog: Int { (runs.compactMap(\.steps.last).max() ?? 0) + 1 }

  /// Half the width of an interval as a share of the loss.
  private func margin(_ deviation: Double, beyond: Double, _ confidence: Double) -> Double {
    let (own, known) = (ownError * ownError * beyond, deviation * deviation)
    let sum = own + known
    if sum == 0 { return 0 }
    let freedom = sum * sum / (own * own / Double(ownFreedom) + known * known / 60)
    return studentQuantile(confidence, freedom: Int(freedom.rounded(.down))) * sum.squareRoot()
  }

  /// Steps at which a curve shows its shape: evenly from the end of the warmup to the last step.
  static func steps(of schedule: Schedule, count: Int = 32) -> [Int] {
    let last = max(0, schedule.length - 1)
    let first = min(last, schedule.warmup?.upperBound ?? 0)
    var steps: [Int] = []
    for i in 0...count {
      let step = first + Int((Double(last - first) * Double(i) / Double(count)).rounded())
      if step != steps.last { steps.append(step) }
    }
    return steps
  }

  /// What takes a schedule out of what was fitted.
  public func findings(on schedule: Schedule) -> [LossFinding] {
    var findings: [LossFinding] = []
    let peaks = runs.map(\.schedule.peak)
    let (peak, high, low) = (schedule.peak, peaks.max()!, peaks.min()!)
    if peak > 1.02 * high { findings.append(.otherPeak(ratio: peak / high)) }
    if peak < 0.98 * low { findings.append(.otherPeak(ratio: peak / low)) }
    let ratio = Double(schedule.length) / Double(longestLog)
    if ratio > LossFinding.timesChecked { findings.append(.farLonger(ratio: ratio)) }
    let falls = Falls(schedule)
    if let rise = falls.rise { findings.append(.risesAfterFall(of: "the schedule", step: rise)) }
    if self.findings.contains(.noDecay), falls.first.map({ $0 < schedule.length }) ?? false {
      findings.append(.noDecay)
    }
    if schedule.length <= schedule.warmup?.upperBound ?? 0, schedule.plateau?.isEmpty ?? true {
      findings.append(.onlyWarmup)
    }
    return findings
  }
}
