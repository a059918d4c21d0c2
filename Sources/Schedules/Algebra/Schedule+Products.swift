// Step by step products. They are not closed: a product of two curves is no curve of the list, as a
// rule, and is written out as a table. Where one of the two stands still, the other's curve stays.

extension Schedule {
  /// This schedule times another, step by step: a warmup's factor, an overall decay.
  ///
  ///     rate = floor + (rate of this − floor) · rate of the other
  ///
  /// It is as long as the longer of the two; past its end the shorter one holds its final rate.
  /// Where one of them holds, the other's curve is kept; where both move, every rate is written out
  /// in a table.
  ///
  /// `ChainedScheduler` in PyTorch; the cooldown of Big Vision's `rsqrt`.
  ///
  /// ```swift
  /// let halves = Schedule.constant(0.5, for: 2)
  /// let product = try Schedule.ramp(from: 1, to: 0, over: 4).multiplied(by: halves.appending(.constant(1, for: 2)))
  /// product.rates(in: 0..<4)  // [0.5, 0.375, 0.5, 0.25]
  /// ```
  ///
  /// - Parameters:
  ///   - other: The factors, which are rates: not negative.
  ///   - floor: What is left where the other schedule is 0; no rate of this one may be below it.
  /// - Throws: `ScheduleError` where a table would be longer than tables are, a rate is below the
  ///   floor or a product more than a `Double` holds.
  public func multiplied(by other: Schedule, above floor: Double = 0) throws(ScheduleError)
    -> Schedule
  {
    guard floor.isFinite, floor >= 0 else {
      throw ScheduleError("floor", "\(floor) is not a rate", "give a finite rate of 0 or more")
    }
    let length = max(length, other.length)
    let (a, b) = (lasting(for: length), other.lasting(for: length))
    var phases: [Phase] = []
    for steps in a.commonRuns(with: b) {
      phases.append(try a.product(with: b, above: floor, in: steps))
    }
    let final = try a.product(b.finalRate, a.finalRate, above: floor, at: length)
    return try Schedule(checking: phases, final: final)
  }

  /// The steps of every run in which both schedules, of one length, keep to one phase.
  private func commonRuns(with other: Schedule) -> [Range<Int>] {
    let cuts = Set([0] + ends + other.ends).sorted()
    return zip(cuts, cuts.dropFirst()).map { $0..<$1 }
  }

  private func product(
    with other: Schedule, above floor: Double, in steps: Range<Int>
  ) throws(ScheduleError) -> Phase {
    let (a, b) = (self[steps].phases[0], other[steps].phases[0])
    if a.curve.isHold {
      let scaled = try? b.mappingRates { floor + (a.from - floor) * $0 }
      if let scaled, a.from >= floor { return scaled }
    }
    if b.curve.isHold {
      // Above the floor nothing but 1 leaves what a curve says of its own floor as it is.
      let scaled = b.from == 1 ? a : try? a.mappingRates { floor + ($0 - floor) * b.from }
      if let scaled, min(a.first, a.last) >= floor { return scaled }
    }
    guard steps.count <= Table.mostEntries else {
      throw ScheduleError(
        "", "the product of two curves over \(steps.count) steps is more than a table holds",
        "give at most \(Table.mostEntries) steps, or hold one of the two there")
    }
    var rates: [Double] = []
    rates.reserveCapacity(steps.count)
    for step in steps { rates.append(try product(other[step], self[step], above: floor, at: step)) }
    return try Phase(Curve(Table(rates)), from: 0, to: 0, steps: steps.count)
  }

  private func product(
    _ factor: Double, _ rate: Double, above floor: Double, at step: Int
  ) throws(ScheduleError) -> Double {
    guard rate >= floor else {
      throw ScheduleError(
        "floor", "\(floor) is above the rate \(rate) of step \(step)", "give a lower floor")
    }
    let product = floor + (rate - floor) * factor
    guard product.isFinite else {
      throw ScheduleError(
        "", "\(rate) · \(factor), at step \(step), is more than a Double holds", "scale one down")
    }
    return product
  }
}
