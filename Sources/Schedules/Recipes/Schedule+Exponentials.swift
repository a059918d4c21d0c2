extension Schedule {
  /// Exponential decay by a factor every so many steps: smooth, or as a staircase.
  ///
  ///     rate = peak · factor^((k − begin) / period), and peak before `begin`
  ///     as a staircase, with the exponent rounded down
  ///
  /// `exponential_decay` in Optax (`transition_steps`, `decay_rate`, `transition_begin`,
  /// `staircase`, `end_value`) and MLX, `ExponentialLR` in PyTorch (a period of 1),
  /// `ExponentialDecay` in Keras.
  ///
  /// ```swift
  /// try Schedule.exponentialDecay(from: 1, by: 0.25, every: 2, for: 4).rates(in: 0..<5)
  /// // [1.0, 0.5, 0.25, 0.125, 0.0625]
  /// try Schedule.exponentialDecay(from: 1, by: 0.25, every: 2, for: 4, staircase: true).rates(in: 0..<5)
  /// // [1.0, 1.0, 0.25, 0.25, 0.0625]
  /// ```
  ///
  /// - Parameters:
  ///   - factor: What the rate is multiplied by every `period` steps; above 1 it grows.
  ///   - steps: All steps, the warmup's too.
  ///   - begin: The steps after the warmup before which nothing decays.
  ///   - bound: The rate that it stops at: a floor for a decay, a ceiling for a growth.
  ///   - staircase: Whether the rate falls in steps.
  ///   - peak: The largest rate.
  ///   - warmup: What leads to the peak; its steps are among all.
  ///   - period: How many steps a factor takes.
  /// - Throws: `ScheduleError` for rates or steps that are negative or not finite, a factor that is
  ///   not above 0, a growth beyond what a `Double` holds, or a warmup longer than `steps`.
  public static func exponentialDecay(
    from peak: Double, by factor: Double, every period: Int, for steps: Int,
    startingAfter begin: Int = 0, stoppingAt bound: Double? = nil, staircase: Bool = false,
    warmup: Warmup = .none
  ) throws(ScheduleError) -> Schedule {
    try requirePositive(("factor", factor))
    try requireSteps(("period", period))
    try requireSteps(atLeast: 0, ("begin", begin))
    return try warmup.leading(to: peak, of: steps) { n throws(ScheduleError) in
      let before = try held(peak, for: min(n, begin))
      let after = max(0, n - begin)
      let decay =
        staircase
        ? try stairs(from: peak, by: factor, every: Ratio(period, 1), for: after)
        : try smooth(from: peak, by: factor, every: period, for: after)
      // As in Optax, the bound holds before the decay begins too, and a factor of 1 has a ceiling.
      return try before.appending(decay).stopping(at: bound, growing: factor >= 1)
    }
  }

  /// Step decay: the rate falls by a factor at every so many steps.
  ///
  ///     rate = peak · factor^⌊k / period⌋
  ///
  /// `StepLR` in PyTorch, `step_decay` in MLX, `StepLRScheduler` in timm.
  ///
  /// ```swift
  /// try Schedule.stepDecay(from: 1, by: 0.5, every: 2, for: 4).rates(in: 0..<5)  // [1.0, 1.0, 0.5, 0.5, 0.25]
  /// ```
  ///
  /// - Throws: `ScheduleError` as `exponentialDecay`.
  public static func stepDecay(
    from peak: Double, by factor: Double, every period: Int, for steps: Int,
    warmup: Warmup = .none
  ) throws(ScheduleError) -> Schedule {
    try stepDecay(from: peak, by: factor, every: Ratio(period, 1), for: steps, warmup: warmup)
  }

  /// Step decay whose period need not be whole steps: each stair begins at the first step at or
  /// after its time.
  ///
  ///     rate = peak · factor^⌊k / period⌋
  ///
  /// ```swift
  /// try Schedule.stepDecay(from: 1, by: 0.5, every: Ratio(5, 2), for: 6).rates(in: 0..<6)  // [1.0, 1.0, 1.0, 0.5, 0.5, 0.25]
  /// ```
  ///
  /// - Throws: `ScheduleError` as above.
  public static func stepDecay(
    from peak: Double, by factor: Double, every period: Ratio, for steps: Int,
    warmup: Warmup = .none
  ) throws(ScheduleError) -> Schedule {
    try requirePositive(("factor", factor))
    return try warmup.leading(to: peak, of: steps) { n throws(ScheduleError) in
      try stairs(from: peak, by: factor, every: period, for: n)
    }
  }

  private static func smooth(
    from peak: Double, by factor: Double, every period: Int, for steps: Int
  ) throws(ScheduleError) -> Schedule {
    let whole = (DoubleDouble.power(factor, Ratio(steps, period)) * peak).rounded
    try requireFinite(whole, factor: factor)
    // About what a phase can resolve; below it nothing is left.
    let least = max(peak * 0x1p-960, 0x1p-1000)
    if peak < least || whole >= least {
      return try decay(
        from: peak, to: whole, over: steps, along: peak < least ? .linear : .exponential)
    }
    let lasting =
      (Double(period) / -Schedule.logarithm(factor)) * Schedule.logarithm(peak / least)
    // The last step that can be told from 0 stands at the end of the curve.
    let last = min(steps - 1, Int(min(lasting, 0x1p62)))
    let end = (DoubleDouble.power(factor, Ratio(last, period)) * peak).rounded
    let map = last == 0 ? nil : try TimeMap(offset: 0, stride: 1, period: last)
    let visible = try Schedule(checking: [
      Phase(
        last == 0 ? .hold : .exponential, from: peak, to: end, steps: last + 1, timeMap: map)
    ])
    return visible.appending(try held(0, for: steps - last - 1))
  }

  private static func logarithm(_ x: Double) -> Double {
    DoubleDouble.logarithm(DoubleDouble(x)).rounded
  }

  /// The stairs as holds, the last cut short; past the end the next one down.
  private static func stairs(
    from peak: Double, by factor: Double, every period: Ratio, for steps: Int
  ) throws(ScheduleError) -> Schedule {
    guard period.numerator >= period.denominator else {
      throw ScheduleError("period", "\(period) is below a step", "give 1 or more")
    }
    try requireFew(phases: steps / (period.numerator / period.denominator), named: "period")
    var (phases, start) = ([Phase](), 0)
    for stair in 0... {
      let rate = (DoubleDouble.power(factor, Ratio(stair, 1)) * peak).rounded
      try requireFinite(rate, factor: factor)
      // No stair is left where none can be seen any more, or the next one begins past the end.
      let next =
        rate == 0 || factor == 1 ? nil : period.multiplied(by: Ratio(stair + 1, 1))?.roundedUp
      let end = min(next ?? Int.max, steps)
      phases.append(try Phase(.hold, from: rate, to: rate, steps: end - start))
      start = end
      if next.map({ $0 > steps }) ?? true { break }
    }
    return try Schedule(checking: phases)
  }

  private static func requireFinite(_ rate: Double, factor: Double) throws(ScheduleError) {
    guard rate.isFinite else {
      throw ScheduleError(
        "factor", "by \(factor) the rate grows beyond what a Double holds", "give fewer steps")
    }
  }

  private func stopping(at bound: Double?, growing: Bool) throws(ScheduleError) -> Schedule {
    guard let bound else { return self }
    _ = try Schedule.held(bound, for: 0)
    return growing ? clamped(to: ...bound) : clamped(to: bound...)
  }
}
