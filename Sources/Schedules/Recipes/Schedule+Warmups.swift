// Warmups by themselves, beside `Schedule.warmup(to:over:from:along:grid:)`. They arrive at the
// peak, so what is appended with `holding` or `decaying` goes on there.

extension Schedule {
  /// A constant rate after a warmup.
  ///
  /// `constant_with_warmup` in Hugging Face, `warmup_constant_schedule` in Optax.
  ///
  /// ```swift
  /// try Schedule.constant(1, for: 4, warmup: 2).rates(in: 0..<4)  // [0.0, 0.5, 1.0, 1.0]
  /// ```
  ///
  /// - Parameter steps: All steps, the warmup's too.
  /// - Throws: `ScheduleError` for rates or steps that are negative or not finite, or a warmup
  ///   longer than `steps`.
  public static func constant(
    _ rate: Double, for steps: Int, warmup: Warmup
  ) throws(ScheduleError) -> Schedule {
    try warmup.leading(to: rate, of: steps) { n throws(ScheduleError) in try held(rate, for: n) }
  }

  /// A small rate held, then the peak.
  ///
  ///     rate = start for the first `steps`, then peak
  ///
  /// `ConstantLR` in PyTorch, whose `factor · lr` is `start`; `constant` warmups in Detectron2.
  ///
  /// ```swift
  /// try Schedule.constantWarmup(at: 0.25, to: 1, over: 2).rates(in: 0..<3)  // [0.25, 0.25, 1.0]
  /// ```
  ///
  /// - Throws: `ScheduleError` for rates or steps that are negative or not finite.
  public static func constantWarmup(
    at start: Double, to peak: Double, over steps: Int
  ) throws(ScheduleError) -> Schedule {
    try Warmup.constant(at: start, over: steps).schedule(to: peak)
  }

  /// A rise by the same factor at every step, from a rate above 0.
  ///
  ///     rate = start · (peak / start)^(k/n)
  ///
  /// ```swift
  /// try Schedule.exponentialWarmup(from: 0.25, to: 1, over: 2).rates(in: 0..<3)  // [0.25, 0.5, 1.0]
  /// ```
  ///
  /// - Throws: `ScheduleError` for rates that are not above 0, or negative steps.
  public static func exponentialWarmup(
    from start: Double, to peak: Double, over steps: Int, grid: Grid = .start
  ) throws(ScheduleError) -> Schedule {
    try Warmup.along(.exponential, over: steps, from: start, grid: grid).schedule(to: peak)
  }

  /// A rise with the logarithm of the steps; the last of them stands at the peak.
  ///
  ///     rate = start + (peak − start) · ln(k + 1) / ln n
  ///
  /// `WarmupLR` and `WarmupDecayLR` in DeepSpeed with `warmup_type='log'`.
  ///
  /// ```swift
  /// try Schedule.logarithmicWarmup(to: 1, over: 4).rates(in: 0..<4)  // [0.0, 0.5, 0.792481250360578, 1.0]
  /// ```
  ///
  /// - Throws: `ScheduleError` for rates or steps that are negative or not finite.
  public static func logarithmicWarmup(
    from start: Double = 0, to peak: Double, over steps: Int
  ) throws(ScheduleError) -> Schedule {
    try Warmup.logarithmic(over: steps, from: start).schedule(to: peak)
  }
}
