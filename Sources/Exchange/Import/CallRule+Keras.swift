import Schedules

// `keras.optimizers.schedules`.
extension CallRule {
  static let keras: [CallRule] = [
    CallRule(
      "keras",
      "ExponentialDecay(initial_learning_rate, decay_steps, decay_rate, staircase=False, "
        + "name='ExponentialDecay')"
    ) { a in
      try .exponentialDecay(
        from: a.number("initial_learning_rate"), by: a.number("decay_rate"),
        every: a.count("decay_steps"), for: a.steps, staircase: a.isOn("staircase"))
    },
    CallRule(
      "keras",
      "InverseTimeDecay(initial_learning_rate, decay_steps, decay_rate, staircase=False, "
        + "name='InverseTimeDecay')"
    ) { a in
      try .inverseTimeDecay(
        from: a.number("initial_learning_rate"), by: a.number("decay_rate"),
        every: a.count("decay_steps"), for: a.steps, staircase: a.isOn("staircase"))
    },
    CallRule("keras", "PiecewiseConstantDecay(boundaries, values, name='PiecewiseConstant')") { a in
      // The step of a boundary keeps the old rate.
      let switches = try a.counts("boundaries").map { $0 + 1 }
      return try .piecewiseConstant(
        a.numbers("values"), switchingAt: switches,
        for: a.stepsIfGiven ?? (switches.last ?? 0) + 1)
    },
    CallRule(
      "keras",
      "PolynomialDecay(initial_learning_rate, decay_steps, end_learning_rate=0.0001, power=1.0, "
        + "cycle=False, name='PolynomialDecay')"
    ) { a in
      let (start, end) = (
        try a.number("initial_learning_rate"), try a.number("end_learning_rate")
      )
      if try a.isOn("cycle") {
        return try .cyclicPolynomialDecay(
          from: start, to: end, firstCycle: a.count("decay_steps"), power: a.number("power"),
          for: a.steps)
      }
      return try .polynomialDecay(
        from: start, to: end, over: a.count("decay_steps"), power: a.number("power"))
    },
    CallRule(
      "keras",
      "CosineDecay(initial_learning_rate, decay_steps, alpha=0.0, name='CosineDecay', "
        + "warmup_target=None, warmup_steps=0)"
    ) { a in
      let start = try a.number("initial_learning_rate")
      // Without a target there is no warmup, whatever its steps.
      let peak = try a.numberIfGiven("warmup_target") ?? start
      let warmup = a.has("warmup_target") ? try a.count("warmup_steps") : 0
      return try .cosineDecay(
        from: peak, to: a.number("alpha") * peak, over: warmup + a.count("decay_steps"),
        warmup: .linear(over: warmup, from: start))
    },
    CallRule(
      "keras",
      "CosineDecayRestarts(initial_learning_rate, first_decay_steps, t_mul=2.0, m_mul=1.0, "
        + "alpha=0.0, name='SGDRDecay')"
    ) { a in
      let peak = try a.number("initial_learning_rate")
      return try .warmRestarts(
        from: peak, to: a.number("alpha") * peak, firstCycle: a.count("first_decay_steps"),
        for: a.steps, lengthMultiplier: a.number("t_mul"), amplitudeMultiplier: a.number("m_mul"))
    },
  ]
}
