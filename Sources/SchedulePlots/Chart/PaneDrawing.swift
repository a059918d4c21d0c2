import SVG

/// The elements of a pane, from back to front.
struct PaneDrawing {
  let pane: PaneLayout

  var elements: [Element] {
    let samples = pane.labels.filter(\.hasSample).map {
      let line = pane.pane.lines[$0.index]
      return sample(before: $0, style: line.style, isThin: line.weight == .thin)
    }
    return bands
      + [pane.title.map { text($0, "p") }, pane.note.map { text($0, "m") }]
      .compactMap { $0 }
      + edges + axes + rules + lines + marks + samples + pane.labels.map { text($0) }
  }

  private var bands: [Element] {
    pane.pane.bands.filter(\.isShaded).map { band in
      let left = pane.x.pixel(band.range.lowerBound)
      return Element(
        "rect",
        [
          "class": "w", "x": .number(left), "y": .number(pane.frame.top),
          "width": .number(pane.x.pixel(band.range.upperBound) - left),
          "height": .number(pane.frame.bottom - pane.frame.top),
        ])
    } + group("m", "middle", pane.bandLabels)
  }

  private var axes: [Element] {
    let frame = pane.frame
    var path = PathData()
    path.move(to: frame.left, frame.top)
    if let zero = pane.y.zero {
      // The break below which a logarithmic axis has 0.
      let middle = (zero + pane.y.start) / 2
      path.line(to: frame.left, middle - 2)
      path.move(to: frame.left - 4, middle)
      path.line(to: frame.left + 4, middle - 4)
      path.move(to: frame.left - 4, middle + 4)
      path.line(to: frame.left + 4, middle)
      path.move(to: frame.left, middle + 2)
    }
    path.line(to: frame.left, frame.bottom)
    path.line(to: frame.right, frame.bottom)
    for tick in pane.xTicks {
      path.move(to: tick.pixel, frame.bottom)
      path.line(to: tick.pixel, frame.bottom + 4)
    }
    for tick in pane.yTicks {
      path.move(to: frame.left, tick.pixel)
      path.line(to: frame.left - 4, tick.pixel)
    }
    return [Element("path", ["class": "a", "d": .text(path.text)])] + numbers
  }

  private var numbers: [Element] {
    func column(_ ticks: [Tick]) -> [Label] {
      ticks.map {
        Label($0.text, at: pane.frame.left - 8, baseline: $0.pixel + 4, anchor: .end)
      }
    }
    let below = pane.xTicks.map {
      Label($0.text, at: $0.pixel, baseline: pane.frame.bottom + 18, anchor: .middle)
    }
    return (pane.numbersX ? group("m", "middle", below) : [])
      + (pane.numbersY
        ? group("m", "end", column(pane.yTicks.filter { !$0.isLandmark }))
          + group("", "end", column(pane.yTicks.filter(\.isLandmark))) : [])
  }

  private var rules: [Element] {
    pane.pane.rules.map { rule in
      var path = PathData()
      let x = pane.x.pixel(rule.place)
      path.move(to: x, pane.frame.top - 4)
      path.line(to: x, pane.frame.bottom)
      return Element("path", ["class": "a", "stroke-dasharray": "4 3", "d": .text(path.text)])
    } + group("m", "middle", pane.ruleLabels)
  }

  private var edges: [Element] {
    guard pane.pane.bands.contains(where: \.isShaded) else { return [] }
    return zip(pane.pane.lines, pane.traces)
      .filter { Stroke.needsEdge(Stroke.hue($0.style)) && !$1.isEmpty }
      .map { Element("path", ["class": "k", "d": .text(PathData($1).text)]) }
  }

  private var lines: [Element] {
    zip(pane.pane.lines, pane.traces).filter { !$1.isEmpty }.map { line, trace in
      let path = PathData(trace)
      let hue = Stroke.hue(line.style)
      return trace.isArea
        ? Element("path", ["class": .text(line.areaKind(hue)), "d": .text(path.text)])
        : stroke(line.style, path, isThin: line.weight == .thin)
    }
  }

  /// The dots and the rings, each kind of a style as one path.
  private var marks: [Element] {
    let kinds = Dictionary(grouping: pane.pane.marks) {
      Pane.Mark(x: 0, y: 0, style: $0.style, isRing: $0.isRing)
    }
    return kinds.sorted {
      ($0.key.style, $0.key.isRing ? 1 : 0) < ($1.key.style, $1.key.isRing ? 1 : 0)
    }
    .flatMap { kind, marks -> [Element] in
      let dots = dots(marks, width: 8).with("class", .text("s\(Stroke.hue(kind.style))"))
      // A ring is a dot with one of the background's colour on it.
      return kind.isRing ? [dots, self.dots(marks, width: 4).with("class", "o")] : [dots]
    }
  }

  /// Lines too short to be seen, but for their round ends.
  private func dots(_ marks: [Pane.Mark], width: Double) -> Element {
    var path = PathData()
    for mark in marks {
      let (x, y) = (pane.x.pixel(mark.x), pane.y.pixel(mark.y))
      path.move(to: x, y)
      path.line(to: x + 0.01, y)
    }
    return Element(
      "path",
      ["stroke-width": .number(width), "stroke-linecap": "round", "d": .text(path.text)])
  }

  /// Texts that share what they are and where they are anchored.
  private func group(_ kind: String, _ anchor: String, _ labels: [Label]) -> [Element] {
    if labels.isEmpty { return [] }
    let texts = labels.map { label in
      Element("text", ["x": .number(label.x), "y": .number(label.baseline)], text: label.text)
    }
    let group =
      kind.isEmpty ? Element("g", [:], texts) : Element("g", ["class": .text(kind)], texts)
    return [group.with("text-anchor", .text(anchor))]
  }
}

extension Pane.Line {
  /// What the style sheet calls its area.
  fileprivate func areaKind(_ hue: Int) -> String {
    weight == .interval ? "i f\(hue)" : "l e s\(hue) f\(hue)"
  }
}
