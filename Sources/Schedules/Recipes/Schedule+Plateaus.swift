// A plateau at the peak, and a decay at the end of it.

extension Schedule {
  /// Warmup, plateau, decay ("WSD", "trapezoidal"): most steps at the peak, a short decay at the
  /// end.
  ///
  ///     rate = peak until `decay` steps are left, then along the curve to final
  ///
  /// "MiniCPM", arXiv 2404.06395; "Scaling Laws and Compute-Optimal Training Beyond Fixed Training
  /// Durations", arXiv 2405.18392. `warmup_stable_decay` in Hugging Face, `WSDLRScheduler` in timm,
  /// `--lr-decay-style WSD` in Megatron. The field's tails:
  ///
  /// | tail | curve |
  /// | --- | --- |
  /// | linear | `.linear` |
  /// | cosine | `.cosine` |
  /// | 1 − √x, `minus_sqrt` | `.power(0.5)` |
  /// | square, 1 − x² | `.power(2)`; (1 − x)² is `.polynomial(power: 2)` |
  /// | exponential, to a rate above 0 | `.exponential` |
  /// | Megatron's exponential, 2 · 0.5ˣ − 1 | `.exponential(floor: 2 * final - peak)` |
  ///
  /// ```swift
  /// let schedule = try Schedule.warmupStableDecay(peak: 1, over: 8, decay: 4, along: .power(0.5), warmup: 2)
  /// schedule.rates(in: 0..<9)  // [0.0, 0.5, 1.0, 1.0, 1.0, 0.5, 0.2928932188134525, 0.13397459621556135, 0.0]
  /// ```
  ///
  /// - Parameters:
  ///   - steps: All steps: warmup, plateau and decay.
  ///   - decay: How many of them, the last, the decay takes.
  /// - Throws: `ScheduleError` for rates or steps that are negative or not finite, ends that the
  ///   curve cannot have, or a warmup and a decay longer together than `steps`.
  public static func warmupStableDecay(
    peak: Double, to final: Double = 0, over steps: Int, decay: Int, along curve: Curve = .linear,
    warmup: Warmup = .none
  ) throws(ScheduleError) -> Schedule {
    try warmup.leading(to: peak, of: steps) { n throws(ScheduleError) in
      guard decay <= n else {
        throw ScheduleError(
          "decay", "\(decay) steps are more than the \(n) that the warmup leaves of \(steps)",
          "give a shorter decay, or more steps")
      }
      return try held(peak, for: n - max(0, decay))
        .appending(Schedule.decay(from: peak, to: final, over: decay, along: curve))
    }
  }

  /// A cooldown: what is appended to a run at the peak to end it.
  ///
  ///     rate = from + (final − from) · √x by default: (1 − √x) of the peak
  ///
  /// "Scaling Laws and Compute-Optimal Training Beyond Fixed Training Durations", arXiv 2405.18392.
  ///
  /// ```swift
  /// try Schedule.cooldown(from: 1, over: 4).rates(in: 0..<5)
  /// // [1.0, 0.5, 0.2928932188134525, 0.13397459621556135, 0.0]
  /// ```
  ///
  /// - Throws: `ScheduleError` for rates or steps that are negative or not finite.
  public static func cooldown(
    from peak: Double, to final: Double = 0, over steps: Int, along curve: Curve = .power(0.5)
  ) throws(ScheduleError) -> Schedule {
    try decay(from: peak, to: final, over: steps, along: curve)
  }

  /// The schedule with its last steps multiplied down: a cooldown of what goes on decaying below
  /// it.
  ///
  ///     rate = final + (rate − final) · (1 − e(x)) in the last `steps`
  ///
  /// Big Vision's and timm's inverse square root with a linear cooldown. Where the schedule holds,
  /// the curve stays a curve; where it moves as well, the rates are written out in a table.
  ///
  /// ```swift
  /// let cooled = try Schedule.constant(1, for: 6).coolingDown(over: 4)
  /// cooled.rates(in: 0..<7)  // [1.0, 1.0, 1.0, 0.75, 0.5, 0.25, 0.0]
  /// ```
  ///
  /// - Throws: `ScheduleError` for more steps than there are, a final rate above a rate of the
  ///   schedule, or a table longer than tables are.
  public func coolingDown(
    over steps: Int, to final: Double = 0, along curve: Curve = .linear
  ) throws(ScheduleError) -> Schedule {
    guard steps <= length else {
      throw ScheduleError(
        "cooldown", "\(steps) steps are more than \(length)", "give a shorter cooldown")
    }
    let fall = try Schedule.decay(from: 1, to: 0, over: steps, along: curve)
    // What comes before is left as it is: it may lie below the final rate.
    let start = length - max(0, steps)
    return prefix(start).appending(try dropFirst(start).multiplied(by: fall, above: final))
  }

  /// The tri-stage schedule of speech models: a linear warmup, a hold, an exponential decay.
  ///
  ///     from initialScale · peak up to peak, peak, down to finalScale · peak, and that from there on
  ///
  /// "SpecAugment", arXiv 1904.08779; `tri_stage` in fairseq, with `init_lr_scale` and
  /// `final_lr_scale`.
  ///
  /// ```swift
  /// try Schedule.triStage(peak: 1, warmup: 2, hold: 1, decay: 2, finalScale: 0.25).rates(in: 0..<6)
  /// // [0.01, 0.505, 1.0, 1.0, 0.5, 0.25]
  /// ```
  ///
  /// - Throws: `ScheduleError` for steps that are negative, or a final scale that is not above 0.
  public static func triStage(
    peak: Double, warmup: Int, hold: Int, decay: Int, initialScale: Double = 0.01,
    finalScale: Double = 0.01
  ) throws(ScheduleError) -> Schedule {
    try requirePositive(("peak", peak), ("finalScale", finalScale))
    return try Schedule(checking: [
      Phase(.linear, from: initialScale * peak, to: peak, steps: warmup),
      Phase(.hold, from: peak, to: peak, steps: hold),
      Phase(.exponential, from: peak, to: finalScale * peak, steps: decay),
    ])
  }
}
