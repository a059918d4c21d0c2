import TestSupport
import Testing

@testable import Logs

struct DecimalTests {
  func read(_ text: String) -> Double? {
    let bytes = Array("x\(text)y".utf8)
    return decimal(bytes, from: 1, to: bytes.count - 1)
  }

  @Test(arguments: 0..<20)
  func `numbers of all lengths read as the standard library reads them`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let digits = String(
        (0..<Int.random(in: 1...24, using: &random)).map { _ in
          "0123456789".randomElement(using: &random)!
        })
      let point = digits.index(
        digits.startIndex, offsetBy: Int.random(in: 0...digits.count, using: &random))
      var text = String(digits[..<point]) + "." + digits[point...]
      if Bool.random(using: &random) { text += "e\(Int.random(in: -40...40, using: &random))" }
      if Bool.random(using: &random) { text = "-" + text }
      #expect(read(text) == Double("0" + text) ?? Double(text), "\(text)")
    }
  }

  @Test(arguments: [
    "", " ", ".", "-", "+", "e5", "1e", "1e+", "1.2.3", "1 2", "0x10", "1_0", "1,5", "1d3", "nano",
    "in", "infinit", "infinityy", "--1", "1e400", "-1e999999999999999999999", "１",
  ])
  func `what is no decimal number is none`(_ text: String) { #expect(read(text) == nil) }

  @Test(arguments: [
    ("0", 0), ("-0", 0), ("5.", 5), (".5", 0.5), ("1E+2", 100), ("000001", 1),
    ("0.0002999771173709568", 0.0002999771173709568), ("1e-400", 0),
    ("9007199254740993", 9_007_199_254_740_992),
    ("179769313486231570000000000000000000000e270", .greatestFiniteMagnitude),
    ("00000000000000000000000000000000001.5", 1.5),
  ])
  func `numbers at the edges are exact`(_ text: String, _ number: Double) {
    #expect(read(text) == number)
  }

  @Test func `the sign of infinity and of zero is kept`() {
    #expect(
      read("-inf") == -.infinity && read("+Infinity") == .infinity && read("INF") == .infinity)
    #expect(read("-0.0")?.sign == .minus)
  }
}
