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
  /// The first of the pieces that the foot takes the place of; none where it is infinite.
  private let footIndex: Double
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
    footIndex = falls ? lastIndex + 1 - taylor.widthOfLast : .infinity
    foot = PowerFoot(scale: scale, period: Double(period), exponent: exponent)
  }

  @inline(__always)
  func segment(at place: Double) -> Double {
    let index = taylor.segment(at: place)
    return isFoot(index) ? lastIndex : index
  }

  @inline(__always)
  func start(ofSegment index: Double) -> Double {
    taylor.start(ofSegment: isFoot(index) ? footIndex : index)
  }

  @inline(__always)
  func border(_ index: Double, isEnd: Bool, piece: UnsafePointer<TaylorPiece>?) -> Double {
    piece == nil
      ? firstPlace(ofSegment: isEnd ? index + 1 : index)
      : taylor.border(index, isEnd: isEnd, piece: piece)
  }

  @inline(__always)
  private func isFoot(_ index: Double) -> Bool { index >= footIndex }

  @inline(__always)
  func rate(atPlace place: Double) -> Double {
    isFoot(taylor.segment(at: place))
      ? end + foot.rise(period - place) : taylor.rate(atPlace: place)
  }

  @inline(__always)
  func piece(_ index: Double, room: UnsafeMutablePointer<TaylorPiece>)
    -> UnsafePointer<TaylorPiece>?
  { isFoot(index) ? nil : taylor.piece(index, room: room) }

  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    segment index: Double, piece: UnsafePointer<TaylorPiece>?
  ) {
    if piece == nil {
      foot.fill(rates, count: count, from: period - place, step: -step, base: end)
    } else {
      taylor.fill(
        rates, count: count, from: place, step: step, segment: index, piece: piece)
    }
  }
}
