/// A decimal number as an integer and a power of ten, so that nothing drifts: 0.3 is 3 · 10⁻¹.
struct Decimal10: Hashable {
  let digits: Int
  let exponent: Int

  init(digits: Int, exponent: Int) {
    var (digits, exponent) = (digits, exponent)
    while digits != 0, digits % 10 == 0 { (digits, exponent) = (digits / 10, exponent + 1) }
    self.digits = digits
    self.exponent = digits == 0 ? 0 : exponent
  }

  /// A number rounded to so many significant digits, one to four.
  init(_ number: Double, significant: Int = 4) {
    // The shortest digits that are the number, as Swift writes them whatever the locale: 1.5e-07.
    let text = number.magnitude.description
    let parts = text.split(separator: "e")
    var (digits, exponent, hasPoint, read) = (0, 0, false, 0)
    for byte in parts[0].utf8 {
      if byte == UInt8(ascii: ".") {
        hasPoint = true
        continue
      }
      // One digit more than are kept, to round by; what else stands before the point is zeros.
      if read <= significant {
        digits = digits * 10 + Int(byte - UInt8(ascii: "0"))
        if digits > 0 { read += 1 }
        if hasPoint { exponent -= 1 }
      } else if !hasPoint {
        exponent += 1
      }
    }
    if parts.count > 1 { exponent += Int(parts[1]) ?? 0 }
    if read > significant { (digits, exponent) = ((digits + 5) / 10, exponent + 1) }
    self.init(digits: number < 0 ? -digits : digits, exponent: exponent)
  }

  var value: Double { Double("\(digits)e\(exponent)") ?? 0 }

  /// As a rate: plain from 0.0001 up to 10⁴, else `3×10⁻⁵`.
  var rateText: String {
    if digits == 0 { return "0" }
    let text = String(digits.magnitude)
    let sign = digits < 0 ? "\u{2212}" : ""
    let power = exponent + text.count - 1
    if power >= -4, power < 4 { return sign + plain(text) }
    let mantissa = text.count == 1 ? text : "\(text.prefix(1)).\(text.dropFirst())"
    return sign + (mantissa == "1" ? "" : mantissa + "×") + "10" + superscript(power)
  }

  /// As a number of steps: `500`, `10k`, `1.5M`.
  var stepText: String {
    if digits == 0 { return "0" }
    let power = exponent + String(digits.magnitude).count - 1
    let (unit, letter) =
      switch power {
      case ..<3: (0, "")
      case ..<6: (3, "k")
      case ..<9: (6, "M")
      case ..<12: (9, "G")
      default: (12, "T")
      }
    if power >= 15 { return rateText }
    return Decimal10(digits: digits, exponent: exponent - unit).plainText + letter
  }

  private var plainText: String { plain(String(digits.magnitude)) }

  private func plain(_ text: String) -> String {
    if exponent >= 0 { return text + String(repeating: "0", count: exponent) }
    let point = text.count + exponent
    if point <= 0 { return "0." + String(repeating: "0", count: -point) + text }
    return "\(text.prefix(point)).\(text.dropFirst(point))"
  }
}

private func superscript(_ number: Int) -> String {
  let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
  return (number < 0 ? "⁻" : "")
    + String(number.magnitude.description.map { digits[$0.wholeNumberValue ?? 0] })
}

/// A step as a label: `20001` whole where it is short, `1.5M` where it says the same.
func stepLabel(_ step: Int) -> String {
  let short = Decimal10(digits: step, exponent: 0)
  return String(short.digits.magnitude).count <= 3 ? short.stepText : "\(step)"
}
