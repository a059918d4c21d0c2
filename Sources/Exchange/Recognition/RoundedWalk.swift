import Schedules

/// Goes through the rows of a table whose rates were rounded when they were printed: holds, curves between
/// them, and jumps that are more than rounding.
struct RoundedWalk {
  private let table: RateTable
  private let digits: PrintedDigits
  private(set) var schedule: Schedule
  private(set) var notes: [String] = []
  private let units: [Double]
  private let seeksPeaks: Bool
  private var row = 0
  /// The rate at which the schedule stands, of which the row's is the printed one.
  private var level: Double

  /// Curves without parameters, or with those that people give.
  private static let families = CurveFamily.known

  /// Nil where the rows follow no curves to the rounding.
  ///
  /// - Parameter seeksPeaks: Whether a rise may lead to a round rate that no row shows.
  init?(_ table: RateTable, _ digits: PrintedDigits, seekingPeaks seeksPeaks: Bool) {
    (self.table, self.digits, self.seeksPeaks) = (table, digits, seeksPeaks)
    units = table.rates.map(digits.unit)
    level = table.rates[0]
    schedule = .constant(level, for: table.steps[0])
    while row < table.count - 1 || schedule.length <= table.steps[table.count - 1] {
      guard takeCurve() || takeHold() else { return nil }
    }
    guard schedule.phases.contains(where: { !$0.curve.isHold }) else { return nil }
    notes =
      ["the rates have \(digits.words): what is found prints the same at every row"]
      + (schedule.phases[0].curve.isHold ? table.lateStart.map { [$0] } ?? [] : []) + notes
  }

  private mutating func takeCurve() -> Bool {
    let last = endOfStretch
    guard last > row, table.rates[last] != table.rates[row] else { return false }
    // The first row of a fall may still be above the last of the rise.
    let isPeak = seeksPeaks && table.rates[last] > level && last + 1 < table.count
    guard let found = curve(until: last) ?? (isPeak ? curve(until: last - 1) : nil) else {
      return false
    }
    if row == 0, found.start < table.steps[0] {
      schedule = .constant(found.from, for: max(0, found.start))
    }
    append(found)
    return true
  }

  /// The curve that covers the most rows until a last one, and comes to its end there.
  private func curve(until last: Int) -> Transition? {
    var best: Transition?
    // A log that begins on a warmup does not show that it began at 0.
    let risesFromZero = row == 0 && level > 0 && table.rates[last] > level
    for (from, start) in (risesFromZero ? [(0.0, 0 as Int?)] : []) + [(level, nil)] {
      for family in Self.families {
        for to in ends(family, from, last) {
          let rows = TransitionRows(family, from: from, to: to, table, units, rows: row...last)
          guard rows.lastRow > best?.lastRow ?? row + 1,
            let found = rows.transition(notBefore: row == 0 ? 0 : schedule.length, at: start),
            isTold(found, by: rows.rowsBetween(found.lastRow)),
            found.lastRow > best?.lastRow ?? row, ends(found, last)
          else { continue }
          best = found
          if found.lastRow == last { return best }
        }
      }
    }
    return best
  }

  /// Rows of few digits must have so many in all to tell a curve: sixteen rows of one, eight of two, three of six.
  private static let leastDigits = 15.5

  /// Whether its rows tell a curve: few rows of few digits are near many.
  private func isTold(_ found: Transition, by between: Int) -> Bool {
    guard between >= (found.family.isLine ? 1 : 3) else { return false }
    let shown = (table.rates[row], table.rates[found.lastRow])
    let unit = digits.unit(of: (shown.0 + shown.1) / 2)
    // A line has a start and an end, other curves the rate at their end too: twice as many rows as those.
    let rows = Double(between + 2)
    let levels = abs(shown.1 - shown.0) / unit
    return rows * Arc.logarithm(max(1, levels)) / Arc.logarithm(10) >= Self.leastDigits
  }

  /// Whether a curve comes to its end at its last row, or before the next where the rates turn there.
  private func ends(_ found: Transition, _ last: Int) -> Bool {
    let step = table.steps[found.lastRow]
    if found.lastRow == table.count - 1 {
      return found.family.needsEnd || found.family.countsSteps || found.end <= step + table.spacing
    }
    return found.end <= step || found.lastRow == last && found.end <= table.steps[last + 1]
  }

  private mutating func append(_ found: Transition) {
    let (name, last) = (found.phase.curve.name, table.steps[table.count - 1])
    hold(until: found.start)
    schedule = schedule.appending([found.phase])
    level = found.to
    // A peak between two rows: what comes after it begins before the next.
    let isBetweenRows = found.end > table.steps[found.lastRow] && found.lastRow + 1 < table.count
    row = isBetweenRows ? found.lastRow + 1 : found.lastRow
    say("the \(name) starts", at: found.start, found.starts)
    if found.family.countsSteps {
      say("the \(name) has the timescale", at: found.times.lowerBound, found.times)
    } else {
      let ends = found.start + found.times.lowerBound...found.start + found.times.upperBound
      say("the \(name) ends", at: found.end, ends)
    }
    if found.end > last + 1, !found.family.countsSteps {
      notes.append(
        "the rows end at step \(last): that the \(name) leads to \(found.to) at step \(found.end) "
          + "is how it would go on")
    }
    if row == table.count - 1 {
      hold(until: last + 1)
      if schedule.length > last + 1, found.family.countsSteps {
        schedule = schedule.prefix(last + 1)
      }
    }
  }

  private mutating func say(_ what: String, at step: Int, _ range: ClosedRange<Int>) {
    guard range.count > 1 else { return }
    let place = what.hasSuffix("timescale") ? "" : "at step "
    notes.append(
      "\(what) \(place)\(step), as far as the rounding shows: "
        + "\(range.lowerBound) to \(range.upperBound) would do")
  }

  /// Rows of one rate, and the jump after them.
  private mutating func takeHold() -> Bool {
    var last = row
    while last + 1 < table.count, table.rates[last + 1] == table.rates[row] { last += 1 }
    if last == table.count - 1 {
      hold(until: table.steps[last] + 1)
      row = last
      return true
    }
    let (rate, next) = (table.rates[last], table.rates[last + 1])
    // A level or two of the last digit is what a curve prints.
    guard !digits.isTick(from: rate, to: next), last > row || row == 0 else { return false }
    hold(until: table.steps[last + 1])
    if table.steps[last + 1] > table.steps[last] + 1 {
      notes.append(
        RateTable.jump(from: rate, to: next, between: table.steps[last], table.steps[last + 1]))
    }
    (row, level) = (last + 1, next)
    return true
  }

  private mutating func hold(until step: Int) {
    guard step > schedule.length else { return }
    schedule = schedule.appending(.constant(level, for: step - schedule.length))
  }

  /// The last row until which the rates go one way, or do not go.
  private var endOfStretch: Int {
    var (last, way) = (row, 0)
    while last + 1 < table.count {
      let next = table.rates[last + 1] - table.rates[last]
      let sign = next > 0 ? 1 : next < 0 ? -1 : 0
      if sign != 0, way != 0, sign != way { break }
      if sign != 0 { way = sign }
      last += 1
    }
    return last
  }

  /// Rates to which a curve may lead: the last, those in which people end a decay, and what rows tell.
  private func ends(_ family: CurveFamily, _ from: Double, _ last: Int) -> [Double] {
    let shown = table.rates[last]
    if family.countsSteps { return shown < from ? [shown] : [] }
    var ends: [Double] = []
    if shown < from {
      let peak = schedule.peak > 0 ? schedule.peak : from
      // A curve whose piece is the same curve may go on to a meant rate a row after the last.
      let goesOn = last == table.count - 1 && !family.needsEnd && table.rates[last - 1] != shown
      ends = goesOn ? [] : [shown]
      ends += [0, 0.1, 0.01, 0.05, 0.2, 0.001, 0.02, 0.5].map { Self.product($0, peak) }
      if let rows = table.threeRows(row + 1, last), family.needsEnd {
        let raw = zero(between: 0, and: shown * (1 - 0x1p-50)) { to in
          table.bend(rows) { family.line($0, from, to) }
        }
        if let raw {
          ends += [2e-1, 5e-2, 5e-3, 5e-4].map { CurveFamily.snapped(raw, within: $0) } + [raw]
        }
      }
      if goesOn { ends.append(shown) }
    } else if seeksPeaks, last + 1 < table.count, last > row + 1,
      table.rates[last - 1] != shown
    {
      // A peak that stands between two rows: the rates with two digits until where a line would have led.
      let gap = Double(table.steps[last + 1] - table.steps[last])
      let slope =
        (shown - table.rates[last - 1]) / Double(table.steps[last] - table.steps[last - 1])
      let unit = Self.weight(shown) / 10
      var peak = (shown / unit).rounded(.up) * unit
      while peak <= shown + slope * gap, ends.count < 12 {
        ends.append(Double("\(Float(peak))") ?? peak)
        peak += unit
      }
      ends.append(shown)
    } else {
      ends = [shown]
    }
    return ends.filter { to in
      to >= 0 && (shown < from ? to <= shown + digits.unit(of: shown) : to >= shown)
        && (to > 0 || family.needsEnd || family.isLine || family.line(to, from, to) != nil)
    }
  }

  /// A product of decimals as a decimal: 0.1 · 3e-4 is 3e-5.
  private static func product(_ share: Double, _ x: Double) -> Double {
    CurveFamily.snapped(share * x, within: 1e-14)
  }

  /// The power of ten of the first digit.
  private static func weight(_ x: Double) -> Double {
    var weight = 1.0
    while weight > x { weight /= 10 }
    while weight * 10 <= x { weight *= 10 }
    return weight
  }
}

extension RateTable {
  /// What is to be said of a jump between two rows that are not one step apart.
  static func jump(from: Double, to: Double, between step: Int, _ next: Int) -> String {
    "the rate goes from \(from) to \(to) between the steps \(step) and \(next): where is not shown, "
      + "and it is held until \(next)"
  }
}
