/// A stretch of a curve, on which a polynomial in x, the distance from its middle as a share of its
/// reach, stands for it:
///
///     rate = centre + ((rest + even(x)) + odd(x))
///     even(x) = c₂x² + … + c₈x⁸      odd(x) = c₁x + … + c₇x⁷
///
/// `centre + rest` is the rate at the middle to more than a `Double`. All else is small beside it, so
/// that its rounding hardly shows. Even and odd terms stand apart because x and −x share them: two
/// rates for little more than the price of one.
struct TaylorPiece: BitwiseCopyable {
  /// The place of the middle.
  var middle: Double
  /// The least place of its own, and of the next piece.
  var (first, end) = (0.0, 0.0)
  /// A power of two that takes a distance in places to a share of the reach.
  var perPlace: Double
  var centre: Double
  var rest: Double
  var (c1, c2, c3, c4): (Double, Double, Double, Double)
  var (c5, c6, c7, c8): (Double, Double, Double, Double)

  /// - Parameters:
  ///   - half: How far from the middle the piece is used, as a share of its reach.
  ///   - terms: The Taylor coefficients c₁ … c₉ times the powers of the reach. The ninth is spread
  ///     over those before it (economised, after Chebyshev).
  ///   - isShort: Whether five terms are enough, over which the sixth is spread.
  init(
    middle: Double, perPlace: Double, centre: DoubleDouble, half: Double, terms: SIMD16<Double>,
    isShort: Bool
  ) {
    self.middle = middle
    self.perPlace = perPlace
    self.centre = centre.high
    let h = half * half
    if isShort {
      // T₆ = 32x⁶ − 48x⁴ + 18x² − 1
      let sixth = terms[6] / 32
      rest = centre.low + h * h * h * sixth
      (c1, c3, c5, c7) = (terms[1], terms[3], terms[5], 0)
      (c2, c4, c6, c8) = (terms[2] - 18 * h * h * sixth, terms[4] + 48 * h * sixth, 0, 0)
    } else {
      // T₉ = 256x⁹ − 576x⁷ + 432x⁵ − 120x³ + 9x
      let ninth = terms[9] / 256
      rest = centre.low
      c1 = terms[1] - 9 * (h * h) * (h * h) * ninth
      c3 = terms[3] + 120 * (h * h * h) * ninth
      c5 = terms[5] - 432 * (h * h) * ninth
      c7 = terms[7] + 576 * h * ninth
      (c2, c4, c6, c8) = (terms[2], terms[4], terms[6], terms[8])
    }
  }

  /// Terms that are 0 are left out by loops: that changes no bit.
  @inline(__always)
  private var isShort: Bool { c6 == 0 && c7 == 0 && c8 == 0 }

  /// The rate at a distance `t` from the middle, in places.
  @inline(__always)
  func rate(_ t: Double) -> Double {
    let x = t * perPlace
    let z = x * x
    let even = z * (c2 + z * (c4 + z * (c6 + z * c8)))
    let odd = x * (c1 + z * (c3 + z * (c5 + z * c7)))
    return centre + ((rest + even) + odd)
  }
}

// Pieces into buffers. Each loop computes the expression of `rate`, term by term in the same order, for
// several steps at once.
extension TaylorPiece {
  /// Writes `count` rates, the first at a distance `t` from the middle, each `step` further.
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from t: Double, step: Double
  ) {
    var i = 0
    if step * step == 1, t * step < 0 {
      // Both sides of the middle: steps at the same distance from it go in pairs.
      let before = -t * step
      if before < 0x1p31, before.nearestWhole == before {
        let whole = before.asIndex
        let pairs = min(whole, count &- 1 &- whole)
        if pairs >= 4 {
          fillDirectly(rates, count: whole &- pairs, from: t, step: step)
          isShort
            ? fillPairs(rates + whole, pairs: pairs, step: step, shortParts)
            : fillPairs(rates + whole, pairs: pairs, step: step, parts)
          i = whole &+ pairs &+ 1
        }
      }
    }
    fillDirectly(rates + i, count: count &- i, from: t + Double(i) * step, step: step)
  }

  /// Even and odd terms of four steps.
  @inline(__always)
  private func parts(_ x: SIMD4<Double>) -> (even: SIMD4<Double>, odd: SIMD4<Double>) {
    let z = x * x
    return (
      z * (c2 + z * (c4 + z * (c6 + z * c8))), x * (c1 + z * (c3 + z * (c5 + z * c7)))
    )
  }

  @inline(__always)
  private func shortParts(_ x: SIMD4<Double>) -> (even: SIMD4<Double>, odd: SIMD4<Double>) {
    let z = x * x
    return (z * (c2 + z * c4), x * (c1 + z * (c3 + z * c5)))
  }

  /// One step after the other.
  @inline(__always)
  private func fillDirectly<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from t: Double, step: Double
  ) {
    fillByFours(rates, count: count, from: t, step: step, one: rate) { t in
      let parts = parts(t * perPlace)
      return centre + ((rest + parts.even) + parts.odd)
    }
  }

  /// The middle, which `middle` points at, and `pairs` steps on either side of it, four or more. The last
  /// four overlap those before, so that no rest is left over.
  @inline(__always)
  private func fillPairs<Rate: RateNumber>(
    _ middle: UnsafeMutablePointer<Rate>, pairs: Int, step: Double,
    _ parts: (SIMD4<Double>) -> (even: SIMD4<Double>, odd: SIMD4<Double>)
  ) {
    @inline(__always)
    func store(_ x: SIMD4<Double>, _ i: Int) {
      let (even, odd) = parts(x)
      let upright = rest + even
      Rate.store(centre + (upright + odd), to: middle + i)
      let mirrored = centre + (upright - odd)
      let backwards = SIMD4(mirrored[3], mirrored[2], mirrored[1], mirrored[0])
      Rate.store(backwards, to: middle - (i &+ 3))
    }
    // Going down is going up on the other side of the middle.
    let first = SIMD4(1.0, 2, 3, 4) * (perPlace * step)
    let further = SIMD4(repeating: 4 * perPlace * step)
    var (x, i) = (first, 1)
    while i &+ 3 < pairs {
      store(x, i)
      x += further
      i &+= 4
    }
    store(first + Double(pairs &- 4) * perPlace * step, pairs &- 3)
    middle.pointee = Rate(rate(0))
  }
}
