import Schedules

// The schedules of Hugging Face's `transformers`, by their functions and by `get_scheduler`.
extension CallRule {
  static let transformers: [CallRule] = [
    CallRule(
      "transformers",
      "get_scheduler(name, optimizer, num_warmup_steps=None, num_training_steps=None, "
        + "scheduler_specific_kwargs=None)"
    ) { a in try scheduler(a) },
    CallRule("transformers", "get_constant_schedule(optimizer, last_epoch=-1)") { a in
      try .constant(a.lr, for: a.steps, warmup: .none)
    },
    CallRule(
      "transformers",
      "get_constant_schedule_with_warmup(optimizer, num_warmup_steps, last_epoch=-1)"
    ) { a in
      let warmup = try a.count("num_warmup_steps")
      return try .constant(
        a.lr, for: max(warmup, a.stepsIfGiven ?? warmup + 1), warmup: .linear(over: warmup))
    },
    CallRule(
      "transformers",
      "get_linear_schedule_with_warmup(optimizer, num_warmup_steps, num_training_steps, "
        + "last_epoch=-1)"
    ) { a in
      let (warmup, total) = (try a.count("num_warmup_steps"), try a.count("num_training_steps"))
      return try .linearDecay(
        from: a.lr, over: max(warmup, total), warmup: .linear(over: warmup))
    },
    CallRule(
      "transformers",
      "get_cosine_schedule_with_warmup(optimizer, num_warmup_steps, num_training_steps, "
        + "num_cycles=0.5, last_epoch=-1)"
    ) { a in try cosine(a, to: 0, after: .linear(over: a.count("num_warmup_steps"))) },
    CallRule(
      "transformers",
      "get_cosine_with_hard_restarts_schedule_with_warmup(optimizer, num_warmup_steps, "
        + "num_training_steps, num_cycles=1, last_epoch=-1)"
    ) { a in
      try .hardRestarts(
        from: a.lr, cycles: a.count("num_cycles"), over: a.count("num_training_steps"),
        warmup: .linear(over: a.count("num_warmup_steps")))
    },
    CallRule(
      "transformers",
      "get_polynomial_decay_schedule_with_warmup(optimizer, num_warmup_steps, "
        + "num_training_steps, lr_end=1e-07, power=1.0, last_epoch=-1)"
    ) { a in
      try .polynomialDecay(
        from: a.lr, to: a.number("lr_end"), over: a.count("num_training_steps"),
        power: a.number("power"), warmup: .linear(over: a.count("num_warmup_steps")))
    },
    CallRule(
      "transformers",
      "get_inverse_sqrt_schedule(optimizer, num_warmup_steps, timescale=None, last_epoch=-1)"
    ) { a in
      let warmup = try a.count("num_warmup_steps")
      return try .inverseSquareRootDecay(
        from: a.lr, for: max(warmup, a.steps), warmup: .linear(over: warmup),
        timescale: a.numberIfGiven("timescale") ?? (warmup == 0 ? 10_000 : nil))
    },
    CallRule(
      "transformers",
      "get_cosine_with_min_lr_schedule_with_warmup(optimizer, num_warmup_steps, "
        + "num_training_steps, num_cycles=0.5, last_epoch=-1, min_lr=None, min_lr_rate=None)"
    ) { a in
      try cosine(a, to: leastRate(a), after: .linear(over: a.count("num_warmup_steps")))
    },
    CallRule(
      "transformers",
      "get_cosine_with_min_lr_schedule_with_warmup_lr_rate(optimizer, num_warmup_steps, "
        + "num_training_steps, num_cycles=0.5, last_epoch=-1, min_lr=None, min_lr_rate=None, "
        + "warmup_lr_rate=None)"
    ) { a in
      let (steps, share) = (
        try a.count("num_warmup_steps"), try a.numberIfGiven("warmup_lr_rate")
      )
      let warmup = try share.map { try Warmup.linear(over: steps, from: $0 * a.lr, grid: .both) }
      return try cosine(
        a, to: leastRate(a), after: warmup ?? .linear(over: steps, grid: .end), grid: .end)
    },
    CallRule(
      "transformers",
      "get_wsd_schedule(optimizer, num_warmup_steps, num_decay_steps, num_training_steps=None, "
        + "num_stable_steps=None, warmup_type='linear', decay_type='cosine', min_lr_ratio=0, "
        + "num_cycles=0.5, last_epoch=-1)"
    ) { a in try warmupStableDecay(a) },
  ]

  private static let functions = [
    "constant": "get_constant_schedule",
    "constant_with_warmup": "get_constant_schedule_with_warmup",
    "linear": "get_linear_schedule_with_warmup",
    "cosine": "get_cosine_schedule_with_warmup",
    "cosine_with_restarts": "get_cosine_with_hard_restarts_schedule_with_warmup",
    "polynomial": "get_polynomial_decay_schedule_with_warmup",
    "inverse_sqrt": "get_inverse_sqrt_schedule",
    "cosine_with_min_lr": "get_cosine_with_min_lr_schedule_with_warmup",
    "cosine_warmup_with_min_lr": "get_cosine_with_min_lr_schedule_with_warmup_lr_rate",
    "warmup_stable_decay": "get_wsd_schedule",
  ]

  /// The function that a name stands for, with the arguments that it takes.
  private static func scheduler(_ a: CallArguments) throws -> Schedule {
    let names = functions.keys.sorted()
    let name = try a.choice("name", of: names.map { ($0, $0) }, orMemberOf: "SchedulerType")
    guard let function = functions[name],
      let rule = transformers.first(where: { $0.name == function })
    else { throw a.fault("name", "'\(name)' is not known here", "give another") }
    var named = try a.dictionary("scheduler_specific_kwargs")
    for argument in ["num_warmup_steps", "num_training_steps"] where a.has(argument) {
      guard rule.parameters.contains(where: { $0.name == argument }) else { continue }
      named.append((argument, .number(try a.number(argument))))
    }
    let total = try a.countIfGiven("num_training_steps")
    return try a.schedule(
      of: PythonCall("transformers.\(function)", named: named), steps: a.stepsIfGiven ?? total)
  }

  private static func leastRate(_ a: CallArguments) throws -> Double {
    if let rate = try a.numberIfGiven("min_lr") {
      guard !a.has("min_lr_rate") else {
        throw a.fault("min_lr_rate", "min_lr is given as well", "give one of them")
      }
      return rate
    }
    return try a.number("min_lr_rate") * a.lr
  }

  private static func cosine(
    _ a: CallArguments, to floor: Double, after warmup: Warmup, grid: Grid = .start
  ) throws -> Schedule {
    let total = try a.count("num_training_steps")
    let run = a.stepsIfGiven ?? total
    return try .cosine(
      from: a.lr, to: floor, over: max(1, total - warmup.steps),
      halves: 2 * a.number("num_cycles"), until: run, warmup: warmup, grid: grid
    ).lasting(for: run)
  }

  private static func warmupStableDecay(_ a: CallArguments) throws -> Schedule {
    let (warmup, decay) = (try a.count("num_warmup_steps"), try a.count("num_decay_steps"))
    let least = try a.number("min_lr_ratio") * a.lr
    let end =
      try a.countIfGiven("num_stable_steps").map { warmup + $0 + decay }
      ?? a.count("num_training_steps")
    guard end >= warmup + decay else {
      throw a.fault(
        "num_decay_steps", "warmup and decay are longer than the \(end) steps", "give fewer")
    }
    let rise = try a.choice(
      "warmup_type",
      of: [("linear", Curve.linear), ("cosine", .cosine), ("1-sqrt", .polynomial(power: 0.5))])
    let fall = try a.choice(
      "decay_type", of: [("linear", Curve.linear), ("cosine", .cosine), ("1-sqrt", .power(0.5))])
    let before = try Schedule.constant(
      a.lr, for: end - decay, warmup: .along(rise, over: warmup, from: least))
    let halves = try 2 * a.number("num_cycles")
    if fall == .cosine, halves != 1 {
      let waves = try before.appending(
        .cosineWaves(from: a.lr, to: least, halfWaves: halves, over: decay))
      return try Schedule(checking: waves.phases, final: least)
    }
    return try .sequence([before, .cooldown(from: a.lr, to: least, over: decay, along: fall)])
  }
}
