// Decays that begin anew. Cycles are counted in exact ratios, never found by a logarithm: the
// thousandth begins at its very step.

extension Schedule {
  /// Warm restarts (SGDR): decays, along the cosine as a rule, in cycles that are equal, grow, or
  /// fade.
  ///
  ///     cycle i: from peakᵢ to floor along the curve, over firstCycle · lengthMultiplierⁱ steps
  ///     peakᵢ = floor + (peak · peakMultiplierⁱ − floor) · amplitudeMultiplierⁱ
  ///
  /// "SGDR", arXiv 1608.03983. `CosineAnnealingWarmRestarts` in PyTorch (`T_0`, `T_mult`),
  /// `CosineDecayRestarts` in Keras (`t_mul`, `m_mul` is `amplitudeMultiplier`),
  /// `CosineLRScheduler` and `PolyLRScheduler` in timm (`cycle_mul`, `cycle_decay` is
  /// `peakMultiplier`, `cycle_limit` is `cycles`).
  ///
  /// ```swift
  /// let restarts = try Schedule.warmRestarts(from: 1, firstCycle: 2, for: 6, lengthMultiplier: 2)
  /// restarts.rates(in: 0..<6)  // [1.0, 0.5, 1.0, 0.8535533905932737, 0.5, 0.14644660940672624]
  /// ```
  ///
  /// - Parameters:
  ///   - floor: The rate that every cycle comes down to.
  ///   - firstCycle: The steps of the first cycle.
  ///   - steps: All steps, the warmup's too; a cycle that is not through then is cut.
  ///   - cycles: How many there are at most; after them the floor is held.
  ///   - curve: The shape of each cycle.
  /// - Throws: `ScheduleError` for rates, steps or multipliers that are negative or not finite, a
  ///   first cycle without steps, more cycles than are built, or a warmup longer than `steps`.
  public static func warmRestarts(
    from peak: Double, to floor: Double = 0, firstCycle: Int, for steps: Int,
    lengthMultiplier: Double = 1, amplitudeMultiplier: Double = 1, peakMultiplier: Double = 1,
    cycles: Int? = nil, along curve: Curve = .cosine, warmup: Warmup = .none
  ) throws(ScheduleError) -> Schedule {
    try requireSteps(("firstCycle", firstCycle))
    try requireSteps(atLeast: 0, ("cycles", cycles ?? 0))
    try requirePositive(("lengthMultiplier", lengthMultiplier))
    let growth = try ratio("lengthMultiplier", lengthMultiplier)
    _ = try decay(from: peak, to: floor, over: 0, along: curve)
    return try warmup.leading(to: peak, of: steps) { n throws(ScheduleError) in
      try restarts(
        along: curve, firstCycle: Ratio(firstCycle, 1), lengthMultiplier: growth,
        for: n, cycles: cycles
      ) { cycle in
        let top = peak * power(peakMultiplier, cycle) - floor
        return (floor + top * power(amplitudeMultiplier, cycle), floor)
      }
    }
  }

  /// Cosine decay with hard restarts, so many that they fill the run.
  ///
  ///     rate = peak · ½(1 + cos(π · ((cycles · k/n) mod 1)))
  ///
  /// `cosine_with_restarts` in Hugging Face. Cycles need not be whole steps.
  ///
  /// ```swift
  /// try Schedule.hardRestarts(from: 1, cycles: 2, over: 4).rates(in: 0..<5)  // [1.0, 0.5, 1.0, 0.5, 0.0]
  /// ```
  ///
  /// - Parameter steps: All steps, the warmup's too.
  /// - Throws: `ScheduleError` for rates or steps that are negative or not finite, no cycles, or a
  ///   warmup longer than `steps`.
  public static func hardRestarts(
    from peak: Double, to floor: Double = 0, cycles: Int, over steps: Int, warmup: Warmup = .none
  ) throws(ScheduleError) -> Schedule {
    try requireSteps(("cycles", cycles))
    _ = try decay(from: peak, to: floor, over: 0, along: .cosine)
    return try warmup.leading(to: peak, of: steps) { n throws(ScheduleError) in
      if n == 0 { return try held(floor, for: 0) }
      return try restarts(
        along: .cosine, firstCycle: Ratio(n, cycles), lengthMultiplier: 1, for: n, cycles: cycles
      ) { _ in (peak, floor) }
    }
  }

  /// Half waves of the cosine, down and up in turn.
  ///
  ///     rate = floor + (peak − floor) · ½(1 + cos(π · halfWaves · k/n))
  ///
  /// `cosine` in Hugging Face, whose `num_cycles` (½ by default) counts whole waves: twice as many
  /// half ones.
  ///
  /// ```swift
  /// try Schedule.cosineWaves(from: 1, halfWaves: 2, over: 4).rates(in: 0..<5)  // [1.0, 0.5, 0.0, 0.5, 1.0]
  /// ```
  ///
  /// - Parameter steps: All steps, the warmup's too.
  /// - Throws: `ScheduleError` for rates or steps that are negative or not finite, waves that are
  ///   not above 0, or a warmup longer than `steps`.
  public static func cosineWaves(
    from peak: Double, to floor: Double = 0, halfWaves: Double, over steps: Int,
    warmup: Warmup = .none, grid: Grid = .start
  ) throws(ScheduleError) -> Schedule {
    try requirePositive(("halfWaves", halfWaves))
    let waves = try ratio("halfWaves", halfWaves)
    _ = try decay(from: peak, to: floor, over: 0, along: .cosine)
    return try warmup.leading(to: peak, of: steps) { n throws(ScheduleError) in
      guard n > 0, let wave = Ratio(n, 1).divided(by: waves) else { return try held(peak, for: n) }
      // On the other grid the curve has begun a step before.
      let early = grid == .end ? 1 : 0
      return try restarts(
        along: .cosine, firstCycle: wave, lengthMultiplier: 1, for: n + early,
        cycles: waves.roundedUp
      ) { $0 % 2 == 0 ? (peak, floor) : (floor, peak) }.dropFirst(early)
    }
  }

  /// Polynomial decay that begins anew, over longer and longer runs, each time it has come to its
  /// end.
  ///
  ///     rate = final + (peak − final) · (1 − k / (firstCycle · ⌈k / firstCycle⌉))^power
  ///
  /// `PolynomialDecay` in Keras with `cycle=True`: at the end of a cycle it stands at the final
  /// rate, one step later on a curve that began at step 0 and is longer by one cycle.
  ///
  /// ```swift
  /// try Schedule.cyclicPolynomialDecay(from: 1, firstCycle: 2, power: 1, for: 5).rates(in: 0..<5)
  /// // [1.0, 0.5, 0.0, 0.25, 0.0]
  /// ```
  ///
  /// - Throws: `ScheduleError` for rates or steps that are negative or not finite, a power that is
  ///   not above 0, a cycle without steps, or more cycles than are built.
  public static func cyclicPolynomialDecay(
    from peak: Double, to final: Double = 0, firstCycle: Int, power: Double, for steps: Int,
    warmup: Warmup = .none
  ) throws(ScheduleError) -> Schedule {
    try requireSteps(("firstCycle", firstCycle))
    let curve = Curve(try Polynomial(power: power))
    return try warmup.leading(to: peak, of: steps) { n throws(ScheduleError) in
      try requireFew(phases: n / firstCycle, named: "firstCycle")
      var (phases, start) = ([Phase](), 0)
      while start < n {
        let (end, overflow) = (start == 0 ? 0 : start - 1).addingReportingOverflow(firstCycle)
        // Its own end is the last step of a cycle.
        let last = overflow ? n : min(n, end + 1)
        let map = try TimeMap(offset: start, stride: 1, period: overflow ? Int.max : end)
        phases.append(try .init(curve, from: peak, to: final, steps: last - start, timeMap: map))
        start = last
      }
      return try Schedule(checking: phases)
    }
  }

  /// Cycles of one curve, each between rates of its own, until the steps are full.
  private static func restarts(
    along curve: Curve, firstCycle: Ratio, lengthMultiplier: Ratio, for steps: Int, cycles: Int?,
    rates: (_ cycle: Int) -> (peak: Double, floor: Double)
  ) throws(ScheduleError) -> Schedule {
    var (phases, start, length) = ([Phase](), Ratio.zero, firstCycle)
    while start.roundedUp < steps, cycles.map({ phases.count < $0 }) ?? true {
      try requireFew(phases: phases.count, named: "firstCycle")
      let (peak, floor) = rates(phases.count)
      let cycle = try Phase(curve, from: peak, to: floor, steps: 1)
      guard let end = start.adding(length), end.roundedUp > start.roundedUp || length.isLong,
        let placed = cycle.placed(from: .zero, to: .one, stretchedBy: length, startingAt: start)
      else {
        throw ScheduleError(
          "lengthMultiplier", "the cycles cannot be counted beyond step \(start.roundedUp)",
          "give a rounder multiplier, longer cycles or fewer steps")
      }
      phases.append(placed)
      start = end
      // The last that can be counted may be the last that is needed.
      length = length.multiplied(by: lengthMultiplier) ?? Ratio(Int.max, 1)
    }
    return try Schedule(checking: phases, final: phases.isEmpty ? rates(0).floor : nil)
      .lasting(for: steps)
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    if exponent == 0 || base == 1 { return 1 }
    return base > 0 ? DoubleDouble.power(base, Ratio(exponent, 1)).rounded : 0
  }
}

extension Ratio {
  /// Whether it is a step or more.
  fileprivate var isLong: Bool { numerator >= denominator }
}
