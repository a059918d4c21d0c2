/// The cosine by segments: with k the place counted from the lower end and n the period, the rate is
/// low + span · f, f = sin²(πk/2n) = ½(1 − cos(πk/n)).
///
/// About a point of the grid, by the angle-addition formula,
///
///     f(a + δ) = f(a) + ½ cos a · (1 − cos δ) + ½ sin a · sin δ
///
/// so that all segments share the polynomials of 1 − cos δ and of sin δ, and differ by four numbers.
/// The ends, where f or 1 − f has a double zero, are each a segment of its own that keeps the zero
/// as a factor.
///
/// Long phases have more and shorter ones: ``LongCosineSegments``.
struct CosineSegments: SegmentedCurve {
  private let low: Double
  private let high: Double
  private let period: Double
  private let perPlace: Double
  private let places: Double
  private let hasWholeUnits: Bool
  private let shape: SegmentShape
  private let foot: CosineFoot
  private let shelf: PieceStore<Segment>.Shelf?
  private let pieces: Unmanaged<CosinePieces>

  init(low: Double, high: Double, period: Int, pieces: CosinePieces) {
    let n = Double(period)
    let whole = DoubleDouble.sum(high, -low)
    self.low = low
    self.high = high
    self.period = n
    let count = Double(CosinePieces.count)
    (perPlace, places) = (count / n, n / count)
    hasWholeUnits = Units(period: period).size >= 1
    let turn = DoubleDouble.halfPi.high * 2 / n
    shape = .angle(turn, half: 0.51 * places * turn)
    foot = CosineFoot(span: whole, period: n)
    shelf = pieces.store?.shelf
    self.pieces = .passUnretained(pieces)
  }

  /// The feet take the place of three and a half segments each.
  private static var lowerFoot: Int { 3 }
  private static var upperFoot: Int { CosinePieces.count - lowerFoot }

  var denseFrom: Double { places >= 2 ? 0 : .infinity }

  @inline(__always)
  func segment(at place: Double) -> Int {
    let nearest = (place * perPlace).nearestWhole
    return max(Self.lowerFoot, min(nearest.asIndex, Self.upperFoot))
  }

  @inline(__always)
  func rate(atPlace place: Double) -> Double {
    let index = segment(at: place)
    if index == Self.lowerFoot { return low + foot.rise(place) }
    if index == Self.upperFoot { return high - foot.rise(period - place) }
    let segment = shelf?[index]?.pointee ?? newSegment(index)
    return ShapedSegment(segment: segment, shape: shape).rate(place - segment.middle)
  }

  @inline(__always)
  func piece(_ index: Int, room: UnsafeMutablePointer<Segment>) -> UnsafePointer<Segment>? {
    if index == Self.lowerFoot || index == Self.upperFoot { return nil }
    if let segment = shelf?[index] { return segment }
    room.initialize(to: newSegment(index))
    return UnsafePointer(room)
  }

  @inline(__always)
  func border(_ index: Int, isEnd: Bool, of piece: UnsafePointer<Segment>?) -> Double {
    let index = isEnd ? index + 1 : index
    if index == Self.lowerFoot { return 0 }
    if index > Self.upperFoot { return .infinity }
    // Rounded up; the loops hardly ever run.
    var border = ((Double(index) - 0.5) * places + 0.5).nearestWhole
    while segment(at: border) < index { border += 1 }
    while segment(at: border - 1) >= index { border -= 1 }
    return border
  }

  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    segment index: Int, piece: UnsafePointer<Segment>?
  ) {
    if index == Self.lowerFoot {
      foot.fill(rates, count: count, from: place, step: step, base: low, sign: 1)
    } else if index == Self.upperFoot {
      foot.fill(rates, count: count, from: period - place, step: -step, base: high, sign: -1)
    } else {
      let segment = piece!.pointee
      ShapedSegment(segment: segment, shape: shape)
        .fill(rates, count: count, from: place - segment.middle, step: step)
    }
  }

  /// Fills from tables of what segments share, where that is worth it.
  @inline(__always)
  func fillRun<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count length: Int, from place: Double, step: Double
  ) {
    guard step * step == 1, hasWholeUnits, length >= 256,
      places <= Double(2 * SegmentTables.places - 16)
    else { return fill(rates, count: length, from: place, step: step) }
    SegmentTables.with(shape, reach: 0.51 * places + 4) { tables in
      fill(rates, count: length, from: place, step: step) { rates, run in
        if let segment = run.piece?.pointee {
          tables.fill(
            rates, count: run.length, from: run.place - segment.middle, step: step,
            ShapedSegment(segment: segment, shape: shape))
        } else {
          fill(
            rates, count: run.length, from: run.place, step: step, segment: run.segment, piece: nil)
        }
      }
    }
  }

  @inline(__always)
  private func newSegment(_ index: Int) -> Segment {
    pieces._withUnsafeGuaranteedRef { $0.new(index) }
  }
}

extension SegmentShape {
  /// sin δ and 1 − cos δ for δ = at, |δ| ≤ `half`: their series up to δ⁷, the first term of the cosine
  /// that is left out spread over those that stay (economised, after Chebyshev).
  static func angle(_ a: Double, half: Double) -> SegmentShape {
    let (b, h) = (a * a, half * half)
    // T₈ = 128x⁸ − 256x⁶ + 160x⁴ − 32x² + 1 takes −δ⁸/40320 away.
    let eighth = h / 40_320
    return SegmentShape(
      s1: a, s3: -a * b / 6, s5: a * b * b / 120, s7: -a * b * b * b / 5040,
      c2: b * (0.5 - h * h * eighth / 4), c4: -b * b * (1.0 / 24 - h * eighth * 1.25),
      c6: b * b * b * (1.0 / 720 - eighth * 2))
  }
}
