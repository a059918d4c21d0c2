/// The number that a piece of text writes, in decimal, as loggers do; nil where it writes none.
///
/// Blanks around it are passed over. `nan`, `inf` and `infinity`, in any case and with a sign, are
/// numbers; hexadecimal, `1_000`, `1,5` and what is too large for a `Double` are not.
///
/// With up to 19 digits below 2⁵³ and a power of ten up to 22 both are exact, so one operation rounds
/// correctly (Clinger, 1990); the rest is left to the standard library.
func decimal(_ bytes: [UInt8], from start: Int, to end: Int) -> Double? {
  var (start, end) = (start, end)
  while start < end, bytes[start] == .space || bytes[start] == .tab { start += 1 }
  while start < end, bytes[end - 1] == .space || bytes[end - 1] == .tab { end -= 1 }
  var position = start
  var isNegative = false
  if position < end, bytes[position] == .minus || bytes[position] == .plus {
    isNegative = bytes[position] == .minus
    position += 1
  }
  var digits = 0  // significant ones
  var mantissa: UInt64 = 0
  var exponent = 0
  var isNumber = false
  var isPastPoint = false
  while position < end {
    let digit = bytes[position] &- .zero
    if digit <= 9 {
      isNumber = true
      if digits < 19 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        if mantissa > 0 { digits += 1 }
        if isPastPoint { exponent -= 1 }
      } else {
        digits += 1
      }
    } else if bytes[position] == .point, !isPastPoint {
      isPastPoint = true
    } else {
      break
    }
    position += 1
  }
  if !isNumber { return word(bytes[position..<end], isNegative: isNegative) }
  if position < end {
    guard bytes[position] | 0x20 == UInt8(ascii: "e"),
      let power = smallInteger(bytes, from: position + 1, to: end)
    else { return nil }
    exponent += power
  }
  if digits <= 19, mantissa < 1 << 53, abs(exponent) <= 22 {
    let number = Double(mantissa)
    let magnitude = exponent < 0 ? number / powersOfTen[-exponent] : number * powersOfTen[exponent]
    return isNegative ? -magnitude : magnitude
  }
  let number = Double(String(decoding: bytes[start..<end], as: UTF8.self))
  return number.flatMap { $0.isFinite ? $0 : nil }
}

/// A step that a piece of text writes: a whole number of 0 or more, perhaps as `1200.0`, as tools
/// that keep all numbers as floats write it.
func wholeNumber(_ bytes: [UInt8], from start: Int, to end: Int) -> Int? {
  var number = 0
  var position = start
  while position < end, position - start < 18 {
    let digit = bytes[position] &- .zero
    if digit > 9 { break }
    number = number * 10 + Int(digit)
    position += 1
  }
  if position == end, start < end { return number }
  return decimal(bytes, from: start, to: end).flatMap(wholeNumber)
}

func wholeNumber(_ number: Double) -> Int? { number >= 0 ? Int(exactly: number) : nil }

private func smallInteger(_ bytes: [UInt8], from start: Int, to end: Int) -> Int? {
  var position = start
  var isNegative = false
  if position < end, bytes[position] == .minus || bytes[position] == .plus {
    isNegative = bytes[position] == .minus
    position += 1
  }
  if position == end { return nil }
  var number = 0
  while position < end {
    let digit = bytes[position] &- .zero
    if digit > 9 { return nil }
    number = min(number * 10 + Int(digit), 1 << 20)
    position += 1
  }
  return isNegative ? -number : number
}

private func word(_ bytes: ArraySlice<UInt8>, isNegative: Bool) -> Double? {
  switch String(decoding: bytes.prefix(9), as: UTF8.self).lowercased() {
  case "nan": .nan
  case "inf", "infinity": isNegative ? -.infinity : .infinity
  default: nil
  }
}

private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]

extension UInt8 {
  fileprivate static let minus = UInt8(ascii: "-")
  fileprivate static let plus = UInt8(ascii: "+")
  fileprivate static let point = UInt8(ascii: ".")
  fileprivate static let zero = UInt8(ascii: "0")
}
