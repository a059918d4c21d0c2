/// A short stretch of a curve, on which a polynomial of low degree in `t`, the distance in places from
/// its middle, stands for it:
///
///     rate = centre + (rest + t · (c₁ + t · (c₂ + t · (c₃ + t · c₄))))
///
/// `centre + rest` is the rate at the middle to more than a `Double`, and all else is small beside it, so
/// that its rounding hardly shows: neighbouring patches agree where they meet. Long phases have steps enough for many patches, and few terms are what makes them fast.
struct Patch: BitwiseCopyable {
  /// The place of the centre.
  var middle: Double
  var centre: Double
  var rest: Double
  var c1: Double
  var c2: Double
  var c3: Double
  /// 0 where three terms are enough, and then left out by the loop: that changes no bit.
  var c4: Double

  /// The rate at a distance `t` from the middle.
  @inline(__always)
  func rate(_ t: Double) -> Double { centre + (rest + t * (c1 + t * (c2 + t * (c3 + t * c4)))) }

  /// Writes `count` rates, the first at a distance `t` from the middle, each `step` further.
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from t: Double, step: Double
  ) {
    if c4 == 0 {
      fillByFours(
        rates, count: count, from: t, step: step, one: rate,
        four: { centre + (rest + $0 * (c1 + $0 * (c2 + $0 * c3))) })
    } else {
      fillByFours(
        rates, count: count, from: t, step: step, one: rate,
        four: { centre + (rest + $0 * (c1 + $0 * (c2 + $0 * (c3 + $0 * c4)))) })
    }
  }
}
