// Decays that never end, with the inverse of the time or of its square root.

extension Schedule {
  /// Warmup, then the inverse square root of the steps.
  ///
  ///     rate = floor + (peak − floor) · √(τ / (τ + k)),  k counted from the end of the warmup
  ///
  /// With τ the warmup's steps W this is √(W / t) of all steps t: fairseq, Megatron (with
  /// `minimum`), OLMo-core (with `floor`), "Attention Is All You Need" (arXiv 1706.03762). With a τ
  /// of its own it is `inverse_sqrt` in Hugging Face (`timescale`), timm and Big Vision, (1 +
  /// k/τ)^−½.
  ///
  /// ```swift
  /// let root = try Schedule.inverseSquareRootDecay(from: 1, for: 100, warmup: 4)
  /// root.rates(at: [2, 4, 16])  // [0.5, 1.0, 0.5]
  /// ```
  ///
  /// - Parameters:
  ///   - steps: All steps, the warmup's too.
  ///   - timescale: τ, in steps; by default those of the warmup.
  ///   - floor: The rate that it comes down to after infinitely many steps.
  ///   - minimum: The rate at which it stops falling, and holds.
  /// - Throws: `ScheduleError` for rates or steps that are negative or not finite, no timescale
  ///   where there is no warmup, or a warmup longer than `steps`.
  public static func inverseSquareRootDecay(
    from peak: Double, for steps: Int, warmup: Warmup = .none, timescale: Double? = nil,
    floor: Double = 0, minimum: Double = 0
  ) throws(ScheduleError) -> Schedule {
    try inversePowerDecay(
      from: peak, power: 0.5, for: steps, warmup: warmup, timescale: timescale, floor: floor,
      minimum: minimum)
  }

  /// Warmup, then a power of the inverse of the steps.
  ///
  ///     rate = floor + (peak − floor) · (τ / (τ + k))^power,  k counted from the end of the warmup
  ///
  /// The "Power" schedule, arXiv 2408.13359; `WSDLRScheduler(stable_fn='power')` in timm.
  ///
  /// ```swift
  /// try Schedule.inversePowerDecay(from: 1, power: 2, for: 100, timescale: 4)[4]  // 0.25
  /// ```
  ///
  /// - Throws: `ScheduleError` as `inverseSquareRootDecay`, and for a power that is not above 0.
  public static func inversePowerDecay(
    from peak: Double, power: Double, for steps: Int, warmup: Warmup = .none,
    timescale: Double? = nil, floor: Double = 0, minimum: Double = 0
  ) throws(ScheduleError) -> Schedule {
    guard let timescale = timescale ?? (warmup.steps > 0 ? Double(warmup.steps) : nil) else {
      throw ScheduleError(
        "timescale", "without a warmup there is none to take",
        "give a number of steps, such as 10000")
    }
    let curve = Curve(try InversePower(power, timescale: timescale, floor: floor))
    _ = try held(minimum, for: 0)
    return try openEnded(curve, from: peak, for: steps, warmup: warmup, minimum: minimum)
  }

  /// The Transformer's schedule, "noam": a linear warmup, then the inverse square root of the
  /// steps.
  ///
  ///     rate = factor · width^−½ · min(t^−½, t · warmup^−3/2),  t = k + 1
  ///
  /// "Attention Is All You Need", arXiv 1706.03762, eq. 3. The last step of the warmup stands at
  /// the peak.
  ///
  /// ```swift
  /// let noam = try Schedule.noam(width: 4, warmup: 4, for: 100)
  /// noam.rates(at: [0, 3, 15])  // [0.0625, 0.25, 0.125]
  /// ```
  ///
  /// - Throws: `ScheduleError` for a width, warmup or factor that is not above 0, or a warmup
  ///   longer than `steps`.
  public static func noam(
    width: Int, warmup: Int, factor: Double = 1, for steps: Int
  ) throws(ScheduleError) -> Schedule {
    try requireSteps(("width", width), ("warmup", warmup))
    try requirePositive(("factor", factor))
    let product = DoubleDouble(width) * DoubleDouble(warmup)
    let peak = (DoubleDouble(factor) / product.squareRoot()).rounded
    let curve = Curve(try InverseSquareRoot(timescale: Double(warmup), floor: 0))
    return try Warmup.linear(over: warmup, grid: .end).leading(to: peak, of: steps) {
      n throws(ScheduleError) in
      let map = try TimeMap(offset: 1, stride: 1, period: 1)
      return try Schedule(
        checking: [Phase(curve, from: peak, to: peak, steps: n, timeMap: map)])
    }
  }

  /// Inverse-time decay.
  ///
  ///     rate = peak / (1 + factor · k / period);  as a staircase with k / period rounded down
  ///
  /// `InverseTimeDecay` in Keras (`decay_rate`, `decay_steps`); "invscaling" of Robbins and Monro's
  /// kind.
  ///
  /// ```swift
  /// try Schedule.inverseTimeDecay(from: 1, by: 1, every: 2, for: 6).rates(at: [0, 2, 6])  // [1.0, 0.5, 0.25]
  /// ```
  ///
  /// - Parameter steps: All steps, the warmup's too.
  /// - Throws: `ScheduleError` for rates or steps that are negative or not finite, a factor or
  ///   period that is not above 0, or a warmup longer than `steps`.
  public static func inverseTimeDecay(
    from peak: Double, by factor: Double, every period: Int, for steps: Int,
    staircase: Bool = false, warmup: Warmup = .none
  ) throws(ScheduleError) -> Schedule {
    try requirePositive(("factor", factor))
    try requireSteps(("period", period))
    if !staircase {
      let timescale = (DoubleDouble(period) / DoubleDouble(factor)).rounded
      let curve = Curve(try InversePower(1, timescale: timescale, floor: 0))
      return try openEnded(curve, from: peak, for: steps, warmup: warmup)
    }
    return try warmup.leading(to: peak, of: steps) { n throws(ScheduleError) in
      try requireFew(phases: n / period, named: "period")
      var phases: [Phase] = []
      for stair in 0...(n / period) {
        let rate = (DoubleDouble(peak) / (.one + DoubleDouble(stair) * factor)).rounded
        phases.append(
          try Phase(.hold, from: rate, to: rate, steps: min(period, n - stair * period)))
      }
      return try Schedule(checking: phases)
    }
  }

  /// A warmup, a curve that counts steps, and the rate at which it stops.
  static func openEnded(
    _ curve: Curve, from peak: Double, for steps: Int, warmup: Warmup, minimum: Double = 0
  ) throws(ScheduleError) -> Schedule {
    try warmup.leading(to: peak, of: steps) { n throws(ScheduleError) in
      let decay = try Schedule(checking: [Phase(curve, from: peak, to: peak, steps: n)])
      return minimum > 0 ? decay.clamped(to: minimum...) : decay
    }
  }
}
