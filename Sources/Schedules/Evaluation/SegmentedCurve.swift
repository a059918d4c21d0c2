/// A curve cut into segments by the place on it, so that a buffer is filled segment by segment.
///
/// Places are whole numbers up to 2³¹, counted from the end that the curve likes best. Which segment a
/// place belongs to is decided by the place alone, never by where a chunk begins.
protocol SegmentedCurve: Sendable {
  /// The segment of a place; never smaller for a larger place.
  func segment(at place: Double) -> Int

  /// About the place where a segment begins; a place or two off does no harm.
  func start(ofSegment index: Int) -> Double

  /// The rate at a place, by its segment's arithmetic.
  func rate(atPlace place: Double) -> Double

  /// Writes `count` rates, all of one segment.
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    segment: Int)
}

extension SegmentedCurve {
  /// Writes `count` rates, the first at `place`, each `step` places further, which may be negative.
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Int, step: Int
  ) {
    fill(rates, count: count, from: place, step: step) { rates, count, place, index in
      fill(rates, count: count, from: place, step: Double(step), segment: index)
    }
  }

  /// Hands out the runs within one segment: where they go, how many, the first place, the segment.
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Int, step: Int,
    run: (UnsafeMutablePointer<Rate>, Int, Double, Int) -> Void
  ) {
    var (done, place) = (0, place)
    while done < count {
      let index = segment(at: Double(place))
      let last = place + (count - done - 1) * step
      var length = count - done
      if segment(at: Double(last)) != index {
        let end = end(ofSegment: index, ascending: step > 0)
        length = (step.magnitude == 1 ? (end - place) * step : (end - place) / step) + 1
      }
      run(rates + done, length, Double(place), index)
      done += length
      place += length * step
    }
  }

  /// The last place of a segment in the direction of travel, which leads into another.
  @inline(__always)
  private func end(ofSegment index: Int, ascending: Bool) -> Int {
    if ascending {
      var place = Int(start(ofSegment: index + 1))
      while segment(at: Double(place)) > index { place -= 1 }
      while segment(at: Double(place + 1)) <= index { place += 1 }
      return place
    }
    var place = Int(start(ofSegment: index))
    while segment(at: Double(place)) < index { place += 1 }
    while segment(at: Double(place - 1)) >= index { place -= 1 }
    return place
  }
}
