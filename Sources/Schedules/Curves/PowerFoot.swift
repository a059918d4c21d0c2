/// What is left of a falling power near its end: −scale · (1 − (1 − z)ᵖ), z = k / period, as k times a
/// polynomial, so that the zero is exact and its neighbours accurate.
struct PowerFoot: Sendable {
  private let q1: DoubleDouble
  private let q: SIMD16<Double>

  init(scale: DoubleDouble, period: Double, exponent p: Double) {
    // (1 − z)ᵖ − 1 = Σ b · (−z)ⁱ
    q1 = -(scale * DoubleDouble(p)) / DoubleDouble(period)
    var (q, term, power) = (SIMD16<Double>(), -p, 1 / period)
    for i in 1..<10 {
      term *= -(p - Double(i)) / Double(i + 1)
      power /= period
      q[i] = scale.high * term * power
    }
    self.q = q
  }

  @inline(__always)
  func rise(_ k: Double) -> Double {
    let upper = q[5] + k * (q[6] + k * (q[7] + k * (q[8] + k * q[9])))
    let rest = k * (q[1] + k * (q[2] + k * (q[3] + k * (q[4] + k * upper))))
    return k * (q1.high + (q1.low + rest))
  }

  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from k: Double, step: Double, base: Double
  ) {
    fillByFours(
      rates, count: count, from: k, step: step, one: { base + rise($0) },
      four: { k in
        let top = q[8] + k * q[9]
        let upper = q[5] + k * (q[6] + k * (q[7] + k * top))
        let middle = q[3] + k * (q[4] + k * upper)
        let rest = k * (q[1] + k * (q[2] + k * middle))
        return base + k * (q1.high + (q1.low + rest))
      })
  }
}
