import Synchronization

/// The pieces of a curve, each made when a step first needs it, and kept where it is.
///
/// Memory grows with what is touched. What a piece is depends on nothing but its number, so that it
/// does no harm where two threads make the same at once: the first to put it in its place is taken
/// at its word, the other's is thrown away.
final class PieceStore<Piece: BitwiseCopyable & Sendable>: Sendable {
  let shelf: Shelf

  /// Pieces of shorter periods are soon made, and a schedule may have many such phases.
  static var worthwhile: Int { 2048 }

  /// - Parameter count: How many pieces there may be.
  init(count: Int) { shelf = Shelf(count: count) }

  deinit { shelf.clear() }

  /// Where the pieces are, for as long as the store lives.
  ///
  /// A plain pointer, so that whoever reads counts no references: that would take longer than the rest
  /// of a step. The compiler cannot know that nothing that it leads to is ever written again.
  struct Shelf: BitwiseCopyable, @unchecked Sendable {
    fileprivate struct Board: ~Copyable {
      let count: Int
      /// A place for every piece, made when the first is needed.
      let places = Atomic<UnsafeMutablePointer<Place>?>(nil)
    }
    fileprivate typealias Place = Atomic<UnsafePointer<Piece>?>
    private let board: UnsafeMutablePointer<Board>
  }
}

extension PieceStore.Shelf {
  fileprivate init(count: Int) {
    board = .allocate(capacity: 1)
    board.initialize(to: Board(count: count))
  }

  /// The piece with a number, `0..<count`; nil where nobody has needed it.
  @inline(__always)
  subscript(number: Int) -> UnsafePointer<Piece>? {
    guard let places = board.pointee.places.load(ordering: .acquiring) else { return nil }
    return places[number].load(ordering: .acquiring)
  }

  /// Keeps a piece, and says where.
  @inline(never)
  func keep(_ piece: Piece, as number: Int) -> UnsafePointer<Piece> {
    let places = madePlaces()
    let new = UnsafeMutablePointer<Piece>.allocate(capacity: 1)
    new.initialize(to: piece)
    let (isFirst, other) = places[number].compareExchange(
      expected: nil, desired: UnsafePointer(new), ordering: .acquiringAndReleasing)
    if isFirst { return UnsafePointer(new) }
    new.deallocate()
    return other!
  }

  private func madePlaces() -> UnsafeMutablePointer<Place> {
    if let places = board.pointee.places.load(ordering: .acquiring) { return places }
    let count = board.pointee.count
    let new = UnsafeMutablePointer<Place>.allocate(capacity: count)
    for i in 0..<count { (new + i).initialize(to: Atomic(nil)) }
    let (isFirst, other) = board.pointee.places.compareExchange(
      expected: nil, desired: new, ordering: .acquiringAndReleasing)
    if isFirst { return new }
    new.deinitialize(count: count)
    new.deallocate()
    return other!
  }

  fileprivate func clear() {
    if let places = board.pointee.places.load(ordering: .acquiring) {
      let count = board.pointee.count
      for i in 0..<count { places[i].load(ordering: .acquiring)?.deallocate() }
      places.deinitialize(count: count)
      places.deallocate()
    }
    board.deinitialize(count: 1)
    board.deallocate()
  }
}
