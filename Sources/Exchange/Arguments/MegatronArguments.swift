import Schedules

/// The arguments with which Megatron-LM makes a schedule itself.
///
/// Its own formulas then give the rates: within rounding those of the schedule.
struct MegatronArguments {
  private let schedule: Schedule
  private let arguments: [(name: String, value: String)]

  /// - Throws: `ExchangeError` where Megatron cannot say the schedule.
  init(_ schedule: Schedule) throws(ExchangeError) {
    self.schedule = schedule
    let anatomy = try PlainAnatomy(schedule, for: .megatron)
    let n = schedule.length
    let warmup = anatomy.warmupSteps
    var end = n - anatomy.tailSteps
    var style: [(String, String)] = []
    var least = anatomy.final
    if let decay = anatomy.decay {
      style = try Self.style(of: decay, in: anatomy)
      if decay.countsSteps {
        guard anatomy.tailSteps == 0 else {
          throw ArgumentsRefusal.megatron.error(
            "phases", "does not hold after an inverse square root")
        }
        // Past this end Megatron would fall to the minimum at once, which is where it is by then.
        end = n
      }
    } else {
      style = [("lr-decay-style", "constant")]
      (end, least) = (max(n, warmup + 1), 0)
    }
    arguments =
      [
        ("lr", "\(anatomy.peak)"), ("min-lr", "\(least)"), ("lr-warmup-iters", "\(warmup)"),
        ("lr-warmup-init", "\(anatomy.warmupStart)"),
      ] + style + [("lr-decay-iters", "\(end)"), ("train-iters", "\(n)")]
  }

  private static func style(
    of decay: Phase, in anatomy: PlainAnatomy
  ) throws(ExchangeError) -> [(String, String)] {
    let curve = decay.curve
    if curve == .inverseSquareRoot(timescale: Double(max(1, anatomy.warmupSteps))),
      anatomy.warmupSteps > 0, anatomy.plateauSteps == 0
    {
      return [("lr-decay-style", "inverse-square-root")]
    }
    let isWhole = anatomy.plateauSteps == 0
    switch curve {
    case .linear where isWhole: return [("lr-decay-style", "linear")]
    case .cosine where isWhole: return [("lr-decay-style", "cosine")]
    default: break
    }
    let tails: [(Curve, String)] = [
      (.linear, "linear"), (.cosine, "cosine"), (.power(0.5), "minus_sqrt"),
      (.exponential(floor: 2 * decay.to - decay.from), "exponential"),
    ]
    guard let tail = tails.first(where: { $0.0 == curve }) else {
      let known = tails.map(\.1).joined(separator: ", ")
      throw ArgumentsRefusal.megatron.error(
        "phases",
        curve.name == "exponential"
          ? "has an exponential that goes as 2 · ½^x - 1, and this goes to another floor"
          : "knows no such \(curve.name) decay, but \(known)")
    }
    return [
      ("lr-decay-style", "WSD"), ("lr-wsd-decay-style", tail.1),
      ("lr-wsd-decay-iters", "\(decay.steps)"),
    ]
  }

  func text(head: ProgramHead) -> String {
    let comment = head.lines(
      of: schedule,
      usage: [
        "Megatron's formulas give these rates to rounding. In a shell:",
        "    pretrain_gpt.py $(grep -v '^#' THIS.args) ...",
      ] + (head.isHandOver ? Self.overriding : []))
    let lines =
      comment.map { $0.isEmpty ? "#" : "# " + $0 } + arguments.map { "--\($0.name) \($0.value)" }
      + (head.isHandOver ? ["--override-opt_param-scheduler"] : [])
    return lines.joined(separator: "\n") + "\n"
  }

  /// A checkpoint has the arguments of its round.
  private static let overriding = [
    "", "Keep --override-opt_param-scheduler: a checkpoint of round 1 has round 1's arguments, and",
    "without it Megatron refuses these, or with --use-checkpoint-opt_param-scheduler goes on with",
    "those. It also takes the weight decay from the arguments, not from the checkpoint.",
  ]
}
