import Schedules

/// The arguments with which Hugging Face's `Trainer` makes a schedule itself, as JSON of `TrainingArguments`.
///
/// Its own formulas then give the rates of the updates of the run: within rounding those of the schedule.
struct HuggingFaceArguments {
  let text: String

  /// - Throws: `ExchangeError` where they cannot say the schedule.
  init(_ schedule: Schedule) throws(ExchangeError) {
    let anatomy = try PlainAnatomy(schedule, for: .huggingFace)
    let (name, options) = try Self.scheduler(anatomy)
    let kwargs = options.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ")
    text = """
      {
        "learning_rate": \(anatomy.peak),
        "lr_scheduler_type": "\(name)",
        "lr_scheduler_kwargs": {\(kwargs)},
        "warmup_steps": \(anatomy.warmupSteps),
        "max_steps": \(schedule.length)
      }

      """
  }

  private static func scheduler(
    _ anatomy: PlainAnatomy
  ) throws(ExchangeError) -> (String, [(String, String)]) {
    func refusal(_ fault: String) -> ExchangeError {
      ArgumentsRefusal.huggingFace.error("phases", fault)
    }
    let (peak, low) = (anatomy.peak, anatomy.final)
    func requireRise(from rate: Double) throws(ExchangeError) {
      if anatomy.warmupSteps > 0, anatomy.warmupStart != rate {
        throw refusal("warms up from \(rate) here, not from \(anatomy.warmupStart)")
      }
    }
    guard let decay = anatomy.decay else {
      try requireRise(from: 0)
      return (anatomy.warmupSteps == 0 ? "constant" : "constant_with_warmup", [])
    }
    let curve = decay.curve
    let tails: [(Curve, String)] = [
      (.linear, "linear"), (.cosine, "cosine"), (.power(0.5), "1-sqrt"),
    ]
    let isKnown =
      ["linear", "cosine", "polynomial"].contains(curve.name) || curve == .power(0.5)
      || decay.curveParameter("timescale").map { curve == .inverseSquareRoot(timescale: $0) }
        ?? false
    if !isKnown { throw refusal("knows no \(curve.name) decay") }
    let isWhole = anatomy.plateauSteps == 0 && anatomy.tailSteps == 0
    if isWhole, curve != .power(0.5) {
      try requireRise(from: 0)
      switch curve {
      case .linear where low == 0: return ("linear", [])
      case .linear: return ("polynomial", [("lr_end", "\(low)"), ("power", "1.0")])
      case .cosine where low == 0: return ("cosine", [])
      case .cosine: return ("cosine_with_min_lr", [("min_lr", "\(low)")])
      default: break
      }
      if curve.name == "polynomial", let power = decay.curveParameter("power") {
        return ("polynomial", [("lr_end", "\(low)"), ("power", "\(power)")])
      }
      if let timescale = decay.curveParameter("timescale"),
        curve == .inverseSquareRoot(timescale: timescale)
      {
        return ("inverse_sqrt", [("timescale", timescale.sourceText)])
      }
      throw refusal("knows no such \(curve.name) decay")
    }
    guard let tail = tails.first(where: { $0.0 == curve }) else {
      throw refusal("knows no \(curve.name) decay after a plateau, or with one after it")
    }
    guard anatomy.tailSteps == 0 else { throw refusal("decays until the last step") }
    // Its warmup starts at the same share of the peak at which its decay ends.
    try requireRise(from: low)
    return (
      "warmup_stable_decay",
      [
        ("num_decay_steps", "\(decay.steps)"), ("warmup_type", "\"linear\""),
        ("decay_type", "\"\(tail.1)\""), ("min_lr_ratio", "\(low / peak)"),
      ]
    )
  }
}
