import TestSupport
import Testing

@testable import Schedules

struct RatioTests {
  @Test(arguments: seeds)
  func `operations are exact`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func ratio() -> Ratio {
      Ratio(Int.random(in: -99...99, using: &random), Int.random(in: 1...99, using: &random))
    }
    let (a, b) = (ratio(), ratio())
    let sum = try #require(a.adding(b))
    #expect(
      sum.numerator * a.denominator * b.denominator
        == (a.numerator * b.denominator + b.numerator * a.denominator) * sum.denominator)
    #expect(sum.subtracting(b) == a)
    let product = try #require(a.multiplied(by: b))
    #expect(
      product.numerator * a.denominator * b.denominator
        == a.numerator * b.numerator * product.denominator)
    if b.numerator > 0 { #expect(product.divided(by: b) == a) }
  }

  @Test func `rounding up finds the least integer that is not below`() {
    #expect(Ratio(7, 2).roundedUp == 4)
    #expect(Ratio(6, 2).roundedUp == 3)
    #expect(Ratio(-7, 2).roundedUp == -3)
    #expect(Ratio(0, 5).roundedUp == 0)
    #expect(Ratio(.max, 1).roundedUp == .max)
  }

  @Test func `terms that do not fit are nil, and those that do after reduction are not`() {
    #expect(Ratio(.max, 1).adding(Ratio(1, 1)) == nil)
    #expect(Ratio(.max, 1).multiplied(by: 2) == nil)
    #expect(Ratio(.max, 3).multiplied(by: Ratio(3, 1)) == Ratio(.max, 1))
    #expect(Ratio(1, .max).multiplied(by: Ratio(1, 2)) == nil)
  }

  @Test func `a ratio is written in lowest terms`() {
    #expect("\(Ratio(6, 4)) \(Ratio(4, 2)) \(Ratio(-2, 4))" == "3/2 2 -1/2")
  }

  @Test func `a denominator of 0 is refused`() async {
    await #expect(processExitsWith: .failure) { _ = Ratio(1, 0) }
  }
}
