// The entries of one curve after the warmup.

extension Recipe {
  static let constant = Recipe(
    "constant", "A constant rate, after a warmup.",
    formula: "peak",
    peers:
      "transformers constant, constant_with_warmup; optax.constant_schedule, warmup_constant_schedule; "
      + "torch ConstantLR (with --warmup-along constant)",
    parameters: [.peak, .steps] + Parameter.warmup,
    example: ["peak": "3e-4", "steps": "1000", "warmup": "100"]
  ) { a in
    let steps = try a.total()
    return try .constant(a.number("peak"), for: steps, warmup: a.warmup(of: steps))
  }

  static let warmup = Recipe(
    "warmup", "A warmup by itself; it arrives at the peak.",
    formula: "from + (peak - from) * e(k/n)",
    peers: "torch LinearLR; optax.linear_schedule; DeepSpeed WarmupLR (--along logarithmic)",
    parameters: [
      .peak, .steps, Parameter("from", "RATE", "the rate that it starts at", standard: "0"),
      Parameter(
        "along", "CURVE", "linear, cosine, exponential, logarithmic, constant, power:P",
        standard: "linear"),
      .grid,
    ],
    example: ["peak": "3e-4", "steps": "100"]
  ) { a in
    let (peak, steps, start) = (try a.number("peak"), try a.total(), try a.number("from"))
    let named: String? = try? a.choice(
      "along", of: [("constant", "constant"), ("logarithmic", "logarithmic")])
    switch named {
    case "constant": return try .constantWarmup(at: start, to: peak, over: steps)
    case "logarithmic": return try .logarithmicWarmup(from: start, to: peak, over: steps)
    default:
      return try Warmup.along(a.curve("along"), over: steps, from: start, grid: a.grid("grid"))
        .schedule(to: peak)
    }
  }

  static let linearDecay = Recipe(
    "linear-decay", "Linear decay, after a warmup.",
    formula: "final + (peak - final) * (1 - k/n)",
    peers:
      "transformers linear; optax.linear_schedule; torch LinearLR; mlx linear_schedule; fvcore Linear",
    parameters: [.peak, .final, .steps, .grid] + Parameter.warmup,
    example: ["peak": "3e-4", "steps": "1000", "warmup": "100"]
  ) { a in
    let steps = try a.total()
    return try .linearDecay(
      from: a.number("peak"), to: a.number("final"), over: steps, warmup: a.warmup(of: steps),
      grid: a.grid("grid"))
  }

  static let cosineDecay = Recipe(
    "cosine-decay", "Cosine decay, after a warmup.",
    formula: "final + (peak - final) * (0.5 * (1 + cos(pi * k/n)))^power",
    peers: "transformers cosine, cosine_with_min_lr; optax.warmup_cosine_decay_schedule; "
      + "torch CosineAnnealingLR; keras CosineDecay; timm CosineLRScheduler; mlx cosine_decay; fvcore Cosine",
    parameters: [
      .peak, .final, .steps,
      Parameter("power", "POWER", "the power of the wave (optax's exponent)", standard: "1"), .grid,
    ] + Parameter.warmup,
    example: ["peak": "3e-4", "final": "3e-5", "steps": "1000", "warmup": "100"]
  ) { a in
    let steps = try a.total()
    return try .cosineDecay(
      from: a.number("peak"), to: a.number("final"), over: steps, warmup: a.warmup(of: steps),
      power: a.number("power"), grid: a.grid("grid"))
  }

  static let cosineWaves = Recipe(
    "cosine-waves", "Half waves of the cosine, down and up in turn, after a warmup.",
    formula: "final + (peak - final) * 0.5 * (1 + cos(pi * half-waves * k/n))",
    peers: "transformers cosine with num_cycles (half-waves = 2 * num_cycles)",
    parameters: [
      .peak, .final, .steps,
      Parameter("half-waves", "COUNT", "how many half waves", isRequired: true), .grid,
    ] + Parameter.warmup,
    example: ["peak": "3e-4", "half-waves": "3", "steps": "1000", "warmup": "100"]
  ) { a in
    let steps = try a.total()
    return try .cosineWaves(
      from: a.number("peak"), to: a.number("final"), halfWaves: a.number("half-waves"),
      over: steps, warmup: a.warmup(of: steps), grid: a.grid("grid"))
  }

  static let polynomialDecay = Recipe(
    "polynomial-decay", "Polynomial decay, after a warmup.",
    formula: "final + (peak - final) * (1 - k/n)^power",
    peers: "optax.polynomial_schedule; torch PolynomialLR; transformers polynomial (final 1e-7); "
      + "timm PolyLRScheduler (power 0.5); keras PolynomialDecay; fvcore Polynomial",
    parameters: [
      .peak, .final, .steps, Parameter("power", "POWER", "a number above 0", isRequired: true),
      .grid,
    ] + Parameter.warmup,
    example: ["peak": "3e-4", "power": "2", "steps": "1000", "warmup": "100"]
  ) { a in
    let steps = try a.total()
    return try .polynomialDecay(
      from: a.number("peak"), to: a.number("final"), over: steps, power: a.number("power"),
      warmup: a.warmup(of: steps), grid: a.grid("grid"))
  }

  static let tanhDecay = Recipe(
    "tanh-decay", "Hyperbolic-tangent decay, after a warmup.",
    formula: "final + (peak - final) * 0.5 * (1 - tanh(lower + (upper - lower) * k/n))",
    peers: "timm TanhLRScheduler (lb, ub)",
    parameters: [
      .peak, .final, .steps,
      Parameter("lower", "NUMBER", "where on the curve it begins", standard: "-7"),
      Parameter("upper", "NUMBER", "where on the curve it ends", standard: "3"),
    ] + Parameter.warmup,
    example: ["peak": "3e-4", "steps": "1000", "warmup": "100"]
  ) { a in
    let steps = try a.total()
    return try .tanhDecay(
      from: a.number("peak"), to: a.number("final"), over: steps, lower: a.number("lower"),
      upper: a.number("upper"), warmup: a.warmup(of: steps))
  }
}
