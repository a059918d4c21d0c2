/// The bytes of an input, taken one decision after the other; past their end all are 0.
struct Bytes {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isEmpty: Bool { rest.isEmpty }

  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  mutating func bool() -> Bool { byte() & 1 == 1 }

  /// A number of a range of at most 2³² of them.
  mutating func int(_ range: ClosedRange<Int>) -> Int {
    let count = range.upperBound - range.lowerBound + 1
    var number = Int(byte())
    if count > 256 { number |= Int(byte()) << 8 }
    if count > 65536 { number |= Int(byte()) << 16 | Int(byte()) << 24 }
    return range.lowerBound + number % count
  }

  /// A number from 1 to 2⁵³: short ones, any of so many bits, and those about 2¹⁶, 2³⁰ and other powers
  /// of two, at which curves are computed otherwise, times a power of two.
  mutating func long() -> Int {
    switch byte() & 3 {
    case 0: return int(1...3000)
    case 1:
      let odd = (bool() ? 1 << 16 : 1 << 30) + int(-4...4)
      return odd << int(0...22)
    case 2: return max(1, 1 << int(0...52) + int(-4...4))
    default:
      let number = (0..<7).reduce(0) { all, _ in all << 8 | Int(byte()) }
      return max(1, number & (1 << int(1...53) - 1))
    }
  }

  /// A rate: often a round one, else any number from a denormal to 2¹⁰⁰⁰.
  mutating func rate() -> Double {
    switch byte() & 7 {
    case 0: return 0
    case 1: return 1
    case 2, 3: return Double(int(1...1000)) / 1000
    case 4: return 3e-4
    case 5: return Double(byte()) * 1e-6
    default:
      let significand = 1 + Double(int(0...0xFFFF)) / 65536
      return Double(sign: .plus, exponent: int(-1074...1000), significand: significand)
    }
  }

  mutating func bytes(_ count: Int) -> [UInt8] {
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  /// All that is left.
  mutating func remainder() -> [UInt8] { bytes(rest.count) }

  mutating func text(upTo count: Int) -> String {
    String(decoding: bytes(int(0...count)), as: UTF8.self)
  }
}

/// Ends the program, which libFuzzer takes as a finding.
func require(_ condition: Bool, _ fault: @autoclosure () -> String) {
  if !condition { fatalError(fault()) }
}

extension [UInt8] {
  init(_ start: UnsafePointer<UInt8>, _ count: Int) {
    self.init(UnsafeBufferPointer(start: start, count: count))
  }
}
