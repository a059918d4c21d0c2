// Segments into buffers. Each loop computes the expression of `Segment.rate`, term by term in the same
// order, for several steps at once.

extension Segment {
  /// Writes `count` rates, the first at a distance `t` from the middle, each `step` further.
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from t: Double, step: Double,
    _ shape: SegmentShape
  ) {
    var i = 0
    if step * step == 1, t * step < 0 {
      // Both sides of the middle: steps at the same distance from it go in pairs.
      let before = -t * step
      if before < 0x1p31, before.nearestWhole == before {
        let whole = before.asIndex
        let pairs = min(whole, count - 1 - whole) & ~3
        if pairs >= 8 {
          let first = whole - pairs
          fillDirectly(rates, count: first, from: t, step: step, shape)
          fillPairs(rates + whole, pairs: pairs, step: step, shape)
          rates[whole] = Rate(rate(0, shape))
          i = whole + pairs + 1
        }
      }
    }
    fillDirectly(rates + i, count: count - i, from: t + Double(i) * step, step: step, shape)
  }

  /// One step after the other.
  @inline(__always)
  private func fillDirectly<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from t: Double, step: Double,
    _ shape: SegmentShape
  ) {
    fillByFours(
      rates, count: count, from: t, step: step, one: { rate($0, shape) },
      four: { t in
        let (even, odd) = shape.parts(t)
        return centre + ((rest + evenScale * even) + oddScale * odd)
      })
  }

  /// The steps 1…`pairs` after the middle and as many before it; `rates` points at the middle.
  @inline(__always)
  private func fillPairs<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, pairs: Int, step: Double,
    _ shape: SegmentShape
  ) {
    var (after, before) = (rates + 1, rates - 4)
    var t = SIMD4(1.0, 2, 3, 4)
    let end = after + pairs
    // Going down is going up with the odd part negated.
    let oddScale = oddScale * step
    while after < end {
      let parts = shape.parts(t)
      let (even, odd) = (rest + evenScale * parts.even, oddScale * parts.odd)
      Rate.store(centre + (even + odd), to: after)
      let mirrored = centre + (even - odd)
      Rate.store(SIMD4(mirrored[3], mirrored[2], mirrored[1], mirrored[0]), to: before)
      after += 4
      before -= 4
      t += 4
    }
  }
}
