/// Half a wave of the cosine: e(x) = sin²(πx/2) = ½(1 − cos πx).
///
/// The square of a sine keeps its relative accuracy towards 0, where ½(1 + cos πx) cancels.
struct Cosine: CurveForm {
  static let name = "cosine"

  init() {}
  init(_ parameters: borrowing ParameterReader) {}

  func formula(from: Double, to: Double) -> CurveFormula? {
    .between(from: from, to: to, eased: .wave(.elapsed), uneased: .wave(.remaining))
  }

  func fitted(from: Double, to: Double, period: Int) -> any FittedCurve {
    let exact = CosineEasing(ends: EasedEnds(from: from, to: to, period: period))
    return CosineRate(exact) ?? exact
  }

  /// The curve from 0 to 1, finer than any drawing.
  private static let unit = Cosine().fitted(from: 0, to: 1, period: unitPeriod)
  private static let unitPeriod = 1 << 50

  /// Cubic Hermite pieces: each has the curve's own places and slopes at its ends. Such a piece of
  /// length h is within h⁴/384 · max |e⁗| of the curve, and e⁗ is π⁴/2 at most.
  func pieces(from start: Double, to end: Double, within tolerance: Double) -> [CurvePiece]? {
    let span = end - start
    let longest = (tolerance * 384 * 2).squareRoot().squareRoot() / .pi
    let count = max(1, Int(min(64, (span / longest).rounded(.up))))
    let third = span / Double(count) / 3
    func place(_ number: Int) -> (x: Double, e: Double, rise: Double) {
      let x = start + span * Double(number) / Double(count)
      let e = Cosine.unit.rate(at: Int(x * Double(Cosine.unitPeriod)))
      // The slope of sin²(πx/2) is π sin(πx/2) cos(πx/2).
      return (x, e, third * .pi * (e * (1 - e)).squareRoot())
    }
    return (1...count).map { number in
      let (a, b) = (place(number - 1), place(number))
      return .cubic(
        .init(a.x + third, a.e + a.rise), .init(b.x - third, b.e - b.rise), to: .init(b.x, b.e))
    }
  }
}

extension Curve {
  /// Half a wave of the cosine, flat at both ends.
  ///
  ///     rate = from + (to − from) · sin²(πx/2)
  ///
  /// Equal to ½(1 + cos πx) decay, "SGDR: Stochastic Gradient Descent with Warm Restarts",
  /// arXiv 1608.03983, eq. 5, but accurate to its last step.
  ///
  /// ```swift
  /// Schedule.ramp(from: 1, to: 0, over: 2, along: .cosine).rates(in: 0..<3)  // [1.0, 0.5, 0.0]
  /// ```
  public static let cosine = Curve(Cosine())
}

private struct CosineRate: SegmentedRate {
  /// Its segments take little to make.
  var toKeep: RatesToKeep? { .all(ofPeriod: ends.period) }

  let exact: CosineEasing
  let segments: CosineSegments
  private let pieces: CosinePieces

  init?(_ exact: CosineEasing) {
    let ends = exact.ends
    let (low, high) = (ends.blend.low, ends.blend.high)
    guard let pieces = CosinePieces(low: low, high: high, period: ends.period) else { return nil }
    self.exact = exact
    self.pieces = pieces
    segments = CosineSegments(pieces)
  }

  func fillRun<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    _ segments: CosineSegments
  ) { segments.fillRun(rates, count: count, from: place, step: step) }
}

private struct CosineEasing: EasedCurve {
  let ends: EasedEnds

  func eased(_ progress: Progress) -> DoubleDouble {
    progress.isInFirstHalf
      ? .squaredSine(progress.elapsed) : .one - .squaredSine(progress.remaining)
  }

  func uneased(_ progress: Progress) -> DoubleDouble { eased(progress.reversed) }

  /// Σ sin²(πxⱼ/2) = n/2 − ½ Σ cos πxⱼ, and a sum of cosines at equal distances δ about their
  /// middle m is cos πm · sin(nπδ/2) / sin(πδ/2) (Dirichlet's kernel). Near an end n/2 and that cancel.
  func easedSum(from progress: Progress, stride: Int, count: Int) -> DoubleDouble? {
    let step = DoubleDouble(stride) / progress.period
    // A single step that is longer than the curve: the sine of it is not one of a quarter turn.
    if step.high > 1 { return nil }
    let middle = progress.elapsed + step * (Double(count - 1) / 2)
    let width = step * DoubleDouble(count)
    // cos πm is 1 − 2 sin²(πm/2). The last of the steps may reach past the end, so that the width
    // is above 1; the sine of a quarter turn is symmetric about it.
    let sine = DoubleDouble.sineOfQuarterTurns(middle)
    let cosine = DoubleDouble.one - (sine * sine).scaled(byPowerOfTwo: 2)
    let folded = width.high > 1 ? DoubleDouble(2) - width : width
    let kernel = DoubleDouble.sineOfQuarterTurns(folded) / .sineOfQuarterTurns(step)
    let cosines = cosine * kernel
    if abs(cosines.high) > 0.75 * Double(count) { return nil }
    return (DoubleDouble(count) - cosines).scaled(byPowerOfTwo: 0.5)
  }
}
