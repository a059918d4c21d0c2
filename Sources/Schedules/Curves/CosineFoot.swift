/// The foot of a cosine: low + span · sin²(πk/2n) for places k near the lower end, as k² times a
/// polynomial in k², so that the zero is exact and its neighbours accurate.
struct CosineFoot: Sendable {
  let low: Double
  private let q1: DoubleDouble
  private let q2: Double
  private let q3: Double
  private let q4: Double
  private let q5: Double
  private let q6: Double

  /// sin²θ = θ² − θ⁴/3 + 2θ⁶/45 − θ⁸/315 + 2θ¹⁰/14175 − 2θ¹²/467775 + …
  init(low: Double, span: DoubleDouble, period: Double) {
    self.low = low
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
  func rate(_ k: Double) -> Double {
    let z = k * k
    let upper = q3 + z * (q4 + z * (q5 + z * q6))
    return low + z * (q1.high + (q1.low + z * (q2 + z * upper)))
  }

  /// Writes `count` rates.
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double
  ) {
    fillByFours(rates, count: count, from: place, step: step, one: rate) { k in
      let z = k * k
      let upper = q3 + z * (q4 + z * (q5 + z * q6))
      return low + z * (q1.high + (q1.low + z * (q2 + z * upper)))
    }
  }
}
