extension Ratio {
  /// The ratio that a number's shortest decimal writes: 3/10 of `0.3`, not the fraction of powers
  /// of two that stands nearest to it; nil where that does not fit in `Int`, or the number is not
  /// finite.
  ///
  /// So shares of a run that add up on paper add up: 0.1 + 0.2 + 0.7 is 1.
  ///
  /// ```swift
  /// Ratio(decimal: 0.3)   // 3/10
  /// Ratio(decimal: 1e-3)  // 1/1000
  /// ```
  public init?(decimal number: Double) {
    guard number.isFinite else { return nil }
    let text = number.description.split(separator: "e", omittingEmptySubsequences: false)
    let parts = text[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 && parts[1] != "0" ? parts[1] : ""
    guard let digits = Int(parts[0] + fraction), let exponent = text.count > 1 ? Int(text[1]) : 0
    else { return nil }
    let shift = exponent - fraction.count
    guard let power = Ratio.powerOfTen(abs(shift)) else { return nil }
    self.init(
      Int128(digits) * (shift > 0 ? power : 1), over: shift < 0 ? power : 1)
  }

  private static func powerOfTen(_ exponent: Int) -> Int128? {
    guard exponent <= 18 else { return nil }
    return (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}

extension DoubleDouble {
  /// A number to an exact power, for numbers above 0; infinite, or 0, where it leaves `Double`.
  static func power(_ base: Double, _ exponent: Ratio) -> DoubleDouble {
    let power =
      logarithm(DoubleDouble(base)) * DoubleDouble(exponent.numerator)
      / DoubleDouble(exponent.denominator)
    return power.high > 709 ? DoubleDouble(.infinity) : exponential(power)
  }
}
