// Rises and falls: triangles and one-cycle.

extension Schedule {
  /// What becomes of the triangles of a cyclical schedule, one after the other.
  public enum TriangleAmplitude: Sendable, Hashable {
    /// Each is as high as the first.
    case constant
    /// Each is half as high as the one before: `triangular2`.
    case halving
    /// Every step is lower by this factor: `exp_range`.
    case fading(Double)
  }

  /// Cyclical rates: triangles between a base and a peak.
  ///
  ///     rate = base + (peak − base) · triangle(k) · amplitude,
  ///     amplitude 1, or ½^cycle (triangular2), or γᵏ (exp_range)
  ///
  /// "Cyclical Learning Rates for Training Neural Networks", arXiv 1506.01186; `CyclicLR` in
  /// PyTorch, `step_size_up` and `step_size_down` being `rise` and `fall`. Under a fading amplitude
  /// rates are written out in a table.
  ///
  /// ```swift
  /// try Schedule.triangular(from: 0, to: 1, rise: 2, for: 8, amplitude: .halving).rates(in: 0..<8)
  /// // [0.0, 0.5, 1.0, 0.5, 0.0, 0.25, 0.5, 0.25]
  /// ```
  ///
  /// - Parameters:
  ///   - rise: Steps from the base to the peak.
  ///   - fall: Steps back; by default as many.
  ///   - steps: All steps; a triangle that is not through then is cut.
  /// - Throws: `ScheduleError` for rates or steps that are negative or not finite, a base above the
  ///   peak, a triangle without steps, more triangles than are built, or a table longer than tables
  ///   are.
  public static func triangular(
    from base: Double, to peak: Double, rise: Int, fall: Int? = nil, for steps: Int,
    amplitude: TriangleAmplitude = .constant
  ) throws(ScheduleError) -> Schedule {
    let fall = fall ?? rise
    try requireSteps(atLeast: 0, ("rise", rise), ("fall", fall), ("steps", steps))
    let (both, overflow) = rise.addingReportingOverflow(fall)
    guard !overflow, both > 0 else {
      throw ScheduleError("rise", "\(rise) and \(fall) steps make no triangle", "give 1 or more")
    }
    guard base <= peak else {
      throw ScheduleError("base", "\(base) is above the peak \(peak)", "give a lower base")
    }
    let triangle = try decay(from: base, to: peak, over: rise, along: .linear)
      .appending(decay(from: peak, to: base, over: fall, along: .linear))
    let count = steps / both + 1
    try requireFew(phases: count * 2, named: "rise")
    guard count.multipliedReportingOverflow(by: both).overflow == false else {
      throw ScheduleError("steps", "\(steps) are too many for whole triangles", "give fewer steps")
    }
    let triangles = triangle.repeated(
      count, rateMultiplier: amplitude == .halving ? 0.5 : 1, floor: base
    ).prefix(steps)
    guard case .fading(let factor) = amplitude else { return triangles }
    let fading = try exponentialDecay(from: 1, by: factor, every: 1, for: steps)
    return try triangles.multiplied(by: fading, above: base)
  }

  /// Where the parts of a one-cycle schedule end.
  public enum CycleEnd: Sendable, Hashable, CaseIterable {
    /// The peak is reached at step ⌊share · steps⌋, the end by the step after the last: Optax.
    case afterLastStep
    /// The peak is reached at share · steps − 1, which may lie between steps, the end by the last
    /// step: PyTorch.
    case atLastStep
  }

  /// One cycle: up to the peak, and far down again.
  ///
  ///     from peak / initialDivisor up to peak, then down to peak / (initialDivisor · finalDivisor)
  ///
  /// "Super-Convergence", arXiv 1708.07120. `OneCycleLR` in PyTorch (`pct_start`, `div_factor`,
  /// `final_div_factor`, `.atLastStep`), `cosine_onecycle_schedule` in Optax (`.afterLastStep`).
  ///
  /// ```swift
  /// let cycle = try Schedule.oneCycle(peak: 1, over: 8, risingFor: 0.5, initialDivisor: 4, finalDivisor: 4)
  /// cycle.rates(at: [0, 3, 7])  // [0.25, 1.0, 0.0625]
  /// ```
  ///
  /// - Parameters:
  ///   - steps: All steps.
  ///   - share: The share of them that the rise takes.
  ///   - curve: `.cosine` or `.linear`, of both parts.
  /// - Throws: `ScheduleError` for a peak that is negative or not finite, fewer than 2 steps,
  ///   divisors that are not above 0, or a share that is not in 0…1.
  public static func oneCycle(
    peak: Double, over steps: Int, risingFor share: Double = 0.3, along curve: Curve = .cosine,
    initialDivisor: Double = 25, finalDivisor: Double = 1e4, ending end: CycleEnd = .atLastStep
  ) throws(ScheduleError) -> Schedule {
    let low = try lowRates(peak, initialDivisor, finalDivisor)
    let top = try time(of: share, named: "risingFor", in: steps, ending: end)
    let last = Ratio(end == .atLastStep ? steps - 1 : steps, 1)
    return try cycle(
      [(.zero, low.initial), (top, peak), (last, low.final)], along: curve, over: steps)
  }

  /// One cycle in three parts: up to the peak, down to where it began, and on to the end.
  ///
  /// `OneCycleLR` in PyTorch with `three_phase=True` (both ramps take the same share),
  /// `linear_onecycle_schedule` in Optax (`pct_start` and `pct_final`; `.afterLastStep`,
  /// `.linear`).
  ///
  /// ```swift
  /// let cycle = try Schedule.threePartCycle(
  ///   peak: 1, over: 8, risingFor: 0.25, fallenAfter: 0.5, along: .linear, initialDivisor: 4, finalDivisor: 4,
  ///   ending: .afterLastStep)
  /// cycle.rates(at: [0, 2, 4, 8])  // [0.25, 1.0, 0.25, 0.0625]
  /// ```
  ///
  /// - Parameters:
  ///   - share: The share of the steps that the rise takes.
  ///   - fallen: The share after which the rate is where it began; by default twice the share of
  ///     the rise.
  /// - Throws: `ScheduleError` as `oneCycle`.
  public static func threePartCycle(
    peak: Double, over steps: Int, risingFor share: Double = 0.3, fallenAfter fallen: Double? = nil,
    along curve: Curve = .cosine, initialDivisor: Double = 25, finalDivisor: Double = 1e4,
    ending end: CycleEnd = .atLastStep
  ) throws(ScheduleError) -> Schedule {
    let low = try lowRates(peak, initialDivisor, finalDivisor)
    let top = try time(of: share, named: "risingFor", in: steps, ending: end)
    let bottom =
      try fallen.map { share throws(ScheduleError) in
        try time(of: share, named: "fallenAfter", in: steps, ending: end)
      } ?? top.multiplied(by: 2)
    let last = Ratio(end == .atLastStep ? steps - 1 : steps, 1)
    guard let bottom else {
      throw ScheduleError(
        "steps", "\(steps) are too many for \(share) of them", "give a rounder share")
    }
    return try cycle(
      [(.zero, low.initial), (top, peak), (bottom, low.initial), (last, low.final)], along: curve,
      over: steps)
  }

  private static func lowRates(
    _ peak: Double, _ initialDivisor: Double, _ finalDivisor: Double
  ) throws(ScheduleError) -> (initial: Double, final: Double) {
    try requirePositive(("initialDivisor", initialDivisor), ("finalDivisor", finalDivisor))
    let initial = peak / initialDivisor
    return (initial, initial / finalDivisor)
  }

  private static func time(
    of share: Double, named name: String, in steps: Int, ending end: CycleEnd
  ) throws(ScheduleError) -> Ratio {
    guard share >= 0, share <= 1 else {
      throw ScheduleError(name, "\(share) is no share of the steps", "give one in 0…1")
    }
    guard steps >= 2 else {
      throw ScheduleError("steps", "\(steps) make no cycle", "give 2 or more")
    }
    guard let exact = try ratio(name, share).multiplied(by: Ratio(steps, 1)),
      let before = exact.subtracting(.one)
    else {
      throw ScheduleError(
        "steps", "\(steps) are too many for \(share) of them", "give a rounder share")
    }
    return end == .atLastStep ? before : Ratio(exact.numerator / exact.denominator, 1)
  }

  /// The parts of a cycle; a peak before step 0, of a rise that takes none, begins there.
  private static func cycle(
    _ knots: [(time: Ratio, rate: Double)], along curve: Curve, over steps: Int
  ) throws(ScheduleError) -> Schedule {
    let started = knots[1].time.numerator > 0 ? knots : Array(knots.dropFirst())
    let whole = try through(started, along: curve)
    guard whole.length == steps - 1, let last = whole.phases.last else { return whole }
    // The last step stands where the last curve ends, and is its own.
    let ended = try Phase(
      last.curve, from: last.from, to: last.to, steps: last.steps + 1, timeMap: last.timeMap)
    return try Schedule(checking: whole.phases.dropLast() + [ended])
  }
}
