/// The two kinds of number that rates are written as: `Double`, and `Float`, the `Double` rounded once.
protocol RateNumber: BitwiseCopyable, Sendable {
  init(_ rate: Double)

  /// Writes four rates, one after the other.
  static func store(_ rates: SIMD4<Double>, to pointer: UnsafeMutablePointer<Self>)
}

extension Double: RateNumber {
  @inline(__always)
  static func store(_ rates: SIMD4<Double>, to pointer: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: rates, as: SIMD4<Double>.self)
  }
}

extension Float: RateNumber {
  @inline(__always)
  static func store(_ rates: SIMD4<Double>, to pointer: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: SIMD4<Float>(rates), as: SIMD4<Float>.self)
  }
}
