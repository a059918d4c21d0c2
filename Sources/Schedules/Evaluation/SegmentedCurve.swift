/// A curve cut into segments by the place on it, so that a buffer is filled segment by segment.
///
/// Places are whole numbers up to 2³¹, counted from the end that the curve likes best; segments are
/// numbered, upwards with the place. Both are held in `Double`s, whose arithmetic is exact here and
/// needs no conversions. Which segment a place belongs to is decided by the place alone, never by
/// where a chunk begins.
protocol SegmentedCurve: Sendable {
  /// The segment of a place; never smaller for a larger place.
  func segment(at place: Double) -> Double

  /// About the place where a segment begins; a place or two off does no harm.
  func start(ofSegment index: Double) -> Double

  /// The rate at a place, by its segment's arithmetic.
  func rate(atPlace place: Double) -> Double

  /// Writes `count` rates, all of one segment.
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    segment: Double)
}

extension SegmentedCurve {
  /// Writes `count` rates, the first at `place`, each `step` places further, which may be negative.
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double
  ) {
    fill(rates, count: count, from: place, step: step) { rates, count, place, index in
      fill(rates, count: count, from: place, step: step, segment: index)
    }
  }

  /// Hands out the runs within one segment: where they go, how many, the first place, the segment.
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    run: (UnsafeMutablePointer<Rate>, Int, Double, Double) -> Void
  ) {
    var (rates, left, place) = (rates, count, place)
    let lastSegment = segment(at: place + Double(count - 1) * step)
    while left > 0 {
      let index = segment(at: place)
      var length = left
      if index != lastSegment {
        let reach = (end(ofSegment: index, ascending: step > 0) - place) * (step > 0 ? 1 : -1)
        length = 1 &+ (step * step == 1 ? reach.asIndex : reach.asIndex / abs(step).asIndex)
      }
      run(rates, length, place, index)
      rates += length
      left &-= length
      place += Double(length) * step
    }
  }

  /// The last place of a segment in the direction of travel, which leads into another.
  @inline(__always)
  private func end(ofSegment index: Double, ascending: Bool) -> Double {
    if ascending {
      var place = start(ofSegment: index + 1).nearestWhole
      while segment(at: place) > index { place -= 1 }
      while segment(at: place + 1) <= index { place += 1 }
      return place
    }
    var place = start(ofSegment: index).nearestWhole
    while segment(at: place) < index { place += 1 }
    while segment(at: place - 1) >= index { place -= 1 }
    return place
  }
}
