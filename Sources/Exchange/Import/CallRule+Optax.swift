import Schedules

// The schedules of `optax`. Past their ends they hold.
extension CallRule {
  static let optax: [CallRule] = [
    CallRule("optax", "constant_schedule(value)") { a in
      try .constant(a.number("value"), for: a.steps, warmup: .none)
    },
    CallRule(
      "optax", "linear_schedule(init_value, end_value, transition_steps, transition_begin=0)"
    ) { a in try polynomial(a, power: 1) },
    CallRule(
      "optax",
      "polynomial_schedule(init_value, end_value, power, transition_steps, transition_begin=0)"
    ) { a in try polynomial(a, power: a.number("power")) },
    CallRule("optax", "cosine_decay_schedule(init_value, decay_steps, alpha=0.0, exponent=1.0)") {
      a in
      let peak = try a.number("init_value")
      return try .cosineDecay(
        from: peak, to: a.number("alpha") * peak, over: a.count("decay_steps"),
        power: a.number("exponent"))
    },
    CallRule(
      "optax",
      "exponential_decay(init_value, transition_steps, decay_rate, transition_begin=0, "
        + "staircase=False, end_value=None)"
    ) { a in try exponential(a, from: a.number("init_value")) },
    CallRule("optax", "piecewise_constant_schedule(init_value, boundaries_and_scales=None)") { a in
      let (boundaries, scales) = try a.countsAndNumbers("boundaries_and_scales")
      return try .multiStepDecay(
        from: a.number("init_value"), byEach: scales, at: boundaries,
        for: a.stepsIfGiven ?? (boundaries.last ?? 0) + 1)
    },
    CallRule(
      "optax",
      "piecewise_interpolate_schedule(interpolate_type, init_value, boundaries_and_scales=None)"
    ) { a in
      let (boundaries, scales) = try a.countsAndNumbers("boundaries_and_scales")
      return try .piecewise(
        from: a.number("init_value"), byEach: scales, at: boundaries,
        along: a.choice("interpolate_type", of: [("linear", .linear), ("cosine", .cosine)]),
        for: a.stepsIfGiven ?? boundaries.last ?? 0)
    },
    CallRule(
      "optax",
      "cosine_onecycle_schedule(transition_steps, peak_value, pct_start=0.3, div_factor=25.0, "
        + "final_div_factor=10000.0)"
    ) { a in
      try .oneCycle(
        peak: a.number("peak_value"), over: a.count("transition_steps"),
        risingFor: a.number("pct_start"), initialDivisor: a.number("div_factor"),
        finalDivisor: a.number("final_div_factor"), ending: .afterLastStep)
    },
    CallRule(
      "optax",
      "linear_onecycle_schedule(transition_steps, peak_value, pct_start=0.3, pct_final=0.85, "
        + "div_factor=25.0, final_div_factor=10000.0)"
    ) { a in
      try .threePartCycle(
        peak: a.number("peak_value"), over: a.count("transition_steps"),
        risingFor: a.number("pct_start"), fallenAfter: a.number("pct_final"), along: .linear,
        initialDivisor: a.number("div_factor"), finalDivisor: a.number("final_div_factor"),
        ending: .afterLastStep)
    },
    CallRule("optax", "warmup_constant_schedule(init_value, peak_value, warmup_steps)") { a in
      let (start, peak) = (try a.number("init_value"), try a.number("peak_value"))
      let warmup = try a.count("warmup_steps")
      // A transition of no steps never happens there.
      return try .constant(
        warmup == 0 ? start : peak, for: a.stepsIfGiven ?? warmup + 1,
        warmup: .linear(over: warmup, from: start))
    },
    CallRule(
      "optax",
      "warmup_cosine_decay_schedule(init_value, peak_value, warmup_steps, decay_steps, "
        + "end_value=0.0, exponent=1.0)"
    ) { a in
      try .cosineDecay(
        from: a.number("peak_value"), to: a.number("end_value"), over: a.count("decay_steps"),
        warmup: warmup(a), power: a.number("exponent"))
    },
    CallRule(
      "optax",
      "warmup_exponential_decay_schedule(init_value, peak_value, warmup_steps, transition_steps, "
        + "decay_rate, transition_begin=0, staircase=False, end_value=None)"
    ) { a in try exponential(a, from: a.number("peak_value"), warmup: warmup(a)) },
    CallRule("optax", "sgdr_schedule(cosine_kwargs)") { a in
      try .sequence(
        a.dictionaries("cosine_kwargs").map { arguments in
          try a.schedule(
            of: PythonCall("optax.warmup_cosine_decay_schedule", named: arguments), steps: nil)
        })
    },
    CallRule("optax", "join_schedules(schedules, boundaries)") { a in
      try a.joined("schedules", at: a.counts("boundaries"))
    },
  ]

  private static func polynomial(_ a: CallArguments, power: Double) throws -> Schedule {
    let (start, steps) = (try a.number("init_value"), try a.count("transition_steps"))
    let begin = try a.count("transition_begin")
    // A transition of no steps never happens there.
    if steps == 0 { return try .constant(start, for: a.stepsIfGiven ?? 1, warmup: .none) }
    return try .polynomialDecay(
      from: start, to: a.number("end_value"), over: begin + steps, power: power,
      warmup: .constant(at: start, over: begin))
  }

  private static func exponential(
    _ a: CallArguments, from peak: Double, warmup: Warmup = .none
  ) throws -> Schedule {
    try .exponentialDecay(
      from: peak, by: a.number("decay_rate"), every: a.count("transition_steps"), for: a.steps,
      startingAfter: a.count("transition_begin"), stoppingAt: a.numberIfGiven("end_value"),
      staircase: a.isOn("staircase"), warmup: warmup)
  }

  private static func warmup(_ a: CallArguments) throws -> Warmup {
    try .linear(over: a.count("warmup_steps"), from: a.number("init_value"))
  }
}
