import Schedules

/// The schedule that a table of rates was found to follow, and how nearly.
///
/// ```swift
/// let found = try Recognition(steps: Array(0..<100), rates: schedule.rates(in: 0..<100))
/// found.schedule == schedule  // true for the field's warmups, plateaus and decays
/// found.error                 // 0.0
/// ```
///
/// Every curve of the list is known, with its parameters: powers, floors, timescales, bases, and where a
/// hyperbolic tangent begins and ends. Rates of every step between those that follow a curve are kept as a
/// table, and so is what follows none.
public struct Recognition: Sendable {
  /// The phases that the rates follow; a table where none do.
  public let schedule: Schedule
  /// The largest distance of a row from the schedule, as a share of the peak.
  public let error: Double
  /// Whether the rows are kept as they are, since no curves were found.
  public let isTable: Bool
  /// What the table does not show, and so was taken.
  public let notes: [String]

  /// - Throws: ``ExchangeError`` for no rows, steps that do not rise, what is no rate, or a table too long to keep.
  public init(steps: [Int], rates: [Double]) throws(ExchangeError) {
    let table = try RateTable(checking: steps, rates)
    // To the rounding of doubles, of what steps from rate to rate, or else of single floats.
    for (tolerance, keepsLooseRows) in [
      (4e-15, false), (1e-12, false), (0x1p-23, false), (4e-15, true),
    ] where tolerance < 0x1p-23 || table.isOfSingleFloats {
      let fitter = CurveFitter(
        table: tolerance == 0x1p-23 ? table.ofSingleFloats : table,
        tolerance: tolerance * table.peak)
      guard let walk = RowWalk(fitter, keepingLooseRows: keepsLooseRows) else { continue }
      schedule = walk.schedule.withWarmupFromStepBefore
      notes = walk.notes
      isTable = false
      error = Self.distance(of: schedule, from: table)
      return
    }
    schedule = try Self.table(table)
    error = 0
    isTable = true
    notes =
      (table.lateStart.map { [$0] } ?? []) + ["no curves were found in it: every rate is kept"]
  }

  private static func distance(of schedule: Schedule, from table: RateTable) -> Double {
    let worst = zip(table.steps, table.rates).map { abs(schedule[$0] - $1) }.max() ?? 0
    return table.peak > 0 ? worst / table.peak : worst
  }

  /// Each rate until the next row.
  private static func table(_ table: RateTable) throws(ExchangeError) -> Schedule {
    let (first, last) = (table.steps[0], table.steps[table.count - 1])
    guard last - first < 1 << 24 else {
      throw ExchangeError(
        "", "\(last - first) steps follow no curve, and are more than a table holds",
        "give fewer steps")
    }
    var entries: [Double] = []
    for (row, rate) in table.rates.enumerated() {
      let next = row + 1 < table.count ? table.steps[row + 1] : last + 1
      entries += Array(repeating: rate, count: next - table.steps[row])
    }
    return Schedule.constant(table.rates[0], for: first)
      .appending([.curve(.table(entries), for: entries.count)])
  }
}

extension Schedule {
  /// The schedule with a warmup on (k + 1)/n, where its first line leads up from 0 a step before its first.
  fileprivate var withWarmupFromStepBefore: Schedule {
    guard let first = phases.first, phases.count > 1, first.curve == .linear, first.from > 0,
      first.timeMap.offset == 0, phases[1].steps > 1, first.timeMap.period == first.steps,
      abs(first.to - first.from * Double(first.steps + 1)) <= 4e-15 * first.to,
      abs(self[first.steps] - first.to) <= 4e-15 * first.to
    else { return self }
    return Schedule.warmup(to: first.to, over: first.steps + 1, grid: .end)
      .appending(dropFirst(first.steps + 1))
  }
}
