/// A straight line: e(x) = x.
struct Linear: CurveForm {
  static let name = "linear"

  init() {}
  init(_ parameters: borrowing ParameterReader) {}

  func formula(from: Double, to: Double) -> CurveFormula? {
    .between(from: from, to: to, eased: .elapsed, uneased: .remaining)
  }

  func fitted(from: Double, to: Double, period: Int) -> any FittedCurve {
    LinearRate(ends: EasedEnds(from: from, to: to, period: period))
  }

  func pieces(from start: Double, to end: Double, within tolerance: Double) -> [CurvePiece]? {
    [.line(to: .init(end, end))]
  }
}

extension Curve {
  /// A straight line.
  ///
  ///     rate = from + (to − from) · x
  ///
  /// The field's usual warmup, and its linear decay (`LinearLR` in PyTorch, `linear_schedule` in
  /// Optax).
  ///
  /// ```swift
  /// Schedule.ramp(from: 1, to: 0, over: 4).rates(in: 0..<5)  // [1.0, 0.75, 0.5, 0.25, 0.0]
  /// ```
  public static let linear = Curve(Linear())
}

private struct LinearRate: EasedCurve {
  let ends: EasedEnds

  func eased(_ progress: Progress) -> DoubleDouble { progress.elapsed }

  func uneased(_ progress: Progress) -> DoubleDouble { progress.remaining }

  /// The mean of the first and the last, `count` times.
  func easedSum(from progress: Progress, stride: Int, count: Int) -> DoubleDouble? {
    let first = DoubleDouble(progress.numerator)
    let span = DoubleDouble(stride) * DoubleDouble(count - 1)
    return (first + span.scaled(byPowerOfTwo: 0.5)) * DoubleDouble(count)
      / DoubleDouble(progress.period)
  }
}
