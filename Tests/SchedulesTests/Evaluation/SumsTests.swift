import Testing

@testable import Schedules

struct SumsTests {
  @Test(arguments: seeds)
  func `a sum is the sum of the rates, term by term`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let stretch = Ratio(
      Int.random(in: 1...9, using: &random), Int.random(in: 1...9, using: &random))
    let a = random.schedule(phases: 0...4, steps: 0...200).stretched(by: stretch)
    let (x, y) = (
      Int.random(in: -5...a.length, using: &random),
      Int.random(in: -5...a.length + 5, using: &random)
    )
    let range = min(x, y)..<max(x, y)
    // In parts per million of a step's peak: what closed forms may differ by from the plain sum.
    let plain = a.rates(in: range).reduce(0, +)
    #expect(abs(a.sum(in: range) - plain) <= 1e-13 * (plain + a.drawnPeak), "\(range) of \(a)")
  }

  @Test(arguments: seeds)
  func `steps below a bound are counted as one by one`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule(phases: 0...6, steps: 0...60)
    for bound in [0, a.peak, a.peak.nextUp, a.peak / 5, random.rate()] {
      #expect(
        a.numberOfSteps(below: bound) == (0..<a.length).count { a[$0] < bound }, "\(bound) \(a)")
    }
  }

  @Test func `long schedules are summed without walking them`() {
    let n = 1_000_000_000_000
    #expect(Schedule.ramp(from: 1, to: 0, over: n).sum(in: 0..<n) == Double(n + 1) / 2)
    #expect(
      abs(Schedule.ramp(from: 1, to: 0, over: n, along: .cosine).sum(in: 0..<n) - Double(n + 1) / 2)
        < 1e-3)
    #expect(Schedule.constant(0.5, for: n).meanRate == 0.5)
    // ∫ 0.1ˣ dx = 0.9 / ln 10 in the limit.
    let exponential = Schedule.ramp(from: 1, to: 0.1, over: n, along: .exponential)
    #expect(abs(exponential.meanRate - 0.39086503371292664) < 1e-11)
  }

  @Test func `the mean of no steps is the final rate`() {
    #expect(Schedule([], final: 0.25).meanRate == 0.25)
  }
}
