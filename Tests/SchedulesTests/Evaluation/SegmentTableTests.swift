import TestSupport
import Testing

@testable import Schedules

/// What the segments of a cosine share, and where they lie.
struct SegmentTableTests {
  private func pieces(_ period: Int) throws -> CosinePieces {
    try #require(CosinePieces(low: 1e-5, high: 3e-4, period: period))
  }

  /// Periods of every size that has a table: where there come to be more segments, and beside powers of two.
  private static let periods = (11...23).flatMap { (bits: Int) -> [Int] in
    let power = 1 << bits
    return [power, power + 1, power + 479, power + power / 2, 2 * power - 1]
  }

  @Test
  func `places follow one another in segments, and none is further off than the table reaches`()
    throws
  {
    for period in Self.periods {
      let pieces = try pieces(period)
      let store = try #require(pieces.table)
      let segments = CosineSegments(pieces)
      var (index, place) = (pieces.footSegment + 1, pieces.footEnd)
      while place < Double(period) {
        let segment = pieces.new(index)
        #expect(segment.first == place && segment.end > place)
        #expect(segments.segment(at: place) == index)
        #expect(segments.segment(at: segment.end - 1) == index)
        #expect(segment.middle - segment.first <= Double(store.reach), "\(index) of \(period)")
        #expect(segment.end - 1 - segment.middle <= Double(store.reach), "\(index) of \(period)")
        (index, place) = (index + 1, segment.end)
      }
    }
  }

  @Test(arguments: [2_048, 10_000, 65_537, 9_999_999])
  func `a table says to the bit what the polynomials of a segment say`(period: Int) throws {
    let pieces = try pieces(period)
    let table = try #require(pieces.table).made()
    for index in [pieces.footSegment + 1, pieces.footSegment * 7, pieces.footSegment * 20] {
      var segment = pieces.new(index)
      let shaped = ShapedSegment(segment: segment, shape: pieces.shape)
      let (first, last) = (
        Int(segment.first - segment.middle), Int(segment.end - 1 - segment.middle)
      )
      let expected = (first...last).map { shaped.rate(Double($0)) }
      #expect((first...last).map { table.rate($0, of: &segment) } == expected)
      for count in [1, 2, 3, 4, 5, 8, 9, 12, expected.count] {
        var rising = [Double](repeating: .nan, count: count)
        table.fill(&rising, count: count, from: first, isRising: true, &segment)
        #expect(rising == Array(expected.prefix(count)))
        var falling = [Float](repeating: .nan, count: count)
        table.fill(&falling, count: count, from: last, isRising: false, &segment)
        #expect(falling == expected.reversed().prefix(count).map { Float($0) })
      }
    }
  }

  @Test func `periods that are too short or too long for a table have none`() throws {
    for period in [3, 2_047, (1 << 24) + 1, 1 << 40] {
      #expect(try pieces(period).table == nil, "\(period)")
    }
    #expect(try pieces(1 << 24).table != nil)
  }
}
