import Synchronization

/// The pieces of a curve, each made when a step first needs it, and kept.
///
/// Memory grows with what is touched. What a piece is depends on nothing but its number, so that it
/// does no harm where two threads make the same at once: the first to claim its slot writes it, the
/// other uses its own.
final class PieceStore: Sendable {
  private let count: Int
  /// A table of pages, and its pages, each made when first needed.
  private let table = Atomic<UInt>(0)

  private static let pageSize = 16

  private struct Slot: ~Copyable {
    /// 0 while empty, 1 while one thread writes it, 2 when it may be read.
    let state = Atomic<UInt>(0)
    var piece = TaylorPiece.nothing
  }

  /// - Parameter count: How many pieces there may be.
  init(count: Int) { self.count = count }

  private var pages: Int { count / Self.pageSize + 1 }

  /// The piece with a number, made by `make` where it is not there.
  @inline(__always)
  func piece(_ number: Int, _ make: () -> TaylorPiece) -> TaylorPiece {
    if let slots = page(number), slots[number % Self.pageSize].state.load(ordering: .acquiring) == 2
    {
      return slots[number % Self.pageSize].piece
    }
    return making(number, make)
  }

  @inline(__always)
  private func page(_ number: Int) -> UnsafeMutablePointer<Slot>? {
    let table = UnsafePointer<Atomic<UInt>>(bitPattern: table.load(ordering: .acquiring))
    guard let table else { return nil }
    let page = table[number / Self.pageSize].load(ordering: .acquiring)
    return UnsafeMutablePointer(bitPattern: page)
  }

  @inline(never)
  private func making(_ number: Int, _ make: () -> TaylorPiece) -> TaylorPiece {
    let pages = pages
    let table = Self.made(table, count: pages) { (_: Int) in Atomic<UInt>(0) }
    let slots = Self.made(table[number / Self.pageSize], count: Self.pageSize) { (_: Int) in Slot()
    }
    let slot = slots + number % Self.pageSize
    let piece = make()
    let (claimed, _) = slot.pointee.state.compareExchange(
      expected: 0, desired: 1, ordering: .acquiringAndReleasing)
    if claimed {
      slot.pointee.piece = piece
      slot.pointee.state.store(2, ordering: .releasing)
    }
    return piece
  }

  /// What a word points at, made where it points at nothing yet.
  private static func made<Element: ~Copyable>(
    _ word: borrowing Atomic<UInt>, count: Int, _ element: (Int) -> Element
  ) -> UnsafeMutablePointer<Element> {
    if let made = UnsafeMutablePointer<Element>(bitPattern: word.load(ordering: .acquiring)) {
      return made
    }
    let new = UnsafeMutablePointer<Element>.allocate(capacity: count)
    for i in 0..<count { (new + i).initialize(to: element(i)) }
    let (exchanged, original) = word.compareExchange(
      expected: 0, desired: UInt(bitPattern: new), ordering: .acquiringAndReleasing)
    if exchanged { return new }
    new.deinitialize(count: count)
    new.deallocate()
    return UnsafeMutablePointer(bitPattern: original)!
  }

  deinit {
    let table = UnsafeMutablePointer<Atomic<UInt>>(
      bitPattern: table.load(ordering: .acquiring))
    guard let table else { return }
    for i in 0..<pages {
      let page = UnsafeMutablePointer<Slot>(bitPattern: table[i].load(ordering: .acquiring))
      page?.deinitialize(count: Self.pageSize)
      page?.deallocate()
    }
    table.deinitialize(count: pages)
    table.deallocate()
  }
}
