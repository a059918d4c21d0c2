import Synchronization

/// The polynomials of a shape that many segments share, written out for every distance from a middle: a
/// rate is then two products and three sums.
struct SegmentTable: BitwiseCopyable {
  /// C(0), and S(0): distances lie about it.
  private let even: UnsafePointer<Double>
  private let odd: UnsafePointer<Double>

  /// A buffer of fewer steps does not make one.
  static var worthwhile: Int { 64 }

  @inline(__always)
  fileprivate init(_ even: UnsafePointer<Double>, width: Int) {
    (self.even, odd) = (even, even + width)
  }

  /// The rate at a distance from a segment's middle, to the bit as the segment itself says it.
  @inline(__always)
  func rate(_ t: Int, of segment: UnsafePointer<Segment>) -> Double {
    let evenPart = segment.pointee.rest + segment.pointee.evenScale * even[t]
    return segment.pointee.centre + (evenPart + segment.pointee.oddScale * odd[t])
  }

  /// Writes the rates of a run of a segment.
  ///
  /// - Parameters:
  ///   - t: The distance of the first from the middle.
  ///   - isRising: Whether distances grow: C is even and S is odd, so going down is going up from −t with
  ///     S negated.
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from t: Int, isRising: Bool,
    _ segment: UnsafePointer<Segment>
  ) {
    guard count >= 4 else {
      for i in 0..<count { rates[i] = Rate(rate(isRising ? t + i : t - i, of: segment)) }
      return
    }
    let (even, odd) = (even + (isRising ? t : -t), odd + (isRising ? t : -t))
    let (centre, rest) = (segment.pointee.centre, segment.pointee.rest)
    let evenScale = segment.pointee.evenScale
    let oddScale = isRising ? segment.pointee.oddScale : -segment.pointee.oddScale
    @inline(__always)
    func store(_ i: Int) {
      let c = UnsafeRawPointer(even + i).loadUnaligned(as: SIMD4<Double>.self)
      let s = UnsafeRawPointer(odd + i).loadUnaligned(as: SIMD4<Double>.self)
      Rate.store(centre + ((rest + evenScale * c) + oddScale * s), to: rates + i)
    }
    // The last four overlap those before, so that no rest is left over.
    var i = 0
    while i < count &- 8 {
      store(i)
      store(i &+ 4)
      i &+= 8
    }
    if i < count &- 4 { store(i) }
    store(count &- 4)
  }
}

/// A table that is made where a rate is first wanted, and kept; nothing in it is ever written again, which
/// the compiler cannot know.
final class SegmentTableStore: @unchecked Sendable {
  private let shape: SegmentShape
  /// The greatest distance.
  let reach: Int
  private let width: Int
  /// Where C(0) is.
  private let middle = Atomic<UnsafeMutablePointer<Double>?>(nil)

  init(_ shape: SegmentShape, reach: Int) {
    (self.shape, self.reach, width) = (shape, reach, 2 * reach + 1)
  }

  deinit { middle.load(ordering: .acquiring).map { $0 - reach }?.deallocate() }

  /// The table, where it was made already.
  @inline(__always)
  var kept: SegmentTable? {
    middle.load(ordering: .acquiring).map { SegmentTable($0, width: width) }
  }

  @inline(never)
  func made() -> SegmentTable {
    let new = UnsafeMutablePointer<Double>.allocate(capacity: 2 * width)
    for i in 0..<width {
      let parts = shape.parts(SIMD2(repeating: Double(i - reach)))
      (new + i).initialize(to: parts.even[0])
      (new + (width + i)).initialize(to: parts.odd[0])
    }
    let (isFirst, other) = middle.compareExchange(
      expected: nil, desired: new + reach, ordering: .acquiringAndReleasing)
    if !isFirst { new.deallocate() }
    return SegmentTable(isFirst ? new + reach : other!, width: width)
  }
}
