import Testing

@testable import SchedulePlots

struct TicksTests {
  @Test func `ticks are whole multiples, so that 0.3 is 0.3`() {
    #expect(ticks(in: 0...0.35, about: 6).map(\.value) == [0, 0.1, 0.2, 0.3])
    #expect(ticks(in: 0...3.2e-4, about: 6).map(\.rateText) == ["0", "0.0001", "0.0002", "0.0003"])
    #expect(
      ticks(in: 0...10_000, about: 5, wholeOnly: true).map(\.stepText) == [
        "0", "2k", "4k", "6k", "8k", "10k",
      ])
    #expect(ticks(in: 0...3, about: 9, wholeOnly: true).map(\.stepText) == ["0", "1", "2", "3"])
  }

  @Test(arguments: [
    .leastNonzeroMagnitude, 1e-300, 1e-12, 3e-4, 0.07, 1, 9.99, 10, 12_345, 1e9, 1e18, 1e300,
    1.7e308,
    Double(Int.max),
  ])
  func `there are at least one and at most thirteen, in range and in order`(high: Double) {
    for about in 2...7 {
      let values = ticks(in: 0...high, about: about).map(\.value)
      #expect((1...13).contains(values.count), "\(high) \(about) \(values)")
      #expect(values.allSatisfy { (0...high).contains($0) })
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
      if high > 1e-300 { #expect(values.count >= 2) }
    }
    #expect(ticks(in: high...high, about: 6).count == 1)
  }

  @Test func `logarithmic ticks are decades, with 2 and 5 where there are few`() {
    #expect(
      logarithmicTicks(in: 1e-7...1e-3).map(\.rateText) == [
        "10⁻⁷", "10⁻⁶", "10⁻⁵", "0.0001", "0.001",
      ])
    #expect(
      logarithmicTicks(in: 2e-4...2.2e-3).map(\.rateText) == ["0.0002", "0.0005", "0.001", "0.002"])
    #expect((2...10).contains(logarithmicTicks(in: 1e-300...1e300).count))
    #expect((2...10).contains(logarithmicTicks(in: 1e-10...1).count))
  }

  @Test(arguments: [
    (0.0, "0"), (0.0001, "0.0001"), (3e-4, "0.0003"), (9.99e-5, "9.99×10⁻⁵"), (3e-5, "3×10⁻⁵"),
    (1e-5, "10⁻⁵"),
    (9999, "9999"), (10_000, "10⁴"), (0.7071067811865476, "0.7071"), (1.5, "1.5"), (1e300, "10³⁰⁰"),
    (-0.5, "−0.5"),
  ])
  func `rates are written as people do`(rate: Double, text: String) {
    #expect(Decimal10(rate).rateText == text)
  }

  @Test(arguments: [
    (0, "0"), (500, "500"), (9_999, "9999"), (10_000, "10k"), (1_500_000, "1.5M"),
    (2_000_000_000, "2G"), (20_001, "20001"),
    (24_000, "24k"), (Int.max, "9223372036854775807"),
  ])
  func `steps are written as people do`(step: Int, text: String) {
    #expect(stepLabel(step) == text)
  }
}
