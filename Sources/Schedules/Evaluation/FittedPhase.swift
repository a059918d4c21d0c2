/// The curve of a phase, where all copies of the phase find it.
///
/// An object, because what stands in a `let` of an object is called in place, where a curve in a struct
/// would be copied first: two references counted up and down are more than a step of most curves.
final class FittedPhase: Sendable {
  let curve: any FittedCurve
  /// Rates of it that were computed before; nil where none are worth keeping.
  let keptDoubles: KeptRates<Double>?
  let keptFloats: KeptRates<Float>?
  /// The rate at a numerator: the curve's own `rate(at:)`, without finding it in what may be any curve, or one
  /// that is kept where that is dear.
  let rate: @Sendable (_ numerator: Int) -> Double

  /// - Parameter reach: The numerators that the steps of the phase have, from the first to the last.
  init(_ curve: any FittedCurve, reach: Range<Int>) {
    self.curve = curve
    let toKeep = curve.toKeep?.clamped(to: reach)
    keptDoubles = toKeep.map { KeptRates($0, of: curve) }
    keptFloats = toKeep.map { KeptRates($0, of: curve) }
    // Not by `??`, which would wrap the function in another.
    if let dear = keptDoubles?.dearRate { rate = dear } else { rate = curve.rateFunction }
  }

  /// Writes the rates at a numerator and each `stride` further, kept or computed.
  ///
  /// - Parameter isWorthwhile: Whether what all phases of the schedule would keep stays in cache.
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutableBufferPointer<Rate>, from numerator: Int, stride: Int, isWorthwhile: Bool
  ) {
    if let kept = Rate.kept(by: self) {
      return kept.fill(
        rates, from: numerator, stride: stride, isWorthwhile: isWorthwhile)
    }
    Rate.fill(rates, along: curve, from: numerator, stride: stride)
  }
}
