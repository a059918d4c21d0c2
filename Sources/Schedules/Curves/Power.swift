/// A power of the progress: e(x) = xᵖ.
struct Power: CurveForm {
  static let name = "power"

  private let fraction: PowerFraction

  init(_ power: Double) throws(ScheduleError) {
    fraction = try PowerFraction(exponent: power, named: "power")
  }

  init(_ parameters: borrowing ParameterReader) throws(ScheduleError) {
    try self.init(parameters.number("power"))
  }

  var parameters: [CurveParameter] {
    [CurveParameter(key: "power", value: .number(fraction.exponent), isLabeled: false)]
  }

  var canonical: any CurveForm { fraction.exponent == 1 ? Linear() : self }

  func formula(from: Double, to: Double) -> CurveFormula? {
    .between(
      from: from, to: to, eased: fraction.power(.elapsed),
      uneased: fraction.rest(.elapsed, complement: .remaining), constants: fraction.constants)
  }

  func fitted(from: Double, to: Double, period: Int) -> any FittedCurve {
    let ends = EasedEnds(from: from, to: to, period: period)
    return PowerEasing(ends: ends, fraction: fraction, vertexIsAtStart: true).fitted
  }

  func pieces(from start: Double, to end: Double, within tolerance: Double) -> [CurvePiece]? {
    fraction.pieces(from: start, to: end)
  }
}

extension Curve {
  /// A power of the progress; with ½ the "1 − √x" cooldown.
  ///
  ///     rate = from + (to − from) · xᵖ
  ///
  /// Decaying to 0 with power ½ it is `1 − √x`, the cooldown of "Scaling Laws and Compute-Optimal
  /// Training Beyond Fixed Training Durations", arXiv 2405.18392; not to be confused with √(1 − x),
  /// which is ``polynomial(power:)`` with ½. Power 1 is ``linear``.
  ///
  /// ```swift
  /// Schedule.ramp(from: 1, to: 0, over: 4, along: .power(0.5))[1]  // 0.5
  /// ```
  ///
  /// - Precondition: `power` is finite and above 0.
  public static func power(_ power: Double) -> Curve {
    trapping("power") { () throws(ScheduleError) in Curve(try Power(power)) }
  }
}
