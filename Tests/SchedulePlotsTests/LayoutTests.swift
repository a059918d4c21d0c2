import Schedules
import TestSupport
import Testing

@testable import SchedulePlots

struct LayoutTests {
  private static let sizes = [(320.0, 200.0), (720, 400)]

  /// What every layout has to be, whatever is drawn and however large.
  private func check(_ plot: Plot, _ note: String) {
    let layout = Layout(plot)
    let canvas = Box(left: 0, top: 0, right: plot.width, bottom: layout.height)
    let boxes = (layout.labels + layout.legend + layout.ruleLabels).map(\.box)
    for box in boxes {
      #expect(box.left >= canvas.left && box.right <= canvas.right, "\(note): \(box)")
      #expect(box.top >= canvas.top && box.bottom <= canvas.bottom, "\(note): \(box)")
    }
    for (index, box) in boxes.enumerated() {
      #expect(!boxes[..<index].contains { $0.meets(box) }, "\(note): two labels at \(box)")
    }
    let lines =
      layout.traces
      + plot.rules.map { rule in
        let x = layout.x.pixel(Double(rule.step))
        return Trace(points: [
          Point(x: x, y: layout.frame.top), Point(x: x, y: layout.frame.bottom),
        ])
      }
    for box in boxes {
      let isCrossed = lines.contains { line in
        zip(line.points, line.points.dropFirst()).contains { box.meets($0, $1) }
      }
      #expect(!isCrossed, "\(note): a line through \(box)")
    }
    #expect(layout.frame.right - layout.frame.left >= plot.width / 3, "\(note)")
    #expect(layout.frame.bottom - layout.frame.top >= 76, "\(note)")
    for axis in [layout.xTicks, layout.yTicks] {
      let pixels = axis.map(\.pixel).sorted()
      #expect(pixels.allSatisfy { $0.isFinite }, "\(note)")
      #expect(zip(pixels, pixels.dropFirst()).allSatisfy { $1 - $0 >= 14 - 1e-9 }, "\(note)")
    }
    #expect(layout.yTicks.count >= 2 && layout.yTicks.count <= 16, "\(note)")
    #expect(layout.labels.isEmpty || layout.legend.isEmpty, "\(note)")
    #expect(layout.labels.count + layout.legend.count == plot.series.count, "\(note)")
  }

  @Test func `labels are inside the picture, and on no label and no line`() {
    let long = String(repeating: "long label ", count: 40)
    let ends = ["linear", "cosine", "power"].map {
      Schedule.warmup(to: 1, over: 10).decaying(to: 0, over: 90).labeled($0)
    }
    let plots: [(String, Plot)] =
      [1, 2, 4, 6, 7, 12, 25, 100].map { ("\($0) series", plot(manySeries($0))) } + [
        ("four curves", plot(fourSeries(over: 10_000))),
        ("that end together", plot(ends)),
        ("long labels", plot(manySeries(3) { "\($0) " + long })),
        ("100 long labels", plot(manySeries(100) { "\($0) " + long })),
        ("one long label", plot(manySeries(3) { $0 == 1 ? long : "\($0)" })),
        ("empty labels", plot(manySeries(6) { _ in "" })),
        ("one step", plot([Schedule.constant(1, for: 1).labeled("one")])),
        ("no steps", plot([Schedule().labeled("none")])),
        (
          "rules",
          plot(manySeries(2)).marking(0, "start").marking(500, "mark").marking(1_000, "end")
        ),
        ("rules together", plot(manySeries(2)).marking(990, "nearly the end").marking(995, "end")),
        ("long rules", plot(manySeries(2)).marking(3, long).marking(2, long)),
        ("many rules", (0..<40).reduce(plot(manySeries(2))) { $0.marking($1 * 20, "r") }),
        ("rules and legend", plot(manySeries(9)).marking(500, "mark")),
      ]
    for (name, plot) in plots {
      for (width, height) in Self.sizes {
        for log in [false, true] {
          let sized = plot.sized(width, height).logarithmic(log)
          check(sized, "\(name), \(width) × \(height)\(log ? ", log" : "")")
        }
      }
    }
  }

  @Test func `the largest plot keeps the same laws`() {
    check(plot(fourSeries(over: 10_000)).sized(4_000, 4_000), "four curves")
    check(plot(manySeries(9)).sized(4_000, 4_000).marking(500, "mark"), "nine series")
  }

  @Test func `random plots keep the same laws`() {
    for seed in 0..<120 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let series = (0..<Int.random(in: 1...9, using: &random)).map { index in
        var schedule = Schedule.constant(Double.random(in: 0...1, using: &random), for: 1)
        for _ in 0..<Int.random(in: 1...5, using: &random) {
          let curve = [Curve.linear, .cosine, .power(3)].randomElement(using: &random) ?? .linear
          schedule = schedule.decaying(
            to: Bool.random(using: &random) ? 0 : Double.random(in: 0...1, using: &random),
            over: Int.random(in: 1...1_000, using: &random), along: curve)
        }
        let length = Int.random(in: 1...25, using: &random)
        return schedule.labeled(String(repeating: "n", count: length))
      }
      var drawn = plot(series).logarithmic(Bool.random(using: &random))
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        drawn = drawn.marking(Int.random(in: 0...2_000, using: &random), "a mark")
      }
      check(drawn, "seed \(seed)")
    }
  }

  @Test func `up to six series are labelled at their lines, more in a legend`() {
    #expect(Layout(plot(manySeries(6))).labels.map(\.text) == (0..<6).map { "run \($0)" })
    #expect(Layout(plot(manySeries(7))).legend.map(\.text) == (0..<7).map { "run \($0)" })
  }

  @Test func `a label of more than a third of the width sends all to the legend`() {
    let layout = Layout(
      plot(manySeries(2) { $0 == 0 ? "short" : String(repeating: "n", count: 40) }))
    #expect(layout.legend.map(\.index) == [0, 1])
  }

  @Test func `a label too long for a row ends in an ellipsis`() throws {
    let long = String(repeating: "n", count: 1_000)
    let label = try #require(Layout(plot(manySeries(1) { _ in long })).legend.first)
    #expect(label.text.hasSuffix("…") && label.text.count > 50)
  }

  @Test func `the height is the plot's own, unless the legend needs more`() {
    #expect(Layout(plot(manySeries(2))).height == 400)
    #expect(Layout(plot(manySeries(12))).height == 400)
    #expect(Layout(plot(manySeries(100) { _ in String(repeating: "n", count: 99) })).height > 1_800)
  }

  @Test func `the peak and the final rate are labelled beside the round numbers`() {
    let series = Schedule.warmup(to: 3.7e-4, over: 10).decaying(to: 7.7e-5, over: 90).labeled("a")
    // The first step of the decay stands at the peak.
    let ticks = Layout(plot([series])).yTicks
    #expect(ticks.filter { $0.isLandmark }.map(\.text) == ["7.7×10⁻⁵", "0.00037"])
    #expect(ticks.contains { $0.text == "0.0002" && !$0.isLandmark })
  }

  @Test func `many series do not crowd the round numbers out`() {
    let ticks = Layout(plot(manySeries(50))).yTicks
    #expect(ticks.filter { $0.isLandmark }.count <= 4)
    #expect(ticks.contains { $0.text == "0.01" })
  }

  @Test func `rate 0 stands at the marked floor of a logarithmic axis`() {
    let layout = Layout(plot(fourSeries(over: 1_000)).logarithmic())
    #expect(layout.yTicks.first?.text == "0")
    #expect(layout.yTicks.first?.pixel == layout.frame.bottom)
    #expect(layout.traces[0].points.last?.y == layout.frame.bottom)
  }

  @Test func `a mark beyond the schedules makes the axis longer`() {
    let layout = Layout(plot(manySeries(1)).marking(5_000, "later"))
    #expect(layout.x.domain == 0...5_000)
  }
}
