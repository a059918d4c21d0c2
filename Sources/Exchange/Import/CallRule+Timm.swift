import Foundation
import Schedules

// The schedulers of `timm`. `t` is a step here, whatever `t_in_epochs` says; noise is refused.
extension CallRule {
  static let timm: [CallRule] = [
    timm(
      "CosineLRScheduler(optimizer, t_initial, \(cycle)\(warmup)\(rest), k_decay=1.0, initialize=True)"
    ) {
      a in
      try cycles(a, along: .cosine) { x, k in (1 + cos(.pi * pow(x, k))) / 2 }
    },
    timm(
      "PolyLRScheduler(optimizer, t_initial, power=0.5, \(cycle)\(warmup)\(rest), k_decay=1.0, "
        + "initialize=True)"
    ) { a in
      let power = try a.power("power")
      return try cycles(a, along: .polynomial(power: power)) { x, k in
        pow(1 - pow(x, k), power)
      }
    },
    timm(
      "TanhLRScheduler(optimizer, t_initial, lb=-7.0, ub=3.0, \(cycle)\(warmup)\(rest), "
        + "initialize=True)"
    ) { a in try tanh(a) },
    timm(
      "StepLRScheduler(optimizer, decay_t, decay_rate=1.0, \(prefixed)\(rest), initialize=True)"
    ) { a in
      guard let period = Ratio(decimal: try a.number("decay_t")), period.numerator > 0 else {
        throw a.fault("decay_t", "this is no period", "give a number above 0")
      }
      return try .stepDecay(
        from: a.lr, by: a.number("decay_rate"), every: period, for: a.steps, warmup: timmWarmup(a))
    },
    timm(
      "MultiStepLRScheduler(optimizer, decay_t, decay_rate=1.0, \(prefixed)\(rest), "
        + "initialize=True)"
    ) { a in
      // A milestone acts one step early there.
      let before = try a.isOn("warmup_prefix") ? a.count("warmup_t") : 0
      let milestones = try a.counts("decay_t").map { max(0, before + $0 - 1) }
      return try .multiStepDecay(
        from: a.lr, by: a.number("decay_rate"), at: milestones,
        for: a.stepsIfGiven ?? max(milestones.last ?? 0, a.count("warmup_t")) + 1,
        warmup: .linear(over: a.count("warmup_t"), from: a.number("warmup_lr_init")))
    },
    timm(
      "WSDLRScheduler(optimizer, t_initial, decay_t, lr_min=0.0, stable_fn='constant', "
        + "stable_timescale=None, stable_power=0.5, decay_fn='1-sqrt', decay_power=0.5, "
        + "decay_ratio=0.1, warmup_t=0, warmup_lr_init=0.0\(rest), initialize=True)"
    ) { a in try warmupStableDecay(a) },
  ]

  private static let cycle = "lr_min=0.0, cycle_mul=1.0, cycle_decay=1.0, cycle_limit=1, "
  private static let warmup = "warmup_t=0, warmup_lr_init=0.0, warmup_prefix=False"
  private static let prefixed = "warmup_t=0, warmup_lr_init=0.0, warmup_prefix=True"
  private static let rest =
    ", t_in_epochs=True, noise_range_t=None, noise_pct=0.67, noise_std=1.0, noise_seed=42"

  private static func timm(
    _ signature: String, _ make: @escaping @Sendable (CallArguments) throws -> Schedule
  ) -> CallRule {
    CallRule("timm", signature, refusing: ["noise_range_t"], make: make)
  }

  /// Without a prefix the decay runs from step 0 on, under the warmup.
  private static func timmWarmup(_ a: CallArguments) throws -> Warmup {
    let warmup = try Warmup.linear(over: a.count("warmup_t"), from: a.number("warmup_lr_init"))
    return try a.isOn("warmup_prefix") ? warmup : .overlapping(warmup)
  }

  /// Cycles of a curve; `fraction` is what is left of the way at x where `k_decay` bends the time.
  private static func cycles(
    _ a: CallArguments, along curve: Curve, bent fraction: (_ x: Double, _ k: Double) -> Double
  ) throws -> Schedule {
    let (first, warmup) = (try a.count("t_initial"), try a.count("warmup_t"))
    let before = try a.isOn("warmup_prefix") ? warmup : 0
    let (count, growth) = (try a.count("cycle_limit"), try a.number("cycle_mul"))
    let (peak, floor) = (try a.lr, try a.number("lr_min"))
    let bend = try a.number("k_decay")
    if bend != 1 {
      guard count == 1 else {
        throw a.fault("k_decay", "with cycles it cannot be imported", "import a table step,rate")
      }
      let start = try a.number("warmup_lr_init")
      return try .tabulated(for: before + first + 1) { step in
        if step < warmup { return start + Double(step) * ((peak - start) / Double(warmup)) }
        return floor + (peak - floor) * fraction(Double(step - before) / Double(first), bend)
      }
    }
    let whole = try length(ofCycles: count, first: first, growth: growth, a)
    return try .warmRestarts(
      from: peak, to: floor, firstCycle: first, for: before + whole, lengthMultiplier: growth,
      peakMultiplier: a.number("cycle_decay"), cycles: count, along: curve, warmup: timmWarmup(a))
  }

  private static func length(
    ofCycles count: Int, first: Int, growth: Double, _ a: CallArguments
  ) throws -> Int {
    let lengths = growth == 1 ? Double(count) : (pow(growth, Double(count)) - 1) / (growth - 1)
    guard let whole = Int(exactly: (Double(first) * lengths).rounded(.up)), whole < 1 << 53 else {
      throw a.fault("cycle_limit", "the cycles have no length in steps", "give fewer")
    }
    return whole
  }

  private static func tanh(_ a: CallArguments) throws -> Schedule {
    let first = try a.count("t_initial")
    let (count, growth) = (try a.count("cycle_limit"), try a.number("cycle_mul"))
    let before = try a.isOn("warmup_prefix") ? a.count("warmup_t") : 0
    func cycle(_ index: Int, over steps: Int, _ warmup: Warmup) throws -> Schedule {
      try .tanhDecay(
        from: a.lr * pow(a.number("cycle_decay"), Double(index)), to: a.number("lr_min"),
        over: steps, lower: a.number("lb"), upper: a.number("ub"), warmup: warmup)
    }
    if count == 1 { return try cycle(0, over: before + first, timmWarmup(a)) }
    guard growth == growth.rounded(), count <= 1_000, try a.count("warmup_t") == 0 else {
      throw a.fault(
        "cycle_limit", "cycles after a warmup, or of parts of steps, cannot be imported",
        "import a table of the rates")
    }
    return try .sequence(
      (0..<count).map { index in
        try cycle(
          index,
          over: length(ofCycles: index + 1, first: first, growth: growth, a)
            - length(ofCycles: index, first: first, growth: growth, a), .none)
      })
  }

  private static func warmupStableDecay(_ a: CallArguments) throws -> Schedule {
    let (peak, least) = (try a.lr, try a.number("lr_min"))
    let whole = try a.count("warmup_t") + a.count("t_initial")
    let warmup = try Warmup.linear(over: a.count("warmup_t"), from: a.number("warmup_lr_init"))
    let ratio = try a.number("decay_ratio")
    guard ratio > 0, ratio < 1 else {
      throw a.fault("decay_ratio", "\(ratio) is no share", "give one between 0 and 1")
    }
    var curves: [(String, Curve)] = [
      ("linear", .linear), ("1-sqrt", .power(0.5)), ("cosine", .cosine),
      ("power", .power(try a.power("decay_power"))),
    ]
    let power = try a.choice(
      "stable_fn",
      of: [("constant", nil), ("rsqrt", 0.5), ("power", try a.number("stable_power"))])
    if power == nil {
      let foot = least - ratio / (1 - ratio) * (peak - least)
      if foot.isFinite { curves.append(("exp", .exponential(floor: foot))) }
      return try .warmupStableDecay(
        peak: peak, to: least, over: whole, decay: a.count("decay_t"),
        along: a.choice("decay_fn", of: curves), warmup: warmup)
    }
    return try .inversePowerDecay(
      from: peak, power: power ?? 0.5, for: whole, warmup: warmup,
      timescale: a.numberIfGiven("stable_timescale"), minimum: least
    ).coolingDown(over: a.count("decay_t"), to: least, along: a.choice("decay_fn", of: curves))
  }
}
