extension Ratio {
  /// The ratio that a number's shortest decimal writes: 3/10 of `0.3`, not the fraction of powers
  /// of two that stands nearest to it; where its digits are too many, the simplest ratio that reads
  /// back as the number. Nil where none fits in `Int`, or the number is not finite.
  ///
  /// So shares of a run that add up on paper add up: 0.1 + 0.2 + 0.7 is 1.
  ///
  /// ```swift
  /// Ratio(decimal: 0.3)        // 3/10
  /// Ratio(decimal: 1e-3)       // 1/1000
  /// Ratio(decimal: 1.0 / 300)  // 1/300
  /// ```
  public init?(decimal number: Double) {
    guard number.isFinite else { return nil }
    guard let written = Ratio.written(number) ?? Ratio.simplest(reading: number) else { return nil }
    self = written
  }

  /// The ratio of a number's shortest decimal; nil where it has too many digits.
  private static func written(_ number: Double) -> Ratio? {
    let text = number.description.split(separator: "e", omittingEmptySubsequences: false)
    let parts = text[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 && parts[1] != "0" ? parts[1] : ""
    guard let digits = Int(parts[0] + fraction), let exponent = text.count > 1 ? Int(text[1]) : 0
    else { return nil }
    let shift = exponent - fraction.count
    guard let power = Ratio.powerOfTen(abs(shift)) else { return nil }
    return Ratio(Int128(digits) * (shift > 0 ? power : 1), over: shift < 0 ? power : 1)
  }

  /// The first of the number's continued fractions that reads back as it.
  private static func simplest(reading number: Double) -> Ratio? {
    var (before, now) = ((p: Int128(0), q: Int128(1)), (p: Int128(1), q: Int128(0)))
    var rest = abs(number)
    while rest.isFinite, rest < 0x1p62 {
      let whole = Int128(rest)
      (before, now) = (now, (whole * now.p + before.p, whole * now.q + before.q))
      guard now.p <= Int.max, now.q <= Int.max else { return nil }
      if Double(now.p) / Double(now.q) == abs(number) {
        return Ratio(number < 0 ? -now.p : now.p, over: now.q)
      }
      rest = 1 / (rest - Double(whole))
    }
    return nil
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
