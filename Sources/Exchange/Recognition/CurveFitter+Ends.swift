import Schedules

// Where a curve may lead to, when it is its end that says where on it a rate stands.
extension CurveFitter {
  /// Rates that a curve over these rows may lead to.
  func ends(_ family: CurveFamily, _ row: Int, _ last: Int, isHeld: Bool) -> [Double] {
    var ends = [table.rates[last], 0]
    if last + 1 < table.count { ends.append(table.rates[last + 1]) }
    if let solved = solvedEnd(family, row, last) {
      ends += [solved, CurveFamily.snapped(solved, within: 1e-6)]
    }
    if !isHeld || table.spacing == 1 { ends += nearEnds(family, row, last) }
    return ends
  }

  /// The end at which three rows lie on one line: for falls whose end is not among the rows.
  private func solvedEnd(_ family: CurveFamily, _ row: Int, _ last: Int) -> Double? {
    guard let rows = table.threeRows(row + 1, last), table.rates[last] < table.rates[row] else {
      return nil
    }
    return zero(between: 0, and: table.rates[last] * (1 - 0x1p-50)) { to in
      table.bend(rows) { family.line($0, table.rates[row], to) }
    }
  }

  /// Ends that the first rows tell, when another curve goes on the same way: how far the curve has come
  /// after twice the time says how long it is.
  private func nearEnds(_ family: CurveFamily, _ row: Int, _ last: Int) -> [Double] {
    guard let eased = family.eased else { return [] }
    let (from, start) = (table.rates[row], table.steps[row])
    var ends: [Double] = []
    var count = 4
    while row + 2 * count <= last {
      let (once, twice) = (row + count, row + 2 * count)
      count *= 2
      let time = table.steps[once] - start
      guard table.steps[twice] - start == 2 * time else { continue }
      let ratio = (table.rates[twice] - from) / (table.rates[once] - from)
      guard let x = zero(between: 1e-6, and: 0.5, of: { eased(2 * $0) / eased($0) - ratio })
      else { continue }
      let period = (Double(time) / x).rounded()
      guard period < 0x1p53 else { continue }
      if let end = table.rate(at: start + Int(period)) {
        ends.append(end)
      } else {
        let raw = from + (table.rates[twice] - from) / eased(Double(2 * time) / period)
        ends.append(CurveFamily.snapped(max(0, raw), within: 1e-9))
      }
    }
    return ends
  }
}
