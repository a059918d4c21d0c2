/// Where pieces lie: over w, the places from a zero of the curve's own, counted in units.
///
/// From one power of two to the next there are so many pieces of the same length, which is what a power
/// of w needs. That is how it begins. Where pieces would be longer than 128 units they stay that long,
/// until there are eight times as many to an octave, and so many there are from then on: short pieces
/// want few terms, and those of fewer steps would not be worth finding.
///
/// Lengths are powers of two, and borders whole numbers of them: all is exact, and twice the period has the
/// same pieces, for its unit is twice as large.
struct TaylorGrid: BitwiseCopyable, Sendable {
  /// How many places a unit is, a power of two.
  let unit: Double
  /// How many pieces there are.
  var count: Int { number(at: end - 1) + 1 }

  /// The place from which on every piece has places of its own.
  let denseFrom: Double

  /// The w of place 0.
  let shift: Double
  private let end: Double
  private let perPlace: Double
  /// How many bits of w, counted from its exponent down, a number leaves out.
  private let leftOut: UInt64
  private let evenFrom: Double
  private let fineFrom: Double
  /// What is added to a count of pieces, of each of the three kinds, so that numbers go on from 0.
  private var (octaveOffset, evenOffset, fineOffset) = (0, 0, 0)

  /// For more, pieces are too short to be worth it.
  static let mostPerOctave = 1 << 13
  private static let evenLength = 128.0
  /// Eight times as many are three bits more.
  private static let finer: UInt64 = 3

  /// - Parameters:
  ///   - unit: How many places a unit is, a power of two; where pieces stay short, a 64th or more.
  ///   - shift: The w of place 0, a whole number.
  ///   - perOctave: How many pieces an octave of w has, a power of two.
  ///   - isShortAbove: Whether pieces stay short; else an octave has as many everywhere.
  ///   - end: The place past the last; the first is 1.
  init(unit: Double, shift: Double, perOctave: Int, isShortAbove: Bool, end: Double) {
    self.unit = unit
    self.shift = shift
    self.end = end
    perPlace = 1 / unit
    leftOut = UInt64(52 - perOctave.trailingZeroBitCount)
    evenFrom = isShortAbove ? Double(perOctave) * Self.evenLength : .infinity
    fineFrom = evenFrom * 8
    denseFrom = (Double(perOctave) / unit - shift) * unit
    if isShortAbove {
      evenOffset = octaveCount(evenFrom) - evenCount(evenFrom)
      fineOffset = evenCount(fineFrom) + evenOffset - fineCount(fineFrom)
    }
    let first = number(at: 1)
    octaveOffset -= first
    evenOffset -= first
    fineOffset -= first
  }

  /// The number of the piece that a place belongs to, from 0.
  @inline(__always)
  func number(at place: Double) -> Int {
    let w = place * perPlace + shift
    if w < evenFrom { return octaveCount(w) &+ octaveOffset }
    return w < fineFrom ? evenCount(w) &+ evenOffset : fineCount(w) &+ fineOffset
  }

  @inline(__always)
  private func octaveCount(_ w: Double) -> Int { Int(truncatingIfNeeded: w.bitPattern &>> leftOut) }

  @inline(__always)
  private func evenCount(_ w: Double) -> Int { Int(w * (1 / Self.evenLength)) }

  @inline(__always)
  private func fineCount(_ w: Double) -> Int {
    Int(truncatingIfNeeded: w.bitPattern &>> (leftOut &- Self.finer))
  }

  /// The place where a piece begins, on the line and not only among steps.
  private func start(_ number: Int) -> Double {
    var w = Double(bitPattern: UInt64(number - octaveOffset) << leftOut)
    if w > evenFrom { w = Double(number - evenOffset) * Self.evenLength }
    if w > fineFrom {
      w = Double(bitPattern: UInt64(number - fineOffset) << (leftOut - Self.finer))
    }
    return (w - shift) * unit
  }

  /// The least place of a piece, that of the next one, and what it has for its middle: a step, where
  /// it has two or more, so that steps come in pairs; never past the end.
  func piece(_ number: Int) -> (first: Double, end: Double, middle: Double, half: Double) {
    let (start, next) = (start(number), start(number + 1))
    let isLast = number == count - 1
    let end = isLast ? min(next, self.end) : next
    var middle = (start + end) / 2
    if end - start >= 2 * unit { middle = (middle / unit).rounded(.down) * unit }
    return (
      start.rounded(.up), isLast ? .infinity : next.rounded(.up), middle,
      max(middle - start, end - middle)
    )
  }
}
