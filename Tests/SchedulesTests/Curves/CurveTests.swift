import Foundation
import TestSupport
import Testing

@testable import Schedules

struct CurveTests {
  /// What the field writes, in plain arithmetic: the naive twins.
  static let formulas: [(Curve, @Sendable (Double) -> Double)] = [
    (.linear, { $0 }),
    (.cosine, { 0.5 * (1 - cos(.pi * $0)) }),
    (.polynomial(power: 2), { 1 - pow(1 - $0, 2) }),
    (.polynomial(power: 0.5), { 1 - (1 - $0).squareRoot() }),
    (.polynomial(power: 1.7), { 1 - pow(1 - $0, 1.7) }),
    (.power(0.5), { $0.squareRoot() }),
    (.power(3), { pow($0, 3) }),
    (.cosinePower(2), { 1 - pow(0.5 * (1 + cos(.pi * $0)), 2) }),
    (.cosinePower(0.7), { 1 - pow(0.5 * (1 + cos(.pi * $0)), 0.7) }),
    (.logarithmic(base: 97), { log(1 + 96 * $0) / log(97) }),
    (.tanh(lower: -7, upper: 3), { (tanh(-7 + 10 * $0) - tanh(-7)) / (tanh(3) - tanh(-7)) }),
    (.tanh(lower: 1, upper: 2), { (tanh(1 + $0) - tanh(1)) / (tanh(2) - tanh(1)) }),
  ]
  static let eased = formulas.map(\.0) + [.exponential, .exponential(floor: 1e-9)]

  @Test
  func `every rate is within 2 ulp of the exact one, general powers and exponentials within 4`()
    throws
  {
    let vectors = try CurveVector.all()
    #expect(vectors.count > 2000)
    let wrong = vectors.filter { !isWithin($0.bound, $0.ours, $0.rate) }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  @Test func `each curve is the field's formula`() {
    for (curve, formula) in Self.formulas {
      for (from, to) in [(1.0, 0.0), (0.0, 0.7), (3e-4, 3e-5)] {
        let schedule = Schedule.ramp(from: from, to: to, over: 97, along: curve)
        for k in 0...97 {
          let plain = from + (to - from) * formula(Double(k) / 97)
          #expect(abs(schedule[k] - plain) <= 1e-15 * max(from, to), "\(curve) \(k)")
        }
      }
    }
    let exponential = Schedule.ramp(from: 1, to: 0.2, over: 97, along: .exponential(floor: 0.1))
    for k in 0...97 {
      #expect(abs(exponential[k] - (0.1 + 0.9 * pow(0.1 / 0.9, Double(k) / 97))) < 1e-15)
    }
    let root = Schedule.constant(1, for: 0)
      .decaying(over: 97, along: .inverseSquareRoot(timescale: 7.5, floor: 0.1))
    for k in 0...97 {
      #expect(abs(root[k] - (0.1 + 0.9 * (7.5 / (7.5 + Double(k))).squareRoot())) < 1e-15)
    }
  }

  /// Found by fuzzing: products of more than 2⁹⁹⁶ overflowed on the way, and the rates were no numbers.
  @Test(arguments: [1e270, 0x1p900, 0x1.8p900, 0x1p996, 1e300, Double.greatestFiniteMagnitude])
  func `a logarithm to a base near the largest double is one`(base: Double) {
    for (from, to) in [(1.0, 0.0), (0.0, 0.7)] {
      let schedule = Schedule.ramp(from: from, to: to, over: 97, along: .logarithmic(base: base))
      for k in 1..<97 {
        let fraction = (log(base) + log(Double(k) / 97)) / log(base)
        #expect(abs(schedule[k] - (from + (to - from) * fraction)) < 1e-15, "\(k)")
      }
      let plain = schedule.rates(in: 0..<97).reduce(0, +)
      #expect(abs(schedule.sum(in: 0..<97) - plain) < 1e-12)
    }
  }

  @Test func `an inverse power is the field's formula`() {
    for power in [1, 0.8, 3] {
      let curve = Curve.inversePower(power, timescale: 7.5, floor: 0.1)
      let schedule = Schedule.constant(1, for: 0).decaying(over: 97, along: curve)
      for k in 0...97 {
        #expect(abs(schedule[k] - (0.1 + 0.9 * pow(7.5 / (7.5 + Double(k)), power))) < 1e-15)
      }
    }
    #expect(Curve.inverseTime(timescale: 4) == .inversePower(1, timescale: 4))
    #expect(Curve.inversePower(0.5, timescale: 4) == .inverseSquareRoot(timescale: 4))
    #expect(Curve.cosinePower(1) == .cosine)
  }

  @Test(arguments: seeds)
  func `both ends are hit to the bit`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for curve in Self.eased {
      let (from, to) = (random.positiveRate(), random.positiveRate())
      let n = Int.random(in: 1...1_000_000, using: &random)
      let start = Schedule.ramp(from: from, to: to, over: n, along: curve)
      #expect(start[0] == from && start[n] == to)
      let end = Schedule.ramp(from: from, to: to, over: n, along: curve, grid: .end)
      #expect(end[n - 1] == to)
      let both = Schedule.ramp(from: from, to: to, over: n, along: curve, grid: .both)
      #expect(both[0] == (n == 1 ? to : from) && both[n - 1] == to)
    }
  }

  @Test(arguments: seeds.prefix(15))
  func `a curve is monotone and stays between its ends`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for curve in Self.eased {
      let (from, to) = (random.positiveRate(), random.positiveRate())
      let n = [7, 1000, 1_000_003, 1 << 40, 1 << 53].randomElement(using: &random)!
      let schedule = Schedule.ramp(from: from, to: to, over: n, along: curve)
      // A few hundred steps in a row, about each place where the arithmetic may switch.
      for middle in [0, n / 4, n / 2, n / 10 * 3, n / 4 * 3, n - 150, n] {
        let rates = schedule.rates(in: middle - 150..<middle + 151)
        let pairs = zip(rates, rates.dropFirst())
        #expect(
          pairs.allSatisfy { from < to ? $0 <= $1 : $0 >= $1 }, "\(curve) near \(middle) of \(n)")
        #expect(rates.allSatisfy { $0 >= min(from, to) && $0 <= max(from, to) })
      }
    }
  }

  @Test func `extreme rates keep their accuracy`() {
    for (from, to) in [
      (1.7e308, 0.0), (1e308, 1e-308), (Double.leastNonzeroMagnitude, 0),
      (Double.leastNormalMagnitude / 4, Double.leastNormalMagnitude / 1024),
    ] {
      for curve in Self.formulas.map(\.0) {
        let rates = Schedule.ramp(from: from, to: to, over: 10, along: curve).rates(in: 0..<11)
        #expect(rates.allSatisfy { $0.isFinite && $0 >= to && $0 <= from }, "\(curve) \(from)")
        #expect(rates[0] == from && rates[10] == to)
      }
    }
    let line = Schedule.ramp(from: 1.6e308, to: 0, over: 4)
    #expect(line.rates(in: 0..<4) == [1.6e308, 1.2e308, 0.8e308, 0.4e308])
  }

  /// Found by fuzzing: pieces about a lower end that was lost beside the upper one went below 0.
  @Test(arguments: [
    (5.086474509387198e-276, 7.593084636098722e+105), (1e-290, 1e-3), (1e-200, 1e100),
  ])
  func `an exponential over hundreds of powers of ten stays between its ends`(
    low: Double, high: Double
  ) {
    for (from, to) in [(low, high), (high, low)] {
      for n in [160, 4_720, 100_000] {
        let rates = Schedule.ramp(from: from, to: to, over: n, along: .exponential)
          .rates(in: 0..<n + 1)
        #expect(rates.allSatisfy { $0 >= low && $0 <= high }, "\(from) to \(to) over \(n)")
        let pairs = zip(rates, rates.dropFirst())
        #expect(pairs.allSatisfy { from < to ? $0 <= $1 : $0 >= $1 })
      }
    }
  }

  @Test(arguments: [-1e10, -1e30, -1e300])
  func `far above its floor an exponential is a straight line`(floor: Double) {
    for (from, to) in [(2.0, 1.0), (0, 3)] {
      let rates = Schedule.ramp(from: from, to: to, over: 10, along: .exponential(floor: floor))
      let line = Schedule.ramp(from: from, to: to, over: 10)
      for k in 0...10 { #expect(abs(rates[k] - line[k]) < 1e-9) }
    }
  }

  @Test func `an exponential between neighbouring numbers stays between them`() {
    let rates = Schedule.ramp(from: 1, to: 1.0.nextDown, over: 1000, along: .exponential)
    #expect(Set(rates.rates(in: 0..<1001)) == [1, 1.0.nextDown])
  }

  @Test func `a table reads its entries, and past them the last`() {
    let table = Schedule([.curve(.table([3, 1, 2]), for: 5)])
    #expect(table.rates(in: -1..<6) == [3, 3, 1, 2, 2, 2, 2])
    let slow = Schedule([.curve(.table([3, 1, 2]), for: 6, offset: 1, period: 2)])
    #expect(slow.rates(in: 0..<6) == [3, 1, 1, 2, 2, 2])
  }

  @Test func `a table takes the time of its entries, however many steps it is stretched over`()
    throws
  {
    let table = Schedule([.curve(.table([0.25, 1, 0.5]), for: 3)])
    let long = table.stretched(to: 3 << 50)
    #expect(long.plateau == 2 << 50 - 1..<2 << 50 - 1)
    #expect(long.sum(in: 0..<long.length) == 1.75 * 0x1p50)
    #expect(long.numberOfSteps(below: 0.5) == 1 << 50)
    #expect(long.peak == 1)
    #expect(try long.transferred(to: 3 << 51).schedule.length == 3 << 51)
  }

  @Test func `a table is bounded in length`() {
    let error = #expect(throws: ScheduleError.self) {
      try Table([Double](repeating: 1, count: Table.mostEntries + 1))
    }
    #expect(error?.fault == "16777217 entries are more than a table holds")
  }

  @Test func `curves are named as in specs and print as their source`() {
    #expect(
      Curve.forms.map { $0.name } == [
        "hold", "linear", "cosine", "cosinePower", "polynomial", "power", "exponential",
        "logarithmic", "tanh", "inverseSquareRoot", "inversePower", "table",
      ])
    #expect(
      "\(Curve.cosine) \(Curve.exponential) \(Curve.power(0.5))"
        == ".cosine .exponential .power(0.5)")
    #expect(
      "\(Curve.inverseSquareRoot(timescale: 4000, floor: 1e-6))"
        == ".inverseSquareRoot(timescale: 4000, floor: 1e-06)")
    #expect("\(Curve.table([1, 0.5]))" == ".table([1, 0.5])")
  }
}
