import Schedules

/// A kind of curve as recognition tries it: what of a rate is a straight line in time, 0 where the curve starts.
struct CurveFamily: Sendable {
  /// The curve that rises by `pace` of the line at a step, over so many steps.
  let curve: @Sendable (_ pace: Double, _ steps: Int) -> Curve?
  /// The line's value at a rate, given the rates at both ends; nil where no rate of the curve is such.
  let line: @Sendable (_ rate: Double, _ from: Double, _ to: Double) -> Double?
  /// The fraction of the way at a share of the time, of curves whose line is 1 at their end.
  var eased: (@Sendable (_ x: Double) -> Double)?
  /// The rate where the line stands at a value; for curves without an end of their own.
  var rate: (@Sendable (_ line: Double, _ from: Double) -> Double)?
  /// Whether it is open-ended, and `pace` makes its timescale.
  var countsSteps = false
  /// Whether it is a line, which two rows tell.
  var isLine = false

  /// Whether the rate at its end must be known to say where on it a rate stands.
  var needsEnd: Bool { eased != nil }

  /// Those that are tried as they are; of others the rows tell the parameters.
  static let known: [CurveFamily] = [
    CurveFamily(
      curve: { _, _ in .linear }, line: { y, from, _ in y - from }, rate: { z, from in from + z },
      isLine: true),
    cosine, exponential(floor: 0), power(0.5), power(2), power(3), polynomial(0.5), polynomial(2),
    polynomial(3), inversePower(0.5, floor: 0), inversePower(1, floor: 0),
  ]

  static let cosine = cosinePower(1)

  static func cosinePower(_ p: Double) -> CurveFamily {
    CurveFamily(
      curve: { _, _ in p == 1 ? .cosine : .cosinePower(p) },
      line: { y, from, to in
        let left = (y - to) / (from - to)
        guard left >= 0, left <= 1 else { return nil }
        // For the wave itself the way gone, which is small where the curve starts.
        let wave = p == 1 ? (y - from) / (to - from) : 1 - Arc.power(left, 1 / p)
        return Arc.sine(wave.squareRoot()) / (Double.pi / 2)
      },
      eased: { x in
        let wave = Arc.sineOfTurn(x / 4)
        return p == 1 ? wave * wave : 1 - Arc.power(1 - wave * wave, p)
      })
  }

  static func exponential(floor: Double) -> CurveFamily {
    CurveFamily(
      curve: { _, _ in floor == 0 ? .exponential : .exponential(floor: floor) },
      line: { y, from, _ in
        y > floor && from > floor ? Arc.logarithm((y - floor) / (from - floor)) : nil
      },
      rate: { z, from in floor + (from - floor) * Arc.exponential(z) })
  }

  static func power(_ p: Double) -> CurveFamily {
    CurveFamily(
      curve: { _, _ in .power(p) },
      line: { y, from, _ in
        let z = Arc.power(abs(y - from), 1 / p)
        return y < from ? -z : z
      },
      rate: { z, from in from + (z < 0 ? -1 : 1) * Arc.power(abs(z), p) })
  }

  static func polynomial(_ p: Double) -> CurveFamily {
    CurveFamily(
      curve: { _, _ in .polynomial(power: p) },
      line: { y, from, to in
        let left = (y - to) / (from - to)
        return left >= 0 && left <= 1 ? 1 - Arc.power(left, 1 / p) : nil
      }, eased: { x in 1 - Arc.power(1 - x, p) })
  }

  static func inversePower(_ p: Double, floor: Double) -> CurveFamily {
    CurveFamily(
      curve: { pace, _ in
        let tau = snapped(1 / pace)
        guard tau >= 1e-6, tau < 1e15 else { return nil }
        return .inversePower(p, timescale: tau, floor: floor)
      },
      line: { y, from, _ in
        y > floor && from > floor ? Arc.power((from - floor) / (y - floor), 1 / p) - 1 : nil
      }, countsSteps: true)
  }

  /// `reach` is what multiplies the logarithm of 1 and the line.
  static func logarithmic(reach: Double) -> CurveFamily {
    CurveFamily(
      curve: { pace, steps in
        let base = snapped(1 + pace * Double(steps))
        return base >= 1 + 0x1p-20 && base.isFinite ? .logarithmic(base: base) : nil
      },
      line: { y, from, _ in Arc.exponential((y - from) / reach) - 1 },
      rate: { z, from in from + reach * Arc.logarithm(1 + z) })
  }

  /// A number as it was meant, where a decimal much shorter than it is known is within rounding of it.
  static func snapped(_ x: Double, within share: Double = 1e-9) -> Double {
    guard x.isFinite, x != 0 else { return x }
    var scale = 1.0
    while abs(x) * scale < 1, scale < 1e30 { scale *= 10 }
    while abs(x) * scale >= 10, scale > 1e-30 { scale /= 10 }
    // So many digits as leave two of those known to tell chance from meaning.
    let digits = share <= 1e-11 ? 9 : share <= 1e-9 ? 7 : share <= 1e-8 ? 6 : 4
    for _ in 0..<digits {
      let nearest = scale < 1 ? (x * scale).rounded() * (1 / scale) : (x * scale).rounded() / scale
      if abs(nearest - x) <= share * abs(x) { return nearest }
      scale *= 10
    }
    return x
  }
}
