public import LossLaws
import Schedules

extension Prediction {
  /// The curves that the picture draws, one a schedule: the losses predicted at some steps, with their margins.
  ///
  /// The steps are at most 653, whatever the length: from the end of the warmup to the last one evenly, and
  /// closer where the curve is steep or a phase begins.
  ///
  /// ```swift
  /// let curve = Prediction(by: fit, of: [round2.labeled("round 2")]).forecasts[0]
  /// zip(curve.steps, curve.losses)  // what is drawn
  /// ```
  public var forecasts: [LossForecast] { series.map(forecast) }

  func forecast(of series: Series) -> LossForecast {
    fit.forecast(
      of: series.schedule, at: Self.steps(of: series.schedule), confidence: confidence)
  }

  private static func steps(of schedule: Schedule) -> [Int] {
    let last = max(0, schedule.length - 1)
    let first = min(last, schedule.warmup?.upperBound ?? 0)
    var steps: Set<Int> = [first, last]
    // The beginning is steep, and so is what follows a jump.
    for i in 0..<96 {
      let share = Double(i) / 96
      for share in [share, share * share, share * share / 20] {
        steps.insert(first + Int(Double(last - first) * share))
      }
    }
    for index in schedule.phases.indices.prefix(60) {
      let start = schedule.steps(ofPhase: index).lowerBound
      for distance in [-1, 0, 1, 4, 16, 64].map({ $0 * max(1, schedule.length / 20_000) }) {
        let (step, overflow) = start.addingReportingOverflow(distance)
        if !overflow { steps.insert(step) }
      }
    }
    return steps.filter { (first...last).contains($0) }.sorted()
  }
}
