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
  /// What is to be known of the log before it is fitted.
  public let findings: [LossFinding]
  /// The places of the points that are left out of fits: spikes, and stretches that the run recovered from.
  package let spikes: Set<Int>
  /// Whether the schedule was made of the log's own rates.
  let isOwn: Bool
  /// Whether the log has rates, so that the schedule is known to be the one that it followed.
  let hasRates: Bool

  /// A run, checked.
  ///
  /// - Parameters:
  ///   - name: What the run is called.
  ///   - steps: The steps at which its loss was logged, rising.
  ///   - losses: The loss at each of them.
  ///   - schedule: What it was trained with.
  ///   - rates: The learning rates logged at the steps, where the log has them; they have to agree with
  ///     the schedule within a thousandth of its peak, at the step or at one beside it.
  /// - Throws: ``LossLawError`` for a log that diverges, is out of order, says other rates, or goes on after
  ///   its schedule; and for a schedule without a rate.
  public init(
    _ name: String, _ schedule: Schedule, steps: [Int], losses: [Double], rates: [Double]? = nil
  ) throws(LossLawError) {
    guard steps.count == losses.count, rates.map({ $0.count == steps.count }) ?? true else {
      throw .malformed(name, "there are not as many losses or rates as steps")
    }
    try self.init(
      name, schedule, steps: steps, losses: losses, rates: rates.map { (steps, $0) }, isOwn: false)
  }

  /// A run whose rates may be those of some of the steps, or of others.
  init(
    _ name: String, _ schedule: Schedule, steps: [Int], losses: [Double],
    rates: (steps: [Int], values: [Double])?, isOwn: Bool, planned: Int? = nil
  ) throws(LossLawError) {
    guard steps.first ?? 0 >= 0, zip(steps, steps.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw .malformed(name, "the steps do not ascend from 0 or more")
    }
    if let i = losses.indices.first(where: { !losses[$0].isFinite }) {
      throw .diverged(name, step: steps[i], loss: losses[i])
    }
    if let i = losses.indices.first(where: { losses[$0] <= 0 }) {
      throw .malformed(name, "the loss \(losses[i]) at step \(steps[i]) is not above 0")
    }
    if !(schedule.peak > 0) { throw .malformed(name, "its schedule has no step with a rate") }
    if let rates {
      try RateAgreement(schedule, rates.steps, rates.values, isOwn: isOwn).check(name)
    } else if let last = steps.last, last > schedule.length + schedule.length / 50 {
      // A step or two more is how steps are counted.
      throw .goesBeyond(name, step: last, length: schedule.length)
    }
    let spikes = Spikes(of: losses, mayRise: schedule.riseAfterFall != nil)
    if let i = spikes.divergence { throw .diverged(name, step: steps[i], loss: losses[i]) }
    (self.name, self.schedule, self.steps, self.losses) = (name, schedule, steps, losses)
    self.spikes = spikes.places
    self.isOwn = isOwn
    hasRates = rates != nil
    findings =
      LogFindings(
        name, schedule, steps: steps, spikes: spikes, isOwn: isOwn, planned: planned
      ).all
  }
}

extension LossRun {
  /// Whether it was logged in its warmup alone, so that its peak is not seen.
  var endsInWarmup: Bool {
    let end = schedule.warmup?.upperBound ?? 0
    return end > 0 && steps.last ?? 0 <= end
  }
}

/// The median; 0 of none.
func median(_ numbers: [Double]) -> Double {
  if numbers.isEmpty { return 0 }
  let sorted = numbers.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
