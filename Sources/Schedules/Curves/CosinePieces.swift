/// The segments of a cosine, how each is made, and those that were: 64, about the points of a grid.
final class CosinePieces: Sendable {
  let store: PieceStore<Segment>?
  private let low: Double
  private let span: HeadTail
  private let halfSpan: Double
  private let period: Double
  private let units: Units
  /// π / (count · period).
  private let angle: Double

  static let count = 64

  init?(low: Double, high: Double, period: Int) {
    guard Reach.holds(period: period, greatest: high) else { return nil }
    let whole = DoubleDouble.sum(high, -low)
    self.low = low
    (span, halfSpan) = (HeadTail(whole), whole.high / 2)
    self.period = Double(period)
    units = Units(period: period)
    angle = DoubleDouble.halfPi.high * 2 / self.period / Double(Self.count)
    store = period >= PieceStore<Segment>.worthwhile ? PieceStore(count: Self.count) : nil
  }

  /// A segment that nobody has made yet, kept from now on.
  @inline(never)
  func new(_ index: Int) -> Segment {
    let segment = made(index)
    store?.shelf.keep(segment, as: index)
    return segment
  }

  private func made(_ index: Int) -> Segment {
    // The middle is the whole number of units nearest to the grid point, and turned from it.
    let (number, count) = (Double(index), Double(Self.count))
    let middle = units.size * (number * (Double(units.count) / count)).nearestWhole
    let point = CosineGrid.points[index &* (CosineGrid.count / Self.count)]
    let turned = point.turned(by: (middle * count - number * period) * angle)
    let centre = span.times(point.fraction, correction: turned.rise, plus: low)
    return Segment(
      middle: middle, centre: centre.high, rest: centre.low,
      evenScale: halfSpan * turned.cosine, oddScale: halfSpan * turned.sine)
  }
}
