import Schedules

// The schedulers of `torch.optim` that are functions of the step.
extension CallRule {
  static let torch: [CallRule] = [
    CallRule("torch", "ConstantLR(optimizer, factor=1/3, total_iters=5, last_epoch=-1)") { a in
      try .constantWarmup(
        at: a.number("factor") * a.lr, to: a.lr, over: a.count("total_iters"))
    },
    CallRule(
      "torch",
      "LinearLR(optimizer, start_factor=1/3, end_factor=1.0, total_iters=5, last_epoch=-1)"
    ) { a in
      try .linearDecay(
        from: a.number("start_factor") * a.lr, to: a.number("end_factor") * a.lr,
        over: a.count("total_iters"))
    },
    CallRule("torch", "ExponentialLR(optimizer, gamma, last_epoch=-1)") { a in
      try .exponentialDecay(from: a.lr, by: a.number("gamma"), every: 1, for: a.steps)
    },
    CallRule("torch", "StepLR(optimizer, step_size, gamma=0.1, last_epoch=-1)") { a in
      try .stepDecay(
        from: a.lr, by: a.number("gamma"), every: a.count("step_size"), for: a.steps)
    },
    CallRule("torch", "MultiStepLR(optimizer, milestones, gamma=0.1, last_epoch=-1)") { a in
      let milestones = try a.counts("milestones").sorted()
      return try .multiStepDecay(
        from: a.lr, by: a.number("gamma"), at: milestones,
        for: a.stepsIfGiven ?? (milestones.last ?? 0) + 1)
    },
    CallRule("torch", "PolynomialLR(optimizer, total_iters=5, power=1.0, last_epoch=-1)") { a in
      try .polynomialDecay(from: a.lr, over: a.count("total_iters"), power: a.number("power"))
    },
    CallRule("torch", "CosineAnnealingLR(optimizer, T_max, eta_min=0.0, last_epoch=-1)") { a in
      let half = try a.count("T_max")
      return try .cosine(
        from: a.lr, to: a.number("eta_min"), over: half, until: a.stepsIfGiven ?? half)
    },
    CallRule(
      "torch", "CosineAnnealingWarmRestarts(optimizer, T_0, T_mult=1, eta_min=0.0, last_epoch=-1)"
    ) { a in
      try .warmRestarts(
        from: a.lr, to: a.number("eta_min"), firstCycle: a.count("T_0"), for: a.steps,
        lengthMultiplier: Double(a.count("T_mult")))
    },
    CallRule(
      "torch",
      "CyclicLR(optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None, "
        + "mode='triangular', gamma=1.0, scale_fn=None, scale_mode='cycle', cycle_momentum=True, "
        + "base_momentum=0.8, max_momentum=0.9, last_epoch=-1)", refusing: ["scale_fn"]
    ) { a in
      try .triangular(
        from: a.number("base_lr"), to: a.number("max_lr"), rise: a.count("step_size_up"),
        fall: a.countIfGiven("step_size_down"), for: a.steps,
        amplitude: a.choice(
          "mode",
          of: [
            ("triangular", .constant), ("triangular2", .halving),
            ("exp_range", .fading(a.number("gamma"))),
          ]))
    },
    CallRule(
      "torch",
      "OneCycleLR(optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, "
        + "pct_start=0.3, anneal_strategy='cos', cycle_momentum=True, base_momentum=0.85, "
        + "max_momentum=0.95, div_factor=25.0, final_div_factor=10000.0, three_phase=False, "
        + "last_epoch=-1)"
    ) { a in try oneCycle(a) },
    CallRule(
      "torch", "SWALR(optimizer, swa_lr, anneal_epochs=10, anneal_strategy='cos', last_epoch=-1)"
    ) { a in
      try .cooldown(
        from: a.lr, to: a.number("swa_lr"), over: a.count("anneal_epochs"),
        along: a.choice("anneal_strategy", of: [("cos", .cosine), ("linear", .linear)]))
    },
  ]

  private static func oneCycle(_ a: CallArguments) throws -> Schedule {
    let (product, isTooLong) =
      try a.has("total_steps")
      ? (a.count("total_steps"), false)
      : a.count("epochs").multipliedReportingOverflow(by: a.count("steps_per_epoch"))
    let total = isTooLong ? Int.max : product
    if let run = a.stepsIfGiven, run > total {
      throw a.fault(
        "total_steps", "PyTorch raises after \(total) steps, and the run has \(run)",
        "give as many")
    }
    let along = try a.choice(
      "anneal_strategy", of: [("cos", Curve.cosine), ("linear", Curve.linear)])
    if try a.isOn("three_phase") {
      return try .threePartCycle(
        peak: a.number("max_lr"), over: total, risingFor: a.number("pct_start"), along: along,
        initialDivisor: a.number("div_factor"), finalDivisor: a.number("final_div_factor"))
    }
    return try .oneCycle(
      peak: a.number("max_lr"), over: total, risingFor: a.number("pct_start"), along: along,
      initialDivisor: a.number("div_factor"), finalDivisor: a.number("final_div_factor"))
  }
}

extension Schedule {
  /// A cosine as frameworks go on with it: past its end it rises again, as long as the run lasts.
  ///
  /// - Parameters:
  ///   - half: The steps of a half wave, after the warmup's.
  ///   - halves: How many half waves those steps are.
  ///   - run: The steps of the run.
  static func cosine(
    from peak: Double, to floor: Double, over half: Int, halves: Double = 1, until run: Int,
    warmup: Warmup = .none, grid: Grid = .start
  ) throws -> Schedule {
    guard half > 0 else {
      throw ScheduleError("steps", "a cosine over no steps is none", "give 1 or more")
    }
    let start = warmup.steps
    let times = max(1, (max(0, run - start) + half - 1) / half)
    if times == 1, halves == 1 {
      return try .cosineDecay(
        from: peak, to: floor, over: start + half, warmup: warmup, grid: grid)
    }
    return try .cosineWaves(
      from: peak, to: floor, halfWaves: halves * Double(times), over: start + times * half,
      warmup: warmup, grid: grid)
  }
}
