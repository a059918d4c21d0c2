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
/// Short periods have 64 segments. Long ones have 8192 patches, whose polynomials are short; a period
/// counts as long by its odd part, so that twice the period has the same pieces.
struct CosineSegments: SegmentedCurve {
  private let low: Double
  private let high: Double
  private let period: Double
  private let span: HeadTail
  private let halfSpan: Double
  private let isLong: Bool
  private let count: Double
  private let footCount: Double
  private let perPlace: Double
  private let places: Double
  private let unit: Double
  private let unitsPerSegment: Double
  /// π / (count · period).
  private let angle: Double
  private let shape: SegmentShape
  private let foot: CosineFoot
  private let grid: FixedTable<CosineGrid.Point>
  private let shelf: PieceStore<Segment>.Shelf?

  /// - Parameter shelf: Where segments are kept. Patches are soon made, and there are many.
  init?(low: Double, high: Double, period: Int, shelf: PieceStore<Segment>.Shelf?) {
    guard Reach.holds(period: period, greatest: high) else { return nil }
    let (n, units) = (Double(period), Units(period: period))
    let whole = DoubleDouble.sum(high, -low)
    self.low = low
    self.high = high
    self.period = n
    span = HeadTail(whole)
    halfSpan = whole.high / 2
    isLong = units.isLong
    count = isLong ? 8192 : 64
    footCount = count / 16
    (perPlace, places) = (count / n, n / count)
    (unit, unitsPerSegment) = (units.size, Double(units.count) / count)
    let turn = DoubleDouble.halfPi.high * 2 / n
    angle = turn / count
    shape = isLong ? SegmentShape() : .angle(turn, half: 0.51 * places * turn)
    foot = CosineFoot(span: whole, period: n)
    grid = CosineGrid.points
    self.shelf = isLong ? nil : shelf
  }

  @inline(__always)
  func segment(at place: Double) -> Double {
    let nearest = (place * perPlace).nearestWhole
    if nearest < footCount { return 0 }
    return nearest > count - footCount ? count : nearest
  }

  @inline(__always)
  func start(ofSegment index: Double) -> Double {
    (min(max(index, footCount), count - footCount + 1) - 0.5) * places
  }

  @inline(__always)
  func rate(atPlace place: Double) -> Double {
    let index = (place * perPlace).nearestWhole
    if index < footCount { return low + foot.rise(place) }
    if index > count - footCount { return high - foot.rise(period - place) }
    if isLong {
      let patch = patch(index)
      return patch.rate(place - patch.middle)
    }
    let segment = shelf?[index.asIndex]?.pointee ?? keptSegment(index)
    return segment.rate(place - segment.middle, shape)
  }

  /// A segment of a short period, or a patch of a long one; the other is not there.
  struct Piece: BitwiseCopyable {
    var segment: Segment
    var patch: Patch
  }

  @inline(__always)
  func piece(_ index: Double, room: UnsafeMutablePointer<Piece>) -> UnsafePointer<Piece>? {
    if index == 0 || index == count { return nil }
    if isLong {
      room.pointee.patch = patch(index)
    } else {
      room.pointee.segment = shelf?[index.asIndex]?.pointee ?? keptSegment(index)
    }
    return UnsafePointer(room)
  }

  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count length: Int, from place: Double, step: Double,
    segment index: Double, piece: UnsafePointer<Piece>?
  ) {
    guard let piece else {
      return index == 0
        ? foot.fill(rates, count: length, from: place, step: step, base: low, sign: 1)
        : foot.fill(rates, count: length, from: period - place, step: -step, base: high, sign: -1)
    }
    if isLong {
      let patch = piece.pointee.patch
      patch.fill(rates, count: length, from: place - patch.middle, step: step)
    } else {
      let segment = piece.pointee.segment
      segment.fill(rates, count: length, from: place - segment.middle, step: step, shape)
    }
  }

  /// Fills from tables of what segments share, where that is worth it.
  @inline(__always)
  func fillRun<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count length: Int, from place: Double, step: Double
  ) {
    guard !isLong, step * step == 1, unit >= 1, length >= 256,
      places <= Double(2 * SegmentTables.places - 16)
    else { return fill(rates, count: length, from: place, step: step) }
    SegmentTables.with(shape, reach: 0.51 * places + 4) { tables in
      fill(rates, count: length, from: place, step: step) { rates, length, place, index, piece in
        if let segment = piece?.pointee.segment {
          tables.fill(
            rates, count: length, from: place - segment.middle, step: step, segment, shape)
        } else {
          fill(rates, count: length, from: place, step: step, segment: index, piece: piece)
        }
      }
    }
  }

  @inline(never)
  private func keptSegment(_ index: Double) -> Segment {
    let segment = segment(index)
    return shelf?.keep(segment, as: index.asIndex).pointee ?? segment
  }

  private func segment(_ index: Double) -> Segment {
    // The middle is the whole number of units nearest to the grid point, and turned from it.
    let middle = unit * (index * unitsPerSegment).nearestWhole
    let point = grid[index.asIndex &* (CosineGrid.count / 64)]
    let turned = point.turned(by: (middle * count - index * period) * angle)
    let centre = span.times(point.fraction, correction: turned.rise, plus: low)
    return Segment(
      middle: middle, centre: centre.high, rest: centre.low,
      evenScale: halfSpan * turned.cosine, oddScale: halfSpan * turned.sine)
  }

  @inline(__always)
  private func patch(_ index: Double) -> Patch {
    let nearest = (index * (1.0 / 16)).nearestWhole
    let point = grid[nearest.asIndex]
    let delta = 2 * DoubleDouble.halfPi.high / 8192
    let turned = point.turned(by: (index - 16 * nearest) * delta)
    let centre = span.times(point.fraction, correction: turned.rise, plus: low)
    let a = angle * 8192
    let (even, odd) = (halfSpan * turned.cosine, halfSpan * turned.sine)
    // Below a quarter of the way what matters is the accuracy beside a rate that may be small.
    let c4 = index < 2048 ? even * (a * a) * (a * a) * (-1.0 / 24) : 0
    return Patch(
      middle: index * places, centre: centre.high, rest: centre.low, c1: odd * a,
      c2: even * (a * a) * 0.5,
      c3: odd * (a * a) * a * (-1.0 / 6), c4: c4)
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
