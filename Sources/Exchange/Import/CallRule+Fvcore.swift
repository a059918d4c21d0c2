import Schedules

// `fvcore.common.param_scheduler`: shares of a run, whose steps the caller says.
extension CallRule {
  static let fvcore: [CallRule] = [
    CallRule("fvcore", "ConstantParamScheduler(value)") { a in
      try .constant(a.number("value"), for: a.steps, warmup: .none)
    },
    CallRule("fvcore", "LinearParamScheduler(start_value, end_value)") { a in
      try .linearDecay(from: a.number("start_value"), to: a.number("end_value"), over: a.steps)
    },
    CallRule("fvcore", "CosineParamScheduler(start_value, end_value)") { a in
      try .cosineDecay(from: a.number("start_value"), to: a.number("end_value"), over: a.steps)
    },
    CallRule("fvcore", "ExponentialParamScheduler(start_value, decay)") { a in
      try .exponentialDecay(
        from: a.number("start_value"), by: a.number("decay"), every: a.steps, for: a.steps)
    },
    CallRule("fvcore", "PolynomialDecayParamScheduler(base_value, power)") { a in
      try .polynomialDecay(from: a.number("base_value"), over: a.steps, power: a.number("power"))
    },
    CallRule("fvcore", "MultiStepParamScheduler(values, num_updates=None, milestones=None)") { a in
      let values = try a.numbers("values")
      let updates = try a.has("num_updates") ? a.count("num_updates") : a.steps
      // Equal parts, each rounded up, unless their ends are given.
      let part = (updates + values.count - 1) / max(1, values.count)
      let milestones =
        try a.has("milestones")
        ? a.counts("milestones") : (1..<max(1, values.count)).map { $0 * part }
      return try .piecewiseConstant(
        values, switchingAt: milestones.map { try a.share($0, of: updates) }, for: a.steps)
    },
    CallRule("fvcore", "StepParamScheduler(num_updates, values)") { a in
      let values = try a.numbers("values")
      return try .piecewiseConstant(
        values,
        switchingAt: (1..<max(1, values.count)).map { try a.share($0, of: values.count) },
        for: a.steps)
    },
    CallRule(
      "fvcore", "StepWithFixedGammaParamScheduler(base_value, num_decays, gamma, num_updates)"
    ) { a in
      try .stepDecay(
        from: a.number("base_value"), by: a.number("gamma"),
        every: Ratio(max(1, a.steps), a.count("num_decays") + 1), for: a.steps)
    },
    CallRule("fvcore", "CompositeParamScheduler(schedulers, lengths, interval_scaling)") { a in
      try composite(a)
    },
  ]

  /// Parts by shares of the run: a rescaled one runs whole in its share, a fixed one by the clock of
  /// the run. The clock is made of ten-thousandths.
  private static func composite(_ a: CallArguments) throws -> Schedule {
    let (calls, clock) = (try a.calls("schedulers"), 10_000)
    let (lengths, scalings) = (try a.numbers("lengths"), try a.list("interval_scaling"))
    guard calls.count == lengths.count, calls.count == scalings.count else {
      throw a.fault("lengths", "there are not as many as schedulers", "give one for each")
    }
    var (parts, ends, done): ([Schedule], [Int], Double) = ([], [0], 0)
    for (index, call) in calls.enumerated() {
      done += lengths[index]
      guard let end = Int(exactly: (done * Double(clock)).rounded()), end > ends[index],
        end <= clock
      else { throw a.fault("lengths", "they are no shares that make 1", "give such as [0.1, 0.9]") }
      ends.append(end)
      if case .text("fixed") = scalings[index] {
        parts.append(try a.schedule(of: call, steps: clock).dropFirst(ends[index]))
      } else {
        parts.append(try a.schedule(of: call, steps: end - ends[index]))
      }
    }
    let whole = try Schedule.sequence(parts, switchingAt: Array(ends.dropFirst().dropLast()))
    guard try a.steps > 0 else { return Schedule() }
    return try whole.stretched(to: a.steps)
  }
}

extension CallArguments {
  /// The first step of the run that is at or past a share of it.
  fileprivate func share(_ part: Int, of whole: Int) throws -> Int {
    let (product, overflows) = part.multipliedReportingOverflow(by: try steps)
    guard whole > 0, !overflows, product < 1 << 62 else {
      throw fault("num_updates", "it does not divide the run", "give 1 or more")
    }
    return (product + whole - 1) / whole
  }
}
