/// A slope as a head of few bits and a tail, so that k · slope is rounded once: the head's product
/// with k is exact, and 3 · 0.1 is 0.3.
struct ExactSlope: Sendable {
  let head: Double
  let tail: Double

  init(_ slope: DoubleDouble) {
    // 22 bits, for places have up to 31.
    head = Double(bitPattern: slope.high.bitPattern & ~0x7fff_ffff)
    tail = (slope.high - head) + slope.low
  }

  /// k · slope, for a whole number k below 2³¹.
  @inline(__always)
  func times(_ k: Double) -> Double { k * head + k * tail }

  @inline(__always)
  func times(_ k: SIMD4<Double>) -> SIMD4<Double> { k * head + k * tail }
}
