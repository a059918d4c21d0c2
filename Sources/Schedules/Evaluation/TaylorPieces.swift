/// A curve by pieces of its Taylor series: how each is made, and those that were.
///
/// What a piece is made from, a curve says with its `Series`. ``TaylorSegments`` find and use them.
final class TaylorPieces: Sendable {
  /// A curve about a place: its rate there, in double-double, and c₁ … c₉, the coefficients of the
  /// powers of the distance as a share of `reach`, which is in places.
  typealias Series =
    @Sendable (_ middle: FinePlace, _ reach: Double) -> (
      rate: DoubleDouble, terms: SIMD16<Double>
    )

  let grid: TaylorGrid
  let store: PieceStore<TaylorPiece>?
  private let unit: Double
  private let series: Series

  /// - Parameters:
  ///   - unit: The power of two of places that middles are multiples of, twice as large for twice
  ///     the period.
  ///   - isKept: Whether pieces are worth their memory.
  init(grid: TaylorGrid, unit: Double, isKept: Bool, series: @escaping Series) {
    self.grid = grid
    self.unit = unit
    self.series = series
    store = isKept ? PieceStore(count: grid.count) : nil
  }

  @inline(never)
  func made(_ index: Double) -> TaylorPiece {
    let (point, half) = grid.point(index)
    // Where a piece has many steps its middle is one of them; where it has few, what counts is that
    // it is in the middle.
    let grain = half >= 32 * unit ? unit : unit * 0x1p-28
    let middle = grain * (point / grain).rounded()
    let widest = half + grain / 2
    let reach = widest.binade * (widest == widest.binade ? 1 : 2)
    let place = FinePlace(
      numerator: Int(middle / unit * 0x1p28), period: Int(grid.period / unit * 0x1p28))
    let (rate, terms) = series(place, reach)
    return TaylorPiece(
      middle: middle, perPlace: 1 / reach, centre: rate, half: widest / reach, terms: terms,
      isShort: grid.isFine(index))
  }
}

/// A place between steps, as a numerator over a period, both in the same small part of a place.
struct FinePlace {
  let numerator: Int
  let period: Int

  var progress: Progress { Progress(numerator: numerator, period: period) }
  var share: Double { Double(numerator) / Double(period) }
}
