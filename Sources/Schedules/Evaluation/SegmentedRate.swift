/// An eased curve that is evaluated by segments.
protocol SegmentedRate: BufferFilling {
  associatedtype Exact: EasedCurve
  associatedtype Segments: SegmentedCurve

  /// The curve in double-double, which segments are made from.
  var exact: Exact { get }

  var segments: Segments { get }

  /// Whether places grow with steps.
  var placesRise: Bool { get }

  func fillRun<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    _ segments: Segments)
}

extension SegmentedRate {
  @inline(__always)
  var ends: EasedEnds { exact.ends }

  var placesRise: Bool { ends.rises }

  /// The place of a numerator: counted from the start, or from the end.
  @inline(__always)
  func place(_ numerator: Int) -> Int { placesRise ? numerator : ends.period - numerator }

  @inline(__always)
  func fillRun<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    _ segments: Segments
  ) { segments.fill(rates, count: count, from: place, step: step) }

  @inline(__always)
  func rate(at numerator: Int) -> Double {
    if numerator >= ends.period { return ends.to }
    if numerator <= 0 { return ends.from }
    return segments.rate(atPlace: Double(place(numerator)))
  }

  @inline(__always)
  func fillAny<Rate: RateNumber>(
    _ rates: UnsafeMutableBufferPointer<Rate>, from numerator: Int, stride: Int
  ) {
    ends.fillBetween(rates, from: numerator, stride: stride) { rates, count, first in
      fillRun(
        rates, count: count, from: Double(place(first)),
        step: Double(placesRise ? stride : -stride), segments)
    }
  }

  func sum(from numerator: Int, stride: Int, count: Int) -> DoubleDouble {
    exact.sum(from: numerator, stride: stride, count: count)
  }
}
