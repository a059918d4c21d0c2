// Rates that jump, or go straight, from one given step to the next.

extension Schedule {
  /// The rate falls by a factor at each milestone.
  ///
  ///     rate = peak · factor^(milestones at or before step k)
  ///
  /// `MultiStepLR` in PyTorch, where the new rate is that of the milestone's own step, as here;
  /// timm's `MultiStepLRScheduler` is one step earlier: give it milestones less 1.
  ///
  /// ```swift
  /// try Schedule.multiStepDecay(from: 1, by: 0.5, at: [2, 3], for: 4).rates(in: 0..<5)  // [1.0, 1.0, 0.5, 0.25, 0.25]
  /// ```
  ///
  /// - Parameters:
  ///   - milestones: Steps counted from 0, warmup included, that do not fall; one that stands twice
  ///     counts twice.
  ///   - steps: All steps; milestones past them do nothing.
  /// - Throws: `ScheduleError` for rates or steps that are negative or not finite, milestones that
  ///   fall, or a warmup longer than `steps`.
  public static func multiStepDecay(
    from peak: Double, by factor: Double, at milestones: [Int], for steps: Int,
    warmup: Warmup = .none
  ) throws(ScheduleError) -> Schedule {
    var rates: [Double] = []
    for count in 0...milestones.count {
      rates.append(factor == 0 && count > 0 ? 0 : try scaled(peak, by: factor, times: count))
    }
    return try piecewiseConstant(rates, switchingAt: milestones, for: steps, warmup: warmup)
  }

  /// The rate is multiplied by a factor of its own at each milestone.
  ///
  /// `piecewise_constant_schedule` in Optax, with its `boundaries_and_scales`.
  ///
  /// ```swift
  /// try Schedule.multiStepDecay(from: 1, byEach: [0.5, 0.1], at: [1, 2], for: 3).rates(in: 0..<3)  // [1.0, 0.5, 0.05]
  /// ```
  ///
  /// - Throws: `ScheduleError` as above, and where factors and milestones are not as many.
  public static func multiStepDecay(
    from peak: Double, byEach factors: [Double], at milestones: [Int], for steps: Int,
    warmup: Warmup = .none
  ) throws(ScheduleError) -> Schedule {
    let rates = [peak] + products(of: factors, times: peak)
    return try piecewiseConstant(rates, switchingAt: milestones, for: steps, warmup: warmup)
  }

  /// Given rates, switching at given steps.
  ///
  ///     rate = rates[number of boundaries at or before step k]
  ///
  /// `MultiStepParamScheduler` in fvcore; `PiecewiseConstantDecay` in Keras, which keeps the old
  /// rate at the boundary itself: give it boundaries plus 1.
  ///
  /// ```swift
  /// try Schedule.piecewiseConstant([0.1, 0.01], switchingAt: [2], for: 4).rates(in: 0..<4)  // [0.1, 0.1, 0.01, 0.01]
  /// ```
  ///
  /// - Parameter steps: All steps; boundaries past them do nothing.
  /// - Throws: `ScheduleError` for rates or steps that are negative or not finite, boundaries that
  ///   fall or are not one fewer than the rates, or a warmup longer than `steps`.
  public static func piecewiseConstant(
    _ rates: [Double], switchingAt boundaries: [Int], for steps: Int, warmup: Warmup = .none
  ) throws(ScheduleError) -> Schedule {
    guard let first = rates.first, rates.count == boundaries.count + 1 else {
      throw ScheduleError(
        "boundaries",
        "\(rates.count) rates switch \(max(0, rates.count - 1)) times, not \(boundaries.count)",
        "give one boundary fewer than rates")
    }
    try requireRising(boundaries, named: "boundaries")
    return try Warmup.overlapping(warmup).leading(to: first, of: steps) { n throws(ScheduleError) in
      var (phases, start) = ([Phase](), 0)
      for (index, rate) in rates.enumerated() {
        let end = min(n, index < boundaries.count ? boundaries[index] : n)
        phases.append(try .init(.hold, from: rate, to: rate, steps: end - start))
        start = end
        // A boundary past the end is not reached, also not by what holds there.
        if index < boundaries.count, boundaries[index] > n { break }
      }
      return try Schedule(checking: phases)
    }
  }

  /// Given rates at given steps, and a curve from each to the next; after the last it holds.
  ///
  /// `PiecewiseLinear` in ignite; `piecewise_interpolate_schedule` in Optax, whose scales the other
  /// form takes.
  ///
  /// ```swift
  /// try Schedule.piecewise(from: 0, through: [(2, 1), (6, 0)], for: 8).rates(in: 0..<8)
  /// // [0.0, 0.5, 1.0, 0.75, 0.5, 0.25, 0.0, 0.0]
  /// ```
  ///
  /// - Parameters:
  ///   - rate: The rate of step 0.
  ///   - knots: Steps that rise, and the rate of each.
  ///   - steps: All steps.
  /// - Throws: `ScheduleError` for rates or steps that are negative or not finite, or steps that
  ///   fall.
  public static func piecewise(
    from rate: Double, through knots: [(step: Int, rate: Double)], along curve: Curve = .linear,
    for steps: Int
  ) throws(ScheduleError) -> Schedule {
    if steps < 0 { throw ScheduleError("steps", "\(steps) is negative", "give 0 or more") }
    try requireRising(knots.map(\.step), named: "knots")
    var whole = try held(rate, for: 0)
    for knot in knots {
      whole = whole.appending(
        try decay(
          from: whole.finalRate, to: knot.rate, over: knot.step - whole.length, along: curve))
    }
    return whole.lasting(for: steps)
  }

  /// A rate that comes to be multiplied by a factor of its own at each step given, along a curve
  /// from each to the next.
  ///
  /// `piecewise_interpolate_schedule` in Optax, with its `boundaries_and_scales`.
  ///
  /// ```swift
  /// try Schedule.piecewise(from: 0.5, byEach: [2, 0.5], at: [2, 4], for: 5).rates(in: 0..<5)
  /// // [0.5, 0.75, 1.0, 0.75, 0.5]
  /// ```
  ///
  /// - Throws: `ScheduleError` as above, and where factors and steps are not as many.
  public static func piecewise(
    from rate: Double, byEach factors: [Double], at knots: [Int], along curve: Curve = .linear,
    for steps: Int
  ) throws(ScheduleError) -> Schedule {
    guard factors.count == knots.count else {
      throw ScheduleError(
        "factors", "\(factors.count) factors for \(knots.count) steps", "give as many")
    }
    let rates = products(of: factors, times: rate)
    return try piecewise(
      from: rate, through: zip(knots, rates).map { (step: $0, rate: $1) }, along: curve, for: steps)
  }

  static func requireRising(_ steps: [Int], named name: String) throws(ScheduleError) {
    for (index, step) in steps.enumerated() where step < (index == 0 ? 0 : steps[index - 1]) {
      throw ScheduleError(
        "\(name)[\(index)]", "\(step) comes before \(index == 0 ? 0 : steps[index - 1])",
        "give steps that rise from 0 on")
    }
  }

  /// A rate times each of the products of more and more factors.
  static func products(of factors: [Double], times rate: Double) -> [Double] {
    var product = DoubleDouble.one
    return factors.map { factor in
      product = product * factor
      return (product * rate).rounded
    }
  }

  private static func scaled(
    _ rate: Double, by factor: Double, times count: Int
  ) throws(ScheduleError) -> Double {
    if count > 0 { try requirePositive(("factor", factor)) }
    return count == 0 ? rate : (DoubleDouble.power(factor, Ratio(count, 1)) * rate).rounded
  }
}
