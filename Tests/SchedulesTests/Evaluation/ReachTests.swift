import Foundation
import Testing

@testable import Schedules

/// Where segments begin and end to reach, and what they must not do there.
@Suite struct ReachTests {
  static let longTimescales: [(Double, Int)] = [
    (266_000, 10_000_007), (1e10, 1 << 30), (6e11, 1 << 25), (1.09e12, 1 << 24),
    (1, (1 << 36) + 1),
  ]

  /// Of an inverse square root whose timescale is so many places that a piece could not be placed.
  @Test(arguments: longTimescales)
  func `a long timescale stretched far has rates`(timescale: Double, period: Int) throws {
    let phase = try Phase(
      .inverseSquareRoot(timescale: timescale), from: 1, to: 1, steps: 100,
      timeMap: TimeMap(offset: 0, stride: 1, period: period))
    let rates = Schedule([phase]).rates(in: 0..<100)
    for (step, rate) in rates.enumerated() {
      let exact = (timescale / (timescale + Double(step) / Double(period))).squareRoot()
      #expect(abs(rate - exact) <= 4 * exact.ulp)
    }
  }

  /// Places go past 2³¹, the last that a piece is for, eight or more at once.
  @Test(arguments: [1 << 28, (1 << 28) + 1, 1 << 30])
  func `a buffer that leaves the pieces is its steps`(stride: Int) throws {
    let map = try TimeMap(offset: 0, stride: stride, period: 1)
    let phase = try Phase(
      .inverseSquareRoot(timescale: 1_000), from: 1, to: 1, steps: 40, timeMap: map)
    let rates = Schedule([phase]).rates(in: 0..<40)
    for (step, rate) in rates.enumerated() {
      let exact = (1_000 / (1_000 + Double(step) * Double(stride))).squareRoot()
      #expect(rate == phase.rate(at: step) && abs(rate - exact) <= 4 * exact.ulp, "step \(step)")
    }
  }

  /// Its first step is past the last place that a piece is for, by less than its stride.
  @Test(arguments: [1, 10, 999], [0.5, 1, 3])
  func `a buffer that begins beyond the pieces is its steps`(beyond: Int, power: Double) throws {
    let map = try TimeMap(offset: (1 << 31) + beyond, stride: 1_000_003, period: 1)
    let phase = try Phase(
      .inversePower(power, timescale: 1_000), from: 1, to: 1, steps: 40, timeMap: map)
    let rates = Schedule([phase]).rates(in: 0..<40)
    #expect(rates == (0..<40).map { phase.rate(at: $0) })
    let exact = pow(1_000 / (1_000 + Double((1 << 31) + beyond)), power)
    #expect(abs(rates[0] - exact) <= 8 * exact.ulp)
  }

  /// Such a stride is 2⁶³ as a `Double`.
  @Test(arguments: [Int.max - 1, .max - 511, .max - 1_024, 1 << 62, 1 << 53, (1 << 52) + 1])
  func `a buffer whose steps are as far apart as can be is its steps`(stride: Int) throws {
    for phase in phaseOfEveryCurve(over: 1) {
      for period in [1, 1_000, 100_000, 10_000_019] {
        // Of the longest half way, where it goes by blocks.
        let offset = period > 1_000_000 ? period / 2 : 1
        let map = try TimeMap(offset: offset, stride: stride - offset, period: period)
        let far = try Phase(phase.curve, from: phase.from, to: phase.to, steps: 1, timeMap: map)
        let schedule = Schedule([far])
        for _ in 0..<3 { #expect(schedule.rates(in: -1..<3) == (-1..<3).map { schedule[$0] }) }
      }
    }
  }

  /// Where the last places are those that a `Double` holds as a half.
  @Test(arguments: [1 << 20, 1 << 21, 1 << 22, 3 << 21])
  func `a buffer that leaves the longest pieces is its steps`(period: Int) throws {
    for start in [1 << 51, 1 << 52] {
      let map = try TimeMap(offset: start - 101, stride: 1, period: period)
      let phase = try Phase(
        .inverseSquareRoot(timescale: 1_000), from: 1, to: 1, steps: 300, timeMap: map)
      let rates = Schedule([phase]).rates(in: 0..<300)
      for (step, rate) in rates.enumerated() {
        let exact = (1_000 / (1_000 + Double(start - 101 + step) / Double(period))).squareRoot()
        #expect(rate == phase.rate(at: step) && abs(rate - exact) <= 4 * exact.ulp, "step \(step)")
      }
    }
  }

  /// On both sides of where products with a slope's head are exact.
  @Test(arguments: [(1 << 31) - 4, 1 << 31, 3 << 30, 1 << 40])
  func `a buffer of a long line is its steps`(period: Int) {
    for (from, to) in [(0.7, 0), (0, 0.3), (0.7, 0.3), (0.1, 0.3)] {
      let schedule = Schedule.ramp(from: from, to: to, over: period)
      for start in [0, 1_001, period / 3, period - 77] {
        let range = start..<start + 78
        let rates = schedule.rates(in: range)
        #expect(rates == range.map { schedule[$0] }, "\(from) to \(to) from \(start)")
        for (step, rate) in zip(range, rates) where step < period {
          let (up, down) = (Double(step) / Double(period), Double(period - step) / Double(period))
          let exact = from > to ? to + (from - to) * down : from + (to - from) * up
          #expect(abs(rate - exact) <= 3 * exact.ulp)
        }
      }
    }
  }

  /// From mpmath: 10⁻⁹ to 1 over 24 019 steps.
  @Test func `an exponential is exact up to its upper end`() {
    let rising = Schedule.ramp(from: 1e-9, to: 1, over: 24_019, along: .exponential)
    let falling = Schedule.ramp(from: 1, to: 1e-9, over: 24_019, along: .exponential)
    let exact = 0.97276848559317830
    #expect(abs(rising[23_987] - exact) <= 4 * exact.ulp)
    #expect(abs(falling[32] - exact) <= 4 * exact.ulp)
  }

  @Test(arguments: [1e-15, 1e-12, 1e-10, 1e-6])
  func `a cosine between near ends stays in order`(span: Double) {
    let schedule = Schedule.ramp(from: 1.7, to: 1.7 * (1 + span), over: 65_537, along: .cosine)
    let rates = schedule.rates(in: 0..<65_538)
    #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test(arguments: [600_000_001, (1 << 30) - 1, 843_885_000])
  func `stretching by powers of two moves no bit of lines and squares beyond 2³⁰ steps`(
    period: Int
  ) {
    for curve in [Curve.linear, .polynomial(power: 2), .power(2)] {
      let schedule = Schedule.ramp(from: 0.525, to: 0.2079, over: period, along: curve)
      for ratio in [2, 64] {
        let stretched = schedule.stretched(by: Ratio(ratio, 1))
        for step in [1, 35_167, period / 3, period - 1] {
          #expect(stretched[ratio * step] == schedule[step])
        }
      }
    }
  }

  @Test(arguments: [16_384, 16_385, 32_767, 30_000])
  func `stretching by powers of two moves no bit within 2¹⁶ steps`(period: Int) {
    for curve in SegmentTests.curves {
      guard let phase = try? Phase(curve, from: 0.525, to: 0.2079, steps: period) else { continue }
      let schedule = Schedule([phase])
      for ratio in [2, 4] where ratio * period <= 1 << 16 {
        let stretched = schedule.stretched(by: Ratio(ratio, 1))
        let steps = (0..<period).filter { stretched[ratio * $0] != schedule[$0] }
        #expect(steps.isEmpty, "\(curve) by \(ratio)")
      }
    }
  }

  @Test(arguments: [65_536, 99_991, 1_000_003, 600_000_001, 843_885_000])
  func `stretching a longer curve by powers of two moves last bits at most`(period: Int) {
    for curve in SegmentTests.curves {
      guard let phase = try? Phase(curve, from: 0.525, to: 0.2079, steps: period) else { continue }
      let schedule = Schedule([phase])
      for ratio in [2, 64] {
        let stretched = schedule.stretched(by: Ratio(ratio, 1))
        for step in [1, 35_167, period / 3, period / 2 + 7, period - 1] {
          let off = abs(stretched[ratio * step] - schedule[step])
          #expect(off <= 2 * schedule[step].ulp, "\(curve) by \(ratio) at \(step)")
        }
      }
    }
  }
}
