/// A curve by pieces of its Taylor series, made when they are first needed and kept.
///
/// The grid is that of v = place / period + shift: so many points in each octave of v, which is what a
/// power of v needs, and from 1 to 2 an even grid. A place belongs to the point nearest to it. What
/// a piece is made from, a curve says with its `Series`.
struct TaylorSegments: SegmentedCurve {
  /// A curve about a place: its rate there, in double-double, and c₁ … c₉, the coefficients of the
  /// powers of the distance as a share of `reach`, which is in places.
  typealias Series =
    @Sendable (_ middle: FinePlace, _ reach: Double) -> (
      rate: DoubleDouble, terms: SIMD16<Double>
    )

  private let period: Double
  private let shift: Double
  private let perPlace: Double
  private let unit: Double
  private let shiftBits: UInt64
  private let first: Double
  private let series: Series
  private let store: PieceStore?

  /// - Parameters:
  ///   - unit: The power of two of places that middles are multiples of, twice as large for twice
  ///     the period.
  ///   - perOctave: How many pieces an octave of v has, a power of two.
  ///   - places: The first place and the last.
  ///   - isKept: Whether pieces are worth their memory.
  init(
    period: Int, shift: Double, unit: Double, perOctave: Int, places: ClosedRange<Double>,
    isKept: Bool, series: @escaping Series
  ) {
    self.period = Double(period)
    self.shift = shift
    self.unit = unit
    perPlace = 1 / Double(period)
    shiftBits = UInt64(52 - perOctave.trailingZeroBitCount)
    self.series = series
    first = Self.index(places.lowerBound * perPlace + shift, shiftBits)
    let last = Self.index(places.upperBound * perPlace + shift, shiftBits)
    store = isKept ? PieceStore(count: Int(last - first) + 1) : nil
  }

  /// The number of the point nearest to v.
  @inline(__always)
  private static func index(_ v: Double, _ shiftBits: UInt64) -> Double {
    Double(Int((v.bitPattern &+ (1 << (shiftBits &- 1))) >> shiftBits))
  }

  @inline(__always)
  func segment(at place: Double) -> Double { Self.index(place * perPlace + shift, shiftBits) }

  @inline(__always)
  func start(ofSegment index: Double) -> Double {
    let bits = UInt64(Int(index)) << shiftBits - 1 << (shiftBits - 1)
    return (Double(bitPattern: bits) - shift) * period
  }

  @inline(__always)
  func rate(atPlace place: Double) -> Double {
    let piece = piece(segment(at: place))
    return piece.rate(place - piece.middle)
  }

  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    segment index: Double, piece: TaylorPiece
  ) { piece.fill(rates, count: count, from: place - piece.middle, step: step) }

  @inline(__always)
  func piece(_ index: Double) -> TaylorPiece {
    guard let store else { return made(index) }
    return store.piece(Int(index - first)) { made(index) }
  }

  @inline(never)
  private func made(_ index: Double) -> TaylorPiece {
    let number = UInt64(Int(index))
    let point = Double(bitPattern: number << shiftBits)
    let half = (Double(bitPattern: (number + 1) << shiftBits) - point) / 2 * period
    // Where a piece has many steps its middle is one of them; where it has few, what counts is that
    // it is in the middle.
    let grain = half >= 32 * unit ? unit : unit * 0x1p-28
    let middle = grain * ((point - shift) * period / grain).rounded()
    let widest = half + grain / 2
    let reach = widest.binade * (widest == widest.binade ? 1 : 2)
    let place = FinePlace(
      numerator: Int(middle / unit * 0x1p28), period: Int(period / unit * 0x1p28))
    let (rate, terms) = series(place, reach)
    return TaylorPiece(
      middle: middle, perPlace: 1 / reach, centre: rate, half: widest / reach, terms: terms)
  }
}

/// A place between steps, as a numerator over a period, both in the same small part of a place.
struct FinePlace {
  let numerator: Int
  let period: Int

  var progress: Progress { Progress(numerator: numerator, period: period) }
  var share: Double { Double(numerator) / Double(period) }
}

/// The Taylor coefficients of the functions that curves are made of, from the first to the ninth.
enum TaylorTerms {
  /// Those of f(y + r·y·x) = a · yᵖ where the value is `value`.
  static func power(_ p: Double, value: Double, ratio r: Double) -> SIMD16<Double> {
    var (terms, term) = (SIMD16<Double>(), value)
    for i in 1...9 {
      term *= (p - Double(i - 1)) / Double(i) * r
      terms[i] = term
    }
    return terms
  }

  /// Those of f(x) = value · e^(r·x).
  static func exponential(value: Double, ratio r: Double) -> SIMD16<Double> {
    var (terms, term) = (SIMD16<Double>(), value)
    for i in 1...9 {
      term *= r / Double(i)
      terms[i] = term
    }
    return terms
  }

  /// Those of f(v + r·v·x) = scale · ln v.
  static func logarithm(scale: Double, ratio r: Double) -> SIMD16<Double> {
    var (terms, power) = (SIMD16<Double>(), -scale)
    for i in 1...9 {
      power *= -r
      terms[i] = power / Double(i)
    }
    return terms
  }
}
