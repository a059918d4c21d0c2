/// Why a schedule cannot be carried to a length, and what would work instead.
public enum TransferError: Error, Sendable, Hashable {
  /// The target is shorter than the rule can make the schedule.
  case tooShort(target: Int, least: Int, rule: TransferRule)
  /// The schedule rises again after a fall, and the rule needs a warmup, a plateau and a decay.
  /// It may be made of cycles, of which more can be added, or not.
  case risesAfterFall(rule: TransferRule?, hasCycles: Bool = true)
  /// There is no decay to time anew.
  case noDecay
  /// The phase to extend is not a hold; the holds are named.
  case notAHold(phase: Int, holds: [Int])
  /// The last phase comes to an end, so that it cannot run on.
  case tailEnds(curve: String)
  /// The schedule is not made of cycles.
  case noCycles
  /// The target lies within a cycle; the nearest lengths at a cycle's end, the lower one where it is
  /// not below round 1.
  case withinCycle(target: Int, below: Int?, above: Int?)
  /// The rates of a rewarming are no rates, or its steps are negative.
  case unusableRewarming(ScheduleError)
  /// There are no steps to carry.
  case empty
  /// So many cycles are not kept in memory, or their rates or times cannot be held.
  case tooManyCycles(target: Int)
  /// The exact times do not fit in `Int`.
  case tooLong(target: Int)
}

extension TransferError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooShort(let target, let least, let rule):
      "\(target) steps are too few for \(rule): the least length is \(least)"
    case .risesAfterFall(let rule, let hasCycles):
      "the schedule rises again after a fall, so "
        + (rule.map { "\($0) has no decay to keep or stretch" } ?? "no rule is right by default")
        + (hasCycles
          ? "; use adding-cycles for more of its cycles, or rewarming to rise once more"
          : "; use rewarming to rise once more, or extending-plateau of a phase that holds")
    case .noDecay:
      "the schedule has no decay to stretch; use extending-plateau"
    case .notAHold(let phase, let holds):
      "phases[\(phase)] is not a hold, so it cannot be extended; "
        + (holds.isEmpty
          ? "there is no hold: use extending-plateau without a phase, which inserts one"
          : "the holds are " + holds.map { "phases[\($0)]" }.joined(separator: ", "))
    case .tailEnds(let curve):
      "the last phase (\(curve)) comes to an end and cannot run on; use stretching-decay to time it "
        + "anew, extending-plateau to keep it, or holding-final-rate for a tail at its end"
    case .noCycles:
      "the schedule is not made of two or more cycles that follow one multiplier; use "
        + "extending-plateau, or rewarming to rise once more"
    case .withinCycle(let target, let below, let above):
      "\(target) steps end within a cycle; the nearest lengths that end with one are "
        + [below, above].compactMap { $0?.description }.joined(separator: " and ")
    case .unusableRewarming(let error):
      "rewarming: \(error)"
    case .empty:
      "the schedule has no steps to carry; give one that has"
    case .tooManyCycles(let target):
      "its cycles cannot be continued to \(target) steps: they become more than "
        + "\(RepeatedCycle.mostPhases) phases, or their rates or times leave what can be held; "
        + "use a shorter length"
    case .tooLong(let target):
      "at \(target) steps the exact times do not fit in an Int; use a shorter or rounder length"
    }
  }
}
