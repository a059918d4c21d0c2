// The entries of decays that never end, and of plateaus with a decay at their end.

extension Recipe {
  static let inverseTimeDecay = Recipe(
    "inverse-time-decay", "Inverse-time decay, smooth or as a staircase.",
    formula: "peak / (1 + factor * k / period)",
    peers: "keras InverseTimeDecay (decay_rate, decay_steps)",
    parameters: [
      .peak, Parameter("factor", "FACTOR", "what a period adds to the divisor", isRequired: true),
      Parameter("period", "LENGTH", "the steps that add the factor once", isRequired: true), .steps,
      Parameter("staircase", nil, "fall at once at the end of each period"),
    ] + Parameter.warmup,
    example: ["peak": "3e-4", "factor": "0.5", "period": "100", "steps": "1000"]
  ) { a in
    let steps = try a.total()
    return try .inverseTimeDecay(
      from: a.number("peak"), by: a.number("factor"), every: a.steps("period"), for: steps,
      staircase: a.isOn("staircase"), warmup: a.warmup(of: steps))
  }

  static let inverseSquareRootDecay = Recipe(
    "inverse-square-root-decay",
    "Inverse square root of the steps, after a warmup; a cooldown, if wanted.",
    formula: "floor + (peak - floor) * sqrt(timescale / (timescale + k))",
    peers:
      "transformers inverse_sqrt; fairseq and Megatron inverse-square-root; OLMo-core InvSqrtWithWarmup; "
      + "timm WSDLRScheduler(stable_fn='rsqrt'); Big Vision rsqrt",
    parameters: [
      .peak, .steps,
      Parameter("power", "POWER", "another power than that of the square root", standard: "0.5"),
      Parameter("timescale", "STEPS", "by default those of the warmup"),
      Parameter(
        "floor", "RATE", "what it comes down to after infinitely many steps", standard: "0"),
      Parameter("minimum", "RATE", "the rate at which it stops falling", standard: "0"),
      Parameter("cooldown", "LENGTH", "the last steps, multiplied down", standard: "0"),
      Parameter("cooldown-final", "RATE", "the rate at the end of the cooldown", standard: "0"),
      .along("linear"),
    ] + Parameter.warmup,
    example: ["peak": "3e-4", "steps": "1000", "warmup": "100"]
  ) { a in
    let steps = try a.total()
    let root = try Schedule.inversePowerDecay(
      from: a.number("peak"), power: a.number("power"), for: steps, warmup: a.warmup(of: steps),
      timescale: a.numberIfGiven("timescale"), floor: a.number("floor"),
      minimum: a.number("minimum"))
    let cooldown = try a.steps("cooldown")
    let (final, curve) = (try a.number("cooldown-final"), try a.curve("along"))
    return cooldown == 0 ? root : try root.coolingDown(over: cooldown, to: final, along: curve)
  }

  static let noam = Recipe(
    "noam",
    "The Transformer's schedule: a linear warmup, then the inverse square root of the steps.",
    formula: "factor * width^-0.5 * min(t^-0.5, t * warmup^-1.5), t = k + 1",
    peers: "\"Attention Is All You Need\", tensor2tensor, OpenNMT noam",
    parameters: [
      Parameter("width", "WIDTH", "the width of the model", isRequired: true),
      Parameter("warmup", "LENGTH", "the steps of the warmup", isRequired: true),
      Parameter("factor", "FACTOR", "what all rates are multiplied by", standard: "1"), .steps,
    ],
    example: ["width": "512", "warmup": "400", "steps": "2000"]
  ) { a in
    try .noam(
      width: a.count("width"), warmup: a.steps("warmup"), factor: a.number("factor"),
      for: a.total())
  }

  static let warmupStableDecay = Recipe(
    "warmup-stable-decay", "Warmup, plateau, and a decay at the end (WSD).",
    formula: "peak until the decay, then along the curve to final",
    peers: "transformers warmup_stable_decay; timm WSDLRScheduler; Megatron --lr-decay-style WSD",
    parameters: [
      .peak, .final, .steps,
      Parameter(
        "decay", "LENGTH", "the last steps, in which it decays; also 20%", isRequired: true),
      .along("linear"),
    ] + Parameter.warmup,
    example: ["peak": "3e-4", "steps": "1000", "decay": "20%", "along": "1-sqrt", "warmup": "5%"]
  ) { a in
    let steps = try a.total()
    return try .warmupStableDecay(
      peak: a.number("peak"), to: a.number("final"), over: steps, decay: a.steps("decay"),
      along: a.curve("along"), warmup: a.warmup(of: steps))
  }

  static let cooldown = Recipe(
    "cooldown", "A decay to end a run with: 1 - sqrt, or another.",
    formula: "final + (peak - final) * (1 - sqrt(k/n))",
    peers: "arXiv 2405.18392; timm and transformers 1-sqrt; Megatron minus_sqrt",
    parameters: [.peak, .final, .steps, .along("1-sqrt")],
    example: ["peak": "3e-4", "steps": "1000"]
  ) { a in
    try .cooldown(
      from: a.number("peak"), to: a.number("final"), over: a.total(), along: a.curve("along"))
  }

  static let triStage = Recipe(
    "tri-stage", "Warmup, hold, exponential decay.",
    formula: "initial-scale * peak up to peak, peak, down to final-scale * peak",
    peers: "fairseq tri_stage",
    parameters: [
      .peak, Parameter("warmup", "LENGTH", "the steps of the warmup", isRequired: true),
      Parameter("hold", "LENGTH", "the steps at the peak", isRequired: true),
      Parameter("decay", "LENGTH", "the steps of the decay", isRequired: true),
      Parameter("initial-scale", "SHARE", "what it starts at, of the peak", standard: "0.01"),
      Parameter("final-scale", "SHARE", "what it ends at, of the peak", standard: "0.01"),
    ],
    example: ["peak": "3e-4", "warmup": "100", "hold": "400", "decay": "500"]
  ) { a in
    try .triStage(
      peak: a.number("peak"), warmup: a.steps("warmup"), hold: a.steps("hold"),
      decay: a.steps("decay"), initialScale: a.number("initial-scale"),
      finalScale: a.number("final-scale"))
  }
}
