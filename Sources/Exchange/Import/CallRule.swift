import Schedules

/// How a framework's call becomes a schedule: its signature, and the recipe that it is.
///
/// What each call does at its boundaries stands in `Notebooks-md/coming-from-other-frameworks.md`.
struct CallRule: Sendable {
  let name: String
  /// Its parameters, in their order.
  let signature: [String]
  let make: @Sendable (CallArguments) throws(ExchangeError) -> Schedule

  init(
    _ name: String, _ signature: [String],
    make: @escaping @Sendable (CallArguments) throws(ExchangeError) -> Schedule
  ) {
    self.name = name
    self.signature = signature
    self.make = make
  }

  /// A new call is a line in the list of its framework.
  static let all = optax + torch + [getScheduler, megatron]

  /// The schedule of a call.
  static func schedule(
    of call: PythonCall, beside: ImportOptions
  ) throws(ExchangeError) -> Schedule {
    guard let rule = all.first(where: { $0.name == call.name }) else {
      throw ExchangeError(
        "", "\(call.name.prefix(60)) is no call that is known here",
        "give one of \(all.map(\.name).joined(separator: ", ")), or a table step,rate")
    }
    return try rule.make(CallArguments(call, signature: rule.signature, beside: beside))
  }
}

extension CallRule {
  static let optax: [CallRule] = [
    CallRule("constant_schedule", ["value"]) { a throws(ExchangeError) in
      try a.recipe("constant", ["peak": a.number("value"), "steps": a.steps()])
    },
    CallRule(
      "linear_schedule", ["init_value", "end_value", "transition_steps", "transition_begin"]
    ) { a throws(ExchangeError) in try polynomial(a, power: 1) },
    CallRule(
      "polynomial_schedule",
      ["init_value", "end_value", "power", "transition_steps", "transition_begin"]
    ) { a throws(ExchangeError) in try polynomial(a, power: a.number("power")) },
    CallRule("cosine_decay_schedule", ["init_value", "decay_steps", "alpha", "exponent"]) {
      a throws(ExchangeError) in
      let peak = try a.number("init_value")
      return try a.recipe(
        "cosine-decay",
        [
          "peak": peak, "final": a.number("alpha", default: 0) * peak,
          "steps": a.count("decay_steps"),
          "power": a.number("exponent", default: 1),
        ])
    },
    CallRule("exponential_decay", exponential) { a throws(ExchangeError) in
      try exponentialDecay(a, peak: a.number("init_value"))
    },
    CallRule("warmup_constant_schedule", ["init_value", "peak_value", "warmup_steps"]) {
      a throws(ExchangeError) in
      try a.recipe(
        "constant",
        ["peak": a.number("peak_value"), "steps": a.steps()].merging(warmup(a)) { a, _ in a })
    },
    CallRule(
      "warmup_cosine_decay_schedule",
      ["init_value", "peak_value", "warmup_steps", "decay_steps", "end_value", "exponent"]
    ) { a throws(ExchangeError) in
      let main: [String: any CustomStringConvertible] = [
        "peak": try a.number("peak_value"), "final": try a.number("end_value", default: 0),
        "steps": try a.count("decay_steps"), "power": try a.number("exponent", default: 1),
      ]
      return try a.recipe("cosine-decay", main.merging(warmup(a)) { a, _ in a })
    },
    CallRule(
      "warmup_exponential_decay_schedule",
      ["init_value", "peak_value", "warmup_steps"] + exponential.dropFirst()
    ) { a throws(ExchangeError) in
      try exponentialDecay(a, peak: a.number("peak_value"), warmup(a))
    },
    CallRule("piecewise_constant_schedule", ["init_value", "boundaries_and_scales"]) {
      a throws(ExchangeError) in
      let pairs = try a.pairs("boundaries_and_scales")
      return try a.recipe(
        "multi-step-decay",
        [
          "peak": a.number("init_value"), "factors": list(pairs.map(\.value)),
          "milestones": whole(pairs.map(\.key)), "steps": a.steps(),
        ])
    },
    CallRule("cosine_onecycle_schedule", cycle + ["final_div_factor"]) { a throws(ExchangeError) in
      try a.recipe("one-cycle", cycleArguments(a, "cosine"))
    },
    CallRule("linear_onecycle_schedule", cycle + ["final_div_factor", "pct_final"]) {
      a throws(ExchangeError) in
      try a.recipe(
        "three-part-cycle",
        cycleArguments(a, "linear").merging(["fallen": a.number("pct_final", default: 0.85)]) {
          a, _ in a
        })
    },
  ]

  private static let exponential = [
    "init_value", "transition_steps", "decay_rate", "transition_begin", "staircase", "end_value",
  ]
  private static let cycle = ["transition_steps", "peak_value", "pct_start", "div_factor"]

  private static func cycleArguments(
    _ a: CallArguments, _ curve: String
  ) throws(ExchangeError) -> [String: any CustomStringConvertible] {
    [
      "peak": try a.number("peak_value"), "steps": try a.count("transition_steps"),
      "rise": try a.number("pct_start", default: 0.3),
      "initial-divisor": try a.number("div_factor", default: 25),
      "final-divisor": try a.number("final_div_factor", default: 10_000),
      "along": curve, "ending": "after-last-step",
    ]
  }

  private static func polynomial(
    _ a: CallArguments, power: Double
  ) throws(ExchangeError) -> Schedule {
    let begin = try a.count("transition_begin", default: 0)
    let start = try a.number("init_value")
    return try a.recipe(
      "polynomial-decay",
      [
        "peak": start, "final": a.number("end_value"), "power": power,
        "steps": begin + a.count("transition_steps"), "warmup": begin, "warmup-from": start,
        "warmup-along": "constant",
      ])
  }

  private static func exponentialDecay(
    _ a: CallArguments, peak: Double, _ warmup: [String: any CustomStringConvertible] = [:]
  ) throws(ExchangeError) -> Schedule {
    var arguments: [String: any CustomStringConvertible] = [
      "peak": peak, "factor": try a.number("decay_rate"), "period": try a.count("transition_steps"),
      "steps": try a.steps(), "begin": try a.count("transition_begin", default: 0),
    ]
    if a.has("end_value") { arguments["bound"] = try a.number("end_value") }
    if a.isOn("staircase") { arguments["staircase"] = "" }
    return try a.recipe("exponential-decay", arguments.merging(warmup) { a, _ in a })
  }

  private static func warmup(
    _ a: CallArguments
  ) throws(ExchangeError) -> [String: any CustomStringConvertible] {
    ["warmup": try a.count("warmup_steps"), "warmup-from": try a.number("init_value")]
  }

  static func list(_ numbers: [Double]) -> String {
    numbers.map(\.description).joined(separator: ",")
  }

  static func whole(_ numbers: [Double]) -> String {
    numbers.map { Int(exactly: $0).map(String.init) ?? "\($0)" }.joined(separator: ",")
  }
}
