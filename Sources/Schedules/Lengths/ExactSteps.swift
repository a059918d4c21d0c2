/// A number of steps, exactly: a ratio of wide integers, for a share of 16 digits of any run leaves
/// `Int`.
///
/// Operations are nil where their terms leave `Int128`.
struct ExactSteps: Hashable {
  let numerator: Int128
  /// Always positive.
  let denominator: Int128

  init(_ ratio: Ratio) {
    (numerator, denominator) = (Int128(ratio.numerator), Int128(ratio.denominator))
  }

  private init(inLowestTerms numerator: Int128, _ denominator: Int128) {
    let divisor = greatestCommonDivisor(numerator, denominator)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  func adding(_ other: ExactSteps) -> ExactSteps? {
    let shared = greatestCommonDivisor(denominator, other.denominator)
    let (a, aOverflow) = numerator.multipliedReportingOverflow(by: other.denominator / shared)
    let (b, bOverflow) = other.numerator.multipliedReportingOverflow(by: denominator / shared)
    let (sum, overflow) = a.addingReportingOverflow(b)
    let (common, tooFine) = denominator.multipliedReportingOverflow(
      by: other.denominator / shared)
    guard !aOverflow, !bOverflow, !overflow, !tooFine else { return nil }
    return ExactSteps(inLowestTerms: sum, common)
  }

  func subtracting(_ other: ExactSteps) -> ExactSteps? {
    adding(ExactSteps(inLowestTerms: -other.numerator, other.denominator))
  }

  func multiplied(by ratio: Ratio) -> ExactSteps? {
    let (n, d) = (Int128(ratio.numerator), Int128(ratio.denominator))
    let (first, second) = (
      greatestCommonDivisor(numerator, d), greatestCommonDivisor(n, denominator)
    )
    let (product, overflow) = (numerator / first).multipliedReportingOverflow(by: n / second)
    let (divisor, tooFine) = (denominator / second).multipliedReportingOverflow(by: d / first)
    return overflow || tooFine ? nil : ExactSteps(inLowestTerms: product, divisor)
  }

  /// The number nearest to it.
  var value: Double { Double(numerator) / Double(denominator) }

  /// The least integer that is not below it; nil where that is more than an `Int` counts.
  var roundedUp: Int? {
    let quotient = numerator / denominator
    return Int(exactly: numerator > 0 && numerator % denominator != 0 ? quotient + 1 : quotient)
  }

  /// The nearest integer, upwards from the middle between two, for what is not negative.
  var rounded: Int? {
    let rest = numerator % denominator
    return Int(exactly: numerator / denominator + (rest >= denominator - rest ? 1 : 0))
  }

  /// The number nearest to it, written in decimal.
  var decimal: String { denominator == 1 ? "\(numerator)" : value.sourceText }
}
