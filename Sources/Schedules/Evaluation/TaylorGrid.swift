/// Where pieces lie: on the grid of v = place / period + shift, so many points in each octave of v, which
/// is what a power of v needs, and from 1 to 2 an even grid. A place belongs to the point nearest to it.
///
/// The index of a point is the leading bits of v as a `Double`: its exponent, and so many of the
/// fraction as an octave has points. In long phases most steps lie in the last few octaves: there the
/// grid is sixteen times as fine, for short pieces want few terms.
struct TaylorGrid: BitwiseCopyable, Sendable {
  let period: Double
  private let shift: Double
  private let perPlace: Double
  private let shiftBits: UInt64
  /// The v from which the grid is fine, a power of two, and its index.
  private let fineFrom: Double
  private let fineIndex: Double
  /// What an index of the fine grid is above that of the leading bits.
  private let fineOffset: Double
  private var first: Double
  private let lastPlace: Double
  private(set) var count: Int

  /// How many bits more an index of the fine grid has.
  private static let finer: UInt64 = 4

  /// - Parameters:
  ///   - perOctave: How many pieces an octave of v has, a power of two.
  ///   - fineFrom: The v from which it has sixteen times as many, a power of two.
  ///   - places: The first place and the last.
  init(
    period: Int, shift: Double, perOctave: Int, fineFrom: Double = .infinity,
    places: ClosedRange<Double>
  ) {
    self.period = Double(period)
    self.shift = shift
    self.fineFrom = fineFrom
    perPlace = 1 / Double(period)
    shiftBits = UInt64(52 - perOctave.trailingZeroBitCount)
    fineIndex = Double(fineFrom.bitPattern >> shiftBits)
    fineOffset = Double(fineFrom.bitPattern >> (shiftBits - Self.finer)) - fineIndex
    (first, count) = (0, 0)
    lastPlace = places.upperBound
    count = Int(index(at: places.upperBound) - index(at: places.lowerBound)) + 1
    first = index(at: places.lowerBound)
  }

  /// The number of the point nearest to a place.
  @inline(__always)
  func index(at place: Double) -> Double {
    let v = place * perPlace + shift
    return v < fineFrom
      ? Self.nearest(v, shiftBits) : Self.nearest(v, shiftBits &- Self.finer) - fineOffset
  }

  @inline(__always)
  private static func nearest(_ v: Double, _ bits: UInt64) -> Double {
    Double(Int((v.bitPattern &+ (1 << (bits &- 1))) >> bits))
  }

  /// A point's number among those of the grid, from 0.
  @inline(__always)
  func number(_ index: Double) -> Int { Int(index - first) }

  /// Whether a point has fine neighbours on both sides.
  func isFine(_ index: Double) -> Bool { index > fineIndex }

  /// About the last three quarters of what a coarse piece is at the end of the grid: half a piece where
  /// it is coarse, twelve where it is fine.
  var widthOfLast: Double { fineFrom == .infinity ? 1 : 12 }

  /// About the place where a point's surroundings begin.
  @inline(__always)
  func start(_ index: Double) -> Double {
    let (bits, shiftBits) = bits(index)
    return (Double(bitPattern: bits &- (1 << (shiftBits &- 1))) - shift) * period
  }

  /// The place of a point, and half the way to the further of its neighbours.
  func point(_ index: Double) -> (place: Double, half: Double) {
    let (bits, shiftBits) = bits(index)
    let point = Double(bitPattern: bits)
    // The first of the fine ones reaches down as far as the coarse; at the end nothing lies above.
    let isEnd = number(index) == count - 1 && (point - shift) * period == lastPlace
    let neighbour =
      index == fineIndex || isEnd
      ? Double(bitPattern: bits - 1 << shiftBits) : Double(bitPattern: bits + 1 << shiftBits)
    return ((point - shift) * period, abs(neighbour - point) / 2 * period)
  }

  /// The bits of a point, and how many of them its index leaves out.
  @inline(__always)
  private func bits(_ index: Double) -> (UInt64, UInt64) {
    index > fineIndex
      ? (UInt64(Int(index + fineOffset)) << (shiftBits &- Self.finer), shiftBits &- Self.finer)
      : (UInt64(Int(index)) << shiftBits, shiftBits)
  }
}
