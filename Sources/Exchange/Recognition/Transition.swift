import Schedules

/// A hold, a curve, and the hold in which it ends, through rates that were rounded when they were printed.
///
/// A rate that may be anything between two says that its step is at most so much of the curve's time after its
/// start, and at least so much: `start + time · least ≤ step ≤ start + time · most`. What start and time fulfil
/// for every row is where the curve can be.
struct Transition {
  let from: Double
  let to: Double
  let family: CurveFamily
  let lastRow: Int
  /// Whole steps at which the curve may start, and may end; of a curve without end, its timescales.
  private(set) var starts: ClosedRange<Int>
  private(set) var times: ClosedRange<Int>
  private(set) var phase: Phase
  private(set) var start: Int

  var end: Int { start + phase.steps }
}

/// What the rows from one on say of a curve between two rates.
struct TransitionRows {
  let table: RateTable
  /// The weight of the last digit of each row.
  let units: [Double]
  let row: Int
  private let family: CurveFamily
  private let from: Double
  private let to: Double
  /// The row, and where on the curve its rate stands at least and at most.
  private var bounds: [(step: Double, least: Double, most: Double)] = []
  /// The rows that may lie on such a curve at all.
  private(set) var lastRow: Int

  /// So many rows at most are reckoned with; what is found is held against all.
  private static let mostRows = 1_500
  /// In steps: rows by the thousand leave less room than doubles tell; `follows` has the last word.
  private static let slack = 1e-6

  init(
    _ family: CurveFamily, from: Double, to: Double, _ table: RateTable, _ units: [Double],
    rows: ClosedRange<Int>
  ) {
    (self.family, self.from, self.to) = (family, from, to)
    (self.table, self.units, row, lastRow) = (table, units, rows.lowerBound, rows.lowerBound)
    let whole = family.countsSteps ? 1 : family.line(to, from, to) ?? .nan
    let stride = max(1, rows.count / Self.mostRows)
    for r in rows {
      let (rate, half) = (table.rates[r], 0.5000001 * units[r])
      let (near, far) = to > from ? (rate - half, rate + half) : (rate + half, rate - half)
      let isFirst = to > from ? near <= from : near >= from
      let isLast = !family.countsSteps && (to > from ? far >= to : far <= to)
      guard isFirst || isBetween(near), isLast || isBetween(far) else { break }
      lastRow = r
      if r % stride != 0, r != rows.upperBound, !isFirst, !isLast { continue }
      let least = isFirst ? -Double.infinity : family.line(near, from, to).map { $0 / whole }
      let most = isLast ? Double.infinity : family.line(far, from, to).map { $0 / whole }
      guard let least, let most, !(least.isNaN || most.isNaN) else { break }
      bounds.append((Double(table.steps[r]), least, most))
    }
  }

  private func isBetween(_ rate: Double) -> Bool {
    to > from ? rate >= from && rate <= to : rate <= from && rate >= (family.countsSteps ? 0 : to)
  }

  /// The rows whose rates are neither the one nor the other.
  func rowsBetween(_ last: Int) -> Int {
    (row...last).count { r in
      abs(table.rates[r] - from) > units[r] && abs(table.rates[r] - to) > units[r]
    }
  }

  /// Where the curve can start if it takes a time; empty where it cannot.
  private func starts(_ time: Double, _ last: Int) -> (low: Double, high: Double, slope: Double) {
    var (low, high) = (-Double.infinity, Double.infinity)
    var (lowSlope, highSlope) = (0.0, 0.0)
    let end = Double(table.steps[last])
    for bound in bounds {
      if bound.step > end { break }
      if bound.most < .infinity, bound.step - time * bound.most > low {
        (low, lowSlope) = (bound.step - time * bound.most, -bound.most)
      }
      if bound.least > -.infinity, bound.step - time * bound.least < high {
        (high, highSlope) = (bound.step - time * bound.least, -bound.least)
      }
    }
    return (low - Self.slack, high + Self.slack, highSlope - lowSlope)
  }

  /// The shortest and the longest time in which the rows until the last can follow the curve.
  private func times(_ last: Int) -> ClosedRange<Double>? {
    // How much room there is for the start is concave in the time.
    var (low, high) = (0.0, 1e3 * Double(table.steps[table.count - 1] + 1))
    var inside: Double?
    for _ in 0..<80 where high - low > 1e-7 {
      let middle = (low + high) / 2
      let room = starts(middle, last)
      if room.low <= room.high {
        inside = middle
        break
      }
      if room.slope > 0 { low = middle } else { high = middle }
    }
    guard let inside else { return nil }
    func edge(_ outside: Double) -> Double {
      var (inside, outside) = (inside, outside)
      for _ in 0..<60 where abs(inside - outside) > 1e-6 {
        let middle = (inside + outside) / 2
        let room = starts(middle, last)
        if room.low <= room.high { inside = middle } else { outside = middle }
      }
      return inside
    }
    return edge(low) - Self.slack...edge(high) + Self.slack
  }

  /// The curve through the rows until as late a row as it can be.
  ///
  /// - Parameter least: The first step at which it may start.
  /// - Parameter exact: The step at which it starts, where that is known.
  func transition(notBefore least: Int, at exact: Int? = nil) -> Transition? {
    var last = lastRow
    guard last > row + 1 else { return nil }
    if times(last) == nil {
      // Which rows a curve can follow is known by halving.
      var (good, bad) = (row + 1, last)
      while bad - good > 1 {
        let middle = (good + bad) / 2
        if times(middle) == nil { bad = middle } else { good = middle }
      }
      last = good
    }
    guard let times = times(last) else { return nil }
    if family.countsSteps { return openEnded(times, least, exact, last) }
    guard times.upperBound >= 1, times.upperBound < 0x1p52 else { return nil }
    // The start in steps over all times, then its end over what is left.
    var (low, high) = (Int.max, Int.min)
    let shortest = max(1, Int(times.lowerBound.rounded(.up)))
    let whole = shortest...max(shortest, Int(times.upperBound))
    let stride = max(1, whole.count / 200)
    for time in Swift.stride(from: whole.lowerBound, through: whole.upperBound, by: stride) {
      let room = starts(Double(time), last)
      guard room.low <= room.high else { continue }
      let first = max(room.low.rounded(.up), Double(least))
      let final = min(room.high.rounded(.down), Double(table.steps[last]))
      guard first <= final, abs(first) < 0x1p52, abs(final) < 0x1p52 else { continue }
      (low, high) = (min(low, Int(first)), max(high, Int(final)))
    }
    if let exact {
      guard low <= exact, exact <= high else { return nil }
      (low, high) = (exact, exact)
    }
    guard low <= high else { return nil }
    // Most often it starts where what was before it ended.
    for start in (low...high ~= least ? [least] : []) + Self.roundest(low...high) {
      let ends = whole.lowerBound + start...whole.upperBound + start
      for end in Self.roundest(ends) {
        let room = starts(Double(end - start), last)
        guard room.low <= Double(start), Double(start) <= room.high,
          let curve = family.curve(1, end - start),
          let phase = try? Phase(curve, from: from, to: to, steps: end - start),
          follows(phase, start, last)
        else { continue }
        return Transition(
          from: from, to: to, family: family, lastRow: last, starts: low...high, times: whole,
          phase: phase, start: start)
      }
    }
    return nil
  }

  private func openEnded(
    _ times: ClosedRange<Double>, _ least: Int, _ exact: Int?, _ last: Int
  ) -> Transition? {
    let low = Int(max(1, times.lowerBound.rounded(.up)))
    let high = Int(min(times.upperBound, 0x1p52))
    guard low <= high else { return nil }
    // Most often the timescale is the warmup before it.
    for time in (exact.map { [$0] } ?? []) + Self.roundest(low...high) where time >= low {
      let room = starts(Double(time), last)
      let first = max(room.low.rounded(.up), Double(exact ?? least))
      let final = min(room.high.rounded(.down), Double(exact ?? table.steps[last]))
      guard time <= high, first <= final else { continue }
      let length = table.steps[table.count - 1] + 1
      for start in Self.roundest(Int(first)...Int(final)) {
        guard let curve = family.curve(1 / Double(time), length - start), length > start,
          let phase = try? Phase(curve, from: from, to: from, steps: length - start),
          follows(phase, start, last)
        else { continue }
        return Transition(
          from: from, to: phase.rate(at: phase.steps), family: family, lastRow: last,
          starts: Int(first)...Int(final), times: low...high, phase: phase, start: start)
      }
    }
    return nil
  }

  /// Whether all rows until the last have the rates that the hold, the curve and the hold after it print.
  private func follows(_ phase: Phase, _ start: Int, _ last: Int) -> Bool {
    (row...last).allSatisfy { r in
      let rate = phase.rate(at: min(max(0, table.steps[r] - start), phase.steps))
      return abs(rate - table.rates[r]) <= 0.5000001 * units[r]
        + 4e-15 * table.peak
    }
  }

  /// Some whole numbers of a range, those that people say first: hundreds before tens, then by their
  /// distance from the middle.
  static func roundest(_ range: ClosedRange<Int>) -> [Int] {
    let middle = range.lowerBound + range.count / 2
    var numbers: [Int] = []
    for unit in [10_000, 1_000, 500, 100, 50, 10, 5, 1] {
      let nearest = Int((Double(middle) / Double(unit)).rounded()) * unit
      for number in [
        nearest, nearest - unit, nearest + unit, nearest - 2 * unit, nearest + 2 * unit,
      ]
      where range.contains(number) && !numbers.contains(number) { numbers.append(number) }
    }
    return numbers + [range.lowerBound, range.upperBound].filter { !numbers.contains($0) }
  }
}
