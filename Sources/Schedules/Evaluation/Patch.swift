/// A short stretch of a curve, on which a polynomial of low degree in `t`, the distance in places from
/// its middle, stands for it:
///
///     rate = centre + t · (c₁ + t · (c₂ + t · (c₃ + t · c₄)))
///
/// All but the centre is small beside it, so that the rate is rounded but twice: as the centre and as
/// the sum. Long phases have steps enough for many patches, and few terms are what makes them fast.
struct Patch {
  /// The place of the centre.
  var middle: Double
  var centre: Double
  var c1: Double
  var c2: Double
  var c3: Double
  /// 0 where three terms are enough, and then left out by the loop: that changes no bit.
  var c4: Double

  /// The rate at a distance `t` from the middle.
  @inline(__always)
  func rate(_ t: Double) -> Double { centre + t * (c1 + t * (c2 + t * (c3 + t * c4))) }

  /// Writes `count` rates, the first at a distance `t` from the middle, each `step` further.
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from t: Double, step: Double
  ) {
    var i = 0
    var a = SIMD4(repeating: t) + SIMD4(repeating: step) * SIMD4(0, 1, 2, 3)
    let four = SIMD4(repeating: 4 * step)
    if c4 == 0 {
      while i &+ 4 <= count {
        Rate.store(centre + a * (c1 + a * (c2 + a * c3)), to: rates + i)
        a += four
        i &+= 4
      }
    } else {
      while i &+ 4 <= count {
        Rate.store(centre + a * (c1 + a * (c2 + a * (c3 + a * c4))), to: rates + i)
        a += four
        i &+= 4
      }
    }
    while i < count {
      rates[i] = Rate(rate(t + Double(i) * step))
      i &+= 1
    }
  }
}
