/// The two kinds of number that rates are written as: `Double`, and `Float`, the `Double` rounded once.
protocol RateNumber: BitwiseCopyable, Sendable {
  init(_ rate: Double)

  /// Writes four rates, one after the other.
  static func store(_ rates: SIMD4<Double>, to pointer: UnsafeMutablePointer<Self>)

  /// Writes the rates of a curve.
  static func fill(
    _ rates: UnsafeMutableBufferPointer<Self>, along curve: any FittedCurve, from numerator: Int,
    stride: Int)

  /// What a phase keeps of this kind.
  static func kept(by phase: FittedPhase) -> KeptRates<Self>?
}

extension Double: RateNumber {
  @inline(__always)
  static func store(_ rates: SIMD4<Double>, to pointer: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: rates, as: SIMD4<Double>.self)
  }

  static func fill(
    _ rates: UnsafeMutableBufferPointer<Double>, along curve: any FittedCurve,
    from numerator: Int, stride: Int
  ) { curve.fill(rates, from: numerator, stride: stride) }

  static func kept(by phase: FittedPhase) -> KeptRates<Double>? { phase.keptDoubles }
}

extension Float: RateNumber {
  @inline(__always)
  static func store(_ rates: SIMD4<Double>, to pointer: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: SIMD4<Float>(rates), as: SIMD4<Float>.self)
  }

  static func fill(
    _ rates: UnsafeMutableBufferPointer<Float>, along curve: any FittedCurve,
    from numerator: Int, stride: Int
  ) { curve.fill(rates, from: numerator, stride: stride) }

  static func kept(by phase: FittedPhase) -> KeptRates<Float>? { phase.keptFloats }
}
