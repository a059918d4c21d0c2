import Synchronization

/// The pieces of a curve, each made when a step first needs it, and kept where it is.
///
/// Memory grows with what is touched. What a piece is depends on nothing but its number, so that it
/// does no harm where two threads make the same at once: the first to put it in its place is taken
/// at its word, the other's is thrown away.
final class PieceStore<Piece: BitwiseCopyable & Sendable>: Sendable {
  let shelf: Shelf

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
    fileprivate typealias Group = Atomic<UnsafeMutablePointer<Place>?>
    fileprivate typealias Place = Atomic<UnsafePointer<Piece>?>
    private let count: Int
    /// Of places, each group of them made when the first is needed, so that a piece of a long curve does
    /// not pay for all.
    private let groups: UnsafeMutablePointer<Group>
  }
}

extension PieceStore.Shelf {
  fileprivate init(count: Int) {
    self.count = count
    groups = .allocate(capacity: Self.groupCount(count))
    for i in 0..<Self.groupCount(count) { (groups + i).initialize(to: Group(nil)) }
  }

  /// How many places a group has, a power of two, and its bits.
  @inline(__always)
  fileprivate static var groupSize: Int { 1 << groupBits }
  @inline(__always)
  fileprivate static var groupBits: Int { 6 }

  /// The piece with a number, `0..<count`; nil where nobody has needed it.
  @inline(__always)
  subscript(number: Int) -> UnsafePointer<Piece>? {
    assert((0..<count).contains(number))
    guard let places = groups[number &>> Self.groupBits].load(ordering: .acquiring) else {
      return nil
    }
    return places[number & (Self.groupSize &- 1)].load(ordering: .acquiring)
  }

  /// Keeps a piece, and says where.
  @inline(never) @discardableResult
  func keep(_ piece: Piece, as number: Int) -> UnsafePointer<Piece> {
    let places = places(ofGroup: number / Self.groupSize)
    let new = UnsafeMutablePointer<Piece>.allocate(capacity: 1)
    new.initialize(to: piece)
    let (isFirst, other) = places[number % Self.groupSize].compareExchange(
      expected: nil, desired: UnsafePointer(new), ordering: .acquiringAndReleasing)
    if isFirst { return UnsafePointer(new) }
    new.deallocate()
    return other!
  }

  /// The groups, the places of each that is there, and the pieces in them.
  fileprivate var size: Int {
    var bytes = groupCount * MemoryLayout<Group>.stride
    for group in 0..<groupCount {
      guard let places = groups[group].load(ordering: .acquiring) else { continue }
      bytes += Self.groupSize * MemoryLayout<Place>.stride
      for i in 0..<Self.groupSize where places[i].load(ordering: .acquiring) != nil {
        bytes += MemoryLayout<Piece>.stride
      }
    }
    return bytes
  }

  private var groupCount: Int { Self.groupCount(count) }

  private static func groupCount(_ count: Int) -> Int { (count - 1) / groupSize + 1 }

  /// The places of a group, made where there are none yet.
  private func places(ofGroup number: Int) -> UnsafeMutablePointer<Place> {
    if let made = groups[number].load(ordering: .acquiring) { return made }
    let new = UnsafeMutablePointer<Place>.allocate(capacity: Self.groupSize)
    for i in 0..<Self.groupSize { (new + i).initialize(to: Place(nil)) }
    let (isFirst, other) = groups[number].compareExchange(
      expected: nil, desired: new, ordering: .acquiringAndReleasing)
    if isFirst { return new }
    new.deinitialize(count: Self.groupSize)
    new.deallocate()
    return other!
  }

  fileprivate func clear() {
    for group in 0..<groupCount {
      guard let places = groups[group].load(ordering: .acquiring) else { continue }
      for i in 0..<Self.groupSize { places[i].load(ordering: .acquiring)?.deallocate() }
      places.deinitialize(count: Self.groupSize)
      places.deallocate()
    }
    groups.deinitialize(count: groupCount)
    groups.deallocate()
  }
}
