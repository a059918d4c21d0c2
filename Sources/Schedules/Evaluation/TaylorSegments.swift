/// The pieces of a curve, found by their places.
///
/// It holds no reference that would be counted at every step: whoever has it keeps the `TaylorPieces`
/// alive.
struct TaylorSegments: SegmentedCurve {
  private let grid: TaylorGrid
  private let shelf: PieceStore<TaylorPiece>.Shelf?
  private let pieces: Unmanaged<TaylorPieces>

  init(_ pieces: TaylorPieces) {
    grid = pieces.grid
    shelf = pieces.store?.shelf
    self.pieces = .passUnretained(pieces)
  }

  /// How many pieces of a fine grid, or one of a coarse one, a foot takes the place of.
  var widthOfLast: Double { grid.widthOfLast }

  @inline(__always)
  func segment(at place: Double) -> Double { grid.index(at: place) }

  @inline(__always)
  func start(ofSegment index: Double) -> Double { grid.start(index) }

  @inline(__always)
  func border(_ index: Double, isEnd: Bool, piece: UnsafePointer<TaylorPiece>?) -> Double {
    isEnd ? piece!.pointee.end : piece!.pointee.first
  }

  @inline(__always)
  func rate(atPlace place: Double) -> Double {
    let index = segment(at: place)
    guard let piece = shelf?[grid.number(index)] else { return newPieceRate(atPlace: place) }
    return piece.pointee.rate(place - piece.pointee.middle)
  }

  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    segment index: Double, piece: UnsafePointer<TaylorPiece>?
  ) { piece!.pointee.fill(rates, count: count, from: place - piece!.pointee.middle, step: step) }

  @inline(__always)
  func piece(_ index: Double, room: UnsafeMutablePointer<TaylorPiece>)
    -> UnsafePointer<TaylorPiece>?
  { shelf?[grid.number(index)] ?? newPiece(index, room: room) }

  @inline(never)
  private func newPiece(_ index: Double, room: UnsafeMutablePointer<TaylorPiece>)
    -> UnsafePointer<TaylorPiece>
  {
    let piece = newPiece(index)
    if let shelf { return shelf.keep(piece, as: grid.number(index)) }
    room.initialize(to: piece)
    return UnsafePointer(room)
  }

  @inline(never)
  private func newPieceRate(atPlace place: Double) -> Double {
    let index = segment(at: place)
    let piece = newPiece(index)
    if let shelf { _ = shelf.keep(piece, as: grid.number(index)) }
    return piece.rate(place - piece.middle)
  }

  private func newPiece(_ index: Double) -> TaylorPiece {
    var piece = pieces._withUnsafeGuaranteedRef { $0.made(index) }
    // Beyond the ends of the grid there may be no place to look for.
    let number = grid.number(index)
    piece.first = number == 0 ? 0 : firstPlace(ofSegment: index)
    piece.end = number == grid.count - 1 ? .infinity : firstPlace(ofSegment: index + 1)
    return piece
  }
}
