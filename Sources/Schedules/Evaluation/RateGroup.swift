/// So many rates in a row, 512 bytes of them.
struct RateGroup<Rate: RateNumber>: BitwiseCopyable, Sendable {
  /// Of which the compiler knows for both kinds of number that they can be copied as they lie.
  private var bytes = SIMD64<UInt64>()

  @inline(__always)
  static var count: Int { 512 / MemoryLayout<Rate>.stride }

  /// The rates that `fill` writes.
  init(_ fill: (UnsafeMutableBufferPointer<Rate>) -> Void) {
    withUnsafeMutableBytes(of: &bytes) { $0.withMemoryRebound(to: Rate.self, fill) }
  }
}

extension UnsafePointer {
  /// The rates of a group, one after the other.
  @inline(__always)
  func rates<Rate>() -> UnsafePointer<Rate> where Pointee == RateGroup<Rate> {
    UnsafeRawPointer(self).assumingMemoryBound(to: Rate.self)
  }
}
