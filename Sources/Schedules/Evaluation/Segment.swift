/// A stretch of a curve on which a polynomial in `t`, the distance in places from its centre, stands
/// for it:
///
///     rate = centre + (rest + evenScale · C(t) + oddScale · S(t))
///     C(t) = c₂t² + c₄t⁴ + …      S(t) = s₁t + s₃t³ + …
///
/// `centre + rest` is the rate at the centre to more than a `Double`. All else is small beside it, so
/// that its rounding hardly shows and the sum rounds once. Even and odd terms stand apart because
/// `t` and `−t` share them: two rates for little more than the price of one.
///
/// Every way of filling computes exactly this expression, so all of them agree to the bit.
struct Segment: BitwiseCopyable {
  /// The place of the centre.
  var middle: Double
  var centre: Double
  var rest: Double
  var evenScale: Double
  var oddScale: Double

  /// The rate at a distance `t` from the middle.
  @inline(__always)
  func rate(_ t: Double, _ shape: SegmentShape) -> Double {
    let (even, odd) = shape.parts(t)
    return centre + ((rest + evenScale * even) + oddScale * odd)
  }
}

/// The polynomials C and S of a segment.
struct SegmentShape: Sendable {
  var s1 = 0.0
  var s3 = 0.0
  var s5 = 0.0
  var s7 = 0.0
  var c2 = 0.0
  var c4 = 0.0
  var c6 = 0.0

  /// C(t) and S(t).
  @inline(__always)
  func parts(_ t: Double) -> (even: Double, odd: Double) {
    let z = t * t
    return (z * (c2 + z * (c4 + z * c6)), t * (s1 + z * (s3 + z * (s5 + z * s7))))
  }

  @inline(__always)
  func parts(_ t: SIMD4<Double>) -> (even: SIMD4<Double>, odd: SIMD4<Double>) {
    let z = t * t
    return (z * (c2 + z * (c4 + z * c6)), t * (s1 + z * (s3 + z * (s5 + z * s7))))
  }
}
