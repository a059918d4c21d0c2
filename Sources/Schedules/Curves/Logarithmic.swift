/// The logarithm of the progress: steep first, then ever slower.
struct Logarithmic: CurveForm {
  static let name = "logarithmic"

  private let base: Double

  init(base: Double) throws(ScheduleError) {
    guard base.isFinite, base >= 1 + 0x1p-20 else {
      throw ScheduleError("base", "\(base) is not a base", "give a number above 1, such as 500")
    }
    self.base = base
  }

  init(_ parameters: borrowing ParameterReader) throws(ScheduleError) {
    try self.init(base: parameters.number("base"))
  }

  var parameters: [CurveParameter] { [CurveParameter(key: "base", value: .number(base))] }

  func formula(from: Double, to: Double) -> CurveFormula? {
    let eased: Formula =
      .logarithm(1 + (.name("base") - 1) * .elapsed) / .logarithm(.name("base"))
    return .between(
      from: from, to: to, eased: eased, uneased: 1 - eased, constants: [("base", base)])
  }

  func fitted(from: Double, to: Double, period: Int) -> any FittedCurve {
    LogarithmicRate(ends: EasedEnds(from: from, to: to, period: period), base: base)
  }
}

extension Curve {
  /// The logarithm of the progress.
  ///
  ///     rate = from + (to − from) · ln(1 + (base − 1) · x) / ln base
  ///
  /// With the base n on the grid `k/(n−1)` this is ln(k + 1) / ln n: the warmup of `WarmupLR` in
  /// DeepSpeed with `warmup_type='log'`.
  ///
  /// ```swift
  /// Schedule.warmup(to: 1, over: 3, along: .logarithmic(base: 4))[1]  // 0.5
  /// ```
  ///
  /// - Precondition: `base` is finite and above 1.
  public static func logarithmic(base: Double) -> Curve {
    trapping("logarithmic") { () throws(ScheduleError) in Curve(try Logarithmic(base: base)) }
  }
}

/// Logarithms of numbers of at least 1 are taken of their inverses, each beside its distance to 1.
///
/// Bases near the largest double are held with the rest in a smaller unit, in which products fit. So far from 1
/// its logarithm is that of the number in the unit, and the unit's.
private struct LogarithmicRate: EasedCurve {
  let ends: EasedEnds
  private let unit: DoubleDouble
  private let unitLogarithm: DoubleDouble?
  private let base: DoubleDouble
  private let slope: DoubleDouble
  private var whole = DoubleDouble.one

  init(ends: EasedEnds, base: Double) {
    self.ends = ends
    let exponent = base > 0x1p900 ? -600 : 0
    let unit = DoubleDouble.powerOfTwo(exponent)
    self.unit = DoubleDouble(unit)
    unitLogarithm = exponent == 0 ? nil : DoubleDouble.logarithm(self.unit)
    self.base = DoubleDouble(base * unit)
    slope = DoubleDouble.sum(base * unit, -unit)
    whole = logarithm(of: self.base, rise: slope)
  }

  func eased(_ progress: Progress) -> DoubleDouble {
    let rise = slope * progress.elapsed
    return logarithm(of: unit + rise, rise: rise) / whole
  }

  func uneased(_ progress: Progress) -> DoubleDouble {
    let argument = unit + slope * progress.elapsed
    return -.logarithm(argument / base, complement: slope * progress.remaining / base) / whole
  }

  /// The logarithm of a number of units, and of one more than `rise` of them.
  private func logarithm(of argument: DoubleDouble, rise: DoubleDouble) -> DoubleDouble {
    if let unitLogarithm { return .logarithm(argument) - unitLogarithm }
    return -.logarithm(unit / argument, complement: rise / argument)
  }
}
