/// A piece of the hyperbolic tangent: flat, steep, flat, with as much of either flat part as
/// wanted.
struct Tanh: CurveForm {
  static let name = "tanh"

  private let lower: Double
  private let upper: Double

  init(lower: Double, upper: Double) throws(ScheduleError) {
    for (key, bound) in [("lower", lower), ("upper", upper)] where !(abs(bound) <= 300) {
      throw ScheduleError(
        key, "\(bound) is not a place on the curve", "give a number in −300…300, such as −7 or 3")
    }
    guard lower < upper, upper - lower >= 0x1p-20 else {
      throw ScheduleError(
        "upper", "\(upper) does not lie above the lower place \(lower)", "give a larger number")
    }
    self.lower = lower
    self.upper = upper
  }

  init(_ parameters: borrowing ParameterReader) throws(ScheduleError) {
    try self.init(
      lower: parameters.number("lower", default: -7), upper: parameters.number("upper", default: 3))
  }

  var parameters: [CurveParameter] {
    [
      CurveParameter(key: "lower", value: .number(lower)),
      CurveParameter(key: "upper", value: .number(upper)),
    ]
  }

  /// The quotient of differences of tanh as one of exponentials, in which nothing cancels.
  func formula(from: Double, to: Double) -> CurveFormula? {
    let (width, angle): (Formula, Formula) = (.name("width"), .name("angle"))
    func way(_ part: Formula) -> Formula {
      .exponentialMinusOne(-2 * width * part) / .exponentialMinusOne(-2 * width)
    }
    let fraction: Formula =
      from < to
      ? .name("way") * (1 + .exponential(-2 * .name("upper"))) / (1 + .exponential(-2 * angle))
      : .name("way") * (1 + .exponential(2 * .name("lower"))) / (1 + .exponential(2 * angle))
    return .between(
      from: from, to: to, eased: .name("fraction"), uneased: .name("fraction"),
      constants: [("lower", lower), ("upper", upper)],
      parts: [
        ("width", .name("upper") - .name("lower")),
        ("angle", .name("lower") * .remaining + .name("upper") * .elapsed),
        ("way", way(from < to ? .elapsed : .remaining)), ("fraction", fraction),
      ])
  }

  func fitted(from: Double, to: Double, period: Int) -> any FittedCurve {
    TanhRate(ends: EasedEnds(from: from, to: to, period: period), lower: lower, upper: upper)
  }
}

extension Curve {
  /// The hyperbolic tangent between two places, brought to the two ends.
  ///
  ///     rate = from + (to − from) · (tanh θ − tanh lower) / (tanh upper − tanh lower),
  ///     θ = lower + (upper − lower) · x
  ///
  /// `TanhLRScheduler` in timm, with `lb` and `ub` (−7 and 3); "Stochastic Gradient Descent with
  /// Hyperbolic-Tangent Decay", arXiv 1806.01593. timm does not bring the curve to its ends:
  /// ``Schedule/tanhDecay(from:to:over:lower:upper:warmup:)`` does as timm does.
  ///
  /// ```swift
  /// let decay = Schedule.ramp(from: 1, to: 0, over: 2, along: .tanh(lower: -2, upper: 2))
  /// decay.rates(in: 0..<3)  // [1.0, 0.5, 0.0]
  /// ```
  ///
  /// - Precondition: Both places lie in −300…300, and `lower` below `upper`.
  public static func tanh(lower: Double = -7, upper: Double = 3) -> Curve {
    trapping("tanh") { () throws(ScheduleError) in Curve(try Tanh(lower: lower, upper: upper)) }
  }
}

/// tanh a − tanh b is sinh(a − b) / (cosh a · cosh b), so that with W = upper − lower and w the way
/// gone of it
///
///     e(x) = sinh w / sinh W · cosh(upper) / cosh θ
///
/// in which nothing cancels. Each factor is a power of e times what is near 1, and the powers add
/// up to one that is not above 0.
private struct TanhRate: EasedCurve {
  let ends: EasedEnds
  private let lower: DoubleDouble
  private let upper: DoubleDouble
  private let width: DoubleDouble

  init(ends: EasedEnds, lower: Double, upper: Double) {
    self.ends = ends
    self.lower = DoubleDouble(lower)
    self.upper = DoubleDouble(upper)
    width = DoubleDouble.sum(upper, -lower)
  }

  func eased(_ progress: Progress) -> DoubleDouble {
    fraction(gone: progress.elapsed, left: progress.remaining, end: upper, angle: angle(progress))
  }

  func uneased(_ progress: Progress) -> DoubleDouble {
    fraction(gone: progress.remaining, left: progress.elapsed, end: lower, angle: angle(progress))
  }

  private func angle(_ progress: Progress) -> DoubleDouble {
    lower * progress.remaining + upper * progress.elapsed
  }

  /// The fraction of the way to `end`, from the fractions of the width gone and left to it.
  private func fraction(
    gone: DoubleDouble, left: DoubleDouble, end: DoubleDouble, angle: DoubleDouble
  ) -> DoubleDouble {
    let (far, near) = (end.magnitude, angle.magnitude)
    let power = DoubleDouble.exponential(far - near - width * left)
    let sines = fall(width * gone) / fall(width)
    let cosines = (.one + .exponential(-far - far)) / (.one + .exponential(-near - near))
    return power * sines * cosines
  }

  /// 1 − e⁻²ʷ.
  private func fall(_ w: DoubleDouble) -> DoubleDouble { -.exponentialMinusOne(-w - w) }
}

extension DoubleDouble {
  fileprivate var magnitude: DoubleDouble { high < 0 ? -self : self }

  /// ½(1 − tanh θ) = 1 / (1 + e²ᶿ), the logistic function of −2θ.
  static func tanhFall(_ angle: Double) -> DoubleDouble {
    let power = exponential(DoubleDouble(-2 * abs(angle)))
    return (angle < 0 ? one : power) / (one + power)
  }
}
