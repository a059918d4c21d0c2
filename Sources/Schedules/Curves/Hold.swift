/// The same rate at every step.
struct Hold: CurveForm {
  static let name = "hold"
  static let givenEnds = CurveEnds.rate

  init() {}
  init(_ parameters: borrowing ParameterReader) {}

  func ends(from: Double, to: Double) -> (from: Double, to: Double) { (from, from) }

  func formula(from: Double, to: Double) -> CurveFormula? {
    CurveFormula([("rate", to)], rate: .name("rate"))
  }

  func fitted(from: Double, to: Double, period: Int) -> any FittedCurve { ConstantRate(rate: to) }

  func pieces(from start: Double, to end: Double, within tolerance: Double) -> [CurvePiece]? {
    [.line(to: .init(end, end))]
  }
}

extension Curve {
  /// A constant rate.
  public static let hold = Curve(Hold())

  /// Whether this is the constant curve.
  public var isHold: Bool { form is Hold }
}

private struct ConstantRate: FittedCurve {
  let rate: Double

  func rate(at numerator: Int) -> Double { rate }

  func sum(from numerator: Int, stride: Int, count: Int) -> DoubleDouble {
    DoubleDouble(count) * rate
  }
}
