import Schedules

// The schedules of `mlx.optimizers`; where Optax has the same name, the arguments differ.
extension CallRule {
  static let mlx: [CallRule] = [
    CallRule("mlx", "linear_schedule(init, end, steps)") { a in
      try .linearDecay(from: a.number("init"), to: a.number("end"), over: a.count("steps"))
    },
    CallRule("mlx", "cosine_decay(init, decay_steps, end=0.0)") { a in
      try .cosineDecay(from: a.number("init"), to: a.number("end"), over: a.count("decay_steps"))
    },
    CallRule("mlx", "exponential_decay(init, decay_rate)") { a in
      // The factor is rounded to float32 there, which adds up over many steps.
      try .exponentialDecay(
        from: a.number("init"), by: Double(Float(a.number("decay_rate"))), every: 1, for: a.steps)
    },
    CallRule("mlx", "step_decay(init, decay_rate, step_size)") { a in
      try .stepDecay(
        from: a.number("init"), by: a.number("decay_rate"), every: a.count("step_size"),
        for: a.steps)
    },
    CallRule("mlx", "join_schedules(schedules, boundaries)") { a in
      try a.joined("schedules", at: a.counts("boundaries"))
    },
  ]
}
