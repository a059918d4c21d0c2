/// A power by segments: base + scale · yᵖ, y = (place + shift) / period, the places counted from the
/// end where y is 0.
///
/// A segment is as long as its distance from that end allows: so many in each octave of y. All of an
/// exponent's share one table and one binomial series, for
///
///     yᵖ = cᵖ · (1 + σ)ᵖ,   c the grid point nearest to y,   σ = y/c − 1
///
/// where the octave is a factor 2⁻ᵉᵖ. Where the rate falls to its lower end as y goes to 1, the last
/// steps are a segment of their own that keeps the zero of 1 − yᵖ as a factor.
struct PowerSegments: SegmentedCurve {
  private let base: Double
  private let end: Double
  private let scale: HeadTail
  private let period: Double
  private let shift: Double
  private let perPlace: Double
  private let table: PowerTable
  /// Segments are 1/32 of an octave, or in long periods 1/1024: short polynomials want many.
  private let isLong: Bool
  private let shiftBits: UInt64
  private let lastIndex: Double
  private let footCount: Double
  private let foot: PowerFoot

  /// - Parameters:
  ///   - base: The rate where y is 0.
  ///   - end: The rate where y is 1.
  ///   - scale: What yᵖ is multiplied by.
  ///   - falls: Whether `end` is the lower end, that has to be met with relative accuracy.
  init(
    base: Double, end: Double, scale: DoubleDouble, period: Double, shift: Double, isLong: Bool,
    falls: Bool, exponent: Double, table: PowerTable
  ) {
    self.base = base
    self.end = end
    self.scale = HeadTail(scale)
    self.period = period
    self.shift = shift
    perPlace = 1 / period
    self.table = table
    self.isLong = isLong
    shiftBits = isLong ? 42 : 47
    let perOctave = isLong ? 1024.0 : 32
    lastIndex = 1023 * perOctave
    footCount = falls ? perOctave * 3 / 64 : 0
    foot = PowerFoot(scale: scale, period: period, exponent: exponent)
  }

  /// The leading bits of y, rounded: exponent and first bits of the fraction.
  @inline(__always)
  func segment(at place: Double) -> Double {
    let bits = ((place + shift) * perPlace).bitPattern
    let index = Double(Int((bits &+ (1 << (shiftBits &- 1))) >> shiftBits))
    return lastIndex - index < footCount ? lastIndex : index
  }

  @inline(__always)
  func start(ofSegment index: Double) -> Double {
    // Half a segment before the grid point, but no further into the foot than it reaches.
    let last = footCount > 0 && index >= lastIndex
    let index = last ? (lastIndex - footCount).rounded(.down) + 1 : index
    let bits = UInt64(Int(index)) << shiftBits - 1 << (shiftBits - 1)
    return Double(bitPattern: bits) * period - shift
  }

  @inline(__always)
  func rate(atPlace place: Double) -> Double {
    let index = segment(at: place)
    if footCount > 0, index == lastIndex { return end + foot.rise(period - place) }
    let piece = piece(index)
    return piece.rate(place - piece.middle)
  }

  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    segment index: Double, piece: Septic
  ) {
    if footCount > 0, index == lastIndex {
      foot.fill(rates, count: count, from: period - place, step: -step, base: end)
    } else {
      piece.fill(rates, count: count, from: place - piece.middle, step: step)
    }
  }

  @inline(__always)
  func piece(_ index: Double) -> Septic {
    let bits = UInt64(Int(index)) << shiftBits
    let point = Double(bitPattern: bits)
    let octave = 1023 &- Int(bits >> 52)
    // The grid point of the table nearest to it, and how much further the point is, as a share.
    let beyond = Int(bits >> 42 & 31)
    let j = Int(bits >> 47 & 31) &+ (beyond &>> 4)
    let fine = Double(beyond &- (beyond &>> 4) &* 32) * 0x1p-10
    let inverse = table.inverses[j]
    let sigma = fine * inverse
    let b = table.series
    let upper = b[4] + sigma * (b[5] + sigma * (b[6] + sigma * b[7]))
    let more = sigma * (b[0] + sigma * (b[1] + sigma * (b[2] + sigma * (b[3] + sigma * upper))))
    let mantissa = table.mantissas[j]
    let octaveScale = scale.times(table.scales[octave])
    let correction = (mantissa.head + mantissa.tail) * more
    let centre = octaveScale.times(mantissa, correction: correction, plus: base)
    let value = (octaveScale.head + octaveScale.tail) * (mantissa.head + mantissa.tail + correction)
    let r = perPlace / point
    let (r2, r4) = (r * r, r * r * (r * r))
    let powers = SIMD8(r, r2, r2 * r, r4, r4 * r, r4 * r2, r4 * r2 * r, 0)
    let series = isLong ? b.replacing(with: 0, where: Self.upperTerms) : table.shortened
    return Septic(
      middle: point * period - shift, centre: centre.high, rest: isLong ? 0 : centre.low,
      terms: value * (series * powers), isShort: isLong)
  }

  private static let upperTerms = SIMDMask<SIMD8<Int64>>(
    arrayLiteral: false, false, false, false, true, true, true, true)
}

/// What is left of a falling power near its end: −scale · (1 − (1 − z)ᵖ), z = k / period, as k times a
/// polynomial, so that the zero is exact and its neighbours accurate.
struct PowerFoot: Sendable {
  private let q1: DoubleDouble
  private let q: SIMD16<Double>

  init(scale: DoubleDouble, period: Double, exponent p: Double) {
    // (1 − z)ᵖ − 1 = Σ b · (−z)ⁱ
    q1 = -(scale * DoubleDouble(p)) / DoubleDouble(period)
    var (q, term, power) = (SIMD16<Double>(), -p, 1 / period)
    for i in 1..<10 {
      term *= -(p - Double(i)) / Double(i + 1)
      power /= period
      q[i] = scale.high * term * power
    }
    self.q = q
  }

  @inline(__always)
  func rise(_ k: Double) -> Double {
    let upper = q[5] + k * (q[6] + k * (q[7] + k * (q[8] + k * q[9])))
    let rest = k * (q[1] + k * (q[2] + k * (q[3] + k * (q[4] + k * upper))))
    return k * (q1.high + (q1.low + rest))
  }

  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from k: Double, step: Double, base: Double
  ) {
    fillByFours(
      rates, count: count, from: k, step: step, one: { base + rise($0) },
      four: { k in
        let top = q[8] + k * q[9]
        let upper = q[5] + k * (q[6] + k * (q[7] + k * top))
        let middle = q[3] + k * (q[4] + k * upper)
        let rest = k * (q[1] + k * (q[2] + k * middle))
        return base + k * (q1.high + (q1.low + rest))
      })
  }
}
