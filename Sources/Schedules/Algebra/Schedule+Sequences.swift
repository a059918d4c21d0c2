extension Schedule {
  /// The schedule over just so many steps: cut, or held at its final rate.
  ///
  /// ```swift
  /// Schedule.ramp(from: 1, to: 0, over: 2).lasting(for: 3).rates(in: 0..<3)  // [1.0, 0.5, 0.0]
  /// ```
  ///
  /// - Precondition: `steps` is not negative.
  public func lasting(for steps: Int) -> Schedule {
    if steps < 0 { trap("lasting: \(steps) is negative") }
    return steps <= length ? prefix(steps) : holding(for: steps - length)
  }

  /// Schedules one after the other, each from its own step 0 on, switching at given steps.
  ///
  /// `join_schedules` in Optax and MLX, `SequentialLR` in PyTorch: a part that is longer than its
  /// turn is cut, one that is shorter holds its final rate. The last runs its own length.
  ///
  /// ```swift
  /// let joined = try Schedule.sequence([.constant(1, for: 9), .ramp(from: 1, to: 0, over: 2)], switchingAt: [2])
  /// joined.rates(in: 0..<4)  // [1.0, 1.0, 1.0, 0.5]
  /// ```
  ///
  /// - Throws: `ScheduleError` where the steps do not rise, are negative, or are not one fewer than
  ///   the parts.
  public static func sequence(
    _ parts: [Schedule], switchingAt steps: [Int]
  ) throws(ScheduleError) -> Schedule {
    guard steps.count == max(0, parts.count - 1) else {
      throw ScheduleError(
        "switchingAt",
        "\(parts.count) parts switch \(max(0, parts.count - 1)) times, not \(steps.count)",
        "give one step fewer than parts")
    }
    var (whole, start) = (Schedule(), 0)
    for (index, step) in steps.enumerated() {
      guard step >= start else {
        throw ScheduleError(
          "switchingAt[\(index)]", "\(step) comes before \(start)", "give steps that rise from 0 on"
        )
      }
      whole = whole.appending(parts[index].lasting(for: step - start))
      start = step
    }
    guard let last = parts.last else { return whole }
    guard start.addingReportingOverflow(last.length).overflow == false else {
      throw ScheduleError(
        "switchingAt", "the steps together are more than an Int counts", "give fewer steps")
    }
    return whole.appending(last)
  }

  /// Schedules one after the other, each over its own length: `sgdr_schedule` in Optax.
  ///
  /// ```swift
  /// let joined = try Schedule.sequence([.constant(1, for: 1), .ramp(from: 1, to: 0, over: 2)])
  /// joined.rates(in: 0..<4)  // [1.0, 1.0, 0.5, 0.0]
  /// ```
  ///
  /// - Throws: `ScheduleError` where the steps together are more than an `Int` counts.
  public static func sequence(_ parts: [Schedule]) throws(ScheduleError) -> Schedule {
    var normal = NormalForm()
    for (index, part) in parts.enumerated() where !normal.append(part) {
      throw ScheduleError(
        "[\(index)]", "the steps up to here are more than an Int counts", "give shorter parts")
    }
    return normal.schedule
  }

  /// Rates from a function of the step, written out in a table: for what no curve here says.
  ///
  /// The function is called once a step, now. Transfers take a table as it is and cannot look into
  /// it as into a curve.
  ///
  /// ```swift
  /// let steps = try Schedule.tabulated(for: 3) { step in 1 / Double(step + 1) }
  /// steps.rates(in: 0..<3)  // [1.0, 0.5, 0.3333333333333333]
  /// ```
  ///
  /// - Throws: `ScheduleError` for a rate that is negative or not finite, naming it, and for more
  ///   steps than tables hold.
  public static func tabulated(
    for steps: Int, _ rate: (Int) throws -> Double
  ) throws -> Schedule {
    if steps < 0 { throw ScheduleError("steps", "\(steps) is negative", "give 0 or more") }
    guard steps <= Table.mostEntries else {
      throw ScheduleError(
        "steps", "\(steps) are more than a table holds",
        "give at most \(Table.mostEntries), or a curve")
    }
    if steps == 0 { return Schedule() }
    let curve = Curve(try Table((0..<steps).map(rate)))
    return try Schedule(checking: [Phase(curve, from: 0, to: 0, steps: steps)])
  }
}
