import Schedules

/// A kind of curve as recognition tries it: what of a rate is a straight line in time, 0 where the curve starts.
struct CurveFamily: Sendable {
  let curve: @Sendable (_ start: Double, _ pace: Double) -> Curve?
  /// The line's value at a rate, given the rates at both ends; nil where no rate of the curve is such.
  let line: @Sendable (_ rate: Double, _ from: Double, _ to: Double) -> Double?
  /// How far the curve has gone when the line stands at a value, given its two ends; nil where that has no end.
  var needsEnd = false
  /// The rate where the line stands at a value; for curves without an end of their own.
  var rate: (@Sendable (_ line: Double, _ from: Double) -> Double)?
  /// Whether it is open-ended, and `pace` (line per step) makes its timescale.
  var countsSteps = false

  static let all: [CurveFamily] = [
    CurveFamily(
      curve: { _, _ in .linear }, line: { y, from, _ in y - from }, rate: { z, from in from + z }),
    cosine, exponential, power(0.5), power(2), power(3), polynomial(0.5), polynomial(2),
    polynomial(3),
    CurveFamily(
      curve: { _, pace in
        let tau = snapped(1 / pace)
        return tau >= 1e-6 && tau < 1e15 ? .inverseSquareRoot(timescale: tau) : nil
      }, line: { y, from, _ in y > 0 ? (from / y) * (from / y) - 1 : nil }, countsSteps: true),
    CurveFamily(
      curve: { _, pace in
        let tau = snapped(1 / pace)
        return tau >= 1e-6 && tau < 1e15 ? .inverseTime(timescale: tau) : nil
      }, line: { y, from, _ in y > 0 ? from / y - 1 : nil }, countsSteps: true),
  ]

  private static let cosine = CurveFamily(
    curve: { _, _ in .cosine },
    line: { y, from, to in
      let share = (y - from) / (to - from)
      return share >= 0 && share <= 1 ? Arc.sine(share.squareRoot()) / (Double.pi / 2) : nil
    }, needsEnd: true)

  private static let exponential = CurveFamily(
    curve: { _, _ in .exponential },
    line: { y, from, _ in y > 0 && from > 0 ? Arc.logarithm(y / from) : nil },
    rate: { z, from in from * Arc.exponential(z) })

  private static func power(_ p: Double) -> CurveFamily {
    CurveFamily(
      curve: { _, _ in .power(p) },
      line: { y, from, _ in
        let z = Arc.power(abs(y - from), 1 / p)
        return y < from ? -z : z
      },
      rate: { z, from in from + (z < 0 ? -1 : 1) * Arc.power(abs(z), p) })
  }

  private static func polynomial(_ p: Double) -> CurveFamily {
    CurveFamily(
      curve: { _, _ in .polynomial(power: p) },
      line: { y, from, to in
        let left = (y - to) / (from - to)
        return left >= 0 && left <= 1 ? 1 - Arc.power(left, 1 / p) : nil
      }, needsEnd: true)
  }

  /// A number as it was meant, where a short decimal is within rounding of it.
  static func snapped(_ x: Double, within share: Double = 1e-9) -> Double {
    guard x.isFinite, x != 0 else { return x }
    var scale = 1.0
    while abs(x) * scale < 1, scale < 1e30 { scale *= 10 }
    for _ in 0..<9 {
      let nearest = (x * scale).rounded() / scale
      if abs(nearest - x) <= share * abs(x) { return nearest }
      scale *= 10
    }
    return x
  }
}
