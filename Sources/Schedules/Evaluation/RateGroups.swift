import Synchronization

/// So many rates in a row, in groups of 64, each of which is there from when somebody first needs it.
///
/// What a rate is depends on nothing but its place, so that it does no harm where two threads make the same group
/// at once: the first to put it in its place is taken at its word, the other's is thrown away.
struct RateGroups<Rate: RateNumber> {
  typealias Group = Atomic<UnsafeMutablePointer<Rate>?>

  let start: UnsafeMutablePointer<Group>
  /// How many rates.
  private let count: Int

  /// How many rates a group has; the last may have fewer.
  @inline(__always)
  static var size: Int { 64 }

  /// Those that were made before, and lie at `start`.
  @inline(__always)
  init(at start: UnsafeMutablePointer<Group>, count: Int) {
    (self.start, self.count) = (start, count)
  }

  static func allocate(count: Int) -> RateGroups {
    let groups = RateGroups(at: .allocate(capacity: strides(of: size, across: count)), count: count)
    for number in groups.numbers { (groups.start + number).initialize(to: Group(nil)) }
    return groups
  }

  func deallocate() {
    for number in numbers { start[number].load(ordering: .acquiring)?.deallocate() }
    start.deinitialize(count: numbers.count)
    start.deallocate()
  }

  private var numbers: Range<Int> { 0..<strides(of: Self.size, across: count) }

  /// The rates from a place on, to the end of its group; nil where nobody has needed them.
  @inline(__always)
  func rates(from place: Int) -> UnsafePointer<Rate>? {
    guard let group = start[place / Self.size].load(ordering: .acquiring) else { return nil }
    return UnsafePointer(group + place % Self.size)
  }

  /// The same, made where nobody has needed them.
  ///
  /// - Parameter make: Writes the rates of these places.
  func rates(
    from place: Int, make: (Range<Int>, UnsafeMutableBufferPointer<Rate>) -> Void
  ) -> UnsafePointer<Rate> {
    if let made = rates(from: place) { return made }
    let (number, first) = (place / Self.size, place / Self.size * Self.size)
    let places = first..<min(count, first + Self.size)
    let new = UnsafeMutableBufferPointer<Rate>.allocate(capacity: places.count)
    make(places, new)
    let (isFirst, other) = start[number].compareExchange(
      expected: nil, desired: new.baseAddress!, ordering: .acquiringAndReleasing)
    if !isFirst { new.deallocate() }
    return UnsafePointer((isFirst ? new.baseAddress! : other!) + (place - first))
  }

  /// How much memory it takes, in bytes.
  var bytes: Int {
    numbers.reduce(numbers.count * MemoryLayout<Group>.stride) { bytes, number in
      let isMade = start[number].load(ordering: .acquiring) != nil
      let rates = min(Self.size, count - number * Self.size)
      return bytes + (isMade ? rates * MemoryLayout<Rate>.stride : 0)
    }
  }
}
