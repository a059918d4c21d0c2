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
  private let series: Series

  /// - Parameter isKept: Whether pieces are worth their memory.
  init(grid: TaylorGrid, isKept: Bool, series: @escaping Series) {
    self.grid = grid
    self.series = series
    store = isKept ? PieceStore(count: grid.count) : nil
  }

  @inline(never)
  func made(_ number: Int) -> TaylorPiece {
    let (first, end, middle, half) = grid.piece(number)
    let (rate, terms) = series(middle)
    return TaylorPiece(
      middle: middle, first: first, end: end, centre: rate, half: half, terms: terms)
  }
}
