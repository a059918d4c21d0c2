import SVG

extension Chart {
  /// The chart as an SVG document: the same bytes for the same chart.
  var svg: Document {
    let layout = Layout(self)
    let drawing = Drawing(layout)
    let lines = panes.flatMap(\.lines)
    let areas = layout.panes.flatMap { pane in
      zip(pane.pane.lines, pane.traces).filter { $1.isArea }.map { Stroke.hue($0.0.style) }
    }
    return Document(
      width: layout.width, height: layout.height, title: title, description: description,
      style: { root in
        theme.style(
          root, hues: Set(lines.map { Stroke.hue($0.style) }), areas: Set(areas),
          bands: panes.contains { $0.bands.contains(where: \.isShaded) })
      }, drawing.elements)
  }
}

/// The elements of a laid out chart, from back to front.
private struct Drawing {
  let layout: Layout

  init(_ layout: Layout) { self.layout = layout }

  var elements: [Element] {
    [
      Element(
        "rect", ["class": "b", "width": .number(layout.width), "height": .number(layout.height)])
    ]
      + layout.titles.map { text($0, "t") }
      + layout.subtitles.map { text($0) }
      + layout.legend.flatMap { [sample(before: $0, style: style(inLegend: $0)), text($0)] }
      + layout.axisTitles.map { text($0, "m") }
      + layout.panes.flatMap { PaneDrawing(pane: $0).elements }
  }

  private func style(inLegend label: Label) -> Int {
    var seen: Set<String> = []
    let lines = layout.panes.flatMap(\.pane.lines).filter {
      !$0.label.isEmpty && seen.insert("\($0.style) \($0.label)").inserted
    }
    return lines[label.index].style
  }
}

/// The elements of a pane, from back to front.
private struct PaneDrawing {
  let pane: PaneLayout

  var elements: [Element] {
    let samples = pane.labels.filter(\.hasSample).map {
      sample(before: $0, style: pane.pane.lines[$0.index].style)
    }
    return bands
      + [pane.title.map { text($0, "p") }, pane.note.map { text($0, "m") }]
      .compactMap { $0 }
      + edges + axes + rules + lines + samples + pane.labels.map { text($0) }
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
        ? Element("path", ["class": "l e s\(hue) f\(hue)", "d": .text(path.text)])
        : stroke(line.style, path)
    }
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

private func text(_ label: Label, _ kind: String? = nil) -> Element {
  Element("text", ["x": .number(label.x), "y": .number(label.baseline)], text: label.text)
    .with("class", kind.map { .text($0) })
    .with("text-anchor", label.anchor == .start ? nil : .text(label.anchor.rawValue))
}

private func sample(before label: Label, style: Int) -> Element {
  let length = 26.0
  var path = PathData()
  path.move(to: label.box.left - length - 8 + 4, label.baseline - 4)
  path.line(to: label.box.left - 6, label.baseline - 4)
  return stroke(style, path)
}

private func stroke(_ style: Int, _ path: PathData) -> Element {
  let dash = Stroke.dash(style)
  return Element("path", ["class": .text("l s\(Stroke.hue(style))"), "d": .text(path.text)])
    .with("stroke-dasharray", dash.isEmpty ? nil : .text(dash))
}

extension PathData {
  fileprivate init(_ trace: Trace) {
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
