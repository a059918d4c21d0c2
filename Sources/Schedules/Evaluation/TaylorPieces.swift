/// A curve by pieces of its Taylor series: how each is made, and those that were.
///
/// What a piece is made from, a curve says with its `Series`. ``TaylorSegments`` find and use them.
final class TaylorPieces: Sendable {
  /// A curve about a place, which need not be a step: its rate there, in double-double, and c₁ … c₉,
  /// the coefficients of the powers of the distance in places.
  typealias Series =
    @Sendable (_ middle: Double) -> (rate: DoubleDouble, terms: SIMD16<Double>)

  let grid: TaylorGrid
  let store: PieceStore<TaylorPiece>?
  /// The first rates, written out; nil where there is nothing to gain.
  let firstRates: PieceStore<FirstRates>?
  private let series: Series

  /// Short periods keep no pieces, which are larger than the rates they stand for, but the rates
  /// themselves; the shortest keep nothing: they are soon filled, and a schedule may have many.
  init(grid: TaylorGrid, period: Int, series: @escaping Series) {
    self.grid = grid
    self.series = series
    let isShort = period < FirstRates.count
    store = isShort ? nil : PieceStore(count: grid.count)
    let isCrowded =
      grid.number(at: Double(FirstRates.count)) >= FirstRates.groups * FirstRates.crowd
    let isWorthwhile = isShort ? period >= FirstRates.shortestPeriod : isCrowded
    firstRates = isWorthwhile ? PieceStore(count: FirstRates.groups) : nil
  }

  /// A piece that nobody has made yet, kept from now on.
  @inline(never)
  func new(_ number: Int) -> TaylorPiece {
    let piece = made(number)
    store?.shelf.keep(piece, as: number)
    return piece
  }

  /// A rate by a piece that is not kept, or not yet.
  @inline(never)
  func newRate(_ number: Int, atPlace place: Double) -> Double {
    if store == nil, let firstRates {
      let (group, i) = Int(place).quotientAndRemainder(dividingBy: FirstRates.perGroup)
      return (firstRates.shelf[group] ?? newFirstRates(group: group)).rate(i)
    }
    var piece = new(number)
    return withUnsafePointer(to: &piece) { $0.rate(atPlace: place) }
  }

  private func made(_ number: Int) -> TaylorPiece {
    let (first, end, middle, half) = grid.piece(number)
    let (rate, terms) = series(middle)
    return TaylorPiece(
      middle: middle, first: first, end: end, centre: rate, half: half, terms: terms)
  }

  /// A group of first rates that nobody has written out yet. The pieces that say them are not kept.
  ///
  /// - Precondition: There are ``firstRates``.
  @inline(never)
  func newFirstRates(group: Int) -> UnsafePointer<FirstRates> {
    let first = max(1, group * FirstRates.perGroup)
    var piece = made(grid.number(at: Double(first)))
    let rates = FirstRates { i in
      let place = Double(max(first, group * FirstRates.perGroup + i))
      if place >= piece.end { piece = made(grid.number(at: place)) }
      return withUnsafePointer(to: &piece) { $0.rate(atPlace: place) }
    }
    return firstRates!.shelf.keep(rates, as: group)
  }
}
