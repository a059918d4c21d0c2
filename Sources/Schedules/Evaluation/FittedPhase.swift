/// The curve of a phase, where all copies of the phase find it.
///
/// An object, because what stands in a `let` of an object is called in place, where a curve in a struct
/// would be copied first: two references counted up and down are more than a step of most curves.
final class FittedPhase: Sendable {
  let curve: any FittedCurve
  /// The curve's own `rate(at:)`, without finding it in what may be any curve.
  let rate: @Sendable (_ numerator: Int) -> Double

  init(_ curve: any FittedCurve) {
    self.curve = curve
    rate = curve.rateFunction
  }
}
