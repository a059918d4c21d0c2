import Schedules

// The schedulers of `torch.optim.lr_scheduler` that are functions of the step. `lr` is the optimizer's rate.
extension CallRule {
  static let torch: [CallRule] = [
    CallRule("ConstantLR", ["factor", "total_iters"]) { a throws(ExchangeError) in
      let lr = try a.number("lr")
      return try a.recipe(
        "warmup",
        [
          "peak": lr, "from": a.number("factor", default: 1.0 / 3) * lr,
          "steps": a.count("total_iters", default: 5), "along": "constant",
        ])
    },
    CallRule("LinearLR", ["start_factor", "end_factor", "total_iters"]) { a throws(ExchangeError) in
      let lr = try a.number("lr")
      return try a.recipe(
        "warmup",
        [
          "peak": a.number("end_factor", default: 1) * lr,
          "from": a.number("start_factor", default: 1.0 / 3) * lr,
          "steps": a.count("total_iters", default: 5),
        ])
    },
    CallRule("ExponentialLR", ["gamma"]) { a throws(ExchangeError) in
      try a.recipe(
        "exponential-decay",
        ["peak": a.number("lr"), "factor": a.number("gamma"), "period": 1, "steps": a.steps()])
    },
    CallRule("StepLR", ["step_size", "gamma"]) { a throws(ExchangeError) in
      try a.recipe(
        "step-decay",
        [
          "peak": a.number("lr"), "factor": a.number("gamma", default: 0.1),
          "period": a.count("step_size"), "steps": a.steps(),
        ])
    },
    CallRule("MultiStepLR", ["milestones", "gamma"]) { a throws(ExchangeError) in
      try a.recipe(
        "multi-step-decay",
        [
          "peak": a.number("lr"), "factors": a.number("gamma", default: 0.1),
          "milestones": whole(a.numbers("milestones")), "steps": a.steps(),
        ])
    },
    CallRule("PolynomialLR", ["total_iters", "power"]) { a throws(ExchangeError) in
      try a.recipe(
        "polynomial-decay",
        [
          "peak": a.number("lr"), "steps": a.count("total_iters", default: 5),
          "power": a.number("power", default: 1),
        ])
    },
    CallRule("CosineAnnealingLR", ["T_max", "eta_min"]) { a throws(ExchangeError) in
      try a.recipe(
        "cosine-decay",
        [
          "peak": a.number("lr"), "final": a.number("eta_min", default: 0),
          "steps": a.count("T_max"),
        ])
    },
    CallRule("CosineAnnealingWarmRestarts", ["T_0", "T_mult", "eta_min"]) {
      a throws(ExchangeError) in
      try a.recipe(
        "cosine-restarts",
        [
          "peak": a.number("lr"), "final": a.number("eta_min", default: 0),
          "first-cycle": a.count("T_0"), "length-multiplier": a.count("T_mult", default: 1),
          "steps": a.steps(),
        ])
    },
    CallRule(
      "CyclicLR", ["base_lr", "max_lr", "step_size_up", "step_size_down", "mode", "gamma"]
    ) { a throws(ExchangeError) in
      let amplitudes = [
        "triangular": "constant", "triangular2": "halving", "exp_range": "fading",
      ]
      let mode = a.text("mode", default: "triangular")
      guard let amplitude = amplitudes[mode] else {
        throw ExchangeError("CyclicLR.mode", "\(mode.prefix(40)) is not known", "give triangular")
      }
      let rise = try a.count("step_size_up", default: 2000)
      return try a.recipe(
        "triangular",
        [
          "base": a.number("base_lr"), "peak": a.number("max_lr"), "rise": rise,
          "fall": a.count("step_size_down", default: rise), "steps": a.steps(),
          "amplitude": amplitude, "gamma": a.number("gamma", default: 1),
        ])
    },
    CallRule(
      "OneCycleLR",
      [
        "max_lr", "total_steps", "pct_start", "anneal_strategy", "div_factor", "final_div_factor",
        "three_phase",
      ]
    ) { a throws(ExchangeError) in
      try a.recipe(
        a.isOn("three_phase") ? "three-part-cycle" : "one-cycle",
        [
          "peak": a.number("max_lr"), "steps": a.count("total_steps"),
          "rise": a.number("pct_start", default: 0.3),
          "along": a.text("anneal_strategy", default: "cos") == "cos" ? "cosine" : "linear",
          "initial-divisor": a.number("div_factor", default: 25),
          "final-divisor": a.number("final_div_factor", default: 10_000),
        ])
    },
  ]
}
