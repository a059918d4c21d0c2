/// How a curve eases from its start to its end: e(x) with e(0) = 0 and e(1) = 1, rising.
protocol Easing: Sendable {
  /// e(x), to its own relative accuracy.
  func eased(_ progress: Progress) -> DoubleDouble

  /// 1 − e(x), to its own relative accuracy.
  func uneased(_ progress: Progress) -> DoubleDouble

  /// Σ e(x) over `count` steps from `progress`, each `stride` further, none past the end; nil where
  /// the curve has no closed form.
  func easedSum(from progress: Progress, stride: Int, count: Int) -> DoubleDouble?
}

extension Easing {
  func easedSum(from progress: Progress, stride: Int, count: Int) -> DoubleDouble? { nil }
}

/// A curve that eases between two rates: `from + (to − from) · e(x)`, both ends to the bit.
struct EasedCurve<E: Easing>: FittedCurve {
  private let easing: E
  private let from: Double
  private let to: Double
  private let period: Int
  private let rises: Bool
  private let blend: Blend

  init(_ easing: E, from: Double, to: Double, period: Int) {
    self.easing = easing
    self.from = from
    self.to = to
    self.period = period
    rises = from < to
    blend = Blend(low: min(from, to), high: max(from, to))
  }

  @inline(__always)
  func rate(at numerator: Int) -> Double {
    if numerator >= period { return to }
    if numerator <= 0 { return from }
    let progress = Progress(numerator: numerator, period: period)
    return blend.rate(rises ? easing.eased(progress) : easing.uneased(progress))
  }

  /// In closed form where the easing has one, else term by term; steps past the end stand at it.
  func sum(from numerator: Int, stride: Int, count: Int) -> DoubleDouble {
    let left = max(0, period - numerator)
    let moving = min(count, left / stride + (left % stride == 0 ? 0 : 1))
    let start = Progress(numerator: numerator, period: period)
    let ended = DoubleDouble(count - moving) * to
    if moving > 0, let eased = easing.easedSum(from: start, stride: stride, count: moving) {
      let fractions = rises ? eased : DoubleDouble(moving) - eased
      return blend.total(ofFractions: fractions, count: moving) + ended
    }
    return sumTermByTerm(from: numerator, stride: stride, count: moving) + ended
  }
}
