/// A slope as a head of few bits and what it lacks, so that k · slope is rounded once: the head's product
/// with k is exact, and 3 · 0.1 is 0.3.
struct ExactSlope: Sendable {
  let head: Double
  /// What the slope is more than its head, as a part of that.
  let excess: Double

  init(_ slope: DoubleDouble) {
    // 22 bits, for places have up to 31.
    head = Double(bitPattern: slope.high.bitPattern & ~0x7fff_ffff)
    excess = ((slope.high - head) + slope.low) / head
  }

  /// Up to so many places k · head is exact.
  static let exactPlaces = 1 << 31

  /// k · slope, for a whole number k.
  @inline(__always)
  func times(_ k: Double) -> Double { whole(k * head) }

  @inline(__always)
  func times(_ k: SIMD4<Double>) -> SIMD4<Double> { whole(k * head) }

  /// The same, given k · head.
  @inline(__always)
  func whole(_ rise: Double) -> Double { rise + rise * excess }

  @inline(__always)
  func whole(_ rise: SIMD4<Double>) -> SIMD4<Double> { rise + rise * excess }
}
