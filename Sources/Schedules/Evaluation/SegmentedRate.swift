/// An eased curve that is evaluated by segments wherever they reach, else in double-double.
protocol SegmentedRate: EasedCurve {
  associatedtype Segments: SegmentedCurve

  /// Nil where segments do not reach.
  var segments: Segments? { get }

  /// The place of a numerator: counted from the start, or from the end.
  func place(_ numerator: Int) -> Int

  /// Whether places grow with steps.
  var placesRise: Bool { get }

  func fillRun<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    _ segments: Segments)
}

extension SegmentedRate {
  var placesRise: Bool { ends.rises }

  @inline(__always)
  func place(_ numerator: Int) -> Int { placesRise ? numerator : ends.period - numerator }

  @inline(__always)
  func fillRun<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    _ segments: Segments
  ) { segments.fill(rates, count: count, from: place, step: step) }

  @inline(__always)
  func rate(at numerator: Int) -> Double {
    guard let segments else { return ends.rate(self, at: numerator) }
    if numerator >= ends.period { return ends.to }
    if numerator <= 0 { return ends.from }
    return segments.rate(atPlace: Double(place(numerator)))
  }

  func fill(_ rates: UnsafeMutableBufferPointer<Double>, from numerator: Int, stride: Int) {
    fillAny(rates, from: numerator, stride: stride)
  }

  func fill(_ rates: UnsafeMutableBufferPointer<Float>, from numerator: Int, stride: Int) {
    fillAny(rates, from: numerator, stride: stride)
  }

  @inline(__always)
  private func fillAny<Rate: RateNumber>(
    _ rates: UnsafeMutableBufferPointer<Rate>, from numerator: Int, stride: Int
  ) {
    guard let segments else { return ends.fill(rates, self, from: numerator, stride: stride) }
    ends.fillBetween(rates, from: numerator, stride: stride) { rates, count, first in
      fillRun(
        rates, count: count, from: Double(place(first)),
        step: Double(placesRise ? stride : -stride), segments)
    }
  }
}
