/// The few transcendental functions that curves need, on the intervals where curves use them.
///
/// Each is a series whose first terms are summed in double-double and whose small rest is summed in
/// double: the rest is below a hundredth of the whole, so its rounding is below a hundredth of an ulp.

extension DoubleDouble {
  static let halfPi = DoubleDouble(0x1.921f_b544_42d1_8p0, 0x1.1a62_6331_45c0_7p-54)
  static let ln2 = DoubleDouble(0x1.62e4_2fef_a39e_fp-1, 0x1.abc9_e3b3_9803_fp-56)
  static let third = DoubleDouble(1) / DoubleDouble(3)
  static let sixth = DoubleDouble(1) / DoubleDouble(6)

  /// sin(πx/2) for x in [0, 1].
  static func sineOfQuarterTurns(_ x: DoubleDouble) -> DoubleDouble {
    if x.high > 0.5 { return (one - squaredSine(one - x)).squareRoot() }
    let angle = x * halfPi
    let square = angle * angle
    let s = square.high
    let rest = series(Self.sineTerms, at: s)
    return angle * (one - square * sixth + DoubleDouble(s * s * rest))
  }

  /// sin²(πx/2) for x in [0, ½], to its own relative accuracy.
  static func squaredSine(_ x: DoubleDouble) -> DoubleDouble {
    let sine = sineOfQuarterTurns(x)
    return sine * sine
  }

  /// eᶻ − 1 for z ≤ 0, accurate also where it is tiny.
  static func exponentialMinusOne(_ z: DoubleDouble) -> DoubleDouble {
    let (q, power) = exponentialParts(z)
    if power == 1 { return q }
    return q.scaled(byPowerOfTwo: power) + DoubleDouble(power - 1)
  }

  /// eᶻ for z ≤ 0; 0 below e⁻⁷⁰⁸.
  static func exponential(_ z: DoubleDouble) -> DoubleDouble {
    let (q, power) = exponentialParts(z)
    return (one + q).scaled(byPowerOfTwo: power)
  }

  /// eᶻ as `(1 + q) · power`, `power` a power of two.
  private static func exponentialParts(_ z: DoubleDouble) -> (q: DoubleDouble, power: Double) {
    guard z.high > -708 else { return (DoubleDouble(0), 0) }
    // Adding and taking away 3 · 2⁵¹ rounds to a whole number.
    let k = (z.high / ln2.high + 0x1.8p52) - 0x1.8p52
    let r = z - ln2 * k
    let t = r.high
    let rest = series(Self.exponentialTerms, at: t)
    let q = r + (r * r).scaled(byPowerOfTwo: 0.5) + DoubleDouble(t * t * t * rest)
    return (q, powerOfTwo(Int(k)))
  }

  /// ln y for y in (0, 1], given 1 − y as well, so that it stays accurate near 1.
  static func logarithm(_ y: DoubleDouble, complement: DoubleDouble) -> DoubleDouble {
    if y.high >= 0.707 { return doubleArtanh(-complement / (one + y)) }
    return logarithm(y)
  }

  /// ln y for y away from 1.
  static func logarithm(_ y: DoubleDouble) -> DoubleDouble {
    var exponent = Int(y.high.exponent)
    if y.high.significand > 1.414 { exponent += 1 }
    let power = powerOfTwo(-exponent)
    let m = y.scaled(byPowerOfTwo: power)
    return ln2 * Double(exponent) + doubleArtanh((m - one) / (m + one))
  }

  /// 2 artanh s = ln((1 + s) / (1 − s)) for |s| ≤ 0.172.
  private static func doubleArtanh(_ s: DoubleDouble) -> DoubleDouble {
    let square = s * s
    let t = square.high
    let rest = series(Self.artanhTerms, at: t)
    let sum = s * (one + square * third + DoubleDouble(t * t * rest))
    return sum.scaled(byPowerOfTwo: 2)
  }

  /// 2ᵏ for −1022 ≤ k ≤ 1023.
  @inline(__always)
  static func powerOfTwo(_ k: Int) -> Double {
    Double(bitPattern: UInt64(k + 1023) << 52)
  }

  /// 1/5!, −1/7!, 1/9!, …
  private static let sineTerms =
    1
    / SIMD8<Double>(
      120, -5040, 362_880, -39_916_800, 6_227_020_800, -1_307_674_368_000, 355_687_428_096_000,
      -121_645_100_408_832_000)
  /// 1/3!, 1/4!, 1/5!, …; 0 past the last that counts.
  private static let exponentialTerms =
    1
    / SIMD16<Double>(
      6, 24, 120, 720, 5040, 40_320, 362_880, 3_628_800, 39_916_800, 479_001_600, 6_227_020_800,
      87_178_291_200, 1_307_674_368_000, .infinity, .infinity, .infinity)
  /// 1/5, 1/7, 1/9, …; 0 past the last that counts.
  private static let artanhTerms =
    1
    / SIMD16<Double>(
      5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, .infinity, .infinity, .infinity, .infinity, .infinity
    )

  /// c₀ + c₁t + c₂t² + …
  @inline(__always)
  private static func series<C: SIMD<Double>>(_ coefficients: C, at t: Double) -> Double {
    var sum = 0.0
    for i in coefficients.indices.reversed() { sum = sum * t + coefficients[i] }
    return sum
  }
}
