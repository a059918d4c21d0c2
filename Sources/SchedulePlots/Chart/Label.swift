/// A text and where it stands.
struct Label {
  enum Anchor: String {
    case start, middle, end
  }

  /// The index of what it names, among the lines, the rules or the bands.
  let index: Int
  /// From a conservative table of widths, so that the text is inside whatever the font.
  var box: Box
  let text: String
  var anchor = Anchor.start
  /// Whether a piece of the line that it names stands before it.
  var hasSample = false

  static let height = 14.0
  /// How much wider bold text is.
  static let bold = 1.1

  /// A label whose box begins, is centred or ends at a place.
  init(_ text: String, index: Int = 0, at x: Double, baseline: Double, anchor: Anchor = .start) {
    let wide = width(of: text)
    let left =
      switch anchor {
      case .start: x
      case .middle: x - wide / 2
      case .end: x - wide
      }
    self.index = index
    self.text = text
    self.anchor = anchor
    box = Box(left: left, top: baseline - 11, right: left + wide, bottom: baseline + 3)
  }

  /// Where its text begins, is centred or ends.
  var x: Double {
    switch anchor {
    case .start: box.left
    case .middle: (box.left + box.right) / 2
    case .end: box.right
    }
  }

  var baseline: Double { box.bottom - 3 }
}

extension Label {
  /// Labels in a row, each centred at its own place, moved apart where they would meet; none where
  /// one that is cut would have less than 30 pixels, too few to read.
  static func row(
    _ texts: [(place: Double, text: String)], from left: Double, to right: Double, baseline: Double
  ) -> [Label] {
    let gap = 10.0
    // Long ones are shortened to an equal share, but short ones leave the long what they do not use.
    var room = right - left - gap * Double(texts.count - 1)
    var share: [Int: Double] = [:]
    for (number, index) in texts.indices.sorted(by: {
      width(of: texts[$0].text) < width(of: texts[$1].text)
    }).enumerated() {
      share[index] = min(width(of: texts[index].text), room / Double(texts.count - number))
      room -= share[index] ?? 0
    }
    let least = texts.indices.map { ($0, share[$0] ?? 0) }
    if least.contains(where: { $1 < min(30, width(of: texts[$0].text)) }) { return [] }
    var limit = left - gap
    var labels = texts.enumerated().sorted { $0.element.place < $1.element.place }.map {
      index, item in
      var label = Label(
        shortened(item.text, to: (share[index] ?? 0) + 0.01), index: index, at: item.place,
        baseline: baseline, anchor: .middle)
      label.box.move(by: max(0, limit + gap - label.box.left))
      limit = label.box.right
      return label
    }
    // Back from the right edge: together they are no wider than the row.
    limit = right
    for place in labels.indices.reversed() {
      labels[place].box.move(by: min(0, limit - labels[place].box.right))
      limit = labels[place].box.left - gap
    }
    return labels
  }
}
