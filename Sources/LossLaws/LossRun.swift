public import Schedules

/// The logged losses of a run and the schedule that it followed.
///
/// ```swift
/// let run = try LossRun("cosine", cosine, steps: [2_000, 3_000, 4_000], losses: [4.1, 3.9, 3.8])
/// run.losses  // [4.1, 3.9, 3.8]
/// ```
public struct LossRun: Sendable, Hashable {
  /// What the run is called.
  public let name: String
  /// What it was trained with.
  public let schedule: Schedule
  /// The updates, counted from 0, after which the losses were taken; strictly ascending.
  public let steps: [Int]
  /// The loss logged at each of its steps.
  public let losses: [Double]

  /// A run, checked.
  ///
  /// - Parameters:
  ///   - name: What the run is called.
  ///   - steps: The steps at which its loss was logged, rising.
  ///   - losses: The loss at each of them.
  ///   - schedule: What it was trained with.
  ///   - rates: The learning rates logged at the steps, where the log has them; they have to agree with
  ///     the schedule within a thousandth of its peak.
  /// - Throws: ``LossLawError`` for a log that diverges, is out of order or says other rates.
  public init(
    _ name: String, _ schedule: Schedule, steps: [Int], losses: [Double], rates: [Double]? = nil
  ) throws(LossLawError) {
    try self.init(name, schedule, steps: steps, losses: losses, rates: rates, isOwn: false)
  }

  init(
    _ name: String, _ schedule: Schedule, steps: [Int], losses: [Double], rates: [Double]?,
    isOwn: Bool
  ) throws(LossLawError) {
    guard steps.count == losses.count, rates.map({ $0.count == steps.count }) ?? true else {
      throw .malformed(name, "there are not as many losses or rates as steps")
    }
    guard steps.first ?? 0 >= 0, zip(steps, steps.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw .malformed(name, "the steps do not ascend from 0 or more")
    }
    if let i = losses.indices.first(where: { !losses[$0].isFinite }) {
      throw .diverged(name, step: steps[i], loss: losses[i])
    }
    if let i = losses.indices.first(where: { losses[$0] <= 0 }) {
      throw .malformed(name, "the loss \(losses[i]) at step \(steps[i]) is not above 0")
    }
    if let i = Self.divergence(of: losses) {
      throw .diverged(name, step: steps[i], loss: losses[i])
    }
    if let rates {
      // A schedule made of the log's own rates is off by half of what they change between points.
      let largest = zip(rates, rates.dropFirst()).map { abs($0 - $1) }.max() ?? 0
      let slack = schedule.peak * 1e-3 + (isOwn ? largest : 0)
      let distances = steps.indices.map { abs(rates[$0] - schedule[steps[$0]]) }
      let i =
        distances.firstIndex { $0.isNaN } ?? distances.indices.max { distances[$0] < distances[$1] }
      if let i, !(distances[i] <= slack) {
        throw .contradiction(
          name, step: steps[i], logged: rates[i], scheduled: schedule[steps[i]])
      }
    }
    (self.name, self.schedule, self.steps, self.losses) = (name, schedule, steps, losses)
  }

  /// Where a run goes wrong for good: its last tenth, or its last five points, are, at the median, more than a
  /// fifth above the least median of the tenths before.
  private static func divergence(of losses: [Double]) -> Int? {
    let count = losses.count
    if count < 20 { return nil }
    let medians = (0..<10).map { tenth in
      median(Array(losses[tenth * count / 10..<(tenth + 1) * count / 10]))
    }
    let least = medians.min()!
    if medians[9] > 1.2 * least { return 9 * count / 10 }
    return median(Array(losses.suffix(5))) > 1.2 * least ? count - 5 : nil
  }
}

/// The median; 0 of none.
func median(_ numbers: [Double]) -> Double {
  if numbers.isEmpty { return 0 }
  let sorted = numbers.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
