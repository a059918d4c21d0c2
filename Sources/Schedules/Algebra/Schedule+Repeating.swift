extension Schedule {
  /// The schedule several times over: restarts, triangles, cycles that grow or fade.
  ///
  /// The cycle `i`, counted from 0, is the schedule stretched by `lengthMultiplier^i`, and its rates are
  /// `floor + (rate − floor) · rateMultiplier^i`. Where cycles are not whole steps, they begin
  /// between steps, exactly; nothing drifts.
  ///
  /// `CosineDecayRestarts` in Keras with `t_mul`, `m_mul` and `alpha` is `lengthMultiplier`,
  /// `rateMultiplier` and `floor`; the halving of a triangular2 cycle is a `rateMultiplier` of ½.
  ///
  /// ```swift
  /// let restarts = Schedule.ramp(from: 1, to: 0, over: 2).repeated(3, rateMultiplier: 0.5)
  /// restarts.rates(in: 0..<6)  // [1.0, 0.5, 0.5, 0.25, 0.25, 0.125]
  /// ```
  ///
  /// - Precondition: `count` is not negative, the multipliers and the floor are finite and not
  ///   negative, `lengthMultiplier` is positive, and the time maps fit in `Int`.
  public func repeated(
    _ count: Int, lengthMultiplier: Ratio = 1, rateMultiplier: Double = 1, floor: Double = 0
  ) -> Schedule {
    guard count >= 0 else { trap("repeated: \(count) is negative") }
    guard lengthMultiplier.numerator > 0 else {
      trap("repeated: the length multiplier \(lengthMultiplier) is not positive")
    }
    guard rateMultiplier.isFinite, rateMultiplier >= 0, floor.isFinite, floor >= 0 else {
      trap("repeated: the rate multiplier and the floor must be finite and not negative")
    }
    if count == 0 { return Schedule() }
    var cycle = Cycle(self, lengthMultiplier: lengthMultiplier)
    var normal = NormalForm()
    var factor = 1.0
    for index in 0..<count {
      if index > 0 { factor *= rateMultiplier }
      guard let phases = cycle.next(), normal.append(phases, times: factor, above: floor) else {
        trap(
          "repeated: \(count) cycles leave what an Int counts, or their rates what a Double holds")
      }
    }
    if let final = storedFinal { normal.arrival = floor + (final - floor) * factor }
    return normal.schedule
  }
}

/// The cycles of a repeated schedule, one after the other, their starts exact.
struct Cycle {
  /// The phases of the first cycle, and the exact times that each begins and ends at.
  let phases: [(phase: Phase, start: Ratio, end: Ratio)]
  let length: Ratio
  let lengthMultiplier: Ratio

  /// Where the next cycle begins, and what it is stretched by; nil once they leave `Int`.
  private(set) var start: Ratio? = .zero
  private var stretch: Ratio? = .one

  init(_ schedule: Schedule, lengthMultiplier: Ratio) {
    phases = schedule.phases.indices.map { index in
      let steps = schedule.steps(ofPhase: index)
      return (schedule.phases[index], Ratio(steps.lowerBound, 1), Ratio(steps.upperBound, 1))
    }
    length = Ratio(schedule.length, 1)
    self.lengthMultiplier = lengthMultiplier
  }

  init(
    _ phases: [(phase: Phase, start: Ratio, end: Ratio)], length: Ratio, lengthMultiplier: Ratio
  ) {
    self.phases = phases
    self.length = length
    self.lengthMultiplier = lengthMultiplier
  }

  /// The phases of the next cycle; nil where it does not fit in `Int`.
  mutating func next() -> [Phase]? {
    guard let start, let stretch else { return nil }
    var placed: [Phase] = []
    for (phase, from, to) in phases {
      guard let next = phase.placed(from: from, to: to, stretchedBy: stretch, startingAt: start)
      else { return nil }
      placed.append(next)
    }
    self.start = length.multiplied(by: stretch)?.adding(start)
    self.stretch = stretch.multiplied(by: lengthMultiplier)
    return placed
  }
}

extension NormalForm {
  /// Appends the phases of a cycle, their rates multiplied above a floor; false where the steps do
  /// not fit in `Int`, or the rates are none any more.
  mutating func append(_ cycle: [Phase], times factor: Double, above floor: Double) -> Bool {
    for phase in cycle {
      let changed = factor == 1 ? phase : try? phase.mappingRates { floor + ($0 - floor) * factor }
      guard let changed, append(changed) else { return false }
    }
    return true
  }
}
