/// A power by segments: base + scale · yᵖ, y = place / period, the places counted from the end where y
/// is 0.
///
/// Where the rate falls to its lower end as y goes to 1, the last steps are a segment of their own
/// that keeps the zero of 1 − yᵖ as a factor.
struct PowerSegments: SegmentedCurve {
  private let end: Double
  private let period: Double
  private let taylor: TaylorSegments
  private let lastIndex: Double
  /// How many segments the foot takes the place of; 0 where there is none.
  private let footCount: Double
  private let foot: PowerFoot

  /// - Parameters:
  ///   - end: The rate where y is 1.
  ///   - falls: Whether `end` is the lower end, that has to be met with relative accuracy.
  init(
    end: Double, scale: DoubleDouble, exponent: Double, falls: Bool, period: Int,
    taylor: TaylorSegments
  ) {
    self.end = end
    self.period = Double(period)
    self.taylor = taylor
    lastIndex = taylor.segment(at: Double(period))
    footCount = falls ? 0.75 : 0
    foot = PowerFoot(scale: scale, period: Double(period), exponent: exponent)
  }

  @inline(__always)
  func segment(at place: Double) -> Double { taylor.segment(at: place) }

  @inline(__always)
  func start(ofSegment index: Double) -> Double { taylor.start(ofSegment: index) }

  @inline(__always)
  private func isFoot(_ index: Double) -> Bool { lastIndex - index < footCount }

  @inline(__always)
  func rate(atPlace place: Double) -> Double {
    isFoot(segment(at: place)) ? end + foot.rise(period - place) : taylor.rate(atPlace: place)
  }

  @inline(__always)
  func piece(_ index: Double) -> TaylorPiece { isFoot(index) ? .nothing : taylor.piece(index) }

  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    segment index: Double, piece: TaylorPiece
  ) {
    if isFoot(index) {
      foot.fill(rates, count: count, from: period - place, step: -step, base: end)
    } else {
      piece.fill(rates, count: count, from: place - piece.middle, step: step)
    }
  }
}

extension EasedEnds {
  /// The segments of a power of y, which is 0 at the rate `root` and 1 at the rate `end`; nil for
  /// exponents so large that they would be too many.
  func powerSegments(
    _ exponent: Double, root: Double, end: Double,
    exactRate: @escaping @Sendable (Progress) -> DoubleDouble
  ) -> PowerSegments? {
    var perOctave = 16
    while Double(perOctave) < 4 * exponent, perOctave < 512 { perOctave *= 2 }
    guard exponent <= 8 else { return nil }
    let taylor = taylorSegments(shift: 0, perOctave: perOctave) { place, reach in
      let rate = exactRate(place.progress)
      return (
        rate,
        TaylorTerms.power(
          exponent, value: (rate.high - root) + rate.low, ratio: reach * perPlace / place.share)
      )
    }
    guard let taylor else { return nil }
    return PowerSegments(
      end: end, scale: .sum(end, -root), exponent: exponent, falls: root > end,
      period: period, taylor: taylor)
  }
}
