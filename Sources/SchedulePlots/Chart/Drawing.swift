import SVG

// What charts are drawn with.

/// A label as it stands; of a kind that the style sheet knows.
func text(_ label: Label, _ kind: String? = nil) -> Element {
  Element("text", ["x": .number(label.x), "y": .number(label.baseline)], text: label.text)
    .with("class", kind.map { .text($0) })
    .with("text-anchor", label.anchor == .start ? nil : .text(label.anchor.rawValue))
}

/// A piece of a line before the label that names it.
func sample(before label: Label, style: Int, isThin: Bool = false) -> Element {
  var path = PathData()
  path.move(to: label.box.left - 30, label.baseline - 4)
  path.line(to: label.box.left - 6, label.baseline - 4)
  return stroke(style, path, isThin: isThin)
}

/// A line in the hue and dash of its style.
func stroke(_ style: Int, _ path: PathData, isThin: Bool = false) -> Element {
  let dash = Stroke.dash(style)
  let kind = (isThin ? "l n s" : "l s") + "\(Stroke.hue(style))"
  return Element("path", ["class": .text(kind), "d": .text(path.text)])
    .with("stroke-dasharray", dash.isEmpty ? nil : .text(dash))
}

extension PathData {
  init(_ trace: Trace) {
    self.init()
    guard let start = trace.start else { return }
    move(to: start.x, start.y)
    for piece in trace.pieces {
      switch piece {
      case .line(let end): line(to: end.x, end.y)
      case .quadratic(let a, let end): quadratic(a.x, a.y, to: end.x, end.y)
      case .cubic(let a, let b, let end): cubic(a.x, a.y, b.x, b.y, to: end.x, end.y)
      }
    }
    if trace.isArea { close() }
  }
}
