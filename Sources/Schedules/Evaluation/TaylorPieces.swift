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

  init(grid: TaylorGrid, period: Int, series: @escaping Series) {
    self.grid = grid
    self.series = series
    store = period < RatesToKeep.fewestWithPieces ? nil : PieceStore(count: grid.count)
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
    var piece = new(number)
    return withUnsafePointer(to: &piece) { $0.rate(atPlace: place) }
  }

  private func made(_ number: Int) -> TaylorPiece {
    let (first, end, middle, half) = grid.piece(number)
    let (rate, terms) = series(middle)
    return TaylorPiece(
      middle: middle, first: first, end: end, centre: rate, half: half, terms: terms)
  }
}
