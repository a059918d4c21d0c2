/// The segments of a cosine: how each is made, those that were, and what they share.
///
/// There are 64, and past 65 536 steps as many more as keep them to some hundreds of steps, for which a
/// table stays in the processor's nearest cache; up to 16 384 of them, or they would take too much memory.
final class CosinePieces: Sendable {
  let store: PieceStore<Segment>?
  let shape: SegmentShape
  /// What segments share, written out; nil where they are too long for it, or too short.
  let table: SegmentTableStore?
  /// How many places a segment has, and the other way round.
  let (places, perPlace): (Double, Double)
  /// The last of the segments in whose place the foot is: their terms would be large beside their rates.
  let footSegment: Int
  let foot: CosineFoot
  private let span: HeadTail
  private let halfSpan: Double
  private let period: Double
  /// Of which a middle is a whole number.
  private let unit: Double
  /// π / period.
  private let turn: Double

  private static let fewest = 64
  private static let most = 1 << 14
  private static let longest = 1024

  init?(low: Double, high: Double, period: Int) {
    guard Reach.holds(period: period, greatest: high) else { return nil }
    let whole = DoubleDouble.sum(high, -low)
    foot = CosineFoot(low: low, span: whole, period: Double(period))
    (span, halfSpan) = (HeadTail(whole), whole.high / 2)
    self.period = Double(period)
    var count = Self.fewest
    while count < Self.most, period > count * Self.longest { count *= 2 }
    footSegment = max(3, count / Self.fewest)
    // Twice the period has the same middles, as long as there are as many.
    unit = Units(period: period, bits: 6 + count.trailingZeroBitCount).size
    places = Double(period) / Double(count)
    perPlace = Double(count) / Double(period)
    turn = DoubleDouble.halfPi.high * 2 / self.period
    shape = .angle(turn, half: 0.52 * places * turn)
    let isKept = period >= RatesToKeep.fewestWithPieces
    store = isKept ? PieceStore(count: count + 1) : nil
    let hasTable = isKept && unit >= 1 && places <= Double(Self.longest)
    table = hasTable ? SegmentTableStore(shape, reach: Int(places / 2 + unit / 2) + 1) : nil
  }

  /// A segment that nobody has made yet, kept from now on.
  @inline(never)
  func new(_ index: Int) -> Segment {
    let segment = made(index)
    store?.shelf.keep(segment, as: index)
    return segment
  }

  /// A rate in the foot, or of a segment that is not kept, or not yet, or without a table.
  func rate(atPlace place: Double, _ index: Int) -> Double {
    if index == footSegment { return foot.rate(place) }
    if let table, table.kept == nil { _ = table.made() }
    let segment = store?.shelf[index]?.pointee ?? new(index)
    return ShapedSegment(segment: segment, shape: shape).rate(place - segment.middle)
  }

  /// The first place past the foot.
  var footEnd: Double { start(footSegment + 1) }

  /// The least place of a segment: the border between two, rounded up, as exactly as places are sorted.
  private func start(_ index: Int) -> Double {
    var start = ((Double(index) - 0.5) * places + 0.5).nearestWhole
    while (start * perPlace).nearestWhole < Double(index) { start += 1 }
    while ((start - 1) * perPlace).nearestWhole >= Double(index) { start -= 1 }
    return start
  }

  private func made(_ index: Int) -> Segment {
    // The middle is the whole number of units nearest to its share of the way, and is turned to from
    // the nearest point of the grid.
    let middle = unit * (Double(index) * (places / unit)).nearestWhole
    let points = Double(CosineGrid.count)
    let nearest = (middle * (points / period)).nearestWhole
    let point = CosineGrid.points[nearest.nearestIndex]
    let turned = point.turned(by: (middle * points - nearest * period) * (turn / points))
    let centre = span.times(point.fraction, correction: turned.rise, plus: foot.low)
    return Segment(
      middle: middle, first: start(index), end: start(index + 1), centre: centre.high,
      rest: centre.low,
      evenScale: halfSpan * turned.cosine, oddScale: halfSpan * turned.sine)
  }
}
