public import Schedules

/// A rule of transfer, and what the schedule that it makes is predicted to end at.
public struct RuleForecast: Sendable {
  /// Round 1 carried by a rule.
  public let transfer: Transfer
  /// What the law predicts of it.
  public let forecast: LossForecast
}

extension LossLawFit {
  /// What every rule of transfer that applies makes of a schedule, the least loss first.
  ///
  /// `rewarming` is left out, for its rates are to be given; of it, and of a plateau of one's choice, say
  /// ``forecast(of:confidence:)-(Transfer,_)``.
  public func forecasts(
    of round1: Schedule, to length: Int, confidence: Double = 0.9
  ) -> [RuleForecast] {
    let rules: [TransferRule] = [
      .extendingPlateau, .stretchingDecay, .stretchingEverything, .holdingFinalRate,
      .continuingTail, .addingCycles,
    ]
    return rules.compactMap { rule in
      guard let transfer = try? round1.transferred(to: length, by: rule) else { return nil }
      return forecast(of: transfer, confidence: confidence)
    }
    .sorted { $0.forecast.finalLoss < $1.forecast.finalLoss }
  }

  /// What a transfer, by whichever rule, is predicted to end at.
  public func forecast(of transfer: Transfer, confidence: Double = 0.9) -> RuleForecast {
    RuleForecast(
      transfer: transfer, forecast: forecast(of: transfer.schedule, confidence: confidence))
  }

  /// The fewest steps after which a schedule, carried to them, is predicted to end at a loss, and the
  /// fewest for which the upper end of the interval does; nil where none up to `most` do.
  ///
  /// ```swift
  /// let fit = try LossLawFit([cosineRun, constantRun, twoStageRun])
  /// let steps = fit.stepsNeeded(for: 3.2, carrying: cosine, upTo: 200_000)
  /// steps.expected  // the steps that are expected to do
  /// steps.safe      // those that do at the upper end of the interval too
  /// fit.stepsNeeded(for: 2.9, carrying: cosine, upTo: 200_000).expected  // nil
  /// ```
  ///
  /// Of lengths from the shortest to the longest that may do, each a twentieth above the one before, the first
  /// that does, and from there by bisection: longer runs are less sure, so that their intervals may be above
  /// the loss again. Where the law's limit is above the loss there are none: see
  /// ``findings(onTarget:carrying:confidence:)``.
  public func stepsNeeded(
    for loss: Double, carrying round1: Schedule, by rule: TransferRule? = nil, upTo most: Int
  ) -> (expected: Int?, safe: Int?) {
    if findings(onTarget: loss, carrying: round1).contains(where: \.isGrave) { return (nil, nil) }
    func end(_ length: Int) -> LossForecast? {
      let transfer =
        rule.map { try? round1.transferred(to: length, by: $0) }
        ?? (try? round1.transferred(to: length))
      guard let schedule = transfer?.schedule else { return nil }
      return forecast(of: schedule, at: [max(0, schedule.length - 1)])
    }
    func first(upTo most: Int, _ reaches: (Int) -> Bool) -> Int? {
      var (low, high) = (0, min(most, 16))
      while !reaches(high) {
        if high >= most { return nil }
        (low, high) = (high, min(most, max(high + 1, high + high / 20)))
      }
      while high - low > 1 {
        let middle = low + (high - low) / 2
        if reaches(middle) { high = middle } else { low = middle }
      }
      return high
    }
    let expected = first(upTo: most) { end($0).map { $0.finalLoss <= loss } ?? false }
    guard let expected else { return (nil, nil) }
    // Of much longer runs nothing is sure.
    let safe = first(upTo: min(most, Int(LossFinding.mostTimesLonger) * longestLog)) {
      $0 >= expected && (end($0).map { $0.finalLoss + $0.finalMargin <= loss } ?? false)
    }
    return (expected, safe)
  }
}
