/// About how wide a text is drawn, in pixels: from a table that errs on the wide side, for the fonts
/// of no two readers are the same.
func width(of text: String, size: Double = 12) -> Double {
  text.unicodeScalars.reduce(0) { $0 + emWidth($1) } * size
}

/// After DejaVu Sans, which is wider than most.
private func emWidth(_ scalar: Unicode.Scalar) -> Double {
  switch scalar {
  case "i", "j", "l", "f", "I", ".", ",", ":", ";", "'", "|", "!", " ", "(", ")", "[", "]", "/",
    "-":
    0.4
  case "t", "r": 0.42
  case "⁰"..."⁹", "⁻", "²", "³", "¹": 0.42
  case "m", "w", "M", "W", "@", "%", "…": 1
  case "A"..."Z", "&": 0.79
  case "+", "=", "<", ">", "~", "#", "^", "×", "−": 0.84
  case "\u{0}"..."\u{2FF}": 0.64
  case "\u{300}"..."\u{36F}": 0
  case "\u{370}"..."\u{2E7F}": 0.79
  default: 1.05
  }
}

/// A text cut to a width, with an ellipsis where it was.
func shortened(_ text: String, to width: Double) -> String {
  // All of a text may be a great deal: what is beyond the width is not read.
  var wide = 0.0
  var kept = text.startIndex
  let ellipsis = SchedulePlots.width(of: "…")
  for index in text.indices {
    wide += SchedulePlots.width(of: String(text[index]))
    if wide > width { return text[..<kept] + "…" }
    if wide + ellipsis <= width { kept = text.index(after: index) }
  }
  return text
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
