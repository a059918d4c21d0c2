import Schedules

/// Goes through the rows of a table from hold to curve to hold.
struct RowWalk {
  private let fitter: CurveFitter
  /// Whether rows that follow no curve are kept as a table between those that do.
  private let keepsLooseRows: Bool
  private(set) var schedule: Schedule
  private(set) var notes: [String] = []
  private var row = 0
  private var isHeld = false
  private var looseRows = 0
  private var table: RateTable { fitter.table }

  /// A table that follows no curve for so many rows is not searched for one.
  private static let mostSearchedRows = 20_000
  /// A curve after loose rows must cover so many, lest chance makes one.
  private static let leastRowsAfterLoose = 16

  /// Nil where rows follow no curve.
  init?(_ fitter: CurveFitter, keepingLooseRows: Bool) {
    self.fitter = fitter
    keepsLooseRows = keepingLooseRows
    schedule = .constant(fitter.table.rates[0], for: fitter.table.steps[0])
    while row < table.count {
      guard takeHoldOrCurve() || takeJump() || takeLooseRows() else { return nil }
    }
    if looseRows == table.count { return nil }
  }

  private mutating func takeHoldOrCurve() -> Bool {
    let held = lastHeld(from: row)
    if held > row {
      hold(at: table.rates[row], until: table.steps[held])
      (row, isHeld) = (held, true)
    }
    if let fit = fitter.best(from: row, isHeld: isHeld) {
      take(fit)
      isHeld = false
      return true
    }
    guard isHeld || row == table.count - 1 else { return false }
    hold(at: table.rates[row], until: stepAfter(row))
    row += 1
    isHeld = false
    return true
  }

  /// A single row between two jumps, or before one, if something begins at the next.
  private mutating func takeJump() -> Bool {
    guard row + 1 < table.count, beginsSomething(row + 1) else { return false }
    hold(at: table.rates[row], until: table.steps[row + 1])
    row += 1
    return true
  }

  private func beginsSomething(_ row: Int) -> Bool {
    lastHeld(from: row) > row || fitter.best(from: row, isHeld: false) != nil
  }

  private mutating func takeLooseRows() -> Bool {
    guard keepsLooseRows, table.isGapless, table.count <= Self.mostSearchedRows else {
      return false
    }
    var next = row + 1
    while next < table.count {
      let end = fitter.best(from: next, isHeld: false)?.lastRow ?? next
      if max(lastHeld(from: next), end) - next >= Self.leastRowsAfterLoose { break }
      next += 1
    }
    notes.append(
      "the rates of the steps \(table.steps[row]) to \(table.steps[next - 1]) follow no curve: "
        + "they are kept")
    let entries = Array(table.rates[row..<next])
    schedule = schedule.appending([.curve(.table(entries), for: entries.count)])
    looseRows += entries.count
    row = next
    return true
  }

  private mutating func take(_ fit: CurveFit) {
    if fit.start < table.steps[0] {
      notes.append(
        "the rows begin on a \(fit.phase.curve.name) that started at step \(fit.start) at "
          + "\(fit.phase.from)")
      schedule = .constant(fit.phase.from, for: fit.start)
    }
    hold(at: table.rates[row], until: fit.start)
    let (isLast, step) = (fit.lastRow == table.count - 1, table.steps[fit.lastRow])
    let isAtEnd = step >= fit.end
    var phase = fit.phase
    var next = fit.lastRow + 1
    if isAtEnd, isLast || !beginsSomething(fit.lastRow) {
      // Nothing goes on from the end: the last row is a step of the curve.
      if let onward = fit.onward, !isLast {
        phase = onward
      } else if table.isGapless {
        phase = phase.withItsLastStep ?? phase
      }
    } else if isAtEnd {
      next = fit.lastRow
    }
    let end = isLast ? fit.start + phase.steps : min(fit.start + phase.steps, stepAfter(fit.lastRow))
    schedule = schedule.appending(Schedule([phase]).prefix(end - fit.start))
    if !fit.isWhole {
      notes.append("the rows end on a \(phase.curve.name): where it leads is not shown")
    } else if isLast, fit.end > step + 1 {
      notes.append(
        "the rows end at step \(step): that the \(phase.curve.name) leads to "
          + "\(phase.to) at step \(fit.end) is how it would go on")
    }
    row = next
    if next > fit.lastRow { hold(at: table.rates[fit.lastRow], until: stepAfter(fit.lastRow)) }
  }

  private func stepAfter(_ row: Int) -> Int {
    row + 1 < table.count ? table.steps[row + 1] : table.steps[row] + 1
  }

  private mutating func hold(at rate: Double, until step: Int) {
    guard step > schedule.length else { return }
    schedule = schedule.appending(.constant(rate, for: step - schedule.length))
  }

  private func lastHeld(from row: Int) -> Int {
    var last = row
    while last + 1 < table.count, table.rates[last + 1] == table.rates[row] { last += 1 }
    return last
  }
}

extension Phase {
  /// The phase with the step that stands at the end of its curve.
  fileprivate var withItsLastStep: Phase? {
    guard let map = try? TimeMap(offset: 0, stride: 1, period: steps) else { return nil }
    return try? Phase(curve, from: from, to: to, steps: steps + 1, timeMap: map)
  }
}
