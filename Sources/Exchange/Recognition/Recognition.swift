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
///
/// Rates that were printed with few digits (`%.6g`, `%.4e`, `round(rate, 7)`; their digits tell how many) are fitted
/// to that rounding: what is found prints the same at every row. ``notes`` then say which steps would do as well,
/// and of a log of some steps where a jump may stand, and that nothing is known between rows or past the last.
public struct Recognition: Sendable {
  /// The phases that the rates follow; a table where none do.
  public let schedule: Schedule
  /// The largest distance of a row from the schedule, as a share of the peak.
  public let error: Double
  /// How many rows the schedule does not give to the bit.
  public let rowsOff: Int
  /// Whether the rows are kept as they are, since no curves were found.
  public let isTable: Bool
  /// What the table does not show, and so was taken.
  public let notes: [String]
  /// What was said of the curves as they were found.
  private let said: [String]
  /// Which rate was taken to hold past the last row, in words; nil where a note says how the rows end.
  let pastRows: String?

  /// - Parameters:
  ///   - steps: The steps of the rows, rising.
  ///   - rates: Their rates.
  ///   - toTheBit: Whether a phase that misses the last bit of any row gives way to a table of its rows.
  ///     Between rows that leave steps out each rate is then held until the next.
  /// - Throws: ``ExchangeError`` for no rows, steps that do not rise, what is no rate, or a table too long to keep.
  public init(steps: [Int], rates: [Double], toTheBit: Bool = false) throws(ExchangeError) {
    let table = try RateTable(checking: steps, rates)
    if let found = Self.curves(in: table, toTheBit: toTheBit) {
      self = found
      if toTheBit, rowsOff > 0 {
        self = Recognition(try table.keepingRowsOff(schedule), table, said + table.heldBetween)
      }
      return
    }
    let fate =
      table.isGapless
      ? "every rate is kept"
      : "between its rows nothing is known, and each rate is held until the next"
    self.init(
      try Self.table(table), table, isTable: true,
      (table.lateStart.map { [$0] } ?? []) + ["no curves were found in it: \(fate)"])
  }

  private init(_ schedule: Schedule, _ table: RateTable, isTable: Bool = false, _ notes: [String]) {
    self.schedule = schedule
    self.isTable = isTable
    said = notes
    let distances = zip(table.steps, table.rates).map { abs(schedule[$0] - $1) }
    let worst = distances.max() ?? 0
    error = table.peak > 0 ? worst / table.peak : worst
    rowsOff = distances.count { $0 > 0 }
    let lastHold = isTable ? nil : table.lastHold(of: schedule)
    self.notes = notes + [lastHold, table.lastBits(of: rowsOff, within: error)].compactMap(\.self)
    pastRows = lastHold == nil ? table.pastRows(of: schedule) : nil
  }

  /// To the rounding of doubles, of what steps from rate to rate, or of single floats, or of the digits that
  /// are there; or else with what follows no curve kept between those that do.
  private static func curves(in table: RateTable, toTheBit: Bool) -> Recognition? {
    let roundings = PrintedDigits.possible(of: table.rates)
    func walk(_ tolerance: Double, keepingLooseRows: Bool = false) -> Recognition? {
      let fitter = CurveFitter(
        table: tolerance == 0x1p-23 ? table.ofSingleFloats : table,
        tolerance: tolerance * table.peak)
      return RowWalk(fitter, keepingLooseRows: keepingLooseRows, digits: roundings.last).map {
        Recognition(
          table.sharpening($0.schedule.withWarmupFromStepBefore), table, $0.notes)
      }
    }
    let found =
      walk(4e-15) ?? walk(1e-12) ?? (table.isOfSingleFloats ? walk(0x1p-23) : nil)
    // Rounding may leave lines through a few rows each of what is one curve.
    let fewest = found?.schedule.phases.count ?? .max
    if fewest > 3, let walk = rounded(table, roundings), walk.schedule.phases.count < fewest {
      let rounded = Recognition(walk.schedule, table, walk.notes)
      // What only prints the same has not the same bits.
      if !toTheBit || rounded.rowsOff == 0 { return rounded }
    }
    return found ?? walk(4e-15, keepingLooseRows: true)
  }

  /// Through the rows as they were printed with few digits.
  private static func rounded(_ table: RateTable, _ digits: [PrintedDigits]) -> RoundedWalk? {
    for digits in digits {
      for seeksPeaks in [true, false] {
        if let walk = RoundedWalk(table, digits, seekingPeaks: seeksPeaks) { return walk }
      }
    }
    return nil
  }

  /// Each rate until the next row.
  private static func table(_ table: RateTable) throws(ExchangeError) -> Schedule {
    let entries = try table.heldRates()
    return Schedule.constant(table.rates[0], for: table.steps[0])
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
