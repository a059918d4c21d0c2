// One curve after the warmup: the field's everyday schedules.

extension Schedule {
  /// Linear decay.
  ///
  ///     rate = peak + (final − peak) · k/n,  k and n counted from the end of the warmup
  ///
  /// `linear` in Hugging Face, `linear_schedule` in Optax and MLX, `LinearLR` in PyTorch.
  ///
  /// ```swift
  /// try Schedule.linearDecay(from: 1, over: 6, warmup: 2).rates(in: 0..<7)  // [0.0, 0.5, 1.0, 0.75, 0.5, 0.25, 0.0]
  /// ```
  ///
  /// - Parameter steps: All steps, the warmup's too.
  /// - Throws: `ScheduleError` for rates or steps that are negative or not finite, or a warmup
  ///   longer than `steps`.
  public static func linearDecay(
    from peak: Double, to final: Double = 0, over steps: Int, warmup: Warmup = .none,
    grid: Grid = .start
  ) throws(ScheduleError) -> Schedule {
    try oneCurve(.linear, from: peak, to: final, over: steps, warmup: warmup, grid: grid)
  }

  /// Cosine decay.
  ///
  ///     rate = final + (peak − final) · (½(1 + cos(π · k/n)))^power
  ///
  /// "SGDR", arXiv 1608.03983. `cosine` in Hugging Face, `warmup_cosine_decay_schedule` in Optax
  /// (its `alpha · init_value`, or `end_value`, is `final`, its `exponent` is `power`),
  /// `CosineAnnealingLR` in PyTorch, `CosineDecay` in Keras. Hugging Face and PyTorch let it rise
  /// again past the end; here the final rate holds.
  ///
  /// ```swift
  /// try Schedule.cosineDecay(from: 1, over: 4, warmup: 2).rates(in: 0..<5)  // [0.0, 0.5, 1.0, 0.5, 0.0]
  /// ```
  ///
  /// - Parameters:
  ///   - final: The floor that it comes down to.
  ///   - steps: All steps, the warmup's too.
  ///   - power: The power of the wave; 1 is the cosine itself.
  ///   - grid: Where on the curve the steps stand: `.end` for Hugging Face's
  ///     `cosine_warmup_with_min_lr`.
  /// - Throws: `ScheduleError` for rates or steps that are negative or not finite, a power that is
  ///   not above 0, or a warmup longer than `steps`.
  public static func cosineDecay(
    from peak: Double, to final: Double = 0, over steps: Int, warmup: Warmup = .none,
    power: Double = 1, grid: Grid = .start
  ) throws(ScheduleError) -> Schedule {
    let curve = Curve(try CosinePower(power))
    return try oneCurve(curve, from: peak, to: final, over: steps, warmup: warmup, grid: grid)
  }

  /// The field's polynomial decay.
  ///
  ///     rate = final + (peak − final) · (1 − k/n)^power
  ///
  /// `polynomial_schedule` in Optax, `PolynomialLR` in PyTorch, `PolyLRScheduler` in timm (whose
  /// power is ½ by default), `polynomial` in Hugging Face (whose final rate is 1e-7),
  /// `PolynomialDecay` in Keras.
  ///
  /// ```swift
  /// try Schedule.polynomialDecay(from: 1, over: 4, power: 2).rates(in: 0..<5)  // [1.0, 0.5625, 0.25, 0.0625, 0.0]
  /// ```
  ///
  /// - Parameter steps: All steps, the warmup's too.
  /// - Throws: `ScheduleError` for rates or steps that are negative or not finite, a power that is
  ///   not above 0, or a warmup longer than `steps`.
  public static func polynomialDecay(
    from peak: Double, to final: Double = 0, over steps: Int, power: Double,
    warmup: Warmup = .none, grid: Grid = .start
  ) throws(ScheduleError) -> Schedule {
    let curve = Curve(try Polynomial(power: power))
    return try oneCurve(curve, from: peak, to: final, over: steps, warmup: warmup, grid: grid)
  }

  /// The hyperbolic tangent's decay, as timm has it: it falls short of both ends, by little.
  ///
  ///     rate = final + (peak − final) · ½(1 − tanh(lower + (upper − lower) · k/n)),  past the end final
  ///
  /// "Stochastic Gradient Descent with Hyperbolic-Tangent Decay", arXiv 1806.01593;
  /// `TanhLRScheduler` in timm, `lb` and `ub` being `lower` and `upper`.
  ///
  /// ```swift
  /// try Schedule.tanhDecay(from: 1, over: 2, lower: -2, upper: 2)[1]  // 0.5
  /// ```
  ///
  /// - Parameter steps: All steps, the warmup's too.
  /// - Throws: `ScheduleError` for rates or steps that are negative or not finite, or a warmup
  ///   longer than `steps`.
  public static func tanhDecay(
    from peak: Double, to final: Double = 0, over steps: Int, lower: Double = -7,
    upper: Double = 3, warmup: Warmup = .none
  ) throws(ScheduleError) -> Schedule {
    let curve = Curve(try Tanh(lower: lower, upper: upper))
    _ = try decay(from: peak, to: final, over: steps, along: .linear)
    let blend = Blend(low: min(final, peak), high: max(final, peak))
    func rate(at place: Double) -> Double {
      blend.rate(.tanhFall(final < peak ? place : -place))
    }
    func fall(over n: Int) throws(ScheduleError) -> Schedule {
      let way = try decay(from: rate(at: lower), to: rate(at: upper), over: n, along: curve)
      return way.appending(try held(final, for: 0))
    }
    // A warmup that covers the beginning leads to where the curve then stands: timm jumps with
    // other curves only.
    let top = warmup.overlapsDecay ? try fall(over: steps)[max(0, warmup.steps)] : peak
    return try warmup.leading(to: top, of: steps) { n throws(ScheduleError) in try fall(over: n) }
  }

  /// A warmup and one curve.
  private static func oneCurve(
    _ curve: Curve, from peak: Double, to final: Double, over steps: Int, warmup: Warmup, grid: Grid
  ) throws(ScheduleError) -> Schedule {
    try warmup.leading(to: peak, of: steps) { n throws(ScheduleError) in
      try decay(from: peak, to: final, over: n, along: curve, grid: grid)
    }
  }
}
