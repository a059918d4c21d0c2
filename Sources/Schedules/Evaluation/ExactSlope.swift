/// A slope as a head of few bits and a tail, so that k · slope is rounded once: the head's product with k is
/// exact, and 3 · 0.1 is 0.3.
struct ExactSlope: Sendable {
  let head: Double
  let tail: Double
  /// The tail as a part of the head.
  let excess: Double

  init(_ slope: DoubleDouble) {
    // 22 bits, for places have up to 31.
    head = Double(bitPattern: slope.high.bitPattern & ~0x7fff_ffff)
    tail = (slope.high - head) + slope.low
    excess = tail / head
  }

  /// Up to so many places k · head is exact.
  static let exactPlaces = 1 << 31

  /// k · slope, for a whole number k.
  @inline(__always)
  func times(_ k: Double) -> Double { k * head + k * tail }

  @inline(__always)
  func times(_ k: SIMD4<Double>) -> SIMD4<Double> { k * head + k * tail }

  /// The same from k · head, which may have come about by adding.
  @inline(__always)
  func whole(_ rise: Double) -> Double { rise + rise * excess }

  @inline(__always)
  func whole(_ rise: SIMD4<Double>) -> SIMD4<Double> { rise + rise * excess }
}
