import Foundation
import TestSupport
import Testing

@testable import SchedulePlots

struct TicksTests {
  /// What every set of ticks has to be.
  private func check(_ ticks: [Decimal10], in range: ClosedRange<Double>, _ note: String) {
    #expect((2...12).contains(ticks.count), "\(note): \(ticks.map(\.rateText))")
    #expect(ticks.allSatisfy { range.contains($0.value) }, "\(note)")
    #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.value < $1.value }, "\(note)")
  }

  /// The distance of neighbours, as a number of units of the finest tick.
  private func steps(_ ticks: [Decimal10]) -> Set<Int> {
    let finest = ticks.filter { $0.digits != 0 }.map(\.exponent).min() ?? 0
    let units = ticks.map { tick in
      tick.digits == 0 ? 0 : tick.digits * Int(pow(10, Double(tick.exponent - finest)))
    }
    return Set(zip(units, units.dropFirst()).map { $1 - $0 })
  }

  @Test func `ticks are whole multiples of 1, 2 or 5 times a power of ten`() {
    for seed in 0..<4_000 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let high = pow(10, Double.random(in: -299...307, using: &random))
      let found = ticks(in: 0...high, about: 6)
      check(found, in: 0...high, "seed \(seed)")
      let apart = steps(found)
      #expect(apart.count == 1, "seed \(seed)")
      #expect([1, 2, 5, 10].contains(apart.first), "seed \(seed): \(found.map(\.rateText))")
      #expect(found.first == Decimal10(digits: 0, exponent: 0), "seed \(seed)")
    }
  }

  @Test func `any range that is not narrow beyond sense has 2 to 12 ticks`() {
    for seed in 0..<4_000 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let low = pow(10, Double.random(in: -20...20, using: &random))
      let high = low * (1 + pow(10, Double.random(in: -6...6, using: &random)))
      let count = Int.random(in: 4...8, using: &random)
      check(ticks(in: low...high, about: count), in: low...high, "seed \(seed): \(low)…\(high)")
    }
  }

  @Test(
    arguments: [
      0...1, 0...0.3, 0...1e-300, 0...1e18, 0...1e308, 0...Double.greatestFiniteMagnitude, -1...1,
      -1e308...1e308, 0...3e-4, 1e18...2e18,
    ] as [ClosedRange<Double>])
  func `extreme ranges have ticks as well`(range: ClosedRange<Double>) {
    check(ticks(in: range, about: 6), in: range, "\(range)")
  }

  @Test(arguments: [0, 1, 0.3, 1e-300, 1e18, 1e308, Double.leastNonzeroMagnitude, -7])
  func `a range of one number has its tick alone`(number: Double) {
    let found = ticks(in: number...number, about: 6)
    #expect(found.count == 1)
    #expect(
      found.map(\.value) == [number < 1e-307 && number > 0 ? Decimal10(number).value : number])
  }

  @Test func `a range of denormals has one tick`() {
    #expect(ticks(in: 0...Double.leastNonzeroMagnitude, about: 6).map(\.value) == [0])
    #expect(ticks(in: 0...(Double.leastNormalMagnitude / 100), about: 6).map(\.value) == [0])
  }

  @Test func `ticks are the numbers that their decimals mean`() {
    #expect(ticks(in: 0...0.6, about: 6).map(\.value) == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6])
    #expect(
      ticks(in: 0...3e-4, about: 6).map(\.value) == [0, 5e-5, 1e-4, 1.5e-4, 2e-4, 2.5e-4, 3e-4])
    #expect(ticks(in: -0.3...0.3, about: 6).map(\.value) == [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3])
  }

  @Test func `ticks of steps are whole`() {
    #expect(ticks(in: 0...1, about: 7, wholeOnly: true).map(\.value) == [0, 1])
    #expect(ticks(in: 0...3, about: 7, wholeOnly: true).map(\.value) == [0, 1, 2, 3])
    // Where no whole number is but one, and where there is none, the lower end alone.
    #expect(ticks(in: 5...5.5, about: 7, wholeOnly: true).map(\.value) == [5])
    #expect(ticks(in: 5.25...5.5, about: 7, wholeOnly: true).map(\.value) == [5.25])
    for length in [1, 2, 7, 10, 999, 12_345, 1_000_000_000, Int.max] {
      let found = ticks(in: 0...Double(length), about: 7, wholeOnly: true)
      check(found, in: 0...Double(length), "\(length)")
      #expect(found.allSatisfy { $0.value.rounded() == $0.value })
    }
  }

  @Test func `a logarithmic axis has decades, and 2 and 5 where there are fewer than two`() {
    #expect(logarithmicTicks(in: 0.5...20).map(\.value) == [0.5, 1, 2, 5, 10, 20])
    #expect(logarithmicTicks(in: 1e-5...0.1).map(\.value) == [1e-5, 1e-4, 1e-3, 1e-2, 1e-1])
  }

  @Test func `any logarithmic axis has 2 to 12 ticks`() {
    for seed in 0..<4_000 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let low = pow(10, Double.random(in: -306...299, using: &random))
      let decades = Double.random(in: 0.3...(308 - log10(low)), using: &random)
      for high in [
        low * pow(10, decades.truncatingRemainder(dividingBy: 3) + 0.3), low * pow(10, decades),
      ] {
        guard high.isFinite, high > low else { continue }
        check(logarithmicTicks(in: low...high), in: low...high, "seed \(seed): \(low)…\(high)")
      }
    }
  }
}
