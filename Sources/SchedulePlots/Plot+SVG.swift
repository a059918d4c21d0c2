import Foundation
public import SVG
import Schedules

extension Plot {
  static let mostSeries = 100

  /// The plot as an SVG document: the same bytes for the same plot.
  ///
  /// Its size does not grow with the number of steps.
  ///
  /// - Throws: ``PlotError`` where there is nothing to draw, or too much to tell apart.
  public func svg() throws(PlotError) -> Document {
    if series.isEmpty { throw .noSeries }
    if series.count > Plot.mostSeries { throw .tooManySeries(series.count) }
    let layout = Layout(self)
    return Document(
      width: width, height: layout.height, title: title, description: summary, style: theme.style,
      background(layout) + heading(layout) + axes(layout) + markers(layout) + lines(layout)
        + labels(layout))
  }

  /// What the picture shows, for those who do not see it.
  private var summary: String {
    (series.map { "\($0.label): \($0.schedule.shortWords)." } + rules.map { "\($0.label)." })
      .joined(separator: " ")
  }

  private func background(_ layout: Layout) -> [Element] {
    [Element("rect", ["class": "b", "width": .number(width), "height": .number(layout.height)])]
  }

  private func heading(_ layout: Layout) -> [Element] {
    let title = shortened(title, to: (width - 32) * 12 / 16)
    return [
      text(title, 16, 26, "t"),
      text("learning rate", 16, layout.frame.top - (rules.isEmpty ? 12 : 32), "m"),
      text(
        "step", (layout.frame.left + layout.frame.right) / 2, layout.height - 10, "m",
        anchor: "middle"),
    ]
  }

  private func axes(_ layout: Layout) -> [Element] {
    let frame = layout.frame
    var path = PathData()
    path.move(to: frame.left, frame.top)
    path.line(to: frame.left, frame.bottom)
    path.line(to: frame.right, frame.bottom)
    for tick in layout.xTicks {
      path.move(to: tick.pixel, frame.bottom)
      path.line(to: tick.pixel, frame.bottom + 5)
    }
    for tick in layout.yTicks {
      path.move(to: frame.left - 5, tick.pixel)
      path.line(to: frame.left, tick.pixel)
    }
    return [Element("path", ["class": "a", "d": .text(path.text)])]
      + layout.xTicks.map { text($0.text, $0.pixel, frame.bottom + 18, "m", anchor: "middle") }
      + layout.yTicks.map {
        text($0.text, frame.left - 8, $0.pixel + 4, $0.isLandmark ? "" : "m", anchor: "end")
      }
  }

  private func markers(_ layout: Layout) -> [Element] {
    rules.map { rule in
      var path = PathData()
      let x = layout.x.pixel(Double(rule.step))
      path.move(to: x, layout.frame.top - 4)
      path.line(to: x, layout.frame.bottom)
      return Element("path", ["class": "a", "stroke-dasharray": "4 3", "d": .text(path.text)])
    } + layout.ruleLabels.map { text($0.text, $0.box.left, $0.box.bottom - 3, "m") }
  }

  private func lines(_ layout: Layout) -> [Element] {
    layout.traces.enumerated().map { index, trace in
      var path = PathData()
      for (place, point) in trace.points.enumerated() {
        if place == 0 { path.move(to: point.x, point.y) } else { path.line(to: point.x, point.y) }
      }
      return stroke(index, path)
    }
  }

  private func labels(_ layout: Layout) -> [Element] {
    layout.labels.map { text($0.text, $0.box.left, $0.box.bottom - 3) }
      + layout.legend.flatMap { label in
        var path = PathData()
        path.move(to: label.box.left - 34, label.box.bottom - 7)
        path.line(to: label.box.left - 8, label.box.bottom - 7)
        return [stroke(label.index, path), text(label.text, label.box.left, label.box.bottom - 3)]
      }
  }

  private func stroke(_ index: Int, _ path: PathData) -> Element {
    let hue: Element.Value = "l s\(Stroke.hue(index))"
    let dash = Stroke.dash(index)
    return dash.isEmpty
      ? Element("path", ["class": hue, "d": .text(path.text)])
      : Element("path", ["class": hue, "stroke-dasharray": .text(dash), "d": .text(path.text)])
  }

  private func text(
    _ text: String, _ x: Double, _ y: Double, _ kind: String = "", anchor: String = "start"
  ) -> Element {
    switch (kind, anchor) {
    case ("", "start"): Element("text", ["x": .number(x), "y": .number(y)], text: text)
    case (_, "start"):
      Element("text", ["class": .text(kind), "x": .number(x), "y": .number(y)], text: text)
    case ("", _):
      Element(
        "text", ["x": .number(x), "y": .number(y), "text-anchor": .text(anchor)], text: text)
    default:
      Element(
        "text",
        ["class": .text(kind), "x": .number(x), "y": .number(y), "text-anchor": .text(anchor)],
        text: text)
    }
  }
}

extension Schedule {
  /// The schedule in words, of its first phases alone where they would be too many to listen to.
  fileprivate var shortWords: String {
    let most = 8
    if phases.count <= most { return words }
    let told = phases.prefix(most).map(\.words) + ["\(phases.count - most) more phases"]
    return told.joined(separator: ", then ")
      + ", to \(Decimal10(finalRate).rateText) at step \(length)"
  }
}
