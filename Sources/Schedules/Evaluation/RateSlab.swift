import Synchronization

/// Room for so many rates in a row, in groups, each written once, by whoever comes first, and then read by all.
///
/// Where no group was written memory is not touched. Nobody waits: who meets a group that another is just
/// writing does without it.
struct RateSlab<Rate: RateNumber> {
  /// The rates, and behind them the states of their groups.
  let start: UnsafeMutableRawPointer
  private let count: Int

  private typealias State = Atomic<UInt8>
  private static var empty: UInt8 { 0 }
  private static var begun: UInt8 { 1 }
  private static var written: UInt8 { 2 }

  /// How many rates a group has; the last may have fewer.
  @inline(__always)
  private static var groupCount: Int { 64 }

  private static func groups(_ count: Int) -> Int { strides(of: groupCount, across: count) }

  /// A slab that was allocated before.
  @inline(__always)
  init(at start: UnsafeMutableRawPointer, count: Int) { (self.start, self.count) = (start, count) }

  static func allocate(count: Int) -> RateSlab {
    let bytes = count * MemoryLayout<Rate>.stride + groups(count) * MemoryLayout<State>.stride
    let slab = RateSlab(at: .allocate(byteCount: bytes, alignment: 16), count: count)
    for number in 0..<groups(count) { (slab.states + number).initialize(to: State(empty)) }
    return slab
  }

  func deallocate() {
    states.deinitialize(count: Self.groups(count))
    start.deallocate()
  }

  /// The rate of each place, of those that are written.
  @inline(__always)
  var rates: UnsafeMutablePointer<Rate> { start.assumingMemoryBound(to: Rate.self) }

  @inline(__always)
  private var states: UnsafeMutablePointer<State> {
    (start + count &* MemoryLayout<Rate>.stride).assumingMemoryBound(to: State.self)
  }

  @inline(__always)
  func isWritten(at place: Int) -> Bool {
    states[place / Self.groupCount].load(ordering: .acquiring) == Self.written
  }

  /// The place after the last of a group.
  @inline(__always)
  func end(ofGroupAt place: Int) -> Int {
    min(count, (place / Self.groupCount &+ 1) &* Self.groupCount)
  }

  /// Writes the group of a place, unless another has begun to; `body` is given its places and room for
  /// their rates.
  func writeGroup(at place: Int, _ body: (Range<Int>, UnsafeMutablePointer<Rate>) -> Void) {
    let number = place / Self.groupCount
    let (isFirst, _) = states[number].compareExchange(
      expected: Self.empty, desired: Self.begun, ordering: .acquiring)
    guard isFirst else { return }
    let first = number * Self.groupCount
    body(first..<end(ofGroupAt: place), rates + first)
    states[number].store(Self.written, ordering: .releasing)
  }

  /// How much memory has been touched, in bytes.
  var size: Int {
    stride(from: 0, to: count, by: Self.groupCount).reduce(Self.groups(count)) { bytes, first in
      let isTouched = isWritten(at: first)
      return bytes + (isTouched ? (end(ofGroupAt: first) - first) * MemoryLayout<Rate>.stride : 0)
    }
  }
}
