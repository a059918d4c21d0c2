// The entries of rates that jump, fall by factors, or go from one given step to the next.

extension Recipe {
  private static let period = Parameter(
    "period", "LENGTH", "the steps after which the factor is reached", isRequired: true)

  static let exponentialDecay = Recipe(
    "exponential-decay", "Decay by a factor every so many steps, smooth or as a staircase.",
    formula: "peak * factor^((k - begin) / period)",
    peers:
      "optax.exponential_decay; torch ExponentialLR (period 1); keras ExponentialDecay; mlx exponential_decay",
    parameters: [
      .peak, Parameter("factor", "FACTOR", "what every period multiplies by", isRequired: true),
      period, .steps,
      Parameter(
        "begin", "LENGTH", "steps after the warmup before which nothing decays", standard: "0"),
      Parameter("bound", "RATE", "the rate that it stops at; by default none"),
      Parameter("staircase", nil, "fall at once at the end of each period"),
    ] + Parameter.warmup,
    example: ["peak": "3e-4", "factor": "0.5", "period": "200", "steps": "1000", "warmup": "100"]
  ) { a in
    let steps = try a.total()
    return try .exponentialDecay(
      from: a.number("peak"), by: a.number("factor"), every: a.steps("period"), for: steps,
      startingAfter: a.steps("begin"), stoppingAt: a.numberIfGiven("bound"),
      staircase: a.isOn("staircase"), warmup: a.warmup(of: steps))
  }

  static let stepDecay = Recipe(
    "step-decay", "The rate falls by a factor every so many steps.",
    formula: "peak * factor^floor(k / period)",
    peers: "torch StepLR; mlx step_decay; timm StepLRScheduler",
    parameters: [
      .peak, Parameter("factor", "FACTOR", "what every period multiplies by", isRequired: true),
      period, .steps,
    ] + Parameter.warmup,
    example: ["peak": "0.1", "factor": "0.1", "period": "300", "steps": "1000"]
  ) { a in
    let steps = try a.total()
    return try .stepDecay(
      from: a.number("peak"), by: a.number("factor"), every: a.period("period"), for: steps,
      warmup: a.warmup(of: steps))
  }

  static let multiStepDecay = Recipe(
    "multi-step-decay", "The rate is multiplied at each milestone.",
    formula: "peak * factor^(milestones at or before k)",
    peers:
      "torch MultiStepLR; optax.piecewise_constant_schedule (--factors); timm MultiStepLRScheduler (milestones less 1)",
    parameters: [
      .peak,
      Parameter(
        "factors", "A,B,…", "one factor for all milestones, or one for each", isRequired: true),
      Parameter("milestones", "K,L,…", "steps counted from 0, the warmup's too", isRequired: true),
      .steps,
    ] + Parameter.warmup,
    example: ["peak": "0.1", "factors": "0.1", "milestones": "300,600", "steps": "1000"]
  ) { a in
    let steps = try a.total()
    let factors = try a.numbers("factors")
    let (peak, milestones) = (try a.number("peak"), try a.places("milestones"))
    let warmup = try a.warmup(of: steps)
    return factors.count == 1
      ? try .multiStepDecay(
        from: peak, by: factors[0], at: milestones, for: steps, warmup: warmup)
      : try .multiStepDecay(
        from: peak, byEach: factors, at: milestones, for: steps, warmup: warmup)
  }

  static let piecewiseConstant = Recipe(
    "piecewise-constant", "Given rates, switching at given steps.",
    formula: "rates[number of boundaries at or before k]",
    peers: "fvcore MultiStepParamScheduler; keras PiecewiseConstantDecay (boundaries plus 1)",
    parameters: [
      Parameter("rates", "A,B,…", "the rates, one more than boundaries", isRequired: true),
      Parameter("boundaries", "K,L,…", "the steps that switch; none for one rate", standard: ""),
      .steps,
    ] + Parameter.warmup,
    example: ["rates": "0.1,0.01,0.001", "boundaries": "300,600", "steps": "1000"]
  ) { a in
    let steps = try a.total()
    return try .piecewiseConstant(
      a.numbers("rates"), switchingAt: a.places("boundaries"), for: steps,
      warmup: a.warmup(of: steps))
  }

  static let piecewise = Recipe(
    "piecewise", "Given rates at given steps, and a curve from each to the next.",
    formula: "between two knots along the curve, after the last its rate",
    peers: "optax.piecewise_interpolate_schedule",
    parameters: [
      Parameter("from", "RATE", "the rate of step 0", isRequired: true),
      Parameter("knots", "K,L,…", "steps that rise", isRequired: true),
      Parameter("rates", "A,B,…", "the rate at each of them"),
      Parameter("factors", "A,B,…", "or what each multiplies the rate before by"),
      .along("linear"), .steps,
    ],
    example: ["from": "0", "knots": "100,600,1000", "rates": "1e-3,1e-3,0", "steps": "1000"]
  ) { a in
    let (start, knots, curve) = (try a.number("from"), try a.places("knots"), try a.curve("along"))
    if a.has("factors"), !a.has("rates") {
      return try .piecewise(
        from: start, byEach: a.numbers("factors"), at: knots, along: curve, for: a.total())
    }
    guard a.has("rates") else {
      throw ScheduleError("rates", "piecewise needs them, or factors", "give one for each knot")
    }
    try a.refuse(["factors"], "beside rates", "give one of the two")
    let rates = try a.numbers("rates")
    guard knots.count == rates.count else {
      throw ScheduleError(
        "rates", "\(rates.count) rates for \(knots.count) knots", "give as many, or as many factors"
      )
    }
    return try .piecewise(
      from: start, through: zip(knots, rates).map { (step: $0, rate: $1) }, along: curve,
      for: a.total())
  }
}
