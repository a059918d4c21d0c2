// Schedules as they are written at a call site: a start, and what follows it.

extension Schedule {
  /// The way from one rate to another.
  ///
  /// ```swift
  /// Schedule.ramp(from: 1, to: 0, over: 4).rates(in: 0..<5)  // [1.0, 0.75, 0.5, 0.25, 0.0]
  /// ```
  public static func ramp(
    from: Double, to: Double, over steps: Int, along curve: Curve = .linear, grid: Grid = .start
  ) -> Schedule {
    [.ramp(from: from, to: to, over: steps, along: curve, grid: grid)]
  }

  /// A warmup: the rise to the peak.
  ///
  /// The rate of step `k` is `start + (peak − start) · k / steps`; the peak is the rate of the first
  /// step after it. By default the first update is at rate 0 and so moves nothing: `grid: .end`
  /// (`(k+1) / steps`) or a `start` above 0 does not waste it.
  ///
  /// ```swift
  /// Schedule.warmup(to: 1, over: 4).rates(in: 0..<5)             // [0.0, 0.25, 0.5, 0.75, 1.0]
  /// Schedule.warmup(to: 1, over: 4, grid: .end).rates(in: 0..<4)  // [0.25, 0.5, 0.75, 1.0]
  /// ```
  public static func warmup(
    to peak: Double, over steps: Int, from start: Double = 0, along curve: Curve = .linear,
    grid: Grid = .start
  ) -> Schedule {
    .ramp(from: start, to: peak, over: steps, along: curve, grid: grid)
  }

  /// The same rate at every step.
  public static func constant(_ rate: Double, for steps: Int) -> Schedule {
    [.hold(at: rate, for: steps)]
  }

  /// Goes on at the rate where it stands.
  public func holding(for steps: Int) -> Schedule {
    appending(.constant(finalRate, for: steps))
  }

  /// Goes on from the rate where it stands to another: the decay, or a second rise.
  ///
  /// ```swift
  /// Schedule.constant(1, for: 2).decaying(to: 0, over: 2).rates(in: 0..<5)  // [1.0, 1.0, 1.0, 0.5, 0.0]
  /// ```
  public func decaying(
    to rate: Double, over steps: Int, along curve: Curve = .linear, grid: Grid = .start
  ) -> Schedule {
    appending(.ramp(from: finalRate, to: rate, over: steps, along: curve, grid: grid))
  }

  /// Goes on from the rate where it stands along a curve that says itself where it leads.
  ///
  /// ```swift
  /// Schedule.warmup(to: 1e-3, over: 4_000)
  ///   .decaying(over: 96_000, along: .inverseSquareRoot(timescale: 4_000))
  /// ```
  ///
  /// - Precondition: `curve` is an inverse square root or a table.
  public func decaying(over steps: Int, along curve: Curve) -> Schedule {
    guard type(of: curve.form).countsSteps else {
      trap("decaying: \(curve) needs a rate to lead to; write decaying(to:over:along:)")
    }
    return appending([.curve(curve, from: finalRate, for: steps)])
  }
}
