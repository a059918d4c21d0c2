/// The foot of a cosine: span · sin²(πk/2n) for places k near the end where it is 0, as k² times a
/// polynomial in k², so that the zero is exact and its neighbours accurate.
struct CosineFoot: Sendable {
  private let q1: DoubleDouble
  private let q2: Double
  private let q3: Double
  private let q4: Double
  private let q5: Double
  private let q6: Double

  /// sin²θ = θ² − θ⁴/3 + 2θ⁶/45 − θ⁸/315 + 2θ¹⁰/14175 − 2θ¹²/467775 + …
  init(span: DoubleDouble, period: Double) {
    let a = DoubleDouble.halfPi / DoubleDouble(period)
    let square = a * a
    q1 = span * square
    let b = square.high
    q2 = -q1.high * b / 3
    q3 = q1.high * b * b * 2 / 45
    q4 = -q1.high * b * b * b / 315
    q5 = q1.high * b * b * b * b * 2 / 14175
    q6 = -q5 * b * 14175 / 467_775
  }

  @inline(__always)
  func rise(_ k: Double) -> Double {
    let z = k * k
    return z * (q1.high + (q1.low + z * (q2 + z * (q3 + z * (q4 + z * (q5 + z * q6))))))
  }

  /// Writes `base + sign · rise` for `count` places.
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double, base: Double,
    sign: Double
  ) {
    fillByFours(
      rates, count: count, from: place, step: step, one: { base + sign * rise($0) },
      four: { k in
        let z = k * k
        let upper = q3 + z * (q4 + z * (q5 + z * q6))
        return base + sign * (z * (q1.high + (q1.low + z * (q2 + z * upper))))
      })
  }
}
