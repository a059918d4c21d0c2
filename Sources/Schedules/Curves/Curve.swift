/// The shape of the way from one rate to another.
///
/// With `x` the progress along the curve, in [0, 1], and `e` the eased fraction, the rate is
/// `from + (to − from) · e(x)`; both ends are hit to the bit.
///
/// | curve | e(x), or the rate itself |
/// | --- | --- |
/// | ``hold`` | constant |
/// | ``linear`` | x |
/// | ``cosine`` | sin²(πx/2) |
/// | ``cosinePower(_:)`` | 1 − cos²ᵖ(πx/2) |
/// | ``polynomial(power:)`` | 1 − (1 − x)ᵖ; p = ½ is the "√(1 − x)" decay |
/// | ``power(_:)`` | xᵖ; p = ½ is the "1 − √x" cooldown |
/// | ``exponential`` | floor + (from − floor) · ((to − floor) / (from − floor))ˣ |
/// | ``logarithmic(base:)`` | ln(1 + (base − 1) · x) / ln base |
/// | ``tanh(lower:upper:)`` | tanh between two places, brought to the ends |
/// | ``inverseSquareRoot(timescale:floor:)`` | floor + (from − floor) · √(τ / (τ + steps)) |
/// | ``inversePower(_:timescale:floor:)`` | floor + (from − floor) · (τ / (τ + steps))ᵖ |
/// | ``table(_:)`` | the entry at the step |
public struct Curve: Sendable {
  let form: any CurveForm

  /// A curve in its simplest form, so that equal curves compare equal.
  init(_ form: any CurveForm) { self.form = form.canonical }

  /// Every kind of curve. A new one is a file of its own, and a line here.
  static let forms: [any CurveForm.Type] = [
    Hold.self,
    Linear.self,
    Cosine.self,
    CosinePower.self,
    Polynomial.self,
    Power.self,
    Exponential.self,
    Logarithmic.self,
    Tanh.self,
    InverseSquareRoot.self,
    InversePower.self,
    Table.self,
  ]

  /// The names of all curves, as messages list them.
  package static var names: String { forms.map { $0.name }.joined(separator: ", ") }

  /// The name under which specs know the curve, such as `cosine`.
  public var name: String { type(of: form).name }
}

extension Curve: Hashable {
  public static func == (a: Curve, b: Curve) -> Bool { a.form.isEqual(to: b.form) }

  public func hash(into hasher: inout Hasher) { form.hash(into: &hasher) }
}

extension Curve: CustomStringConvertible {
  /// The source that makes it: `.polynomial(power: 2)`.
  public var description: String {
    let arguments = form.parameters.filter { !$0.isDefault }.map { parameter in
      (parameter.isLabeled ? parameter.key + ": " : "") + parameter.value.description
    }
    return "." + name + (arguments.isEmpty ? "" : "(\(arguments.joined(separator: ", ")))")
  }
}
