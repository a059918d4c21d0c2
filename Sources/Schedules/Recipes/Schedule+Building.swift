// What several recipes are built of.

extension Schedule {
  /// A curve from one rate to another, over steps that are data.
  static func decay(
    from: Double, to: Double, over steps: Int, along curve: Curve, grid: Grid = .start
  ) throws(ScheduleError) -> Schedule {
    if steps < 0 { throw ScheduleError("steps", "\(steps) is negative", "give 0 or more") }
    return try Schedule(
      checking: [
        Phase(curve, from: from, to: to, steps: steps, timeMap: grid.timeMap(steps: steps))
      ])
  }

  /// A rate held, over steps that are data.
  static func held(_ rate: Double, for steps: Int) throws(ScheduleError) -> Schedule {
    try decay(from: rate, to: rate, over: steps, along: .hold)
  }

  /// What is wrong with a number that has to be above 0, if anything.
  static func requirePositive(_ numbers: (name: String, number: Double)...) throws(ScheduleError) {
    for (name, number) in numbers where !(number > 0 && number.isFinite) {
      throw ScheduleError(name, "\(number) is not above 0", "give a finite number above 0")
    }
  }

  /// What is wrong with a number that may not be negative, if anything.
  static func requireNotNegative(
    _ numbers: (name: String, number: Double)...
  ) throws(ScheduleError) {
    for (name, number) in numbers where !(number >= 0 && number.isFinite) {
      throw ScheduleError(
        name, "\(number) is negative, or not finite", "give a number of 0 or more")
    }
  }

  /// What is wrong with steps that have to be at least so many, if anything.
  static func requireSteps(
    atLeast least: Int = 1, _ steps: (name: String, count: Int)...
  ) throws(ScheduleError) {
    for (name, count) in steps where count < least {
      throw ScheduleError(name, "\(count) is below \(least)", "give \(least) or more")
    }
  }

  /// More phases than this are not built by a recipe: they would be slow to write and to read.
  static let mostPhases = 1 << 17

  /// Refuses what would become more phases than are built.
  static func requireFew(phases count: Int, named name: String) throws(ScheduleError) {
    guard count <= mostPhases else {
      throw ScheduleError(
        name, "\(count) phases are more than the \(mostPhases) that are built",
        "give longer ones, or fewer steps")
    }
  }

  /// Rates at given times, which may lie between steps, and curves from each to the next.
  ///
  /// Every step stands on its curve exactly where its time does.
  static func through(
    _ knots: [(time: Ratio, rate: Double)], along curve: Curve
  ) throws(ScheduleError) -> Schedule {
    var phases: [Phase] = []
    for (start, end) in zip(knots, knots.dropFirst()) where start.time != end.time {
      let way = try Phase(curve, from: start.rate, to: end.rate, steps: 1)
      guard let length = end.time.subtracting(start.time), length.numerator > 0,
        let phase = way.placed(from: .zero, to: .one, stretchedBy: length, startingAt: start.time)
      else {
        throw ScheduleError(
          "steps", "the time \(end.time) cannot be placed after \(start.time)",
          "give times that rise, and rounder ones")
      }
      phases.append(phase)
    }
    let whole = try Schedule(checking: phases, final: knots.last?.rate)
    // What a first time below 0 puts before step 0 is not run.
    return whole.dropFirst(max(0, -(knots.first?.time.roundedUp ?? 0)))
  }

  /// A ratio from a number that is data.
  static func ratio(_ name: String, _ number: Double) throws(ScheduleError) -> Ratio {
    guard let ratio = Ratio(decimal: number) else {
      throw ScheduleError(name, "\(number) is not a ratio of whole numbers", "give fewer digits")
    }
    return ratio
  }
}
