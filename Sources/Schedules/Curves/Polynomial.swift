/// The field's polynomial decay: e(x) = 1 − (1 − x)ᵖ.
struct Polynomial: CurveForm {
  static let name = "polynomial"

  private let fraction: PowerFraction

  init(power: Double) throws(ScheduleError) {
    fraction = try PowerFraction(exponent: power, named: "power")
  }

  init(_ parameters: borrowing ParameterReader) throws(ScheduleError) {
    try self.init(power: parameters.number("power"))
  }

  var parameters: [CurveParameter] {
    [CurveParameter(key: "power", value: .number(fraction.exponent))]
  }

  var canonical: any CurveForm { fraction.exponent == 1 ? Linear() : self }

  func formula(from: Double, to: Double) -> CurveFormula? {
    .between(
      from: from, to: to, eased: fraction.rest(.remaining, complement: .elapsed),
      uneased: fraction.power(.remaining), constants: fraction.constants)
  }

  func fitted(from: Double, to: Double, period: Int) -> any FittedCurve {
    let ends = EasedEnds(from: from, to: to, period: period)
    return PowerEasing(ends: ends, fraction: fraction, vertexIsAtStart: false).fitted
  }

  /// The power's own, turned upside down: √(1 − x) is one parabola's arc.
  func pieces(from start: Double, to end: Double, within tolerance: Double) -> [CurvePiece]? {
    fraction.pieces(from: 1 - start, to: 1 - end)?.map { $0.map { .init(1 - $0.x, 1 - $0.e) } }
  }
}

extension Curve {
  /// The field's polynomial decay, steepest at its start for powers above 1.
  ///
  ///     rate = to + (from − to) · (1 − x)ᵖ
  ///
  /// `polynomial_schedule` in Optax, `PolynomialLR` in PyTorch. Power ½ is the √(1 − x) decay; not
  /// to be confused with 1 − √x, which is ``power(_:)`` with ½. Power 1 is ``linear``.
  ///
  /// ```swift
  /// let decay = Schedule.ramp(from: 1, to: 0, over: 4, along: .polynomial(power: 2))
  /// decay.rates(in: 0..<5)  // [1.0, 0.5625, 0.25, 0.0625, 0.0]
  /// ```
  ///
  /// - Precondition: `power` is finite and above 0.
  public static func polynomial(power: Double) -> Curve {
    trapping("polynomial") { () throws(ScheduleError) in Curve(try Polynomial(power: power)) }
  }
}
