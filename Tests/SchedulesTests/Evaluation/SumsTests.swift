import Foundation
import TestSupport
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

  /// Found by fuzzing: a tanh that is steep in its middle and flat at both ends, seen as smooth.
  @Test(arguments: [1, 2, 3, 4, 5, 10, 20])
  func `a curve that is steep between its ends is added up there`(stride: Int) throws {
    let map = try TimeMap(offset: 1, stride: stride, period: 272)
    let tanh = Curve.tanh(lower: -20, upper: 20)
    let a = Schedule([
      try Phase(tanh, from: 0.697, to: 0, steps: 272 / stride, timeMap: map)
    ])
    for range in [0..<a.length, 3..<a.length, 0..<a.length - 5] {
      let plain = a.rates(in: range).sorted().reduce(0, +)
      #expect(abs(a.sum(in: range) - plain) <= 1e-15 * plain, "\(range)")
    }
  }

  /// Found by fuzzing: a cosine's closed form, asked of a step beyond its quarter turn.
  @Test(arguments: [11, 12, 20, 21, 1_000_000])
  func `a step that is longer than its curve is added up as it is`(stride: Int) {
    for curve in [Curve.cosine, .linear, .exponential, .cosinePower(2), .tanh()] {
      for offset in [0, 1, 5, 9, 10] {
        let a = Schedule([
          .ramp(
            from: 1, to: 0.25, over: 4, along: curve, offset: offset, stride: stride, period: 10)
        ])
        let plain = a.rates(in: 0..<4).reduce(0, +)
        #expect(abs(a.sum(in: 0..<4) - plain) <= 1e-15 * plain, "\(curve) \(offset)")
      }
    }
  }

  /// Found by fuzzing: ends so far apart that a `Double` does not hold their ratio.
  @Test func `a lower end that is lost beside the upper one is still added up`() {
    let fall = Schedule.ramp(
      from: 1.372612132491011e+89, to: 1.759532835980588e-283, over: 241,
      along: .cosinePower(1.742232426355247e+41))
    #expect(abs(fall.sum(in: 121..<241) / (120 * 1.759532835980588e-283) - 1) < 1e-15)
    #expect(abs(fall.sum(in: 121..<368) / (247 * 1.759532835980588e-283) - 1) < 1e-15)
  }

  /// Found by fuzzing: fractions of the way of which a `Double` holds a few bits only. From mpmath:
  /// -ln w, w the wave ½(1 + cos πx) at x = ⅓ and ⅔; times the power it is 1 − wᵖ to 280 digits.
  @Test(arguments: [0x1p-1074, 0x1p-1030, 1e-301, 1e-299, 1e-285, 1e-250], [1.0, 3.2e220])
  func `what is so near to the lower end that it is lost is lost for steps and sums alike`(
    power: Double, end: Double
  ) {
    let a = Schedule.ramp(from: 0, to: end, over: 3, along: .cosinePower(power))
    let exact = [0.28768207245178093, 1.3862943611198906].map { $0 * power }
    for (step, fraction) in zip(1..., exact) {
      let isLost = fraction < 0x1p-996
      #expect(isLost ? a[step] == 0 : abs(a[step] / end / fraction - 1) < 1e-15, "\(step)")
    }
    let many = Schedule.ramp(from: 0, to: end, over: 606, along: .cosinePower(power))
    let plain = many.rates(in: 0..<600).sorted().reduce(0, +)
    #expect(abs(many.sum(in: 0..<600) - plain) <= 1e-15 * plain)
  }

  /// All but the first few thousand rates are 0, and so is the curve at every node of a wide panel.
  @Test(arguments: [40, 1e4, 1e6, 1e7, 1e8, 1e9, 1e12, 1e100])
  func `a curve that is steep at its start alone is added up there`(power: Double) {
    let n = 3_000_000
    let a = Schedule.ramp(from: 1, to: 0, over: n, along: .cosinePower(power))
    let steps = power < 1e6 ? 0..<3_000 : 0..<20_000
    let plain = a.rates(in: steps).sorted().reduce(0, +)
    #expect(abs(a.sum(in: steps) - plain) <= 1e-14 * plain)
    if power >= 1e6 { #expect(abs(a.sum(in: 0..<n) - plain) <= 1e-14 * plain) }
  }

  @Test(arguments: [-300.0, -20, -1], [20.0, 300])
  func `a tanh is added up however wide it is`(lower: Double, upper: Double) {
    for n in [129, 1_000, 20_001] {
      let a = Schedule.ramp(from: 1, to: 0, over: n, along: .tanh(lower: lower, upper: upper))
      for range in [0..<n, n / 3..<n - 5] {
        let plain = a.rates(in: range).sorted().reduce(0, +)
        #expect(abs(a.sum(in: range) - plain) <= 1e-14 * plain, "\(n) \(range)")
      }
    }
  }

  @Test func `long schedules are summed without walking them`() {
    let n = 1_000_000_000_000
    #expect(Schedule.ramp(from: 1, to: 0, over: n).sum(in: 0..<n) == Double(n + 1) / 2)
    #expect(
      abs(Schedule.ramp(from: 1, to: 0, over: n, along: .cosine).sum(in: 0..<n) - Double(n + 1) / 2)
        < 1e-3)
    #expect(Schedule.constant(0.5, for: n).meanRate == 0.5)
    let steep = Schedule.ramp(from: 1, to: 0, over: n, along: .tanh(lower: -300, upper: 300))
    #expect(abs(steep.sum(in: 0..<n) - Double(n + 1) / 2) < 1e-3)
    // ∫ 0.1ˣ dx = 0.9 / ln 10 in the limit.
    let exponential = Schedule.ramp(from: 1, to: 0.1, over: n, along: .exponential)
    #expect(abs(exponential.meanRate - 0.39086503371292664) < 1e-11)
  }

  @Test func `a range may have more steps than an Int counts`() {
    let a = Schedule.ramp(from: 1, to: 0, over: 4)
    #expect(a.sum(in: -5..<Int.max) == 5 + 2.5)
    #expect(a.sum(in: Int.min..<0) == 0x1p63)
    #expect(a.sum(in: Int.min..<2) == 0x1p63)
    #expect(Schedule.constant(0.5, for: 4).sum(in: Int.min..<Int.max) == 0x1p63)
  }

  @Test func `sums are within an ulp of those of the exact rates, made by make_sums.py`() throws {
    let file = try #require(Bundle.module.url(forResource: "sums", withExtension: "csv"))
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(rows.count > 880)
    for row in rows {
      let fields = row.split(separator: ",").map(String.init)
      let numbers = fields.map { Double($0) ?? .nan }
      let integers = fields.map { Int($0) ?? -1 }
      let curve = try #require(Curve.named(fields[0], parameter: numbers[1], to: numbers[3]))
      let schedule = curve.schedule(from: numbers[2], to: numbers[3], length: integers[4])
      let sum = schedule.sum(in: integers[5]..<integers[6])
      #expect(abs(sum - numbers[7]) <= numbers[7].ulp, "\(row) ours \(sum)")
    }
  }

  static let smooth: [Curve] = [
    .polynomial(power: 0.5), .polynomial(power: 2), .polynomial(power: 1.5),
    .polynomial(power: 0.05),
    .polynomial(power: 40), .power(0.5), .power(3), .power(0.05), .power(40),
    .inverseSquareRoot(timescale: 0.001), .inverseSquareRoot(timescale: 1e5),
  ]

  @Test(arguments: smooth, [129, 1_000, 65_537, 300_000])
  func `the sum of a smooth curve is the sum of its rates, one by one`(curve: Curve, length: Int) {
    let root = curve.name == "inverseSquareRoot"
    let a: Schedule =
      root
      ? [.curve(curve, from: 1, for: length)] : .ramp(from: 1, to: 0, over: length, along: curve)
    for range in [0..<length, 0..<length + 10, length / 3..<length - 5] {
      let rates = a.rates(in: range)
      // The smallest first, for a sum that rounds little.
      let plain = rates.sorted().reduce(0, +)
      #expect(abs(a.sum(in: range) - plain) <= 1e-12 * plain + 1e-300, "\(curve) \(range)")
    }
  }

  @Test func `long smooth curves are summed without walking them`() {
    let n = 1_000_000_000_000
    // ∫ (1 − x)^1.5 dx = 2/5, and half of the first step beside.
    let polynomial = Schedule.ramp(from: 1, to: 0, over: n, along: .polynomial(power: 1.5))
    #expect(abs(polynomial.sum(in: 0..<n) - (0.4 * Double(n) + 0.5)) < 1e-3)
    // Σ 1/√(1+u) = ζ-like: 2√n + ζ(½) + 1/(2√n), ζ(½) = −1.4603545088095868.
    let root = Schedule([.curve(.inverseSquareRoot(timescale: 1), from: 1, for: n)])
    #expect(abs(root.sum(in: 0..<n) - (2e6 - 1.4603545088095868 + 5e-7)) < 1e-8)
  }

  @Test func `rates near the end of Double have a mean`() {
    for curve in [Curve.linear, .cosine, .power(3)] {
      let mean = Schedule.ramp(from: 1.6e308, to: 0, over: 1000, along: curve).meanRate
      #expect(mean > 0.7e308 && mean < 1.3e308, "\(curve) \(mean)")
    }
    #expect(Schedule.constant(1e308, for: 1000).sum(in: 0..<1000) == .infinity)
  }

  @Test func `rates near the largest number add up to what a Double holds`() {
    #expect(Schedule.constant(0x1p1000, for: 600).sum(in: -3..<605) == 608 * 0x1p1000)
    let table = Schedule([.curve(.table([0x1p1000, 0x1p990]), for: 2)])
    #expect(table.sum(in: 0..<2) == 0x1p1000 + 0x1p990)
  }

  @Test func `the mean of no steps is the final rate`() {
    #expect(Schedule([], final: 0.25).meanRate == 0.25)
  }
}
