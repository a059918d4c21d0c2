import Schedules

/// The schedule that a table of rates was found to follow, and how nearly.
///
/// ```swift
/// let found = try Recognition(steps: Array(0..<100), rates: schedule.rates(in: 0..<100))
/// found.schedule == schedule  // true for the field's warmups, plateaus and decays
/// found.error                 // 0.0
/// ```
///
/// Holds, lines, cosines, exponentials, powers and polynomials of ½, 2 and 3, and inverse roots and times are
/// known. What follows none of them is kept as a table.
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
    let table = try RateTable(steps: steps, rates: rates)
    var notes: [String] = []
    if steps[0] > 0 {
      notes.append(
        "the rows begin at step \(steps[0]): before it the schedule holds at \(rates[0]), for want of better"
      )
    }
    // To the rounding of doubles, or else of single floats.
    for tolerance in [4e-15, 0x1p-23] {
      let walk = RowWalk(CurveFitter(table: table, tolerance: tolerance * table.peak))
      guard let (schedule, more) = walk.schedule() else { continue }
      self.schedule = schedule
      self.notes = notes + more
      isTable = false
      error = Self.distance(of: schedule, from: table)
      return
    }
    schedule = try Self.table(table)
    error = 0
    isTable = true
    self.notes = notes + ["no curves were found in it: every rate is kept"]
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

/// Goes through the rows of a table from hold to curve to hold.
struct RowWalk {
  private let fitter: CurveFitter
  private var table: RateTable { fitter.table }

  init(_ fitter: CurveFitter) { self.fitter = fitter }

  /// The phases, one after the other; nil where rows follow no curve.
  func schedule() -> (Schedule, notes: [String])? {
    var schedule = Schedule.constant(table.rates[0], for: table.steps[0])
    var notes: [String] = []
    var row = 0
    var isHeld = false
    while row < table.count {
      let held = lastHeld(from: row)
      if held > row {
        schedule = schedule.holding(at: table.rates[row], until: table.steps[held])
        (row, isHeld) = (held, true)
      }
      if let fit = fitter.best(from: row, isHeld: isHeld) {
        schedule = schedule.holding(at: table.rates[row], until: fit.start)
        let shown = min(fit.end, row == fit.lastRow ? fit.end : end(of: fit))
        let phase = fit.phase
        schedule = schedule.appending(Schedule([phase]).prefix(shown - fit.start))
        if !fit.isWhole {
          notes.append("the rows end on a \(phase.curve.name): where it leads is not shown")
        } else if fit.lastRow == table.count - 1, fit.end > table.steps[fit.lastRow] + 1 {
          notes.append(
            "the rows end at step \(table.steps[fit.lastRow]): that the \(phase.curve.name) leads to "
              + "\(phase.to) at step \(fit.end) is how it would go on")
        }
        isHeld = false
        if fit.lastRow == table.count - 1 {
          // The last row is a step of its own where the curve has ended before it.
          if table.steps[fit.lastRow] >= fit.end {
            schedule = schedule.holding(
              at: table.rates[fit.lastRow], until: table.steps[fit.lastRow] + 1)
          }
          return (schedule, notes)
        }
        // A row at the end stands on what follows too; one before it does not.
        row = table.steps[fit.lastRow] >= fit.end ? fit.lastRow : fit.lastRow + 1
        continue
      }
      guard isHeld || held > row || row == table.count - 1 || isLevel(row) else { return nil }
      // A jump: the rate holds until the row that has another.
      let next = row + 1 < table.count ? table.steps[row + 1] : table.steps[row] + 1
      schedule = schedule.holding(at: table.rates[row], until: next)
      row += 1
      isHeld = false
    }
    return (schedule, notes)
  }

  /// Whether the next row begins a hold: a single row may lie between two jumps.
  private func isLevel(_ row: Int) -> Bool {
    row + 2 < table.count && table.rates[row + 1] == table.rates[row + 2]
  }

  private func lastHeld(from row: Int) -> Int {
    var last = row
    while last + 1 < table.count, table.rates[last + 1] == table.rates[row] { last += 1 }
    return last
  }

  /// Where a curve gives way: at its end, or at the first row that is not on it.
  private func end(of fit: CurveFit) -> Int {
    fit.lastRow + 1 < table.count ? min(fit.end, table.steps[fit.lastRow + 1]) : fit.end
  }
}

extension Schedule {
  /// The schedule with a hold up to a step.
  fileprivate func holding(at rate: Double, until step: Int) -> Schedule {
    step > length ? appending(.constant(rate, for: step - length)) : self
  }
}
