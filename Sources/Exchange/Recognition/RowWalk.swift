import Schedules

/// Goes through the rows of a table from hold to curve to hold.
struct RowWalk {
  private var fitter: CurveFitter
  /// Whether rows that follow no curve are kept as a table between those that do.
  private let keepsLooseRows: Bool
  private(set) var schedule: Schedule
  private(set) var notes: [String] = []
  private var row = 0
  private var isHeld = false
  private var looseRows = 0
  private var table: RateTable { fitter.table }

  /// Curves are looked for after loose rows at so many places at most.
  private static let mostSearches = 100
  private var searches = 0
  /// Peaks are looked for between so many pairs of rows at most.
  private static let mostCorners = 4
  private static let mostRowsAtCorners = 200_000
  private var corners = 0
  /// A curve after loose rows must cover so many, lest chance makes one.
  private static let leastRowsAfterLoose = 16

  /// Nil where rows follow no curve.
  ///
  /// - Parameter digits: Those to which the rates may have been printed.
  init?(_ fitter: CurveFitter, keepingLooseRows: Bool, digits: PrintedDigits?) {
    self.digits = digits
    self.fitter = fitter
    keepsLooseRows = keepingLooseRows
    schedule = .constant(fitter.table.rates[0], for: fitter.table.steps[0])
    notes = fitter.table.lateStart.map { [$0] } ?? []
    while row < table.count {
      if digits != nil, isOfScraps { return nil }
      guard takeHoldOrCurve() || takeJump() || takeLooseRows() else { return nil }
    }
    if looseRows == table.count { return nil }
    if table.isGapless { schedule = schedule.lasting(for: table.steps[table.count - 1] + 1) }
  }

  /// Curves of so few rows each are what rounding makes of any rates, where they were printed with few digits.
  private static let rowsOfScraps = 12
  private static let mostScraps = 6
  private var (curves, curveRows) = (0, 0)
  private let digits: PrintedDigits?
  /// Jumps of a level or two of the last digit.
  private var ticks = 0
  private var isOfScraps: Bool {
    curves > Self.mostScraps && curveRows < Self.rowsOfScraps * curves || ticks > Self.mostScraps
  }

  private mutating func takeHoldOrCurve() -> Bool {
    let held = table.endOfHold(from: row)
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
    sayJump(after: row)
    row += 1
    isHeld = false
    return true
  }

  /// A single row between two jumps, or before one, if something begins at the next.
  private mutating func takeJump() -> Bool {
    guard row + 1 < table.count, beginsSomething(row + 1) else { return false }
    hold(at: table.rates[row], until: table.steps[row + 1])
    sayJump(after: row)
    row += 1
    return true
  }

  /// Between rows that are steps apart it is not known where a rate gives way to another.
  private mutating func sayJump(after row: Int) {
    guard row + 1 < table.count, table.rates[row + 1] != table.rates[row] else { return }
    if let digits, digits.isTick(from: table.rates[row], to: table.rates[row + 1]) { ticks += 1 }
    guard table.steps[row + 1] > table.steps[row] + 1 else { return }
    notes.append(
      RateTable.jump(
        from: table.rates[row], to: table.rates[row + 1], between: table.steps[row],
        table.steps[row + 1]))
  }

  private func beginsSomething(_ row: Int) -> Bool {
    table.endOfHold(from: row) > row || fitter.best(from: row, isHeld: false) != nil
  }

  private mutating func takeLooseRows() -> Bool {
    guard keepsLooseRows, table.isGapless else { return false }
    var next = row + 1
    while next < table.count {
      var end = table.endOfHold(from: next)
      if end == next, table.bendsSharply(next), searches < Self.mostSearches {
        searches += 1
        end = fitter.best(from: next, isHeld: false)?.lastRow ?? next
      }
      if end - next >= Self.leastRowsAfterLoose { break }
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
    let fit = fit.fromZero(before: table) ?? fit
    curves += 1
    curveRows += fit.lastRow - row
    if fit.start < table.steps[0] {
      notes = [
        "the rows begin at step \(table.steps[0]), on a \(fit.phase.curve.name) that started at step "
          + "\(fit.start) at \(fit.phase.from)"
          + (fit.start > 0 ? ": before it the schedule holds, for want of better" : "")
      ]
      schedule = .constant(fit.phase.from, for: fit.start)
    }
    if let corner = corner(after: fit) {
      hold(at: table.rates[row], until: fit.start)
      schedule = schedule.appending([corner.phase])
      fitter = CurveFitter(
        table: table.inserting(corner.phase.to, at: corner.step, before: fit.lastRow + 1),
        tolerance: fitter.tolerance)
      row = fit.lastRow + 1
      return
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
    } else if isAtEnd || table.isGapless && !isLast && beginsSomething(fit.lastRow) {
      // The last row is where the next begins.
      next = fit.lastRow
    }
    let stop = next == fit.lastRow ? step : stepAfter(fit.lastRow)
    let end = isLast ? fit.start + phase.steps : min(fit.start + phase.steps, stop)
    schedule = schedule.appending(Schedule([phase]).prefix(end - fit.start))
    if isLast, let final = fit.final { schedule = Schedule(schedule.phases, final: final) }
    if !fit.isWhole {
      notes.append("the rows end on a \(phase.curve.name): where it leads is not shown")
    } else if isLast, fit.end > step + 1 {
      notes.append(
        "the rows end at step \(step): that the \(phase.curve.name) leads to "
          + "\(phase.to) at step \(fit.end) is how it would go on")
    }
    row = next
    if next > fit.lastRow {
      // Between rows the curve may have come to its end.
      let reached = end == fit.start + phase.steps && fit.end > step
      hold(at: reached ? phase.to : table.rates[fit.lastRow], until: stepAfter(fit.lastRow))
    }
  }

  /// The step between two rows at which a curve gives way to another that begins at its rate: a peak that no
  /// row shows.
  private mutating func corner(after fit: CurveFit) -> (phase: Phase, step: Int)? {
    let last = fit.lastRow
    guard last + 1 < table.count else { return nil }
    let steps = table.steps[last] + 1..<table.steps[last + 1]
    if let plateau = plateau(after: fit, fit.onward ?? fit.phase, in: steps) { return plateau }
    guard let onward = fit.onward, !beginsSomething(last) else { return nil }
    guard steps.count <= Self.mostRowsAtCorners / table.count, corners < Self.mostCorners else {
      return nil
    }
    corners += 1
    for step in steps {
      let rate = CurveFamily.snapped(onward.rate(at: step - fit.start), within: 1e-12)
      let other = CurveFitter(
        table: table.inserting(rate, at: step, before: last + 1), tolerance: fitter.tolerance)
      guard let next = other.best(from: last + 1, isHeld: false, solves: false),
        next.lastRow >= min(other.table.count - 1, last + 5), next.start == step,
        let phase = try? Phase(
          onward.curve, from: onward.from, to: rate, steps: step - fit.start)
      else { continue }
      return (phase, step)
    }
    return nil
  }

  /// Where a line arrives at the hold of the next rows: the end of a warmup that no row shows.
  private func plateau(
    after fit: CurveFit, _ onward: Phase, in steps: Range<Int>
  ) -> (phase: Phase, step: Int)? {
    let (rate, next) = (table.rates[fit.lastRow + 1], fit.lastRow + 1)
    guard onward.curve == .linear, onward.to != onward.from, table.endOfHold(from: next) > next
    else {
      return nil
    }
    let slope = (onward.to - onward.from) / Double(onward.steps)
    let count = ((rate - onward.from) / slope).rounded()
    guard count > 0, count < 0x1p53, steps.contains(fit.start + Int(count)),
      abs(onward.from + slope * count - rate) <= fitter.tolerance + 4e-15 * rate,
      let phase = try? Phase(.linear, from: onward.from, to: rate, steps: Int(count))
    else { return nil }
    return (phase, fit.start + Int(count))
  }

  private func stepAfter(_ row: Int) -> Int {
    row + 1 < table.count ? table.steps[row + 1] : table.steps[row] + 1
  }

  private mutating func hold(at rate: Double, until step: Int) {
    guard step > schedule.length else { return }
    schedule = schedule.appending(.constant(rate, for: step - schedule.length))
  }

}

extension CurveFit {
  /// A line on which the rows begin, from 0 at step 0 where it comes from there: a warmup.
  fileprivate func fromZero(before table: RateTable) -> CurveFit? {
    let first = table.steps[0]
    guard start == first, first > 0, phase.curve == .linear, phase.to > phase.from,
      abs((phase.to - phase.from) / Double(phase.steps) * Double(first) - phase.from)
        <= 4e-15 * phase.to
    else { return nil }
    func longer(_ phase: Phase) -> Phase? {
      try? Phase(.linear, from: 0, to: phase.to, steps: phase.steps + first)
    }
    guard let whole = longer(phase) else { return nil }
    return CurveFit(
      phase: whole, start: 0, lastRow: lastRow, isWhole: isWhole, onward: onward.flatMap(longer))
  }
}

extension Phase {
  /// The phase with the step that stands at the end of its curve.
  fileprivate var withItsLastStep: Phase? {
    guard let map = try? TimeMap(offset: 0, stride: 1, period: steps) else { return nil }
    return try? Phase(curve, from: from, to: to, steps: steps + 1, timeMap: map)
  }
}
