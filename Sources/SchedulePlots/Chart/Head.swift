/// What stands above the panes, line by line.
struct Head {
  let width: Double
  /// The baseline of the last line.
  private(set) var bottom = 6.0

  private static let edge = 16.0

  init(width: Double) { self.width = width }

  /// A title of at most two lines.
  mutating func title(_ text: String) -> [Label] {
    // It is larger than other text, and bold.
    lines(text, within: (width - 2 * Head.edge) * 12 / 16.5, first: 20, next: 19)
  }

  mutating func lines(_ text: String) -> [Label] {
    lines(text, within: width - 2 * Head.edge, first: 20, next: 17)
  }

  private mutating func lines(_ text: String, within room: Double, first: Double, next: Double)
    -> [Label]
  {
    if text.isEmpty { return [] }
    return wrapped(text, to: room, lines: 2).enumerated().map { number, line in
      bottom += number == 0 ? first : next
      return Label(line, at: Head.edge, baseline: bottom)
    }
  }

  /// Labels in rows, each with a piece of its line before it.
  mutating func legend(_ texts: [String]) -> [Label] {
    if texts.isEmpty { return [] }
    let sample = 34.0
    var x = Head.edge
    bottom += 22
    let labels = texts.enumerated().map { index, text in
      let text = shortened(text, to: width - 2 * Head.edge - sample)
      let wide = sample + SchedulePlots.width(of: text)
      if x + wide > width - Head.edge, x > Head.edge {
        x = Head.edge
        bottom += 18
      }
      defer { x += wide + 16 }
      var label = Label(text, index: index, at: x + sample, baseline: bottom)
      label.hasSample = true
      return label
    }
    return labels
  }
}
