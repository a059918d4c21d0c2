import TestSupport
import Testing

@testable import Schedules

/// What the fast evaluator promises, against the double-double arithmetic that it stands for.
struct SegmentTests {
  static let curves: [Curve] = [
    .linear, .cosine, .polynomial(power: 0.5), .polynomial(power: 2), .polynomial(power: 1.7),
    .power(0.5), .power(3), .power(0.2), .power(6.5), .power(1e-6), .polynomial(power: 40),
    .exponential(floor: -1e-5), .inverseSquareRoot(timescale: 1000),
    .inversePower(3, timescale: 7.5, floor: 1e-20),
  ]
  static let ends = [(1.0, 0.0), (0.0, 0.7), (3e-4, 3e-5), (1.999, 0.0), (1.0, 1e-12)]
  /// Short ones, long ones by their odd part, and powers of two, which are never long; the cosine has more
  /// segments past 65 536, and no table of them past 2²⁴.
  static let lengths = [3, 97, 1_000, 10_000, 16_384, 99_991, 1_000_003, 10_000_000, 1 << 30]

  /// A phase along a curve; nil where the curve cannot have the ends.
  private func phase(_ curve: Curve, _ ends: (Double, Double), _ length: Int) -> Phase? {
    try? Phase(curve, from: ends.0, to: ends.1, steps: length)
  }

  /// What the phase's fast evaluator stands for.
  static func rate(_ phase: Phase, _ k: Int) throws -> DoubleDouble {
    let progress = Progress(numerator: k, period: phase.timeMap.period)
    if let curve = phase.fitted as? InversePowerRate { return curve.exact.exactRate(progress) }
    let curve = try #require(eased(phase))
    return curve.ends.exactRate(curve, at: progress)
  }

  private static func eased(_ phase: Phase) -> (any EasedCurve)? {
    if let square = phase.fitted as? ParabolaRate { return square.exact }
    if let segmented = phase.fitted as? any SegmentedRate { return segmented.exact }
    return phase.fitted as? any EasedCurve
  }

  @Test(arguments: curves, lengths)
  func `every rate is within its bound of the double-double one`(
    curve: Curve, length: Int
  ) throws {
    var random = SeededGenerator(seed: UInt64(length))
    let general = ![.linear, .cosine, .polynomial(power: 0.5), .polynomial(power: 2), .power(0.5)]
      .contains(curve)
    for ends in Self.ends {
      guard let phase = phase(curve, ends, length), !phase.isHold else { continue }
      var steps = Array(1..<min(length, 8)) + (max(1, length - 8)..<length)
      for _ in 0..<40 {
        let near = length >> Int.random(in: 0...30, using: &random)
        steps += [Int.random(in: 0..<length, using: &random), near, length - near]
      }
      for k in steps where k > 0 && k < length {
        let exact = try Self.rate(phase, k)
        let ours = phase.rate(at: k)
        let error = abs((ours - exact.high) - exact.low) / ours.ulp
        #expect(error <= (general ? 4 : 2), "\(curve) \(ends) over \(length) at \(k)")
      }
    }
  }

  /// Near a lower end that is 0 a rate is small beside the terms of its piece, most of all in short phases.
  @Test(arguments: [
    Curve.cosine, .power(0.5), .polynomial(power: 0.5), .power(0.3), .power(1e-3), .power(3),
    .polynomial(power: 7.9),
  ])
  func `every step of every short phase that falls to 0 is within its bound`(curve: Curve) throws {
    let isGeneral = ![.cosine, .polynomial(power: 0.5), .power(0.5)].contains(curve)
    for length in 2...300 {
      for ends in [(3e-4, 0.0), (0.0, 3e-4)] {
        let phase = try #require(self.phase(curve, ends, length))
        let errors = try (1..<length).map { k in
          let (ours, exact) = (phase.rate(at: k), try Self.rate(phase, k))
          return abs((ours - exact.high) - exact.low) / ours.ulp
        }
        #expect(try #require(errors.max()) <= (isGeneral ? 4 : 2), "\(ends) over \(length)")
      }
    }
  }

  /// Where the piece beside the foot is as long as the foot, or shorter.
  @Test(arguments: [0.1, 0.5, 0.75, 3, 7.9])
  func `beside the end of a long phase that falls to 0 every step is within its bound`(
    power: Double
  )
    throws
  {
    for length in [8_193, 8_645, 12_289, 16_383, 16_385, 32_767, 40_001] {
      let phase = try #require(self.phase(.power(power), (1.0625, 0), length))
      let errors = try (length - length / 16..<length).map { k in
        let (ours, exact) = (phase.rate(at: k), try Self.rate(phase, k))
        return abs((ours - exact.high) - exact.low) / ours.ulp
      }
      #expect(try #require(errors.max()) <= 2, "over \(length)")
    }
  }

  @Test func `a long exponential over hundreds of e-folds still goes by pieces`() throws {
    for low in [1e-74, 1e-75, 1e-120] {
      let phase = try #require(self.phase(.exponential, (1, low), 10_007))
      #expect(phase.fitted is any SegmentedRate)
    }
  }

  @Test(arguments: curves, lengths)
  func `across every border of segments a curve is monotone, and a buffer is its steps`(
    curve: Curve, length: Int
  ) {
    for ends in Self.ends {
      guard let phase = phase(curve, ends, length) else { continue }
      let (schedule, from, to) = (Schedule([phase]), phase.from, phase.to)
      // The middles of segments and their borders, at 64ths and 32nds of octaves.
      let marks = (0...8).map { length / 128 * (2 * $0 * $0 + 1) } + (0...8).map { length >> $0 }
      for mark in marks {
        let range = max(0, mark - 100)..<max(0, mark - 100) + 200
        let rates = schedule.rates(in: range)
        #expect(rates.map(\.bitPattern) == range.map { schedule[$0].bitPattern })
        #expect(zip(rates, rates.dropFirst()).allSatisfy { from < to ? $0 <= $1 : $0 >= $1 })
        #expect(rates.allSatisfy { $0 >= min(from, to) && $0 <= max(from, to) })
      }
    }
  }

  @Test(arguments: curves)
  func `filled whole, in chunks, by twos and downwards, the bits are the same`(curve: Curve) {
    var random = SeededGenerator(seed: 4)
    for length in [777, 10_000, 65_537] {
      for ends in [(1.0, 0.0), (0.1, 0.7)] {
        guard let phase = phase(curve, ends, length) else { continue }
        let schedule = Schedule([phase])
        let whole = schedule.rates(in: 0..<length)
        let floats = schedule.rates(in: 0..<length, as: Float.self)
        #expect(floats == whole.map { Float($0) })
        #expect(whole == (0..<length).map { schedule[$0] })
        var start = 0
        while start < length {
          let end = min(length, start + Int.random(in: 1...900, using: &random))
          #expect(schedule.rates(in: start..<end) == Array(whole[start..<end]))
          start = end
        }
        let twice = schedule.stretched(by: 2).rates(in: 0..<2 * length)
        // A long curve is cut by steps.
        let isProduct = [.linear, .polynomial(power: 2)].contains(curve)
        let bound = length <= 1 << 15 || isProduct ? 0 : 2.0
        #expect((0..<length).allSatisfy { abs(twice[2 * $0] - whole[$0]) <= bound * whole[$0].ulp })
        let faster = schedule.stretched(by: Ratio(2, 3))
        #expect(
          faster.rates(in: 0..<faster.length) == (0..<faster.length).map { faster[$0] })
      }
    }
  }

  @Test(arguments: curves, [2, 3, 8, 40])
  func `where each step is several places on, a buffer is its steps`(curve: Curve, stride: Int) {
    for (ends, length) in zip(Self.ends, [1_000_003, 10_007, 1_000_003, 262_147, 1 << 29 - 3]) {
      guard let phase = phase(curve, ends, length) else { continue }
      let faster = Schedule([phase]).stretched(by: Ratio(1, stride))
      for start in [0, faster.length / 3, faster.length - 3_000] {
        let range = start..<start + 3_000
        #expect(faster.rates(in: range) == range.map { faster[$0] }, "\(curve) over \(length)")
      }
    }
  }

  @Test(arguments: [Curve.inverseSquareRoot(timescale: 1000), .inversePower(3, timescale: 7.5)])
  func `past the last segment a buffer is its steps`(curve: Curve) {
    let schedule = Schedule([.curve(curve, from: 1, for: 1 << 33)])
    for start in [1 << 31 - 50, 1 << 32 - 50] {
      let range = start..<start + 100
      let rates = schedule.rates(in: range)
      #expect(rates == range.map { schedule[$0] })
      #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 >= $1 })
    }
  }

  @Test(
    arguments: curves + [
      .exponential(floor: 1e-9), .tanh(lower: 1, upper: 2), .logarithmic(base: 97),
    ])
  func `what a curve has gone and what is left are together the whole way`(curve: Curve) {
    for ends in [(1.0, 0.25), (0.25, 1)] {
      guard let phase = phase(curve, ends, 1000), let eased = Self.eased(phase)
      else { continue }
      for k in stride(from: 1, to: 1000, by: 37) {
        let progress = Progress(numerator: k, period: 1000)
        let whole = eased.eased(progress) + eased.uneased(progress)
        #expect(abs((whole - DoubleDouble(1)).rounded) < 0x1p-53, "\(curve) at \(k)")
      }
    }
  }

  @Test func `many threads that ask for the same pieces at once all get the same rates`() async {
    let expected = Schedule.ramp(from: 1, to: 0.1, over: 5_000, along: .exponential)
      .rates(in: 0..<5_000)
    for _ in 0..<20 {
      let schedule = Schedule.ramp(from: 1, to: 0.1, over: 5_000, along: .exponential)
      let all = await withTaskGroup(of: [Double].self) { group in
        for _ in 0..<8 { group.addTask { schedule.rates(in: 0..<5_000) } }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(all.allSatisfy { $0 == expected })
    }
  }

  /// Debug and release, and every platform: one number for many rates.
  @Test func `the bits of many rates are the same in every build and on every machine`() {
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    for curve in Self.curves {
      for length in [1_000, 10_000, 99_991] {
        guard let phase = phase(curve, (3e-4, 1e-7), length) else { continue }
        let rates = Schedule([phase]).rates(in: 0..<length)
        for rate in rates { digest = (digest ^ rate.bitPattern) &* 0x100_0000_01b3 }
      }
    }
    #expect(digest == 238_606_873_852_498_778)
  }
}
