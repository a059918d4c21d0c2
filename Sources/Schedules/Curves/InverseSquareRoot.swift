/// Decay with the inverse square root of the steps, which never ends.
struct InverseSquareRoot: CurveForm {
  static let name = "inverseSquareRoot"
  static let givenEnds = CurveEnds.from
  static let countsSteps = true

  private let timescale: Double
  private let floor: Double

  init(timescale: Double, floor: Double) throws(ScheduleError) {
    guard timescale >= 0x1p-64, timescale <= 0x1p64 else {
      throw ScheduleError(
        "timescale", "\(timescale) is not a number of steps", "give a number above 0, such as 4000")
    }
    guard floor.isFinite, floor >= 0 else {
      throw ScheduleError("floor", "\(floor) is not a rate", "give a rate of 0 or more")
    }
    self.timescale = timescale
    self.floor = floor
  }

  init(_ parameters: borrowing ParameterReader) throws(ScheduleError) {
    try self.init(
      timescale: parameters.number("timescale"), floor: parameters.number("floor", default: 0))
  }

  var parameters: [CurveParameter] {
    [
      CurveParameter(key: "timescale", value: .number(timescale)),
      CurveParameter(key: "floor", value: .number(floor), isDefault: floor == 0),
    ]
  }

  func check(from: Double, to: Double) throws(ScheduleError) {
    if from < floor {
      throw ScheduleError(
        "from", "\(from) is below the floor \(floor)", "give a rate at or above the floor")
    }
  }

  func ends(from: Double, to: Double) -> (from: Double, to: Double) { (from, floor) }

  func mappingRates(_ change: (Double) -> Double) throws(ScheduleError) -> Curve {
    Curve(try InverseSquareRoot(timescale: timescale, floor: change(floor)))
  }

  func formula(from: Double, to: Double) -> CurveFormula? {
    .openEnded(
      from: from, floor: floor, timescale: timescale,
      left: (.name("timescale") / (.name("timescale") + .steps)).squareRoot)
  }

  func fitted(from: Double, to: Double, period: Int) -> any FittedCurve {
    InversePowerCurve(power: 0.5, timescale: timescale, floor: floor, from: from, period: period)
      .fitted
  }
}

extension Curve {
  /// Decay with the inverse square root of the steps since the curve began; open-ended.
  ///
  ///     rate = floor + (from − floor) · √(τ / (τ + u))
  ///
  /// `u` counts steps from 0 and `τ`, the timescale, is in steps; the rate never reaches the floor.
  /// With τ the warmup's length it goes on from a warmup as "Attention Is All You Need"
  /// (arXiv 1706.03762, eq. 3), fairseq and Megatron have it. Not √(1 − x), which is
  /// ``polynomial(power:)``, nor 1 − √x, which is ``power(_:)``.
  ///
  /// ```swift
  /// let schedule = Schedule.constant(1, for: 0).decaying(over: 10, along: .inverseSquareRoot(timescale: 3))
  /// schedule[9]  // 0.5
  /// ```
  ///
  /// - Precondition: `timescale` is between 2⁻⁶⁴ and 2⁶⁴, `floor` is finite and not negative.
  public static func inverseSquareRoot(timescale: Double, floor: Double = 0) -> Curve {
    trapping("inverseSquareRoot") { () throws(ScheduleError) in
      Curve(try InverseSquareRoot(timescale: timescale, floor: floor))
    }
  }
}

extension CurveFormula {
  /// A curve that counts steps and comes down to a floor: `left` is what is left of the way.
  static func openEnded(
    from: Double, floor: Double, timescale: Double, left: Formula,
    constants: [(String, Double)] = []
  ) -> CurveFormula {
    let known = [("start", from), ("timescale", timescale)] + constants
    return floor == 0
      ? CurveFormula(known, rate: .name("start") * left)
      : CurveFormula(
        known + [("floor", floor)],
        rate: .name("floor") + (.name("start") - .name("floor")) * left)
  }
}
