/// About how wide a text is drawn, in pixels: from a table that errs on the wide side, for the fonts
/// of no two readers are the same.
func width(of text: String, size: Double = 12) -> Double {
  text.unicodeScalars.reduce(0) { $0 + emWidth($1) } * size
}

private func emWidth(_ scalar: Unicode.Scalar) -> Double {
  switch scalar {
  case "i", "j", "l", "t", "f", "r", "I", ".", ",", ":", ";", "'", "|", "!", " ", "(", ")", "[",
    "]", "/":
    0.36
  case "⁰"..."⁹", "⁻", "²", "³", "¹": 0.4
  case "m", "w", "M", "W", "@", "%", "…": 0.95
  case "A"..."Z": 0.72
  case "\u{0}"..."\u{2FF}": 0.6
  case "\u{300}"..."\u{36F}": 0
  case "\u{370}"..."\u{2E7F}": 0.72
  default: 1.05
  }
}

/// A text cut to a width, with an ellipsis where it was.
func shortened(_ text: String, to width: Double) -> String {
  if SchedulePlots.width(of: text) <= width { return text }
  var kept = ""
  for character in text {
    if SchedulePlots.width(of: kept + String(character) + "…") > width { break }
    kept.append(character)
  }
  return kept + "…"
}

/// A text broken at its spaces into lines of a width, the last one shortened where there are too many.
func wrapped(_ text: String, to width: Double, lines most: Int) -> [String] {
  var lines: [String] = []
  var rest = text.split(separator: " ", omittingEmptySubsequences: true)[...]
  while let first = rest.popFirst() {
    var line = String(first)
    while let word = rest.first,
      lines.count == most - 1 || SchedulePlots.width(of: line + " " + word) <= width
    {
      line += " " + word
      rest = rest.dropFirst()
    }
    lines.append(shortened(line, to: width))
    if lines.count == most { break }
  }
  return lines
}
