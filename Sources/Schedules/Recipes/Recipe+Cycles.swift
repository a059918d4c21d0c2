// The entries of decays that begin anew, of triangles and of one-cycle.

extension Recipe {
  private static let firstCycle = Parameter(
    "first-cycle", "LENGTH", "the steps of the first cycle", isRequired: true)

  static let warmRestarts = Recipe(
    "cosine-restarts", "Warm restarts (SGDR): cycles that are equal, grow, or fade.",
    formula:
      "cycle i: from (peak * peak-multiplier^i - final) * amplitude-multiplier^i + final down to final",
    peers:
      "torch CosineAnnealingWarmRestarts; keras CosineDecayRestarts (m_mul is amplitude-multiplier); "
      + "timm CosineLRScheduler (cycle_decay is peak-multiplier)",
    parameters: [
      .peak, .final, firstCycle, .steps,
      Parameter(
        "length-multiplier", "FACTOR", "how each cycle is longer than the one before", standard: "1"
      ),
      Parameter(
        "amplitude-multiplier", "FACTOR", "how each is less high above final", standard: "1"),
      Parameter("peak-multiplier", "FACTOR", "how each peak is lower", standard: "1"),
      Parameter("cycles", "COUNT", "how many at most; by default as many as the steps take"),
      .along("cosine"),
    ] + Parameter.warmup,
    example: ["peak": "3e-4", "first-cycle": "100", "length-multiplier": "2", "steps": "700"]
  ) { a in
    let steps = try a.total()
    return try .warmRestarts(
      from: a.number("peak"), to: a.number("final"), firstCycle: a.steps("first-cycle"),
      for: steps, lengthMultiplier: a.number("length-multiplier"),
      amplitudeMultiplier: a.number("amplitude-multiplier"),
      peakMultiplier: a.number("peak-multiplier"), cycles: a.countIfGiven("cycles"),
      along: a.curve("along"), warmup: a.warmup(of: steps))
  }

  static let hardRestarts = Recipe(
    "hard-restarts", "So many equal cosine cycles that they fill the run.",
    formula: "final + (peak - final) * 0.5 * (1 + cos(pi * ((cycles * k/n) mod 1)))",
    peers: "transformers cosine_with_restarts (num_cycles)",
    parameters: [
      .peak, .final, .steps, Parameter("cycles", "COUNT", "how many cycles", isRequired: true),
    ] + Parameter.warmup,
    example: ["peak": "3e-4", "cycles": "3", "steps": "1000", "warmup": "100"]
  ) { a in
    let steps = try a.total()
    return try .hardRestarts(
      from: a.number("peak"), to: a.number("final"), cycles: a.count("cycles"), over: steps,
      warmup: a.warmup(of: steps))
  }

  static let cyclicPolynomialDecay = Recipe(
    "cyclic-polynomial-decay", "Polynomial decay that begins anew, over longer and longer runs.",
    formula: "final + (peak - final) * (1 - k / (first-cycle * ceil(k / first-cycle)))^power",
    peers: "keras PolynomialDecay(cycle=True)",
    parameters: [
      .peak, .final, firstCycle, Parameter("power", "POWER", "a number above 0", isRequired: true),
      .steps,
    ] + Parameter.warmup,
    example: ["peak": "3e-4", "first-cycle": "250", "power": "1", "steps": "1000"]
  ) { a in
    let steps = try a.total()
    return try .cyclicPolynomialDecay(
      from: a.number("peak"), to: a.number("final"), firstCycle: a.steps("first-cycle"),
      power: a.number("power"), for: steps, warmup: a.warmup(of: steps))
  }

  static let triangular = Recipe(
    "triangular", "Cyclical rates: triangles between a base and a peak.",
    formula: "base + (peak - base) * triangle(k) * amplitude",
    peers:
      "torch CyclicLR: triangular, triangular2 (--amplitude halving), exp_range (--amplitude fading --gamma G)",
    parameters: [
      Parameter("base", "RATE", "the rate between triangles", isRequired: true), .peak,
      Parameter("rise", "LENGTH", "steps from the base to the peak", isRequired: true),
      Parameter("fall", "LENGTH", "steps back; by default as many"), .steps,
      Parameter("amplitude", "HOW", "constant, halving or fading", standard: "constant"),
      Parameter("gamma", "FACTOR", "what fading multiplies by at every step", standard: "1"),
    ],
    example: [
      "base": "1e-4", "peak": "1e-3", "rise": "100", "steps": "800", "amplitude": "halving",
    ]
  ) { a in
    let gamma = try a.number("gamma")
    let amplitude: Schedule.TriangleAmplitude = try a.choice(
      "amplitude", of: [("constant", .constant), ("halving", .halving), ("fading", .fading(gamma))])
    if amplitude != .fading(gamma) {
      try a.refuse(["gamma"], "without fading", "leave it out, or give amplitude fading")
    }
    return try .triangular(
      from: a.number("base"), to: a.number("peak"), rise: a.steps("rise"),
      fall: a.stepsIfGiven("fall"), for: a.total(), amplitude: amplitude)
  }

  private static let cycleParameters = [
    Parameter("rise", "SHARE", "the share of the steps that the rise takes", standard: "0.3"),
    Parameter("along", "CURVE", "cosine or linear", standard: "cosine"),
    Parameter("initial-divisor", "NUMBER", "peak / this is the first rate", standard: "25"),
    Parameter("final-divisor", "NUMBER", "the first rate / this is the last", standard: "10000"),
    Parameter(
      "ending", "WHERE", "at-last-step (torch) or after-last-step (optax)", standard: "at-last-step"
    ),
  ]
  private static let ends: [(String, Schedule.CycleEnd)] = [
    ("at-last-step", .atLastStep), ("after-last-step", .afterLastStep),
  ]

  static let oneCycle = Recipe(
    "one-cycle", "Up to the peak once, and far down again.",
    formula: "peak / initial-divisor up to peak, down to peak / (initial-divisor * final-divisor)",
    peers: "torch OneCycleLR; optax.cosine_onecycle_schedule (--ending after-last-step)",
    parameters: [.peak, .steps] + cycleParameters, example: ["peak": "1e-3", "steps": "1000"]
  ) { a in
    try .oneCycle(
      peak: a.number("peak"), over: a.total(), risingFor: a.number("rise"),
      along: a.curve("along"), initialDivisor: a.number("initial-divisor"),
      finalDivisor: a.number("final-divisor"), ending: a.choice("ending", of: ends))
  }

  static let threePartCycle = Recipe(
    "three-part-cycle", "One cycle: up, down to where it began, and on to the end.",
    formula:
      "peak / initial-divisor, peak, peak / initial-divisor, peak / (initial-divisor * final-divisor)",
    peers:
      "torch OneCycleLR(three_phase=True); optax.linear_onecycle_schedule (--fallen 0.85 --along linear "
      + "--ending after-last-step)",
    parameters: [
      .peak, .steps,
      Parameter(
        "fallen", "SHARE", "the share after which it is where it began; by default twice --rise"),
    ] + cycleParameters, example: ["peak": "1e-3", "steps": "1000"]
  ) { a in
    try .threePartCycle(
      peak: a.number("peak"), over: a.total(), risingFor: a.number("rise"),
      fallenAfter: a.numberIfGiven("fallen"), along: a.curve("along"),
      initialDivisor: a.number("initial-divisor"), finalDivisor: a.number("final-divisor"),
      ending: a.choice("ending", of: ends))
  }

  static let product = Recipe(
    "product", "Schedules multiplied step by step; a table where no curve says it.",
    formula: "a[k] * b[k]", peers: "torch ChainedScheduler", parameters: [], parts: 2...100,
    example: [:]
  ) { a in
    try a.parts.dropFirst().reduce(a.parts[0]) { try $0.multiplied(by: $1) }
  }

  static let sequence = Recipe(
    "sequence", "Schedules one after the other, each from its own step 0 on.",
    formula: "part i at k - boundary i",
    peers: "optax.join_schedules, sgdr_schedule; torch SequentialLR; mlx join_schedules",
    parameters: [
      Parameter(
        "boundaries", "K,L,…",
        "the steps that switch, one fewer than parts; by default where each part ends")
    ], parts: 1...100, example: [:]
  ) { a in
    a.has("boundaries")
      ? try .sequence(a.parts, switchingAt: a.places("boundaries")) : try .sequence(a.parts)
  }
}
