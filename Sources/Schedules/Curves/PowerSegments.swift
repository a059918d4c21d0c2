/// A power by segments: base + scale · yᵖ, y = place / period, the places counted from the end where y
/// is 0.
///
/// Where the rate falls to its lower end as y goes to 1, the last steps are a segment of their own
/// that keeps the zero of 1 − yᵖ as a factor.
struct PowerSegments: SegmentedCurve {
  private let end: Double
  private let period: Double
  private let taylor: TaylorSegments
  /// Where the foot begins; nowhere where it is infinite.
  private let footFrom: Double
  private let footSegment: Int
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
    // Its series is good for a 32nd of the way, less for high powers. The piece beside it must be no longer
    // than it is, or its terms would cancel; a short foot is faster.
    let units = Units(period: period)
    let longest = units.odd >= 1 << 14 ? 1.0 / 128 : units.isLong ? 1.0 / 64 : 1.0 / 32
    let reach = exponent > 4 ? min(longest, 1.0 / 64) : longest
    footFrom = falls ? (self.period * (1 - reach)).rounded(.up) : .infinity
    footSegment = falls ? taylor.segment(at: footFrom - 1) + 1 : .max
    foot = PowerFoot(scale: scale, period: Double(period), exponent: exponent)
  }

  @inline(__always)
  func rate(atPlace place: Double) -> Double {
    place >= footFrom ? end + foot.rise(period - place) : taylor.rate(atPlace: place)
  }

  var denseFrom: Double { taylor.denseFrom }

  @inline(__always)
  func segment(at place: Double) -> Int {
    place >= footFrom ? footSegment : taylor.segment(at: place)
  }

  @inline(__always)
  func piece(_ segment: Int, room: UnsafeMutablePointer<TaylorPiece>)
    -> UnsafePointer<TaylorPiece>?
  { segment == footSegment ? nil : taylor.piece(segment, room: room) }

  @inline(__always)
  func border(_ segment: Int, isEnd: Bool, of piece: UnsafePointer<TaylorPiece>?) -> Double {
    if segment == footSegment { return isEnd ? .infinity : footFrom }
    return min(taylor.border(segment, isEnd: isEnd, of: piece), footFrom)
  }

  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    segment: Int, piece: UnsafePointer<TaylorPiece>?
  ) {
    if segment == footSegment {
      foot.fill(rates, count: count, from: period - place, step: -step, base: end)
    } else {
      taylor.fill(rates, count: count, from: place, step: step, segment: segment, piece: piece)
    }
  }
}
