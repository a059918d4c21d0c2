import Schedules

// The scheduler of Megatron-core, whose steps are all the run's, the warmup's too.
extension CallRule {
  static let megatron: [CallRule] = [
    CallRule(
      "megatron",
      "OptimizerParamScheduler(optimizer, init_lr, max_lr, min_lr, lr_warmup_steps, "
        + "lr_decay_steps, lr_decay_style, start_wd, end_wd, wd_incr_steps, wd_incr_style, "
        + "use_checkpoint_opt_param_scheduler=True, override_opt_param_scheduler=False, "
        + "wsd_decay_steps=None, lr_wsd_decay_style=None)"
    ) { a in
      let style = try a.choice("lr_decay_style", of: styles)
      return try style(a)
    }
  ]

  private static let styles: [(String, @Sendable (CallArguments) throws -> Schedule)] = [
    (
      "constant",
      { a in
        try .constant(
          a.number("max_lr"), for: a.count("lr_decay_steps"), warmup: megatronWarmup(a))
      }
    ),
    (
      "linear",
      { a in
        try .linearDecay(
          from: a.number("max_lr"), to: a.number("min_lr"), over: a.count("lr_decay_steps"),
          warmup: megatronWarmup(a))
      }
    ),
    (
      "cosine",
      { a in
        try .cosineDecay(
          from: a.number("max_lr"), to: a.number("min_lr"), over: a.count("lr_decay_steps"),
          warmup: megatronWarmup(a))
      }
    ),
    ("inverse-square-root", inverseSquareRoot),
    ("WSD", warmupStableDecay),
  ]

  private static func megatronWarmup(_ a: CallArguments) throws -> Warmup {
    try .linear(over: a.count("lr_warmup_steps"), from: a.number("init_lr"))
  }

  private static func inverseSquareRoot(_ a: CallArguments) throws -> Schedule {
    let (peak, least) = (try a.number("max_lr"), try a.number("min_lr"))
    let (end, warmup) = (try a.count("lr_decay_steps"), try a.count("lr_warmup_steps"))
    // The curve still has the step after its last; then the rate drops. No warmup counts as one step.
    let isLonger = a.stepsIfGiven.map { $0 > end } ?? false
    let curve = try Schedule.inverseSquareRootDecay(
      from: peak, for: isLonger ? end + 1 : end,
      warmup: warmup == 0 ? .constant(at: peak, over: 1) : megatronWarmup(a), minimum: least)
    return isLonger ? try Schedule(checking: curve.phases, final: least) : curve
  }

  private static func warmupStableDecay(_ a: CallArguments) throws -> Schedule {
    let (peak, least) = (try a.number("max_lr"), try a.number("min_lr"))
    let foot = 2 * least - peak
    return try .warmupStableDecay(
      peak: peak, to: least, over: a.count("lr_decay_steps"), decay: a.count("wsd_decay_steps"),
      along: a.choice(
        "lr_wsd_decay_style",
        of: [
          ("linear", .linear), ("cosine", .cosine), ("minus_sqrt", .power(0.5)),
          ("exponential", foot.isFinite ? .exponential(floor: foot) : .exponential),
        ]), warmup: .overlapping(megatronWarmup(a)))
  }
}
