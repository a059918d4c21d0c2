import Foundation
import TestSupport
import Testing

@testable import SchedulePlots

struct NumberTextTests {
  @Test(
    arguments: zip(
      [
        0, 1, 0.3, 0.1, 10, 500, 9999, 10_000, 12_340, 1e18, 1e308, 0.0001, 0.00015, 0.00009999,
        0.0003, 3e-5, 1e-5, 1.5e-7, 1e-300, Double.leastNonzeroMagnitude, -0.5, -3e-5, -1e-5,
        1.0 / 3, 2.0 / 3, 99_999,
        0.99999,
        123.456,
      ],
      [
        "0", "1", "0.3", "0.1", "10", "500", "9999", "10⁴", "1.234×10⁴", "10¹⁸", "10³⁰⁸", "0.0001",
        "0.00015", "9.999×10⁻⁵", "0.0003", "3×10⁻⁵", "10⁻⁵", "1.5×10⁻⁷", "10⁻³⁰⁰", "5×10⁻³²⁴",
        "−0.5", "−3×10⁻⁵", "−10⁻⁵", "0.3333", "0.6667", "10⁵", "1", "123.5",
      ]))
  func `a rate is plain from 0.0001 up to 10⁴ and else a power of ten`(rate: Double, text: String) {
    #expect(Decimal10(rate).rateText == text)
  }

  @Test(
    arguments: zip(
      [
        0, 1, 500, 1000, 9999, 10_000, 12_500, 500_000, 1_000_000, 1_500_000, 2_000_000_000,
        5_000_000_000_000,
      ],
      ["0", "1", "500", "1k", "9.999k", "10k", "12.5k", "500k", "1M", "1.5M", "2G", "5T"]))
  func `steps are counted in k, M, G and T`(steps: Int, text: String) {
    #expect(Decimal10(digits: steps, exponent: 0).stepText == text)
  }

  @Test(
    arguments: zip(
      [0, 500, 10_000, 20_001, 123_000, 123_400, 1_500_000, 1_234_567, Int.max],
      ["0", "500", "10k", "20001", "123k", "123400", "1.5M", "1234567", "9223372036854775807"]))
  func `a step that must be told exactly is whole where it is not short`(step: Int, text: String) {
    #expect(stepLabel(step) == text)
  }

  @Test func `minus is the minus sign, and never a hyphen`() {
    #expect(Decimal10(-0.25).rateText.unicodeScalars.first == "\u{2212}")
    #expect(!Decimal10(-3e-9).rateText.contains("-"))
  }

  @Test func `a decimal is its number to four digits`() {
    for seed in 0..<4_000 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let number = pow(10, Double.random(in: -300...300, using: &random))
      #expect(abs(Decimal10(number).value / number - 1) <= 0.5e-3 * 1.001, "seed \(seed)")
    }
  }
}
