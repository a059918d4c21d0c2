/// The pieces of a curve, found by their places; buffers have the first rates from where they are
/// written out, which is the same to the bit.
///
/// It holds no reference that would be counted at every step: whoever has it keeps the `TaylorPieces`
/// alive.
struct TaylorSegments: SegmentedCurve {
  private let grid: TaylorGrid
  private let shelf: PieceStore<TaylorPiece>.Shelf?
  private let firstRates: PieceStore<FirstRates>.Shelf?
  /// The first segment that is a piece. The groups of first rates are numbered up to it.
  private let firstPiece: Int
  private let firstPlace: Double
  private let pieces: Unmanaged<TaylorPieces>
  let denseFrom: Double

  init(_ pieces: TaylorPieces) {
    grid = pieces.grid
    shelf = pieces.store?.shelf
    firstRates = pieces.firstRates?.shelf
    firstPlace = firstRates == nil ? 0 : Double(FirstRates.count)
    firstPiece = firstRates == nil ? 0 : grid.number(at: firstPlace)
    denseFrom = grid.denseFrom <= firstPlace ? 0 : grid.denseFrom
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
  func segment(at place: Double) -> Int {
    place < firstPlace
      ? firstPiece &- FirstRates.groups &+ Int(place) / FirstRates.perGroup
      : grid.number(at: place)
  }

  @inline(__always)
  func piece(_ segment: Int, room: UnsafeMutablePointer<TaylorPiece>)
    -> UnsafePointer<TaylorPiece>?
  {
    if segment < firstPiece { return nil }
    if let piece = shelf?[segment] { return piece }
    room.initialize(to: pieces._withUnsafeGuaranteedRef { $0.new(segment) })
    return UnsafePointer(room)
  }

  @inline(__always)
  func border(_ segment: Int, isEnd: Bool, of piece: UnsafePointer<TaylorPiece>?) -> Double {
    guard let piece else {
      let group = segment &- firstPiece &+ FirstRates.groups &+ (isEnd ? 1 : 0)
      return Double(group * FirstRates.perGroup)
    }
    // The piece that the last of the first rates belongs to may go on.
    return isEnd ? piece.pointee.end : max(piece.pointee.first, firstPlace)
  }

  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    segment: Int, piece: UnsafePointer<TaylorPiece>?
  ) {
    if let piece { return piece.fill(rates, count: count, from: place, step: step) }
    let group = segment &- firstPiece &+ FirstRates.groups
    if let written = firstRates?[group] {
      written.fill(rates, count: count, from: Int(place), step: Int(step))
    } else if shelf == nil || count >= FirstRates.worthwhile {
      pieces._withUnsafeGuaranteedRef { $0.newFirstRates(group: group) }
        .fill(rates, count: count, from: Int(place), step: Int(step))
    } else {
      for i in 0..<count { rates[i] = Rate(rate(atPlace: place + Double(i) * step)) }
    }
  }
}
