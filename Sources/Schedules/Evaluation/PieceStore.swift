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

  /// How much memory it takes, in bytes: what has been touched.
  var size: Int { shelf.size }

  /// Where the pieces are, for as long as the store lives.
  ///
  /// A plain pointer, so that whoever reads counts no references: that would take longer than the rest
  /// of a step. The compiler cannot know that nothing that it leads to is ever written again.
  struct Shelf: BitwiseCopyable, @unchecked Sendable {
    fileprivate struct Board: ~Copyable {
      let count: Int
      /// The groups of places, and each group's places: made when the first is needed, so that a piece of a
      /// long curve does not pay for all.
      let groups = Atomic<UnsafeMutablePointer<Group>?>(nil)
    }
    fileprivate typealias Group = Atomic<UnsafeMutablePointer<Place>?>
    fileprivate typealias Place = Atomic<UnsafePointer<Piece>?>
    private let board: UnsafeMutablePointer<Board>
  }
}

extension PieceStore.Shelf {
  fileprivate init(count: Int) {
    board = .allocate(capacity: 1)
    board.initialize(to: Board(count: count))
  }

  /// How many places a group has, a power of two, and its bits.
  @inline(__always)
  fileprivate static var groupSize: Int { 1 << groupBits }
  @inline(__always)
  fileprivate static var groupBits: Int { 6 }

  /// The piece with a number, `0..<count`; nil where nobody has needed it.
  @inline(__always)
  subscript(number: Int) -> UnsafePointer<Piece>? {
    assert((0..<board.pointee.count).contains(number))
    guard let groups = board.pointee.groups.load(ordering: .acquiring),
      let places = groups[number &>> Self.groupBits].load(ordering: .acquiring)
    else { return nil }
    return places[number & (Self.groupSize &- 1)].load(ordering: .acquiring)
  }

  /// Keeps a piece, and says where.
  @inline(never) @discardableResult
  func keep(_ piece: Piece, as number: Int) -> UnsafePointer<Piece> {
    let groups = Self.made(board.pointee.groups, count: groupCount) { Group(nil) }
    let places = Self.made(groups[number / Self.groupSize], count: Self.groupSize) { Place(nil) }
    let new = UnsafeMutablePointer<Piece>.allocate(capacity: 1)
    new.initialize(to: piece)
    let (isFirst, other) = places[number % Self.groupSize].compareExchange(
      expected: nil, desired: UnsafePointer(new), ordering: .acquiringAndReleasing)
    if isFirst { return UnsafePointer(new) }
    new.deallocate()
    return other!
  }

  /// The board, the groups, the places of each that is there, and the pieces in them.
  fileprivate var size: Int {
    var bytes = MemoryLayout<Board>.size
    guard let groups = board.pointee.groups.load(ordering: .acquiring) else { return bytes }
    bytes += groupCount * MemoryLayout<Group>.stride
    for group in 0..<groupCount {
      guard let places = groups[group].load(ordering: .acquiring) else { continue }
      bytes += Self.groupSize * MemoryLayout<Place>.stride
      for i in 0..<Self.groupSize where places[i].load(ordering: .acquiring) != nil {
        bytes += MemoryLayout<Piece>.stride
      }
    }
    return bytes
  }

  private var groupCount: Int { (board.pointee.count - 1) / Self.groupSize + 1 }

  /// What a pointer points at, made where it points at nothing yet.
  private static func made<Element: ~Copyable>(
    _ pointer: borrowing Atomic<UnsafeMutablePointer<Element>?>, count: Int,
    _ element: () -> Element
  ) -> UnsafeMutablePointer<Element> {
    if let made = pointer.load(ordering: .acquiring) { return made }
    let new = UnsafeMutablePointer<Element>.allocate(capacity: count)
    for i in 0..<count { (new + i).initialize(to: element()) }
    let (isFirst, other) = pointer.compareExchange(
      expected: nil, desired: new, ordering: .acquiringAndReleasing)
    if isFirst { return new }
    new.deinitialize(count: count)
    new.deallocate()
    return other!
  }

  fileprivate func clear() {
    if let groups = board.pointee.groups.load(ordering: .acquiring) {
      for group in 0..<groupCount {
        guard let places = groups[group].load(ordering: .acquiring) else { continue }
        for i in 0..<Self.groupSize { places[i].load(ordering: .acquiring)?.deallocate() }
        places.deinitialize(count: Self.groupSize)
        places.deallocate()
      }
      groups.deinitialize(count: groupCount)
      groups.deallocate()
    }
    board.deinitialize(count: 1)
    board.deallocate()
  }
}
