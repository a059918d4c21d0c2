import Testing

@testable import bench

/// Expected values are those of `numpy.quantile`, to the last digit.
struct TimingTests {
  static let samples = [5.0, 1, 4, 2, 8, 100]

  @Test(arguments: zip([0, 0.1, 0.25, 0.5, 0.75, 0.9, 1], [1, 1.5, 2.5, 4.5, 7.25, 54, 100]))
  func `a quantile lies between two samples by a line`(share: Double, expected: Double) {
    #expect(Timing(samples: Self.samples).quantile(share) == expected)
  }

  @Test func `the median leaves one wild sample out`() {
    #expect(Timing(samples: [3, 1, 1_000]).median == 3)
    #expect(Timing(samples: [7]).median == 7)
  }

  @Test func `the spread is of the middle half, as a share of the median`() {
    #expect(Timing(samples: Self.samples).spread == (7.25 - 2.5) / 4.5)
    #expect(Timing(samples: [2, 2, 2]).spread == 0)
  }

  @Test func `without samples there is no figure`() {
    #expect(Timing().median.isNaN)
    #expect(Timing().spread.isNaN)
  }

  @Test func `each call but the first is timed`() {
    var calls = 0
    let time = nanosecondsAStep(10, calls: 4) { calls += 1 }
    #expect(calls == 5)
    #expect(time >= 0 && time.isFinite)
  }
}
