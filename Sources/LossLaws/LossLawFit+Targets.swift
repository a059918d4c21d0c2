import Foundation
public import Schedules

extension LossLawFit {
  /// What is to be known of a loss that a schedule is to reach by being longer.
  ///
  /// However long a run is, the law stays above its limit, L₀ less all that the drops of the rate bring: a
  /// loss at or below it, and one that is no number, is never reached. One below L₀ is reached only by what
  /// the decay brings, far from anything that was fitted.
  public func findings(
    onTarget loss: Double, carrying round1: Schedule, confidence: Double = 0.9
  ) -> [LossFinding] {
    let (floor, limit) = (law.parameters[0].value, limit(of: round1))
    let deviation = deviations[0] * studentQuantile(confidence, freedom: 60)
    let interval =
      deviation.isFinite && deviation < 1
      ? floor * exp(-deviation)...floor * exp(deviation) : nil
    if !(loss > limit) || !(loss > 0) {
      return [.neverReached(loss: loss, limit: limit, floor: floor, interval: interval)]
    }
    if loss <= floor { return [.belowFloor(loss: loss, floor: floor, interval: interval)] }
    return reached(loss).map { [.withinLogs(loss: loss, run: $0.run, step: $0.step)] } ?? []
  }

  /// The log that comes down to a loss first, and at which step: by the medians of five points, less their noise.
  private func reached(_ loss: Double) -> (run: String, step: Int)? {
    runs.compactMap { run -> (run: String, step: Int)? in
      let place = run.losses.indices.first { i in
        i >= 4 && median(Array(run.losses[i - 4...i])) <= loss
      }
      return place.map { (run.name, run.steps[$0]) }
    }.min { $0.step < $1.step }
  }

  /// What the law comes to when the schedule is carried on and on: its power of the sum of rates is 0 then,
  /// and each drop has brought all that it can.
  private func limit(of schedule: Schedule) -> Double {
    let fallen = max(0, schedule.peak - schedule.finalRate)
    switch law {
    case let law as MultiPowerLaw: return law.floor - law.drop * fallen
    case let law as AnnealingLaw: return law.floor - law.drop * law.memory * fallen
    default: return law.parameters[0].value
    }
  }
}
