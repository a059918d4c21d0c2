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
  /// `rewarming` is left out: the laws are not made for rates that rise again.
  public func forecasts(
    of round1: Schedule, to length: Int, confidence: Double = 0.9
  ) -> [RuleForecast] {
    let rules: [TransferRule] = [
      .extendingPlateau, .stretchingDecay, .stretchingEverything, .holdingFinalRate,
      .continuingTail, .addingCycles,
    ]
    return rules.compactMap { rule in
      guard let transfer = try? round1.transferred(to: length, by: rule) else { return nil }
      return RuleForecast(
        transfer: transfer, forecast: forecast(of: transfer.schedule, confidence: confidence))
    }
    .sorted { $0.forecast.finalLoss < $1.forecast.finalLoss }
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
  /// Found by bisection, so the loss is taken to fall with the length. Below L₀ no steps are safe, and where
  /// the law's limit is above the loss there are none: see ``findings(onTarget:carrying:confidence:)``.
  public func stepsNeeded(
    for loss: Double, carrying round1: Schedule, by rule: TransferRule? = nil, upTo most: Int
  ) -> (expected: Int?, safe: Int?) {
    let found = findings(onTarget: loss, carrying: round1)
    if found.contains(where: \.isGrave) { return (nil, nil) }
    func reach(_ isSafe: Bool) -> Int? {
      func reaches(_ length: Int) -> Bool {
        let transfer =
          rule.map { try? round1.transferred(to: length, by: $0) }
          ?? (try? round1.transferred(to: length))
        guard let schedule = transfer?.schedule else { return false }
        let forecast = forecast(of: schedule, at: [max(0, schedule.length - 1)])
        return forecast.finalLoss + (isSafe ? forecast.finalMargin : 0) <= loss
      }
      // Of much longer runs nothing is sure.
      let most = isSafe ? min(most, Int(LossFinding.mostTimesLonger) * longestLog) : most
      guard reaches(most) else { return nil }
      var (low, high) = (0, most)
      while high - low > 1 {
        let middle = low + (high - low) / 2
        if reaches(middle) { high = middle } else { low = middle }
      }
      return high
    }
    return (reach(false), found.isEmpty ? reach(true) : nil)
  }
}
