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

  /// - Parameter isKept: Whether pieces are worth their memory.
  init(grid: TaylorGrid, isKept: Bool, series: @escaping Series) {
    self.grid = grid
    self.series = series
    store = isKept ? PieceStore(count: grid.count) : nil
    let isCrowded = grid.number(at: Double(FirstRates.count)) >= FirstRates.groups * 4
    firstRates = isKept && isCrowded ? PieceStore(count: FirstRates.groups) : nil
  }

  /// A piece that nobody has made yet, kept from now on.
  @inline(never)
  func new(_ number: Int) -> TaylorPiece {
    let piece = made(number)
    store?.shelf.keep(piece, as: number)
    return piece
  }

  /// A rate by such a piece.
  @inline(never)
  func newRate(_ number: Int, atPlace place: Double) -> Double {
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
    var (rates, piece) = (FirstRates(), made(0))
    for i in 0..<FirstRates.perGroup {
      let place = Double(max(1, group * FirstRates.perGroup + i))
      if place >= piece.end { piece = made(grid.number(at: place)) }
      rates.values[i] = withUnsafePointer(to: &piece) { $0.rate(atPlace: place) }
    }
    return firstRates!.shelf.keep(rates, as: group)
  }
}
