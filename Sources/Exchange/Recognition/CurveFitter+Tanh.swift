import Schedules

// The hyperbolic tangent between a peak and a foot that it does not quite reach, as timm has it.
extension CurveFitter {
  /// 1 / (rate − foot) is a constant and an exponential: three rows at equal distances tell both.
  func hyperbolicTangents(_ row: Int, _ last: Int) -> [CurveFit] {
    guard table.rates[last] < table.rates[row] else { return [] }
    var fits: [CurveFit] = []
    // The curve ends with the table, or jumps to its foot at the last row of the stretch.
    for (far, foot) in [(last, 0), (last - 1, table.rates[last])] where far > row + 8 {
      guard let (a, b, c) = table.threeRows(row + (far - row) / 2, far),
        table.steps[b] - table.steps[a] == table.steps[c] - table.steps[b],
        table.rates[c] > foot
      else { continue }
      let (start, gap) = (table.steps[row], Double(table.steps[b] - table.steps[a]))
      let u = [a, b, c].map { 1 / (table.rates[$0] - foot) }
      let growth = Arc.logarithm((u[2] - u[1]) / (u[1] - u[0])) / gap
      guard growth > 0, growth.isFinite else { continue }
      func power(_ r: Int) -> Double { Arc.exponential(growth * Double(table.steps[r] - start)) }
      let slope = (u[2] - u[0]) / (power(c) - power(a))
      let height = 1 / (u[0] - slope * power(a))
      let length = table.steps[far] + 1 - start
      let lower = Arc.logarithm(slope * height) / 2
      let upper = lower + growth / 2 * Double(length)
      guard lower.isFinite, abs(lower) <= 300, upper <= 300, height > 0 else { continue }
      for share in [1e-6, 1e-9] {
        func snapped(_ x: Double) -> Double { CurveFamily.snapped(x, within: share) }
        guard
          let decay = try? Schedule.tanhDecay(
            from: snapped(foot + height), to: foot, over: length, lower: snapped(lower),
            upper: snapped(upper)), let phase = decay.phases.first,
          var fit = covering(phase, start: start, row: row),
          abs(phase.from - table.rates[row]) <= tolerance
        else { continue }
        fit.final = foot
        fits.append(fit)
      }
    }
    return fits
  }
}
