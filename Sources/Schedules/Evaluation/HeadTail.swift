/// A number as a head of 26 bits and a tail: about 79 bits, whose products are cheap, for the product
/// of two heads is exact.
struct HeadTail: Sendable, BitwiseCopyable {
  var head: Double
  var tail: Double

  @inline(__always)
  init(_ number: DoubleDouble) {
    head = Double(bitPattern: number.high.bitPattern & ~0x7ff_ffff)
    tail = (number.high - head) + number.low
  }

  /// `base + self · (other + correction)`, as a `Double` and what it lacks.
  @inline(__always)
  func times(_ other: HeadTail, correction: Double, plus base: Double) -> DoubleDouble {
    let tail = other.tail + correction
    let low = head * tail + self.tail * (other.head + tail)
    let sum = DoubleDouble.sum(base, head * other.head)
    return DoubleDouble.sumOrdered(sum.high, sum.low + low)
  }
}
