/// The polynomials of a shape that many segments share, written out for the distances −64…63 from the
/// middle: a rate is then two products and three sums.
struct SegmentTables {
  private let even: UnsafeMutablePointer<Double>
  private let odd: UnsafeMutablePointer<Double>

  /// How many distances: two tables of this size stay on the stack.
  static let places = 128

  /// Makes the tables on the stack for as long as `body` runs.
  @inline(__always)
  static func with(_ shape: SegmentShape, _ body: (SegmentTables) -> Void) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: places) { even in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: places) { odd in
        let tables = SegmentTables(even: even.baseAddress!, odd: odd.baseAddress!)
        var t = SIMD4(-64.0, -63, -62, -61)
        for i in stride(from: 0, to: places, by: 4) {
          let parts = shape.parts(t)
          Double.store(parts.even, to: tables.even + i)
          Double.store(parts.odd, to: tables.odd + i)
          t += 4
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
    _ segment: Segment
  ) {
    let first = (t * step + Double(Self.places / 2)).asIndex
    let (even, odd) = (even + first, odd + first)
    let (evenScale, oddScale) = (segment.evenScale, segment.oddScale * step)
    @inline(__always)
    func store(_ i: Int) {
      let c = UnsafeRawPointer(even + i).loadUnaligned(as: SIMD4<Double>.self)
      let s = UnsafeRawPointer(odd + i).loadUnaligned(as: SIMD4<Double>.self)
      Rate.store(
        segment.centre + ((segment.rest + evenScale * c) + oddScale * s), to: rates + i)
    }
    if count >= 4 {
      var i = 0
      while i < count &- 4 {
        store(i)
        i &+= 4
      }
      // The last four overlap those before, so that no rest is left over.
      store(count &- 4)
    } else {
      for i in 0..<count {
        rates[i] = Rate(
          segment.centre + ((segment.rest + evenScale * even[i]) + oddScale * odd[i]))
      }
    }
  }
}
