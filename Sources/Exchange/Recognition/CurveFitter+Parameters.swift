import Schedules

// Curves whose parameters the rows tell.
extension CurveFitter {
  /// Kinds of curves through the rows from one to another, as the whole stretch or a half, a quarter… of it
  /// tells them.
  func solvedFamilies(_ row: Int, _ last: Int, isHeld: Bool) -> [CurveFamily] {
    var families: [CurveFamily] = []
    var far = last
    while far >= row + 4 {
      families += exponentials(row, far) + inverses(row, far)
      if !isHeld || table.spacing == 1 { families += logarithms(row, far) + powers(row, far) }
      far = row + (far - row) / 2
    }
    return families
  }

  /// A number, and what it may have been meant as.
  private func readings(_ x: Double) -> [Double] {
    [CurveFamily.snapped(x, within: 1e-6), CurveFamily.snapped(x), x]
  }

  /// Exponentials to a floor: of three rates at equal distances the steps shrink by one factor.
  private func exponentials(_ row: Int, _ far: Int) -> [CurveFamily] {
    guard let (a, b, c) = table.threeRows(row + 1, far),
      table.steps[b] - table.steps[a] == table.steps[c] - table.steps[b]
    else { return [] }
    let (y0, y1, y2) = (table.rates[a], table.rates[b], table.rates[c])
    let floor = y0 - (y1 - y0) / ((y2 - y1) / (y1 - y0) - 1)
    guard floor.isFinite, abs(floor) < 1e6 * table.peak else { return [] }
    return readings(floor).map { .exponential(floor: $0) }
  }

  /// Inverse roots and times to a floor, and inverse powers to 0.
  private func inverses(_ row: Int, _ far: Int) -> [CurveFamily] {
    guard let rows = table.threeRows(row + 1, far), table.rates[far] < table.rates[row] else {
      return []
    }
    let (from, low) = (table.rates[row], table.rates[far] * (1 - 0x1p-50))
    var families: [CurveFamily] = []
    for power in [0.5, 1] {
      let floor = zero(between: 0, and: low) { floor in
        table.bend(rows) { CurveFamily.inversePower(power, floor: floor).line($0, from, 0) }
      }
      families += readings(floor ?? 0).filter { $0 > 0 }.map { .inversePower(power, floor: $0) }
    }
    let power = zero(between: 0x1p-6, and: 0x1p6) { power in
      table.bend(rows) { CurveFamily.inversePower(power, floor: 0).line($0, from, 0) }
    }
    return families
      + readings(power ?? 0).filter { $0 >= 0x1p-6 }.map { .inversePower($0, floor: 0) }
  }

  /// Logarithms: after a longer time the rate has come so much less further.
  private func logarithms(_ row: Int, _ far: Int) -> [CurveFamily] {
    let (from, start) = (table.rates[row], table.steps[row])
    let middle = row + (far - row) / 2
    let (t1, t2) = (Double(table.steps[middle] - start), Double(table.steps[far] - start))
    let (way1, way2) = (table.rates[middle] - from, table.rates[far] - from)
    guard t1 > 0, way1 != 0 else { return [] }
    let exponent = zero(between: -20, and: 20) { exponent in
      let pace = Arc.exponential(exponent)
      return Arc.logarithm(1 + pace * t2) / Arc.logarithm(1 + pace * t1) - way2 / way1
    }
    guard let exponent else { return [] }
    return readings(Arc.exponential(exponent)).map { pace in
      .logarithmic(reach: way2 / Arc.logarithm(1 + pace * t2))
    }
  }

  /// Powers, polynomials and powers of the cosine, whose end is the last row or the step after it.
  private func powers(_ row: Int, _ far: Int) -> [CurveFamily] {
    let (from, start) = (table.rates[row], table.steps[row])
    let middle = row + (far - row) / 2
    var families: [CurveFamily] = []
    func add(_ p: Double?, _ family: (Double) -> CurveFamily) {
      guard let p, p > 0x1p-6, p < 0x1p6 else { return }
      families += readings(p).filter { $0 > 0x1p-6 }.map(family)
    }
    /// The exponent that takes one share to another.
    func exponent(_ share: Double, _ left: Double) -> Double {
      Arc.logarithm(share) / Arc.logarithm(left)
    }
    func left(_ r: Int, _ to: Double) -> Double { (table.rates[r] - to) / (from - to) }
    for (to, end) in [(table.rates[far], table.steps[far]), (0, table.steps[far] + 1)] {
      func x(_ r: Int) -> Double { Double(table.steps[r] - start) / Double(end - start) }
      let share = left(middle, to)
      guard share > 0, share < 1 else { continue }
      add(exponent(1 - share, x(middle))) { .power($0) }
      add(exponent(share, 1 - x(middle))) { .polynomial($0) }
      let cosine = Arc.cosineOfTurn(x(middle) / 4)
      add(exponent(share, cosine * cosine)) { .cosinePower($0) }
    }
    // An end that is not seen, and a power: two rows tell both, if the curve ends with the table.
    guard far == table.count - 1, table.rates[far] < from, far > middle else { return families }
    let end = Double(table.steps[far] + 1 - start)
    func x(_ r: Int) -> Double { Double(table.steps[r] - start) / end }
    let shapes: [(base: (Double) -> Double, family: (Double) -> CurveFamily)] = [
      ({ 1 - $0 }, { .polynomial($0) }),
      ({ Arc.cosineOfTurn($0 / 4) * Arc.cosineOfTurn($0 / 4) }, { .cosinePower($0) }),
    ]
    for (base, family) in shapes {
      func p(_ r: Int, _ to: Double) -> Double { exponent(left(r, to), base(x(r))) }
      let quarter = row + (far - row) * 3 / 4
      let to = zero(between: 0, and: table.rates[far] * (1 - 0x1p-30)) {
        p(middle, $0) - p(quarter, $0)
      }
      if let to { add(p(middle, to), family) }
    }
    return families
  }
}
