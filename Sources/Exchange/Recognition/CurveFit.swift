import Schedules

/// A curve that rates were found to follow: its phase, where it starts, and how many rows it covers.
struct CurveFit {
  let phase: Phase
  let start: Int
  /// The last row that it covers.
  let lastRow: Int
  /// Whether its end is where the rows show it to be.
  var isWhole = true
  /// The rate past its end, where it is not that of the curve.
  var final: Double?
  /// The same curve until the row after the last, where nothing begins at the last.
  var onward: Phase?

  var end: Int { start + phase.steps }
}

/// Tries kinds of curves on the rows of a table from one row on.
struct CurveFitter {
  let table: RateTable
  /// How far a row may lie from the curve.
  let tolerance: Double

  /// Curves with parameters that the rows tell must go through more rows than tell them.
  private static let leastRows = 8

  /// The curve that covers the most rows from `row` on, which stands on it; nil where none covers enough.
  ///
  /// - Parameter isHeld: Whether the row before stands at the same rate, so that the curve starts between this
  ///   row and the next.
  /// - Parameter solves: Whether curves are tried whose parameters the rows tell, which takes long.
  func best(from row: Int, isHeld: Bool, solves: Bool = true) -> CurveFit? {
    // Where every step is there, the curve starts at the row.
    let isHeld = isHeld && !table.isGapless
    guard row + 2 < table.count, table.endOfHold(from: row) == row else { return nil }
    let last = table.endOfStretch(from: row)
    var best: CurveFit?
    func take(_ fit: CurveFit?, least: Int) {
      guard let fit, fit.lastRow > best?.lastRow ?? row + least - 1 else { return }
      best = fit
    }
    for family in CurveFamily.known {
      take(fit(family, row, last, isHeld: isHeld), least: 2)
      if best?.lastRow ?? row >= last { return best }
    }
    if !solves { return best }
    for family in solvedFamilies(row, last, isHeld: isHeld) {
      take(fit(family, row, last, isHeld: isHeld), least: Self.leastRows)
    }
    for fit in hyperbolicTangents(row, last) { take(fit, least: Self.leastRows) }
    if row == 0 { take(waveUnderWay(last), least: Self.leastRows) }
    return best
  }

  private func fit(_ family: CurveFamily, _ row: Int, _ last: Int, isHeld: Bool) -> CurveFit? {
    let targets =
      family.needsEnd ? ends(family, row, last, isHeld: isHeld) : [table.rates[row]]
    var best: CurveFit?
    for to in targets {
      guard let fit = place(family, row, last, to: to, isHeld: isHeld) else { continue }
      if fit.lastRow > best?.lastRow ?? row { best = fit }
      if fit.lastRow >= last { break }
    }
    return best
  }

  /// The curve with this end through the rows, its start and its period whole steps.
  private func place(
    _ family: CurveFamily, _ row: Int, _ last: Int, to: Double, isHeld: Bool
  ) -> CurveFit? {
    let from = table.rates[row]
    func z(_ r: Int) -> Double? { family.line(table.rates[r], from, to) }
    // The run may go on along another curve: shorter stretches are tried as well.
    var candidates: [CurveFit] = []
    var far = last
    while far > row + 1 {
      let near = isHeld ? row + 1 : row
      if let a = z(near), let b = z(far), a != b {
        let pace = (b - a) / Double(table.steps[far] - table.steps[near])
        let zero = Double(table.steps[near]) - a / pace
        let start = isHeld && abs(zero) < 0x1p53 ? Int(zero.rounded()) : table.steps[row]
        let isThere = !isHeld || abs(zero - Double(start)) < 0.02
        if isThere, start >= table.steps[row], start <= table.steps[row + 1],
          let fit = made(family, from: from, to: to, start: start, row: row, far: far)
        {
          candidates.append(fit)
          // A line through the half of the stretch may go on beyond it.
          let reach = reach(
            of: family, from: from, pace: (z(far) ?? b) / Double(table.steps[far] - start),
            start: start, far, last)
          for farther in [reach, reach - 1] where farther > far {
            guard
              let fit = made(family, from: from, to: to, start: start, row: row, far: farther)
            else { continue }
            candidates.append(fit)
            break
          }
        }
      }
      if candidates.contains(where: { $0.lastRow >= far }) { break }
      far = row + 1 + (far - row - 1) / 2
    }
    return candidates.max { $0.lastRow < $1.lastRow }
  }

  /// The last row until which the rows follow a curve without an end, as far as its pace tells.
  private func reach(
    of family: CurveFamily, from: Double, pace: Double, start: Int, _ far: Int, _ last: Int
  ) -> Int {
    guard let rate = family.rate else { return far }
    var reach = far
    while reach < last {
      let raw = rate(pace * Double(table.steps[reach + 1] - start), from)
      guard abs(raw - table.rates[reach + 1]) <= 16 * tolerance else { break }
      reach += 1
    }
    return reach
  }

  private func made(
    _ family: CurveFamily, from: Double, to: Double, start: Int, row: Int, far: Int
  ) -> CurveFit? {
    let time = Double(table.steps[far] - start)
    guard time > 0, let z = family.line(table.rates[far], from, to) else { return nil }
    let pace = z / time
    if family.countsSteps {
      let length = table.steps[table.count - 1] - start + 1
      guard pace > 0, let curve = family.curve(pace, length) else { return nil }
      return try? covering(
        Phase(curve, from: from, to: from, steps: length), start: start, row: row)
    }
    if family.needsEnd {
      let period = (1 / pace).rounded()
      guard period >= 1, period < 0x1p53, abs(period - 1 / pace) < 0.02,
        let curve = family.curve(pace, Int(period))
      else { return nil }
      for end in [CurveFamily.snapped(to, within: 1e-12), to] {
        guard let phase = try? Phase(curve, from: from, to: end, steps: Int(period)) else {
          continue
        }
        if let fit = covering(phase, start: start, row: row), fit.lastRow >= far { return fit }
      }
      return nil
    }
    return endless(family, from: from, pace: pace, start: start, row: row, far: far)
  }

  /// A curve whose piece is the same curve: it ends where the rows leave it, or the next rate is met.
  private func endless(
    _ family: CurveFamily, from: Double, pace: Double, start: Int, row: Int, far: Int
  ) -> CurveFit? {
    guard let rate = family.rate else { return nil }
    let stop = table.steps[far]
    // The end as the rows have it, or where the curve goes on to.
    func phase(endingAt end: Int, at given: Double? = nil) -> Phase? {
      let raw = settled(rate(pace * Double(end - start), from), of: family, from)
      let to = given ?? (end == stop ? table.rates[far] : CurveFamily.snapped(raw, within: 1e-12))
      guard let curve = family.curve(pace, end - start) else { return nil }
      return try? Phase(curve, from: from, to: to, steps: end - start)
    }
    guard let shown = phase(endingAt: stop), var fit = covering(shown, start: start, row: row),
      fit.lastRow >= far
    else { return nil }
    if far + 1 < table.count {
      // A hold or another curve follows: where it meets this one's rate, this one ends.
      let next = table.rates[far + 1]
      if let z = family.line(next, from, next) {
        let meeting = Double(start) + z / pace
        let end = abs(meeting) < 0x1p53 ? Int(meeting.rounded()) : stop
        if abs(meeting - Double(end)) < 0.02, end > stop, end <= table.steps[far + 1],
          let longer = phase(endingAt: end, at: next),
          let fit = covering(longer, start: start, row: row), fit.lastRow >= far
        {
          return fit
        }
      }
      if let longer = phase(endingAt: table.steps[far + 1]),
        let onward = covering(longer, start: start, row: row), onward.lastRow >= far
      {
        fit.onward = longer
      }
      return fit
    }
    // The table ends on the curve: it goes on to the next step, or to a round rate before the next row. A line
    // of few digits comes by many that have two: 0 is likelier, and then one digit.
    let steps = stop + 1...stop + max(1, table.spacing)
    func raw(_ end: Int) -> Double { rate(pace * Double(end - start), from) }
    let round =
      steps.first { abs(raw($0)) < tolerance }
      ?? [1, 2].lazy.compactMap { digits in
        steps.first {
          abs(CurveFamily.snapped(raw($0), within: 1e-11) - raw($0)) <= 1e-11 * raw($0)
            && Self.isRound(raw($0), digits: digits)
        }
      }.first
    // Of every step's rates the last may be the round one: then the curve has arrived.
    let last = CurveFamily.snapped(table.rates[far], within: 1e-11)
    if round == nil, table.isGapless, Self.isRound(last, digits: 2),
      let arrived = phase(endingAt: stop, at: last),
      let whole = covering(arrived, start: start, row: row), whole.lastRow >= far
    {
      return whole
    }
    guard let longer = phase(endingAt: round ?? stop + 1),
      var open = covering(longer, start: start, row: row), open.lastRow >= far
    else { return fit }
    open.isWhole = round != nil || table.spacing == 1
    return open
  }

  /// A rate at the end of a curve, 0 where it is that to rounding and the curve comes to 0.
  private func settled(_ raw: Double, of family: CurveFamily, _ from: Double) -> Double {
    raw < tolerance && family.line(0, from, 0) != nil ? 0 : max(0, raw)
  }

  /// Whether so many digits say it.
  private static func isRound(_ x: Double, digits: Int) -> Bool {
    guard x > 0 else { return true }
    let end = digits == 1 ? 10.0 : 100.0
    var scaled = x
    while scaled < end / 10 { scaled *= 10 }
    while scaled >= end { scaled /= 10 }
    return abs(scaled - scaled.rounded()) < 1e-9 * scaled
  }

  /// The rows that lie on a phase.
  func covering(_ phase: Phase, start: Int, row: Int) -> CurveFit? {
    var last = row
    while last + 1 < table.count, table.steps[last + 1] <= start + phase.steps {
      let rate = phase.rate(at: max(0, table.steps[last + 1] - start))
      guard abs(rate - table.rates[last + 1]) <= tolerance else { break }
      last += 1
    }
    return last > row ? CurveFit(phase: phase, start: start, lastRow: last) : nil
  }
}
