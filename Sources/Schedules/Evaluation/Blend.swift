/// Rates between a lower and an upper end, from the fraction of the way up.
///
/// Measured from the lower end, nothing cancels: `low + span · f` with every term ≥ 0 keeps the
/// relative accuracy of `f` down to a rate of 0. The ends are divided by a power of two first, so
/// that rates of 1e308 and of 1e-300 are computed alike. Within one phase a rate below 1e-300 of the
/// upper end is lost: it reads as the lower end.
struct Blend: Sendable {
  let low: Double
  let high: Double
  private let unit: Double
  private let base: Double
  private let span: DoubleDouble

  init(low: Double, high: Double) {
    self.low = low
    self.high = high
    unit = max(abs(low), high).binade
    base = low / unit
    span = DoubleDouble.sum(high / unit, -base)
  }

  /// The rate a fraction `f` of the way from the lower to the upper end, rounded once.
  @inline(__always)
  func rate(_ f: DoubleDouble) -> Double {
    let rate = (span * f + DoubleDouble(base)).rounded * unit
    return min(max(rate, low), high)
  }

  /// `count` rates whose fractions add up to `sum`; not less than as many times the lower end.
  func total(ofFractions sum: DoubleDouble, count: Int) -> DoubleDouble {
    let total = (span * sum + DoubleDouble(count) * base).scaled(byPowerOfTwo: unit)
    let least = DoubleDouble(count) * low
    return total.high < least.high ? least : total
  }

  /// Whether the lower end counts beside the upper one.
  var keepsLow: Bool { low >= high * 0x1p-900 }
}
