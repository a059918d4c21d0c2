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

  @Test func `the same chart gives the same bytes`() { #expect(chart.svg.text == chart.svg.text) }
}
