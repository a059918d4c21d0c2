import Testing

@testable import SchedulePlots

struct ChartTests {
  /// A loss by learning rate, on a logarithmic horizontal axis: nothing of it is a schedule.
  private var chart: Chart {
    let rates = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2]
    let losses = [3.4, 3.1, 2.9, 3.0, 3.8]
    return Chart(
      title: "Loss by peak rate", description: "The best of five is 10⁻³.",
      x: Scale(title: "peak rate", domain: 5e-5...2e-2, isLogarithmic: true),
      y: Scale(title: "loss", domain: 2.5...4, landmarks: [2.9]),
      panes: [
        Pane(
          lines: [
            Pane.Line(label: "best of a study", style: 0, end: 1e-2) { x, y in
              Trace(points: zip(rates, losses).map { Point(x: x.pixel($0), y: y.pixel($1)) })
            }
          ],
          rules: [Pane.Rule(place: 1e-3, label: "best")])
      ])
  }

  @Test func `a chart draws whatever has a trace on its axes`() {
    let text = chart.svg.text
    for word in [
      "Loss by peak rate", "peak rate", "loss", "best of a study", "best", "2.9", "0.01",
    ] {
      #expect(text.contains(">\(word)</text>"), "\(word)")
    }
    #expect(text.contains(">The best of five is 10⁻³.</desc>"))
  }

  @Test func `both axes measure what they say`() {
    let pane = Layout(chart).panes[0]
    #expect(pane.x.isLogarithmic && !pane.y.isLogarithmic)
    #expect(pane.traces[0].points.count == 5)
    #expect(pane.xTicks.map(\.text).sorted() == ["0.0001", "0.001", "0.01"])
  }

  @Test func `the vertical axis is broken, by two parallel strokes, where it goes on to 0`() throws
  {
    func strokes(log: Bool) throws -> [[(x: Double, y: Double)]] {
      let picture = try Picture(plot(fourSeries(over: 1_000)).logarithmic(log))
      let axes = try #require(picture.attributes.first { $0["class"] == "a" }?["d"])
      return axes.split(separator: "M").map { places(ofPath: "M" + $0) }
    }
    let (plain, broken) = (try strokes(log: false), try strokes(log: true))
    // The axes without a break are one line down and to the right.
    #expect(plain[0].count == 3 && broken[0].count == 2 && broken[3].count == 3)
    let (upper, lower) = (broken[0][1], broken[3][0])
    #expect(upper.x == broken[0][0].x && lower.x == upper.x && lower.y > upper.y)
    // Each has the axis' end in its middle, and rises to the right.
    for (stroke, end) in zip(broken[1...2], [upper, lower]) {
      #expect((stroke[0].x + stroke[1].x) / 2 == end.x && stroke[0].x < end.x)
      #expect(abs((stroke[0].y + stroke[1].y) / 2 - end.y) < 0.011 && stroke[1].y < stroke[0].y)
    }
  }

  @Test func `the hue that is pale on shading has an edge there, and nowhere else`() throws {
    func edges(_ plot: Plot) throws -> Int {
      try Picture(plot).attributes.count { $0["class"] == "k" }
    }
    let series = manySeries(8)
    let pale = (0..<8).count { Stroke.needsEdge(Stroke.hue($0)) }
    #expect(try edges(plot(series)) == 0)
    #expect(pale > 0 && pale < 8)
    #expect(try edges(plot(series).shading(100..<200, "here")) == pale)
  }

  @Test func `the same chart gives the same bytes`() { #expect(chart.svg.text == chart.svg.text) }
}
