/// The polynomials of a shape that many segments share, written out for the distances 0…127 from the
/// middle: two rates, one before the middle and one after it, are then two products and five sums.
struct SegmentTables {
  private let even: UnsafeMutablePointer<Double>
  private let odd: UnsafeMutablePointer<Double>

  /// How many distances: two tables of this size stay on the stack.
  static let places = 128

  /// Makes the tables on the stack for as long as `body` runs.
  @inline(__always)
  static func with(_ shape: SegmentShape, reach: Double, _ body: (SegmentTables) -> Void) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: places) { even in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: places) { odd in
        let tables = SegmentTables(even: even.baseAddress!, odd: odd.baseAddress!)
        for i in 0..<min(places, Int(reach) + 1) {
          let parts = shape.parts(SIMD2(repeating: Double(i)))
          (tables.even[i], tables.odd[i]) = (parts.even[0], parts.odd[0])
        }
        body(tables)
      }
    }
  }

  /// Writes the rates of a run of a segment, to the bit as the segment itself says them.
  ///
  /// - Parameter step: 1, or −1: C is even and S is odd, so going down is going up with S negated.
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from t: Double, step: Double,
    _ shaped: ShapedSegment
  ) {
    let segment = shaped.segment
    let before = -(t * step)
    let after = Double(count - 1) - before
    guard before >= 8, after >= 8 else {
      return shaped.fill(rates, count: count, from: t, step: step)
    }
    let (centre, rest) = (SIMD4(repeating: segment.centre), SIMD4(repeating: segment.rest))
    let evenScale = SIMD4(repeating: segment.evenScale)
    let oddScale = SIMD4(repeating: segment.oddScale * step)
    let middle = rates + before.asIndex
    @inline(__always)
    func store(_ i: Int) {
      let c = UnsafeRawPointer(even + i).loadUnaligned(as: SIMD4<Double>.self)
      let s = UnsafeRawPointer(odd + i).loadUnaligned(as: SIMD4<Double>.self)
      let (even, odd) = (rest + evenScale * c, oddScale * s)
      Rate.store(centre + (even + odd), to: middle + i)
      let mirrored = centre + (even - odd)
      let backwards = SIMD4(mirrored[3], mirrored[2], mirrored[1], mirrored[0])
      Rate.store(backwards, to: middle - (i &+ 3))
    }
    // As far as both sides go; the last four overlap those before, so that no rest is left over.
    let both = min(before, after).asIndex &+ 1
    var i = 0
    while i < both &- 4 {
      store(i)
      i &+= 4
    }
    store(both &- 4)
    // What one side has more.
    if before > after {
      let more = (before - after).asIndex
      for i in 0..<more { rates[i] = Rate(shaped.rate(t + Double(i) * step)) }
    } else {
      for i in (2 * both - 1)..<max(count, 2 * both - 1) {
        rates[i] = Rate(shaped.rate(t + Double(i) * step))
      }
    }
  }
}
