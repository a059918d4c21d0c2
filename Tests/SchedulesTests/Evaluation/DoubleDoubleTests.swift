import TestSupport
import Testing

@testable import Schedules

/// What double-double arithmetic promises, checked in wide integers.
struct DoubleDoubleTests {
  @Test(arguments: seeds)
  func `integers are held exactly, to the last Int`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bits = Int.random(in: 1...62, using: &random)
    for integer in [
      Int.random(in: 0...(1 << bits), using: &random), .max, .max - 1, 1 << 53 + 1, 0,
    ] {
      let held = DoubleDouble(integer)
      #expect(Int128(held.high) + Int128(held.low) == Int128(integer))
      #expect(held.high == Double(integer))
    }
  }

  @Test(arguments: seeds)
  func `sums and products keep their rounding error`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let (a, b) = (
      Int.random(in: 0...(1 << 53), using: &random), Int.random(in: 0...(1 << 53), using: &random)
    )
    let product = DoubleDouble.product(Double(a), Double(b))
    #expect(Int128(product.high) + Int128(product.low) == Int128(a) * Int128(b))
    let sum = DoubleDouble.sum(Double(a), -Double(b))
    #expect(Int128(sum.high) + Int128(sum.low) == Int128(a) - Int128(b))
  }

  @Test(arguments: seeds)
  func `quotients and roots give back what they came from, to 2 to the minus 100`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let (a, b) = (
      DoubleDouble(Int.random(in: 1...Int.max, using: &random)),
      DoubleDouble(Int.random(in: 1...Int.max, using: &random))
    )
    let back = a / b * b - a
    #expect(abs(back.rounded) <= a.high * 0x1p-100)
    let root = a.squareRoot()
    #expect(abs((root * root - a).rounded) <= a.high * 0x1p-100)
  }

  @Test func `the root of 0 is 0`() {
    let root = DoubleDouble(0).squareRoot()
    #expect(root.high == 0 && root.low == 0)
  }
}
