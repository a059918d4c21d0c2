/// A stretch of a curve on which a polynomial in `t`, the distance in places from its centre, stands
/// for it:
///
///     rate = centre + ((rest + evenScale · C(t)) + oddScale · S(t))
///     C(t) = c₂t² + c₄t⁴ + …      S(t) = s₁t + s₃t³ + …
///
/// `centre + rest` is the rate at the centre to more than a `Double`. All else is small beside it, so
/// that its rounding hardly shows and the sum rounds once.
struct Segment: BitwiseCopyable {
  /// The place of the centre.
  var middle: Double
  /// The least place of its own, and of the next segment.
  var (first, end): (Double, Double)
  var centre: Double
  var rest: Double
  var evenScale: Double
  var oddScale: Double
}

/// A segment with the shape that it shares with others.
struct ShapedSegment: EvenAndOdd {
  let segment: Segment
  let shape: SegmentShape

  @inline(__always)
  var centre: SIMD2<Double> { SIMD2(repeating: segment.centre) }

  @inline(__always)
  func parts(_ t: SIMD2<Double>) -> (even: SIMD2<Double>, odd: SIMD2<Double>) {
    let (even, odd) = shape.parts(t)
    return (segment.rest + segment.evenScale * even, segment.oddScale * odd)
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
  func parts(_ t: SIMD2<Double>) -> (even: SIMD2<Double>, odd: SIMD2<Double>) {
    let z = t * t
    return (z * (c2 + z * (c4 + z * c6)), t * (s1 + z * (s3 + z * (s5 + z * s7))))
  }
}
