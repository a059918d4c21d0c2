/// What the powers yᵖ of all places need: made once for each exponent, and shared by all phases.
final class PowerTable: Sendable {
  /// (1 + j/32)ᵖ for j from 0 to 32.
  let mantissas: [HeadTail]
  /// 1 / (1 + j/32).
  let inverses: [Double]
  /// 2⁻ᵉᵖ.
  let scales: [HeadTail]
  /// The binomial coefficients of (1 + σ)ᵖ from the first on, and the same with the eighth spread
  /// over those before it, for |σ| ≤ 1/64 (economised, after Chebyshev).
  let series: SIMD8<Double>
  let shortened: SIMD8<Double>

  /// The grid points of an octave.
  static let resolution = 32
  static let octaves = 64

  init(exponent p: Double) {
    mantissas = (0...Self.resolution).map { j in
      HeadTail(Self.power(DoubleDouble(1 + Double(j) / Double(Self.resolution)), p))
    }
    inverses = (0...Self.resolution).map { 1 / (1 + Double($0) / Double(Self.resolution)) }
    scales = (0..<Self.octaves).map {
      HeadTail(Self.power(DoubleDouble(DoubleDouble.powerOfTwo(-$0)), p))
    }
    var (series, term) = (SIMD8<Double>(), 1.0)
    for i in 0..<8 {
      term *= (p - Double(i)) / Double(i + 1)
      series[i] = term
    }
    self.series = series
    // T₈ = 128x⁸ − 256x⁶ + 160x⁴ − 32x² + 1
    let (eighth, h) = (series[7] / 128, 0x1p-12)
    shortened = SIMD8(
      series[0], series[1] + eighth * h * h * h * 32, series[2], series[3] - eighth * h * h * 160,
      series[4], series[5] + eighth * h * 256, series[6], 0)
  }

  /// xᵖ for any x above 0.
  private static func power(_ x: DoubleDouble, _ p: Double) -> DoubleDouble {
    if x.high == 1 { return .one }
    if p == 0.5 { return x.squareRoot() }
    if p == -0.5 { return .one / x.squareRoot() }
    let logarithm = DoubleDouble.logarithm(x) * p
    // The exponential is made for what is not positive.
    return logarithm.high <= 0 ? .exponential(logarithm) : .one / .exponential(-logarithm)
  }
}
