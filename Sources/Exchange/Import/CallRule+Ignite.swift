import Schedules

// `ignite.handlers.param_scheduler`.
extension CallRule {
  static let ignite: [CallRule] = [
    CallRule(
      "ignite",
      "LinearCyclicalScheduler(optimizer, param_name, start_value, end_value, cycle_size\(rest), "
        + "monotonic=False)", refusing: refused.union(["monotonic", "cycle_mult"])
    ) { a in
      let (size, steps) = (try a.count("cycle_size"), try a.steps)
      let cycles = size > 0 ? steps / size + 1 : 0
      guard size > 1, cycles <= 100_000 else {
        throw a.fault("cycle_size", "\(size) steps make no cycle", "give more")
      }
      return try Schedule.piecewise(
        from: a.number("start_value"),
        through: [(1, a.number("end_value")), (2, a.number("start_value"))], for: 2
      ).stretched(to: size).repeated(cycles)
    },
    CallRule(
      "ignite",
      "CosineAnnealingScheduler(optimizer, param_name, start_value, end_value, cycle_size\(rest))",
      refusing: refused
    ) { a in
      try .warmRestarts(
        from: a.number("start_value"), to: a.number("end_value"),
        firstCycle: a.count("cycle_size"), for: a.steps, lengthMultiplier: a.number("cycle_mult"))
    },
    CallRule(
      "ignite",
      "PiecewiseLinear(optimizer, param_name, milestones_values, save_history=False, "
        + "param_group_index=None)"
    ) { a in
      let knots = try a.list("milestones_values").map { pair in
        guard case .list(let pair) = pair, pair.count == 2, case .number(let step) = pair[0],
          case .number(let rate) = pair[1], let step = Int(exactly: step)
        else { throw a.fault("milestones_values", "this is no list of pairs", "give [(0, 0.1)]") }
        return (step: step, rate: rate)
      }
      guard let first = knots.first, let last = knots.last else {
        throw a.fault("milestones_values", "there are none", "give one at least")
      }
      return try .piecewise(from: first.rate, through: knots, for: a.stepsIfGiven ?? last.step)
    },
    CallRule(
      "ignite",
      "create_lr_scheduler_with_warmup(lr_scheduler, warmup_start_value, warmup_duration, "
        + "warmup_end_value=None, save_history=False, output_simulated_values=None)"
    ) { a in
      let (call, steps) = (try a.call("lr_scheduler"), try a.count("warmup_duration"))
      let main = try a.schedule(of: call, steps: a.stepsIfGiven.map { max(0, $0 - steps) + 1 })
      let isOfTorch = torch.contains { $0.name == call.name }
      let end = try a.numberIfGiven("warmup_end_value") ?? (isOfTorch ? main[0] : a.lr)
      let warmup = try Schedule.constant(
        end, for: steps,
        warmup: .linear(over: steps, from: a.number("warmup_start_value"), grid: .both))
      // The last step of the warmup is the first of what follows, where they agree.
      return warmup.appending(main.dropFirst(main[0] == end ? 1 : 0))
    },
  ]

  private static let rest =
    ", cycle_mult=1.0, start_value_mult=1.0, end_value_mult=1.0, warmup_duration=0, "
    + "save_history=False, param_group_index=None"
  private static let refused: Set = ["start_value_mult", "end_value_mult", "warmup_duration"]
}
