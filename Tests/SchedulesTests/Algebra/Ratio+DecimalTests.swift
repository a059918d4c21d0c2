import TestSupport
import Testing

@testable import Schedules

struct RatioDecimalTests {
  static let decimals: [(Double, Ratio?)] = [
    (0.3, Ratio(3, 10)), (1e-3, Ratio(1, 1_000)), (2.5, Ratio(5, 2)), (1, 1), (0, 0),
    (-0.5, Ratio(-1, 2)),
    (100, 100), (1e18, Ratio(1_000_000_000_000_000_000, 1)), (1e19, nil),
    (1e-18, Ratio(1, 1_000_000_000_000_000_000)),
    (1e-19, nil), (.nan, nil), (.infinity, nil), (.leastNonzeroMagnitude, nil),
    (9_007_199_254_740_992, 9_007_199_254_740_992),
    // Digits and an exponent that leave one 0.
    (12_345_678_901_234_560, 12_345_678_901_234_560),
    (0.3333333333333333, Ratio(3_333_333_333_333_333, 10_000_000_000_000_000)),
  ]

  @Test(arguments: decimals)
  func `a number is the ratio that its shortest decimal writes`(number: Double, ratio: Ratio?) {
    #expect(Ratio(decimal: number) == ratio)
  }

  @Test(arguments: seeds)
  func `the number nearest to the ratio of a number is that number`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let number = Double.random(in: 0..<10, using: &random)
      #expect(try #require(Ratio(decimal: number)).decimalValue == number)
    }
  }

  @Test func `where a decimal is too long, the simplest ratio that reads back stands for it`()
    throws
  {
    for n in [300, 30_000, 70_007, 123_456_789] {
      #expect(Ratio(decimal: 1 / Double(n)) == Ratio(1, n))
      #expect(Ratio(decimal: -1 / Double(n)) == Ratio(-1, n))
    }
    for n in 1...2_000 {
      #expect(try #require(Ratio(decimal: 1 / Double(n))).decimalValue == 1 / Double(n))
    }
  }

  @Test func `shares that add up on paper add up`() throws {
    let sum = try [0.1, 0.2, 0.7].reduce(Ratio.zero) { sum, share in
      let share = try #require(Ratio(decimal: share))
      return try #require(sum.adding(share))
    }
    #expect(sum == 1)
  }
}
