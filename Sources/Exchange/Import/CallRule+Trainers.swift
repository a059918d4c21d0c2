import Schedules

// The calls with which Hugging Face's and Megatron's trainers make their schedulers.
extension CallRule {
  static let getScheduler = CallRule(
    "get_scheduler",
    [
      "name", "num_warmup_steps", "num_training_steps", "num_cycles", "min_lr", "min_lr_rate",
      "lr_end", "power", "timescale", "num_decay_steps", "num_stable_steps", "min_lr_ratio",
      "warmup_type", "decay_type",
    ]
  ) { a throws(ExchangeError) in
    let lr = try a.number("lr")
    let warmup = try a.count("num_warmup_steps", default: 0)
    let total = try a.has("num_training_steps") ? a.count("num_training_steps") : a.steps()
    var common: [String: any CustomStringConvertible] = [
      "peak": lr, "steps": total, "warmup": warmup,
    ]
    func with(
      _ more: [String: any CustomStringConvertible]
    ) -> [String: any CustomStringConvertible] { common.merging(more) { _, new in new } }
    let name = a.text("name", default: "")
    switch name {
    case "constant": return try a.recipe("constant", with(["warmup": 0]))
    case "constant_with_warmup": return try a.recipe("constant", common)
    case "linear": return try a.recipe("linear-decay", common)
    case "cosine", "cosine_with_min_lr":
      let least =
        try a.has("min_lr") ? a.number("min_lr") : a.number("min_lr_rate", default: 0) * lr
      let cycles = try a.number("num_cycles", default: 0.5)
      return try cycles == 0.5
        ? a.recipe("cosine-decay", with(["final": least]))
        : a.recipe("cosine-waves", with(["final": least, "half-waves": 2 * cycles]))
    case "cosine_with_restarts":
      return try a.recipe("hard-restarts", with(["cycles": a.count("num_cycles", default: 1)]))
    case "polynomial":
      return try a.recipe(
        "polynomial-decay",
        with([
          "final": a.number("lr_end", default: 1e-7), "power": a.number("power", default: 1),
        ]))
    case "inverse_sqrt":
      let standard = warmup > 0 ? warmup : 10_000
      return try a.recipe(
        "inverse-square-root-decay",
        with(["timescale": a.number("timescale", default: Double(standard))]))
    case "warmup_stable_decay":
      let types = ["linear": "linear", "cosine": "cosine", "1-sqrt": "1-sqrt"]
      let (rise, fall) = (
        a.text("warmup_type", default: "linear"), a.text("decay_type", default: "cosine")
      )
      guard let rising = types[rise], let falling = types[fall] else {
        throw ExchangeError(
          "get_scheduler.decay_type", "\(fall.prefix(40)) is not known",
          "give linear, cosine or 1-sqrt")
      }
      let decay = try a.count("num_decay_steps")
      if a.has("num_stable_steps") {
        common["steps"] = try warmup + a.count("num_stable_steps") + decay
      }
      let least = try a.number("min_lr_ratio", default: 0) * lr
      return try a.recipe(
        "warmup-stable-decay",
        with([
          "final": least, "decay": decay, "along": falling, "warmup-from": least,
          "warmup-along": rising,
        ]))
    default:
      throw ExchangeError(
        "get_scheduler.name", "\"\(name.prefix(40))\" is not known here",
        "import a table of its rates, step,rate")
    }
  }

  static let megatron = CallRule(
    "OptimizerParamScheduler",
    [
      "init_lr", "max_lr", "min_lr", "lr_warmup_steps", "lr_decay_steps", "lr_decay_style",
      "start_wd", "end_wd", "wd_incr_steps", "wd_incr_style", "wsd_decay_steps",
      "lr_wsd_decay_style", "use_checkpoint_opt_param_scheduler", "override_opt_param_scheduler",
    ]
  ) { a throws(ExchangeError) in
    let (peak, least) = (try a.number("max_lr"), try a.number("min_lr", default: 0))
    let warmup = try a.count("lr_warmup_steps", default: 0)
    let total = try a.count("lr_decay_steps")
    let common: [String: any CustomStringConvertible] = [
      "peak": peak, "steps": total, "warmup": warmup,
      "warmup-from": try a.number("init_lr", default: 0),
    ]
    func with(
      _ more: [String: any CustomStringConvertible]
    ) -> [String: any CustomStringConvertible] { common.merging(more) { _, new in new } }
    let schedule: Schedule
    let style = a.text("lr_decay_style", default: "linear")
    switch style {
    case "constant": schedule = try a.recipe("constant", common)
    case "linear": schedule = try a.recipe("linear-decay", with(["final": least]))
    case "cosine": schedule = try a.recipe("cosine-decay", with(["final": least]))
    case "inverse-square-root":
      schedule = try a.recipe(
        "inverse-square-root-decay",
        with(
          warmup > 0
            ? ["minimum": least]
            : ["minimum": least, "warmup": 1, "warmup-from": peak, "warmup-along": "constant"]))
    case "WSD":
      let tails = [
        "linear": "linear", "cosine": "cosine", "minus_sqrt": "1-sqrt",
        "exponential": "exponential:\(2 * least - peak)",
      ]
      let tail = a.text("lr_wsd_decay_style", default: "exponential")
      guard let along = tails[tail] else {
        throw ExchangeError(
          "lr_wsd_decay_style", "\(tail.prefix(40)) is not known",
          "give one of \(tails.keys.sorted().joined(separator: ", "))")
      }
      schedule = try a.recipe(
        "warmup-stable-decay",
        with([
          "final": least, "decay": a.count("wsd_decay_steps"), "along": along,
          "warmup-overlaps": "",
        ]))
    default:
      throw ExchangeError(
        "lr_decay_style", "\(style.prefix(40)) is not known",
        "give constant, linear, cosine, inverse-square-root or WSD")
    }
    return try schedule.cut(to: a)
  }
}

extension Schedule {
  /// A run shorter or longer than its decay: `--train-iters` beside `--lr-decay-iters`.
  fileprivate func cut(to a: CallArguments) throws(ExchangeError) -> Schedule {
    guard a.has("steps") else { return self }
    let steps = try a.steps()
    return steps <= length ? prefix(steps) : appending(.constant(finalRate, for: steps - length))
  }
}
