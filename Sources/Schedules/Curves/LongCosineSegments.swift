/// The cosine of a long phase: with k the place counted from the lower end and n the period, the rate is
/// low + span · f, f = sin²(πk/2n), by some hundreds of pieces of its Taylor series, all of the same
/// length.
///
/// The ends, where f or 1 − f has a double zero, are each a segment of its own that keeps the zero as a
/// factor.
struct LongCosineSegments: SegmentedCurve {
  private let low: Double
  private let high: Double
  private let period: Double
  private let lowerFootEnd: Double
  private let upperFootFrom: Double
  private let lowerFoot: Int
  private let upperFoot: Int
  private let foot: CosineFoot
  private let taylor: TaylorSegments

  init(low: Double, high: Double, period: Int, pieces: TaylorPieces) {
    (self.low, self.high) = (low, high)
    self.period = Double(period)
    lowerFootEnd = (self.period / 64).rounded(.up)
    upperFootFrom = self.period - lowerFootEnd
    foot = CosineFoot(span: .sum(high, -low), period: self.period)
    taylor = TaylorSegments(pieces)
    lowerFoot = taylor.segment(at: lowerFootEnd) - 1
    upperFoot = taylor.segment(at: upperFootFrom - 1) + 1
  }

  @inline(__always)
  func rate(atPlace place: Double) -> Double {
    if place >= lowerFootEnd, place < upperFootFrom { return taylor.rate(atPlace: place) }
    let rise = foot.rise(min(place, period - place))
    return place < lowerFootEnd ? low + rise : high - rise
  }

  @inline(__always)
  func segment(at place: Double) -> Int {
    if place < lowerFootEnd { return lowerFoot }
    return place >= upperFootFrom ? upperFoot : taylor.segment(at: place)
  }

  @inline(__always)
  private func isFoot(_ segment: Int) -> Bool { segment == lowerFoot || segment == upperFoot }

  @inline(__always)
  func piece(_ segment: Int, room: UnsafeMutablePointer<TaylorPiece>)
    -> UnsafePointer<TaylorPiece>?
  { isFoot(segment) ? nil : taylor.piece(segment, room: room) }

  @inline(__always)
  func border(_ segment: Int, isEnd: Bool, of piece: UnsafePointer<TaylorPiece>?) -> Double {
    if segment == lowerFoot { return isEnd ? lowerFootEnd : 0 }
    if segment == upperFoot { return isEnd ? .infinity : upperFootFrom }
    let border = taylor.border(segment, isEnd: isEnd, of: piece)
    return min(max(border, lowerFootEnd), upperFootFrom)
  }

  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    segment: Int, piece: UnsafePointer<TaylorPiece>?
  ) {
    if segment == lowerFoot {
      foot.fill(rates, count: count, from: place, step: step, base: low, sign: 1)
    } else if segment == upperFoot {
      foot.fill(rates, count: count, from: period - place, step: -step, base: high, sign: -1)
    } else {
      taylor.fill(rates, count: count, from: place, step: step, segment: segment, piece: piece)
    }
  }
}

extension EasedEnds {
  /// The pieces of a cosine; nil for a phase that is not long, or where pieces do not reach.
  var longCosinePieces: TaylorPieces? {
    let units = Units(period: period)
    guard units.isLong else { return nil }
    let (low, period) = (blend.low, Double(period))
    let whole = DoubleDouble.sum(blend.high, -low)
    let (span, half) = (HeadTail(whole), whole.high / 2)
    let points = CosineGrid.points
    let (perPlace, turn) = (
      Double(CosineGrid.count) / period, 2 * DoubleDouble.halfPi.high / period
    )
    return taylorPieces(perOctave: 512) { place in
      let nearest = (place * perPlace).nearestWhole
      let point = points[nearest.asIndex]
      let gone = place * Double(CosineGrid.count) - nearest * period
      let turned = point.turned(by: gone * turn / Double(CosineGrid.count))
      return (
        span.times(point.fraction, correction: turned.rise, plus: low),
        TaylorTerms.squaredSine(half, sine: turned.sine, cosine: turned.cosine, ratio: turn)
      )
    } grid: {
      TaylorGrid(
        unit: $0.size, shift: Double(2 * $0.count).binade, perOctave: 512, isShortAbove: false,
        end: period)
    }
  }
}
