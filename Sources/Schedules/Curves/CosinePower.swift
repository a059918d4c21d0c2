/// A power of the cosine's half wave.
struct CosinePower: CurveForm {
  static let name = "cosinePower"

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

  var canonical: any CurveForm { fraction.exponent == 1 ? Cosine() : self }

  func formula(from: Double, to: Double) -> CurveFormula? {
    .between(
      from: from, to: to,
      eased: fraction.rest(.wave(.remaining), complement: .wave(.elapsed)),
      uneased: fraction.power(.wave(.remaining)), constants: fraction.constants)
  }

  func fitted(from: Double, to: Double, period: Int) -> any FittedCurve {
    CosinePowerRate(ends: EasedEnds(from: from, to: to, period: period), fraction: fraction)
  }
}

extension Curve {
  /// A power of the cosine's half wave, which stays longer at its end.
  ///
  ///     rate = to + (from − to) · (½(1 + cos πx))ᵖ
  ///
  /// `cosine_decay_schedule` in Optax with its `exponent`. Power 1 is ``cosine``.
  ///
  /// ```swift
  /// Schedule.ramp(from: 1, to: 0, over: 2, along: .cosinePower(2)).rates(in: 0..<3)  // [1.0, 0.25, 0.0]
  /// ```
  ///
  /// - Precondition: `power` is finite and above 0.
  public static func cosinePower(_ power: Double) -> Curve {
    trapping("cosinePower") { () throws(ScheduleError) in Curve(try CosinePower(power)) }
  }
}

private struct CosinePowerRate: EasedCurve {
  let ends: EasedEnds
  let fraction: PowerFraction

  func eased(_ progress: Progress) -> DoubleDouble {
    let (fallen, risen) = (wave(progress.reversed), wave(progress))
    return fraction.rest(fallen, risen)
  }

  func uneased(_ progress: Progress) -> DoubleDouble {
    let (fallen, risen) = (wave(progress.reversed), wave(progress))
    return fraction.power(fallen, risen)
  }

  /// sin²(πx/2), to its own relative accuracy.
  private func wave(_ progress: Progress) -> DoubleDouble {
    progress.isInFirstHalf
      ? .squaredSine(progress.elapsed) : .one - .squaredSine(progress.remaining)
  }
}

extension Curve {
  /// Whether this is the cosine's half wave, or a power of it.
  var isCosine: Bool { form is Cosine || form is CosinePower }
}
