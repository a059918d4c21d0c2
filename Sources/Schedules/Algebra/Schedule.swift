/// A learning-rate schedule: the rate of every optimizer update, as a value.
///
/// A schedule is a list of phases and the rate it arrives at. `schedule[step]` is the rate that the
/// update `step`, counted from 0, uses. It is total: before step 0 it is the first rate, past the
/// end the rate it arrives at.
///
/// ```swift
/// let schedule = Schedule.warmup(to: 3e-4, over: 500)
///   .holding(for: 4_500)
///   .decaying(to: 0, over: 5_000)
/// schedule.length   // 10000
/// schedule[500]     // 0.0003
/// schedule[10_000]  // 0.0
/// ```
///
/// Schedules are kept in normal form: no empty phase, flat curves are holds, and adjoining pieces of
/// one curve are one phase. So `==` means the same rates, and cutting leaves no trace:
/// `a.prefix(n).appending(a.dropFirst(n)) == a`.
public struct Schedule: Sendable {
  /// The phases, in order; none of them empty.
  public let phases: [Phase]

  /// The rate it holds past its end.
  ///
  /// By default where the last phase's curve stands at the step after its last.
  public let finalRate: Double

  /// The first step after each phase.
  let ends: [Int]

  /// Whether anything is said about rates at all; false for the identity of appending only.
  let isIdentity: Bool

  /// The schedule without steps, and the identity of appending; it reads 0.
  public init() {
    self.init(normal: [], ends: [], finalRate: nil)
  }

  /// A schedule of phases, one after the other.
  ///
  /// - Parameters:
  ///   - phases: The phases in order. An empty one leaves its arrival to what follows.
  ///   - final: The rate past the end; by default where the last curve arrives.
  /// - Throws: `ScheduleError` for more steps together than an `Int` counts, or a final rate that
  ///   is negative or not finite.
  public init(checking phases: [Phase], final: Double? = nil) throws(ScheduleError) {
    if let final, !(final.isFinite && final >= 0) {
      throw ScheduleError("final", "\(final) is not a rate", "give a finite rate of 0 or more")
    }
    var normal = NormalForm()
    for (index, phase) in phases.enumerated() where !normal.append(phase) {
      throw ScheduleError(
        "phases[\(index)].steps", "the steps up to here are more than an Int counts",
        "give fewer steps")
    }
    if let final { normal.arrival = final + 0 }
    self = normal.schedule
  }

  /// A schedule of phases, one after the other.
  ///
  /// ```swift
  /// let schedule = Schedule([.ramp(from: 0, to: 1, over: 2), .hold(at: 1, for: 3)])
  /// ```
  ///
  /// - Parameters:
  ///   - phases: The phases in order. An empty one leaves its arrival to what follows.
  ///   - final: The rate past the end; by default where the last curve arrives.
  /// - Precondition: The steps together fit in `Int`; `final` is finite and not negative.
  public init(_ phases: [Phase], final: Double? = nil) {
    self = trapping("Schedule") { () throws(ScheduleError) in
      try Schedule(checking: phases, final: final)
    }
  }

  init(normal phases: [Phase], ends: [Int], finalRate: Double?) {
    self.phases = phases
    self.ends = ends
    self.finalRate = finalRate ?? phases.last?.arrival ?? 0
    isIdentity = phases.isEmpty && finalRate == nil
  }
}

extension Schedule {
  /// The number of steps: the `max_train_steps` of a run that it is made for.
  public var length: Int { ends.last ?? 0 }

  /// The first steps of a phase and the first step after it.
  public func steps(ofPhase index: Int) -> Range<Int> {
    (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  /// The rate past the end, where it is not where the last curve arrives anyway.
  package var storedFinal: Double? {
    let arrival = phases.last?.arrival
    return isIdentity || arrival == finalRate ? nil : finalRate
  }

  /// The rate of step 0, and of every step before it.
  public var firstRate: Double { phases.first?.first ?? finalRate }
}

extension Schedule: Hashable {
  public static func == (a: Schedule, b: Schedule) -> Bool {
    a.phases == b.phases && a.finalRate == b.finalRate && a.isIdentity == b.isIdentity
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(phases)
    hasher.combine(finalRate)
  }
}

extension Schedule: ExpressibleByArrayLiteral {
  /// `let schedule: Schedule = [.ramp(from: 0, to: 1, over: 2), .hold(at: 1, for: 3)]`
  public init(arrayLiteral phases: Phase...) { self.init(phases) }
}
