/// A number as a head of 26 bits and a tail: about 79 bits, whose products are cheap, for the product
/// of two heads is exact.
struct HeadTail: Sendable, BitwiseCopyable {
  var head: Double
  var tail: Double

  @inline(__always)
  init(head: Double, tail: Double) {
    self.head = head
    self.tail = tail
  }

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

  /// The product, as a head and a tail again.
  @inline(__always)
  func times(_ other: HeadTail) -> HeadTail {
    let product = head * other.head
    let head = Double(bitPattern: product.bitPattern & ~0x7ff_ffff)
    let low = self.head * other.tail + tail * (other.head + other.tail)
    return HeadTail(head: head, tail: (product - head) + low)
  }
}
