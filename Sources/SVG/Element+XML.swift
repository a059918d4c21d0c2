extension Element {
  /// The element as XML, on one line.
  public var xml: String {
    var xml = ""
    write(to: &xml)
    return xml
  }

  func write(to xml: inout String) {
    xml += "<" + name
    for (name, value) in attributes {
      xml += " " + name + "=\""
      switch value {
      case .text(let text): xml += escaped(text)
      case .number(let number): xml += decimal(number)
      }
      xml += "\""
    }
    if children.isEmpty {
      xml += "/>"
      return
    }
    xml += ">"
    for child in children {
      switch child {
      case .element(let element): element.write(to: &xml)
      case .text(let text): xml += escaped(text)
      case .styleSheet(let rules): xml += rules
      }
    }
    xml += "</" + name + ">"
  }
}

/// A number with at most two decimals, and none that say nothing: `1.5`, `-0.25`, `3`.
///
/// Decimals are formed from an integer, so no locale and no platform has a say in them.
///
/// - Precondition: The number is finite and below 10¹⁵.
public func decimal(_ number: Double) -> String {
  var bytes: [UInt8] = []
  writeDecimal(hundredths(number), to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// A number in hundredths, rounded.
func hundredths(_ number: Double) -> Int {
  precondition(abs(number) < 1e15, "\(number) is no coordinate")
  return Int((number * 100).rounded())
}

func writeDecimal(_ hundredths: Int, to bytes: inout [UInt8]) {
  func digit(_ number: UInt) -> UInt8 { UInt8(ascii: "0") + UInt8(number) }
  if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
  let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
  if whole < 10 {
    bytes.append(digit(whole))
  } else {
    bytes.append(contentsOf: String(whole).utf8)
  }
  if rest == 0 { return }
  bytes.append(UInt8(ascii: "."))
  bytes.append(digit(rest / 10))
  if rest % 10 != 0 { bytes.append(digit(rest % 10)) }
}

/// Text as it can stand in XML, in an attribute or between tags.
///
/// The five characters of markup become entities; characters that XML 1.0 cannot hold, and those
/// that turn the direction of the text around them, become U+FFFD.
public func escaped(_ text: String) -> String {
  if text.utf8.allSatisfy(isPlain) { return text }
  var escaped = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
    case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
    case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
    case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
    case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
    case "\t", "\n", "\r": escaped.append(" ")
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}",
      "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{200E}", "\u{200F}", "\u{61C}":
      escaped.append("\u{FFFD}")
    default: escaped.append(scalar)
    }
  }
  return String(escaped)
}

/// Whether a byte is a character of ASCII that stands for itself.
private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
    UInt8(ascii: "'"):
    false
  default: byte >= 0x20 && byte < 0x7F
  }
}
