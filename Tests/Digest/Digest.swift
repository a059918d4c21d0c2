/// A digest of bytes: FNV-1a of 128 bits, and how many bytes there were.
struct Digest {
  private var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
  private(set) var count = 0

  mutating func add(_ byte: UInt8) {
    hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013b
    count += 1
  }

  mutating func add(_ text: String) { for byte in text.utf8 { add(byte) } }

  /// The bits of numbers, the low byte first.
  mutating func add(_ rates: [Double]) { for rate in rates { add(rate.bitPattern) } }

  mutating func add(_ rates: [Float]) { for rate in rates { add(rate.bitPattern) } }

  private mutating func add(_ bits: some FixedWidthInteger) {
    for shift in stride(from: 0, to: bits.bitWidth, by: 8) {
      add(UInt8(truncatingIfNeeded: bits >> shift))
    }
  }

  var text: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }
}
