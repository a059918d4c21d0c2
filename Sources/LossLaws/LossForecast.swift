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

  /// Where nothing is trained there is no number either.
  static func none(
    of schedule: Schedule, at steps: [Int], _ confidence: Double, _ findings: [LossFinding]
  ) -> LossForecast {
    LossForecast(
      schedule: schedule, steps: steps, losses: steps.map { _ in .nan },
      margins: steps.map { _ in .infinity }, confidence: confidence, findings: findings)
  }
}

extension LossLawFit {
  /// The losses predicted for a schedule, by default at 33 steps up to its last.
  ///
  /// The interval is for the loss without the noise of a single logged point: the law's own error, as runs left
  /// out of the fit show it, and what is not known of the parameters, times Student's quantile:
  ///
  ///     margin = L · max(t · √(error² · r + deviation²), worst · √r),   r = max(1, steps / longest log)
  ///
  /// or, where the schedule stays near its peak far longer than any log, the multiple of that if it is more.
  /// Its degrees of freedom are the runs left out for the error and the points for the deviation, joined after
  /// Welch and Satterthwaite: few where the error is what counts. `worst` is by what the run was missed that
  /// was missed most when it was left out: no interval is narrower than that.
  ///
  /// Where a finding is grave, margins are infinite: the number is the law's, and nothing stands for it. So it is
  /// where the interval at the last step would be wider than a tenth of the loss to either side.
  public func forecast(
    of schedule: Schedule, at steps: [Int]? = nil, confidence: Double = 0.9
  ) -> LossForecast {
    let steps = steps ?? Self.steps(of: schedule)
    var found = findings(on: schedule)
    if found == [.noSteps] { return .none(of: schedule, at: steps, confidence, found) }
    let (losses, deviations) = posterior.losses(DecayTerms(schedule, at: steps))
    // Before the first rate the law has no loss at all: that is no fault of the schedule.
    let trained = schedule.firstRate > 0 ? losses : losses.filter { $0 != .infinity }
    if let loss = trained.first(where: { !($0 > 0 && $0.isFinite) }) {
      found.append(.noLoss(loss))
    }
    let longest = Double(longestLog)
    let stay = found.lazy.compactMap { finding -> (steps: Int, logged: Int)? in
      if case .longerAtPeak(let steps, let logged) = finding { (steps, logged) } else { nil }
    }.first
    // Most steps have one in common.
    var quantiles: [Int: Double] = [:]
    var margins = steps.indices.map { i in
      let atPeak = stay.map { Double(min(steps[i] + 1, $0.steps)) / Double(max(1, $0.logged)) }
      let beyond = max(1, Double(steps[i] + 1) / longest, atPeak ?? 1)
      return losses[i]
        * margin(deviations[i], beyond: beyond) { freedom in
          if let known = quantiles[freedom] { return known }
          let quantile = studentQuantile(confidence, freedom: freedom)
          quantiles[freedom] = quantile
          return quantile
        }
    }
    let isGrave = !isReliable || found.contains(where: \.isGrave)
    if !isGrave, let last = margins.last, let loss = losses.last, !(last <= 0.1 * loss) {
      found.append(.undetermined(margin: last))
    }
    if isGrave || found.last?.isGrave ?? false { margins = steps.map { _ in .infinity } }
    return LossForecast(
      schedule: schedule, steps: steps, losses: losses, margins: margins, confidence: confidence,
      findings: found)
  }

  /// A schedule of which a loss can be predicted, however surely; for callers who would rather have an error.
  ///
  /// - Throws: ``LossLawError`` where the schedule has no step with a rate, or what the law says is no loss.
  public func check(_ schedule: Schedule) throws(LossLawError) {
    for finding in forecast(of: schedule).findings {
      switch finding {
      case .noSteps, .noLoss: throw .noLoss("\(finding)")
      default: continue
      }
    }
  }

  /// How many steps the longest log has.
  public var longestLog: Int { (runs.compactMap(\.steps.last).max() ?? 0) + 1 }

  /// Half the width of an interval as a share of the loss.
  private func margin(_ deviation: Double, beyond: Double, quantile: (_ freedom: Int) -> Double)
    -> Double
  {
    let (own, known) = (ownError * ownError * beyond, deviation * deviation)
    let sum = own + known
    if sum == 0 { return 0 }
    let freedom = sum * sum / (own * own / ownFreedom + known * known / 60)
    // Of a parameter that nothing holds.
    if !freedom.isFinite { return .infinity }
    return max(
      quantile(Int(freedom.rounded(.down))) * sum.squareRoot(), worstLeftOut * beyond.squareRoot())
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
}
