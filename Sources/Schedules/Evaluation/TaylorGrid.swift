/// Where pieces lie: on the grid of v = place / period + shift, so many points in each octave of v, which
/// is what a power of v needs, and from 1 to 2 an even grid. A place belongs to the point nearest to it.
///
/// The index of a point is the leading bits of v as a `Double`: its exponent, and so many of the
/// fraction as an octave has points.
struct TaylorGrid: BitwiseCopyable, Sendable {
  let period: Double
  private let shift: Double
  private let perPlace: Double
  private let shiftBits: UInt64
  private let first: Double
  let count: Int

  /// - Parameters:
  ///   - perOctave: How many pieces an octave of v has, a power of two.
  ///   - places: The first place and the last.
  init(period: Int, shift: Double, perOctave: Int, places: ClosedRange<Double>) {
    self.period = Double(period)
    self.shift = shift
    perPlace = 1 / Double(period)
    shiftBits = UInt64(52 - perOctave.trailingZeroBitCount)
    first = Self.index(places.lowerBound * perPlace + shift, shiftBits)
    count = Int(Self.index(places.upperBound * perPlace + shift, shiftBits) - first) + 1
  }

  @inline(__always)
  func index(at place: Double) -> Double { Self.index(place * perPlace + shift, shiftBits) }

  /// The number of the point nearest to v.
  @inline(__always)
  private static func index(_ v: Double, _ shiftBits: UInt64) -> Double {
    Double(Int((v.bitPattern &+ (1 << (shiftBits &- 1))) >> shiftBits))
  }

  /// A point's number among those of the grid, from 0.
  @inline(__always)
  func number(_ index: Double) -> Int { Int(index - first) }

  /// About the place where a point's surroundings begin.
  @inline(__always)
  func start(_ index: Double) -> Double {
    let bits = UInt64(Int(index)) << shiftBits - 1 << (shiftBits - 1)
    return (Double(bitPattern: bits) - shift) * period
  }

  /// The place of a point, and half the way to the next.
  func point(_ index: Double) -> (place: Double, half: Double) {
    let number = UInt64(Int(index))
    let point = Double(bitPattern: number << shiftBits)
    let next = Double(bitPattern: (number + 1) << shiftBits)
    return ((point - shift) * period, (next - point) / 2 * period)
  }
}
