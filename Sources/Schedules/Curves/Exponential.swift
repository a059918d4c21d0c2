/// The same factor at every step, above a floor.
struct Exponential: CurveForm {
  static let name = "exponential"

  private let floor: Double

  init(floor: Double) throws(ScheduleError) {
    guard floor.isFinite else {
      throw ScheduleError("floor", "\(floor) is not finite", "give a rate below both ends")
    }
    self.floor = floor
  }

  init(_ parameters: borrowing ParameterReader) throws(ScheduleError) {
    try self.init(floor: parameters.number("floor", default: 0))
  }

  var parameters: [CurveParameter] {
    [CurveParameter(key: "floor", value: .number(floor), isDefault: floor == 0)]
  }

  func check(from: Double, to: Double) throws(ScheduleError) {
    for (end, rate) in [("from", from), ("to", to)] where rate <= floor {
      throw ScheduleError(
        end, "an exponential never stands at \(rate), for its floor is \(floor)",
        "give a rate above the floor, or a lower floor")
    }
  }

  func mappingRates(_ change: (Double) -> Double) throws(ScheduleError) -> Curve {
    Curve(try Exponential(floor: change(floor)))
  }

  func formula(from: Double, to: Double) -> CurveFormula? {
    let ratio: Formula =
      floor == 0
      ? .name("end") / .name("start")
      : (.name("end") - .name("floor")) / (.name("start") - .name("floor"))
    let constants = [("start", from), ("end", to)]
    if floor == 0 {
      return CurveFormula(
        constants, parts: [("ratio", ratio)],
        rate: .name("start") * .power(.name("ratio"), .elapsed))
    }
    let height: Formula = .name("start") - .name("floor")
    let floored = constants + [("floor", floor)]
    if floor < -max(from, to) {
      // Far below the ends the floor would swallow them: both the ratio, near 1, and the rate.
      let pace = Formula.logarithmOfOnePlus((.name("end") - .name("start")) / height)
      return CurveFormula(
        floored, parts: [("pace", pace)],
        rate: .name("start") + height * .exponentialMinusOne(.elapsed * .name("pace")))
    }
    return CurveFormula(
      floored, parts: [("ratio", ratio)],
      rate: .name("floor") + height * .power(.name("ratio"), .elapsed))
  }

  func fitted(from: Double, to: Double, period: Int) -> any FittedCurve {
    let exact = ExponentialEasing(
      ends: EasedEnds(from: from, to: to, period: period), floor: floor)
    return ExponentialRate(exact) ?? exact
  }
}

extension Curve {
  /// Exponential decay to `to` (or growth): the same factor at every step.
  ///
  ///     rate = from · (to / from)ˣ
  ///
  /// `exponential_decay` in Optax, `ExponentialLR` in PyTorch, the tail of "warmup–stable–decay"
  /// schedules in arXiv 2404.06395 (MiniCPM). Both ends are above 0.
  ///
  /// ```swift
  /// Schedule.ramp(from: 1, to: 0.25, over: 2, along: .exponential).rates(in: 0..<3)  // [1.0, 0.5, 0.25]
  /// ```
  public static let exponential = Curve.exponential(floor: 0)

  /// Exponential decay (or growth) of what lies above a floor.
  ///
  ///     rate = floor + (from − floor) · ((to − floor) / (from − floor))ˣ
  ///
  /// Both ends are above the floor.
  ///
  /// - Precondition: `floor` is finite.
  public static func exponential(floor: Double) -> Curve {
    trapping("exponential") { () throws(ScheduleError) in Curve(try Exponential(floor: floor)) }
  }
}

/// The exponential between two given ends, as a fraction of the way: with r the ratio of the lower
/// end to the higher, y the time since the higher one and L = ln r < 0, the fraction of the way up
/// is (eʸᴸ − eᴸ) / (1 − eᴸ). As eʸᴸ · (1 − e⁽¹⁻ʸ⁾ᴸ) / (1 − eᴸ) nothing cancels.
private struct ExponentialEasing: EasedCurve {
  let ends: EasedEnds
  private let logRatio: DoubleDouble
  private let whole: DoubleDouble

  init(ends: EasedEnds, floor: Double) {
    self.ends = ends
    let (low, high) = (ends.blend.low, ends.blend.high)
    // Each distance is brought to [1, 2) by its own power of two, so that their ratio cannot
    // underflow.
    let (below, above) = (DoubleDouble.sum(low, -floor), DoubleDouble.sum(high, -floor))
    let (belowUnit, aboveUnit) = (below.high.binade, above.high.binade)
    let mantissas =
      DoubleDouble(below.high / belowUnit, below.low / belowUnit)
      / DoubleDouble(above.high / aboveUnit, above.low / aboveUnit)
    let exponents = Double(below.high.exponent - above.high.exponent)
    let ratio = DoubleDouble.logarithm(mantissas) + .ln2 * exponents
    // So far above the floor that the distances are the same is as good as a straight line, which
    // an exponential of almost no decay is.
    logRatio = ratio.high < -0x1p-90 ? ratio : DoubleDouble(-0x1p-90)
    whole = -.exponentialMinusOne(logRatio)
  }

  /// By pieces of the same length, which all have the shape of one e-function: those of one octave.
  var pieces: TaylorPieces? {
    // A piece reaches a twelfth of an e-fold to either side, or a quarter of that where it still has
    // hundreds of steps, which saves terms, and where there are not too many of them.
    let finer = perOctave(perFold: 24)
    let isFiner = Units(period: ends.period).isLong && finer <= TaylorGrid.mostPerOctave
    let perOctave = isFiner ? finer : perOctave(perFold: 6)
    let curve = self
    let (low, span) = (ends.blend.low, ends.blend.high - ends.blend.low)
    // How far the lower end lies above where the curve leads: not low − floor, which cancels.
    let above = span * (DoubleDouble.exponential(logRatio) / whole).rounded
    // Where the rate goes on to 0, below its floor's lead, pieces would lose its last bits, and
    // where the lower end is lost beside the upper one, all of them.
    guard above <= 1.01 * low, ends.blend.keepsLow else { return nil }
    let slope = (ends.rises ? -logRatio.high : logRatio.high) / Double(ends.period)
    return ends.taylorPieces(perOctave: perOctave) { place in
      let progress = Progress(place: place, period: curve.ends.period)
      let rate = curve.ends.exactRate(curve, at: progress)
      let height = ((rate.high - low) + rate.low) + above
      return (rate, TaylorTerms.exponential(value: height, ratio: slope))
    } grid: {
      TaylorGrid(
        unit: $0.size, shift: Double(2 * $0.count).binade, perOctave: perOctave,
        isShortAbove: false, end: Double(curve.ends.period))
    }
  }

  private func perOctave(perFold: Double) -> Int {
    let count = Int(min(perFold * -logRatio.high, 0x1p20).rounded(.up))
    return max(8, 2 << (Int.bitWidth - count.leadingZeroBitCount))
  }

  func eased(_ progress: Progress) -> DoubleDouble {
    ends.rises ? wayUp(progress.remaining, progress.elapsed) : wayDown(progress.elapsed)
  }

  func uneased(_ progress: Progress) -> DoubleDouble {
    ends.rises ? wayDown(progress.remaining) : wayUp(progress.elapsed, progress.remaining)
  }

  /// The fraction of the way up from the lower end, a time `y` from the higher and `z` from the lower.
  private func wayUp(_ y: DoubleDouble, _ z: DoubleDouble) -> DoubleDouble {
    .exponential(logRatio * y) * -.exponentialMinusOne(logRatio * z) / whole
  }

  /// The fraction of the way down from the higher end, a time `y` from it.
  private func wayDown(_ y: DoubleDouble) -> DoubleDouble {
    -.exponentialMinusOne(logRatio * y) / whole
  }

  /// A geometric series: Σ eʸᴸ = eᵐᴸ · (1 − eⁿᵟᴸ) / (1 − eᵟᴸ), m the least of the times y.
  /// Near an end it cancels with what is taken from it, and where there is almost no decay.
  func easedSum(from progress: Progress, stride: Int, count: Int) -> DoubleDouble? {
    if whole.high < 0x1p-30 { return nil }
    let step = DoubleDouble(stride) / progress.period
    let nearest =
      ends.rises ? progress.remaining - step * DoubleDouble(count - 1) : progress.elapsed
    let series =
      DoubleDouble.exponential(logRatio * nearest)
      * .exponentialMinusOne(logRatio * step * DoubleDouble(count))
      / .exponentialMinusOne(logRatio * step)
    let low = DoubleDouble.one - whole
    let up = (series - low * DoubleDouble(count)) / whole
    let share = up.high / Double(count)
    if min(share, 1 - share) < 0.125 { return nil }
    return ends.rises ? up : DoubleDouble(count) - up
  }
}

private struct ExponentialRate: SegmentedRate {
  let exact: ExponentialEasing
  let segments: TaylorSegments
  private let pieces: TaylorPieces

  var placesRise: Bool { true }

  var toKeep: RatesToKeep? { .all(ofPeriodByPieces: ends.period) }

  init?(_ exact: ExponentialEasing) {
    guard let pieces = exact.pieces else { return nil }
    self.exact = exact
    self.pieces = pieces
    segments = TaylorSegments(pieces)
  }
}
