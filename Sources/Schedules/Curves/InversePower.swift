/// Decay with a power of the steps, which never ends.
struct InversePower: CurveForm {
  static let name = "inversePower"
  static let givenEnds = CurveEnds.from
  static let countsSteps = true

  private let power: Double
  private let timescale: Double
  private let floor: Double

  init(_ power: Double, timescale: Double, floor: Double) throws(ScheduleError) {
    guard power >= 0x1p-10, power <= 0x1p10 else {
      throw ScheduleError("power", "\(power) is not a power", "give a number above 0, such as 1")
    }
    // What it asks of its timescale and floor is what the inverse square root asks.
    _ = try InverseSquareRoot(timescale: timescale, floor: floor)
    self.power = power
    self.timescale = timescale
    self.floor = floor
  }

  init(_ parameters: borrowing ParameterReader) throws(ScheduleError) {
    try self.init(
      parameters.number("power"), timescale: parameters.number("timescale"),
      floor: parameters.number("floor", default: 0))
  }

  var parameters: [CurveParameter] {
    [
      CurveParameter(key: "power", value: .number(power), isLabeled: false),
      CurveParameter(key: "timescale", value: .number(timescale)),
      CurveParameter(key: "floor", value: .number(floor), isDefault: floor == 0),
    ]
  }

  var canonical: any CurveForm {
    guard power == 0.5, let root = try? InverseSquareRoot(timescale: timescale, floor: floor) else {
      return self
    }
    return root
  }

  func check(from: Double, to: Double) throws(ScheduleError) {
    try InverseSquareRoot(timescale: timescale, floor: floor).check(from: from, to: to)
  }

  func ends(from: Double, to: Double) -> (from: Double, to: Double) { (from, floor) }

  func mappingRates(_ change: (Double) -> Double) throws(ScheduleError) -> Curve {
    Curve(try InversePower(power, timescale: timescale, floor: change(floor)))
  }

  func formula(from: Double, to: Double) -> CurveFormula? {
    let left: Formula = .name("timescale") / (.name("timescale") + .steps)
    return .openEnded(
      from: from, floor: floor, timescale: timescale,
      left: power == 1 ? left : .power(left, .name("power")),
      constants: power == 1 ? [] : [("power", power)])
  }

  func fitted(from: Double, to: Double, period: Int) -> any FittedCurve {
    InversePowerCurve(power: power, timescale: timescale, floor: floor, from: from, period: period)
      .fitted
  }
}

extension Curve {
  /// Decay with a power of the steps since the curve began; open-ended.
  ///
  ///     rate = floor + (from − floor) · (τ / (τ + u))ᵖ,  u counting steps
  ///
  /// The "Power" schedule of arXiv 2408.13359 and `WSDLRScheduler(stable_fn='power')` in timm.
  /// Power 1 is ``inverseTime(timescale:floor:)``, ½ is ``inverseSquareRoot(timescale:floor:)``.
  ///
  /// ```swift
  /// let schedule: Schedule = [.curve(.inversePower(2, timescale: 4), from: 1, for: 10)]
  /// schedule[4]  // 0.25
  /// ```
  ///
  /// - Precondition: `power` is between 2⁻¹⁰ and 2¹⁰, `timescale` between 2⁻⁶⁴ and 2⁶⁴, `floor`
  ///   finite and not negative.
  public static func inversePower(_ power: Double, timescale: Double, floor: Double = 0) -> Curve {
    trapping("inversePower") { () throws(ScheduleError) in
      Curve(try InversePower(power, timescale: timescale, floor: floor))
    }
  }

  /// Inverse-time decay: halved after τ steps, a third left after 2τ; open-ended.
  ///
  ///     rate = floor + (from − floor) · τ / (τ + u),  u counting steps
  ///
  /// `InverseTimeDecay` in Keras, whose `decay_steps / decay_rate` is τ.
  ///
  /// ```swift
  /// let schedule: Schedule = [.curve(.inverseTime(timescale: 4), from: 1, for: 10)]
  /// schedule[4]  // 0.5
  /// ```
  ///
  /// - Precondition: `timescale` is between 2⁻⁶⁴ and 2⁶⁴, `floor` is finite and not negative.
  public static func inverseTime(timescale: Double, floor: Double = 0) -> Curve {
    inversePower(1, timescale: timescale, floor: floor)
  }
}
