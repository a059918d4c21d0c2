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
          root,
          hues: Set((lines.map(\.style) + panes.flatMap(\.marks).map(\.style)).map(Stroke.hue)),
          areas: Set(areas),
          bands: panes.contains { $0.bands.contains(where: \.isShaded) },
          rings: panes.contains { $0.marks.contains(where: \.isRing) },
          thin: lines.contains { $0.weight != .full })
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
      + zip(layout.legend, layout.legendLines).flatMap {
        [sample(before: $0, style: $1.style, isThin: $1.weight == .thin), text($0)]
      }
      + layout.axisTitles.map { text($0, "m") }
      + layout.panes.flatMap { PaneDrawing(pane: $0).elements }
  }
}
