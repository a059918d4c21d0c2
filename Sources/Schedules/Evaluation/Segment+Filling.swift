// Segments into buffers. Each loop computes the expression of `Segment.rate`, term by term in the same
// order, for several steps at once; where a coefficient is known to be 0 or a scale 1 it is left out.

/// Which terms of a segment are there at all.
enum SegmentKind {
  /// Scales, and terms to the sixth: many segments share one shape.
  case scaled
  /// No scales, and terms to the sixth.
  case plain
  /// No scales, and terms to the fourth.
  case short
}

extension Segment {
  /// Writes `count` rates, the first at a distance `t` from the middle, each `step` further.
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from t: Double, step: Double,
    kind: SegmentKind
  ) {
    var i = 0
    if step * step == 1, t * step < 0 {
      // Both sides of the middle: steps at the same distance from it go in pairs.
      let before = -t * step
      let whole = Int(before)
      if Double(whole) == before, count > whole {
        let pairs = min(whole, count - 1 - whole) & ~3
        if pairs >= 8 {
          let first = whole - pairs
          fillDirectly(rates, count: first, from: t, step: step)
          fillPairs(rates + whole, pairs: pairs, step: step, kind: kind)
          rates[whole] = Rate(rate(0))
          i = whole + pairs + 1
        }
      }
    }
    fillDirectly(rates + i, count: count - i, from: t + Double(i) * step, step: step)
  }

  /// One step after the other.
  @inline(__always)
  private func fillDirectly<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from t: Double, step: Double
  ) {
    var i = 0
    var d = t
    if count >= 4 {
      var t = SIMD4(repeating: t) + SIMD4(repeating: step) * SIMD4(0, 1, 2, 3)
      let four = SIMD4(repeating: 4 * step)
      repeat {
        let z = t * t
        let even = z * (shape.c2 + z * (shape.c4 + z * shape.c6))
        let odd = t * (shape.s1 + z * (shape.s3 + z * shape.s5))
        Rate.store(centre + ((rest + evenScale * even) + oddScale * odd), to: rates + i)
        t += four
        i &+= 4
      } while i &+ 4 <= count
      d = t[0]
    }
    while i < count {
      rates[i] = Rate(rate(d))
      d += step
      i &+= 1
    }
  }

  /// The steps 1…`pairs` after the middle and as many before it; `rates` points at the middle.
  @inline(__always)
  private func fillPairs<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, pairs: Int, step: Double, kind: SegmentKind
  ) {
    var after = rates + 1
    var before = rates - 4
    var t = SIMD4(1.0, 2, 3, 4)
    let end = after + pairs
    @inline(__always)
    func store(_ even: SIMD4<Double>, _ odd: SIMD4<Double>) {
      Rate.store(centre + (even + odd), to: after)
      let mirrored = centre + (even - odd)
      Rate.store(
        SIMD4(mirrored[3], mirrored[2], mirrored[1], mirrored[0]), to: before)
      after += 4
      before -= 4
      t += 4
    }
    let (s1, s3, s5) = (shape.s1 * step, shape.s3 * step, shape.s5 * step)
    switch kind {
    case .scaled:
      while after < end {
        let z = t * t
        let odd = oddScale * (t * (s1 + z * (s3 + z * s5)))
        store(rest + evenScale * (z * (shape.c2 + z * (shape.c4 + z * shape.c6))), odd)
      }
    case .plain:
      while after < end {
        let z = t * t
        let odd = t * (s1 + z * (s3 + z * s5))
        store(rest + z * (shape.c2 + z * (shape.c4 + z * shape.c6)), odd)
      }
    case .short:
      while after < end {
        let z = t * t
        store(rest + z * (shape.c2 + z * shape.c4), t * (s1 + z * s3))
      }
    }
  }
}
