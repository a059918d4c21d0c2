/// A stretch of a curve, on which a polynomial of the seventh degree in `t`, the distance in places
/// from its middle, stands for it: rate = centre + (rest + t · (c₁ + t · (c₂ + …))).
struct Septic: BitwiseCopyable {
  var middle: Double
  var centre: Double
  var rest: Double
  /// c₁ … c₇; in a short one all above c₄ are 0, and there is no rest.
  var terms: SIMD8<Double>
  var isShort: Bool

  /// The rate at a distance `t` from the middle.
  @inline(__always)
  func rate(_ t: Double) -> Double {
    let low = terms[0] + t * (terms[1] + t * (terms[2] + t * (terms[3] + t * upper(t))))
    return centre + (rest + t * low)
  }

  @inline(__always)
  private func upper(_ t: Double) -> Double {
    isShort ? 0 : terms[4] + t * (terms[5] + t * terms[6])
  }

  /// Writes `count` rates, the first at a distance `t` from the middle, each `step` further.
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from t: Double, step: Double
  ) {
    let (c1, c2, c3, c4) = (terms[0], terms[1], terms[2], terms[3])
    let (c5, c6, c7) = (terms[4], terms[5], terms[6])
    if isShort {
      fillByFours(
        rates, count: count, from: t, step: step, one: rate,
        four: { centre + $0 * (c1 + $0 * (c2 + $0 * (c3 + $0 * c4))) })
    } else {
      fillByFours(rates, count: count, from: t, step: step, one: rate) { t in
        let upper = c4 + t * (c5 + t * (c6 + t * c7))
        return centre + (rest + t * (c1 + t * (c2 + t * (c3 + t * upper))))
      }
    }
  }
}
