import Schedules

// A log that begins in the middle of a cosine still tells where it started, and at which rate.
extension CurveFitter {
  /// The half wave on which the first rows stand; its start is before them.
  func waveUnderWay(_ last: Int) -> CurveFit? {
    let gap = last / 3
    guard gap >= 2, table.steps[0] > 0 else { return nil }
    let rows = [0, gap, 2 * gap, 3 * gap]
    let (y, t) = (rows.map { table.rates[$0] }, rows.map { table.steps[$0] })
    let distance = t[1] - t[0]
    guard t[2] - t[1] == distance, t[3] - t[2] == distance else { return nil }
    // Of a wave at equal distances, y₃ + y₁ − y₂ − y₀ = 2 cos(ωh) (y₂ − y₁).
    let cosine = (y[3] + y[1] - y[2] - y[0]) / (2 * (y[2] - y[1]))
    guard abs(cosine) < 1 else { return nil }
    let half = (Double.pi * Double(distance) / Arc.cosine(cosine)).rounded()
    guard half >= 1, half < 0x1p53 else { return nil }
    // The wave about its middle, from the row in the middle: c + a cos + b sin.
    func turn(_ i: Int) -> Double { Double(t[i] - t[1]) / (2 * half) }
    let (c0, s0) = (Arc.cosineOfTurn(turn(0)), Arc.sineOfTurn(turn(0)))
    let (c3, s3) = (Arc.cosineOfTurn(turn(3)), Arc.sineOfTurn(turn(3)))
    let determinant = (c0 - 1) * s3 - (c3 - 1) * s0
    let a = ((y[0] - y[1]) * s3 - (y[3] - y[1]) * s0) / determinant
    let b = ((c0 - 1) * (y[3] - y[1]) - (c3 - 1) * (y[0] - y[1])) / determinant
    let (middle, height) = (y[1] - a, (a * a + b * b).squareRoot())
    let top = Double(t[1]) + Arc.angle(a, b) / Double.pi * half
    guard top.isFinite, abs(top) < 0x1p52 else { return nil }
    // The last top or foot before the rows.
    let halves = ((Double(t[0]) - top.rounded()) / half).rounded(.down)
    let start = top.rounded() + halves * half
    let isTop = halves.truncatingRemainder(dividingBy: 2) == 0
    guard start >= 0 else { return nil }
    func meant(_ rate: Double) -> Double {
      abs(rate) < 1e-9 * table.peak ? 0 : CurveFamily.snapped(rate, within: 1e-8)
    }
    let (high, low) = (meant(middle + height), meant(middle - height))
    let phase = try? Phase(
      .cosine, from: isTop ? high : low, to: isTop ? low : high, steps: Int(half))
    guard let phase, let start = Int(exactly: start),
      abs(phase.rate(at: table.steps[0] - start) - table.rates[0]) <= tolerance
    else { return nil }
    return covering(phase, start: start, row: 0)
  }
}
