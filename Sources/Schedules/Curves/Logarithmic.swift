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
private struct LogarithmicRate: EasedCurve {
  let ends: EasedEnds
  private let base: DoubleDouble
  private let slope: DoubleDouble
  private let whole: DoubleDouble

  init(ends: EasedEnds, base: Double) {
    self.ends = ends
    self.base = DoubleDouble(base)
    slope = DoubleDouble.sum(base, -1)
    whole = .logarithm(.one / self.base, complement: slope / self.base)
  }

  func eased(_ progress: Progress) -> DoubleDouble {
    let rise = slope * progress.elapsed
    let argument = DoubleDouble.one + rise
    return .logarithm(.one / argument, complement: rise / argument) / whole
  }

  func uneased(_ progress: Progress) -> DoubleDouble {
    let argument = DoubleDouble.one + slope * progress.elapsed
    return .logarithm(argument / base, complement: slope * progress.remaining / base) / whole
  }
}
