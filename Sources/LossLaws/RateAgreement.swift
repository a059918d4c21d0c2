import Schedules

/// Whether the rates of a log are those of its schedule.
///
/// Some tools log the rate of the step before or after; a rate may be that of a step beside its own.
struct RateAgreement {
  private let schedule: Schedule
  private let steps: [Int]
  private let rates: [Double]
  private let slack: Double

  init(_ schedule: Schedule, _ steps: [Int], _ rates: [Double], isOwn: Bool) {
    (self.schedule, self.steps, self.rates) = (schedule, steps, rates)
    // A schedule made of the log's own rates is off by half of what they change between points.
    let largest = zip(rates, rates.dropFirst()).map { abs($0 - $1) }.max() ?? 0
    slack = schedule.peak * 1e-3 + (isOwn ? largest : 0)
  }

  /// - Throws: ``LossLawError`` at the rate that is furthest off, or, where the rates agree at a multiple of
  ///   the steps, with the multiple.
  func check(_ name: String) throws(LossLawError) {
    let distances = steps.indices.map { distance($0) }
    let worst =
      distances.firstIndex { $0.isNaN } ?? distances.indices.max { distances[$0] < distances[$1] }
    guard let i = worst, !(distances[i] <= slack) else { return }
    if let unit = otherUnit { throw .otherUnit(name, factor: unit) }
    throw .contradiction(name, step: steps[i], logged: rates[i], scheduled: schedule[steps[i]])
  }

  private func distance(_ i: Int) -> Double {
    let near = [0, -1, 1].map { abs(rates[i] - schedule[steps[i] &+ $0]) }
    return near[0].isNaN ? .nan : near.min()!
  }

  /// By how many steps the schedule goes on for a step of the log, where that explains the rates: so that
  /// the log's end is the schedule's, or a round number.
  private var otherUnit: Double? {
    // A constant rate is the same in every unit.
    guard let last = steps.last, last > 0, schedule.length > 1, Set(rates).count > 2 else {
      return nil
    }
    let ends = Double(schedule.length - 1) / Double(last)
    let round: [Double] = [2, 4, 5, 8, 10, 16, 32, 50, 64, 100, 128, 256, 512, 1_000].flatMap {
      [$0, 1 / $0]
    }
    return ([ends] + round).first { unit in
      abs(unit - 1) > 0.02
        && steps.indices.allSatisfy { i in
          // A point of a log is as coarse as its unit.
          let (step, coarse) = (min(Double(steps[i]) * unit, 1e15), max(1, unit))
          let (a, b) = (schedule[Int(step - coarse)], schedule[Int(step + coarse)])
          return rates[i] >= min(a, b) - slack && rates[i] <= max(a, b) + slack
        }
    }
  }
}
