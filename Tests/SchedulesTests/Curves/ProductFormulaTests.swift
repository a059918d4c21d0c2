import TestSupport
import Testing

@testable import Schedules

/// Straight lines and squares are products and sums of doubles, which any language can repeat.
@Suite struct ProductFormulaTests {
  /// The formula, step by step, as another language would.
  private func rate(_ formula: ProductFormula, _ numerator: Int) -> Double {
    let place = formula.countsBack ? formula.period - numerator : numerator
    if place >= formula.period { return formula.high }
    let constants = Dictionary(
      uniqueKeysWithValues: formula.constants.map { ($0.name, $0.value) })
    func value(_ tree: Formula) -> Double {
      switch tree {
      case .integer(let number): return Double(number)
      case .name(let name): return constants[name] ?? .nan
      case .steps: return Double(max(0, place))
      case .sum(let a, let b): return value(a) + value(b)
      case .difference(let a, let b): return value(a) - value(b)
      case .product(let a, let b): return value(a) * value(b)
      default: return .nan
      }
    }
    if let firstHalf = formula.firstHalf, 2 * place < formula.period { return value(firstHalf) }
    return value(formula.rate)
  }

  @Test("a rate is the bits of its products and sums", arguments: seeds)
  func sameBits(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for curve in [Curve.linear, .power(2), .polynomial(power: 2)] {
      let period = Int.random(in: 1...(seed % 2 == 0 ? 200 : 1 << 30), using: &random)
      let (from, to) = (random.positiveRate(), random.rate())
      guard from != to else { continue }
      let schedule = Schedule.ramp(from: from, to: to, over: period, along: curve)
      let formula = try #require(schedule.phases[0].products)
      let chosen = (0..<100).map { _ in Int.random(in: 0...period, using: &random) }
      for step in chosen + [0, 1, period / 2, period / 2 + 1, period - 1, period, period + 1] {
        #expect(rate(formula, step) == schedule[step], "\(curve) over \(period), step \(step)")
      }
    }
  }

  @Test("a square stays in order where it is flat, and within its ends", arguments: seeds)
  func flatEnds(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let period = Int.random(in: 1 << 20...1 << 30, using: &random)
    for curve in [Curve.power(2), .polynomial(power: 2)] {
      let (low, high) = (random.rate() / 2, 1 + random.rate())
      for (from, to) in [(low, high), (high, low)] {
        let schedule = Schedule.ramp(from: from, to: to, over: period, along: curve)
        for first in [0, period / 2 - 50, period - 100] {
          let rates = schedule.rates(in: first..<first + 102)
          let falling = zip(rates, rates.dropFirst()).allSatisfy { from < to ? $0 <= $1 : $0 >= $1 }
          #expect(falling && rates.allSatisfy { (low...high).contains($0) })
          #expect(rates == schedule.rates(at: first..<first + 102))
        }
      }
    }
  }
}
