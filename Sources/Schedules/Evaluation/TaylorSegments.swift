/// The pieces of a curve, found by their places.
///
/// It holds no reference that would be counted at every step: whoever has it keeps the `TaylorPieces`
/// alive.
struct TaylorSegments: SegmentedCurve {
  private let grid: TaylorGrid
  private let shelf: PieceStore<TaylorPiece>.Shelf?
  private let pieces: Unmanaged<TaylorPieces>
  let denseFrom: Double

  init(_ pieces: TaylorPieces) {
    grid = pieces.grid
    shelf = pieces.store?.shelf
    denseFrom = grid.denseFrom
    self.pieces = .passUnretained(pieces)
  }

  @inline(__always)
  func rate(atPlace place: Double) -> Double {
    let number = grid.number(at: place)
    guard let piece = shelf?[number] else {
      return pieces._withUnsafeGuaranteedRef { $0.newRate(number, atPlace: place) }
    }
    return piece.rate(atPlace: place)
  }

  @inline(__always)
  func segment(at place: Double) -> Int { grid.number(at: place) }

  @inline(__always)
  func piece(_ segment: Int, room: UnsafeMutablePointer<TaylorPiece>)
    -> UnsafePointer<TaylorPiece>?
  {
    if let piece = shelf?[segment] { return piece }
    room.initialize(to: pieces._withUnsafeGuaranteedRef { $0.new(segment) })
    return UnsafePointer(room)
  }

  @inline(__always)
  func border(_ segment: Int, isEnd: Bool, of piece: UnsafePointer<TaylorPiece>?) -> Double {
    isEnd ? piece!.pointee.end : piece!.pointee.first
  }

  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    segment: Int, piece: UnsafePointer<TaylorPiece>?
  ) { piece!.fill(rates, count: count, from: place, step: step) }
}
