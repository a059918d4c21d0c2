import Schedules
import TestSupport
import Testing

@testable import SchedulePlots

struct LayoutTests {
  private static let sizes = [(320.0, 200.0), (720, 400)]

  private func layout(_ plot: Plot) throws -> Layout { Layout(try plot.chart()) }

  /// What every layout has to be, whatever is drawn and however large.
  private func check(_ plot: Plot, _ note: String) throws {
    let layout = try layout(plot)
    let canvas = Box(left: 0, top: 0, right: layout.width, bottom: layout.height)
    let above = layout.titles + layout.subtitles + layout.axisTitles + layout.legend
    let within = layout.panes.flatMap { pane in
      [pane.title, pane.note].compactMap { $0 } + pane.bandLabels + pane.ruleLabels + pane.labels
    }
    let boxes = (above + within).filter { !$0.text.isEmpty }.map(\.box)
    for box in boxes {
      #expect(box.left >= canvas.left && box.right <= canvas.right, "\(note): \(box)")
      #expect(box.top >= canvas.top && box.bottom <= canvas.bottom, "\(note): \(box)")
    }
    // Titles are larger than the boxes of their text.
    for title in layout.titles {
      let wide = (title.box.right - title.box.left) * 16.5 / 12
      #expect(title.box.left + wide <= canvas.right - 16 + 1e-9, "\(note): \(title.text)")
    }
    for (index, box) in boxes.enumerated() {
      #expect(!boxes[..<index].contains { $0.meets(box) }, "\(note): two labels at \(box)")
    }
    for pane in layout.panes { check(pane, note, isAlone: layout.panes.count == 1) }
    let labels = layout.panes.flatMap(\.labels)
    #expect(labels.isEmpty || layout.legend.isEmpty, "\(note)")
    if layout.panes.count == 1 {
      let named = plot.series.count { !$0.label.isEmpty }
      #expect(labels.count + layout.legend.count == named, "\(note)")
      #expect(
        layout.panes[0].frame.right - layout.panes[0].frame.left >= layout.width / 3, "\(note)")
    }
  }

  private func check(_ pane: PaneLayout, _ note: String, isAlone: Bool) {
    let rules = pane.pane.rules.map { rule in
      let x = pane.x.pixel(rule.place)
      return Trace(points: [Point(x: x, y: pane.frame.top), Point(x: x, y: pane.frame.bottom)])
    }
    for box in (pane.labels + pane.ruleLabels + pane.bandLabels).map(\.box) {
      let isCrossed = (pane.traces + rules).contains { line in
        zip(line.points, line.points.dropFirst()).contains { box.meets($0, $1) }
      }
      #expect(!isCrossed, "\(note): a line through \(box)")
    }
    #expect(pane.frame.bottom - pane.frame.top >= (isAlone ? 76 : 60) - 1e-9, "\(note)")
    #expect(pane.frame.right - pane.frame.left >= 60, "\(note)")
    for axis in [pane.xTicks, pane.yTicks] {
      let pixels = axis.map(\.pixel).sorted()
      #expect(pixels.allSatisfy { $0.isFinite }, "\(note)")
      #expect(zip(pixels, pixels.dropFirst()).allSatisfy { $1 - $0 >= 14 - 1e-9 }, "\(note)")
    }
    #expect((2...16).contains(pane.yTicks.count), "\(note)")
  }

  @Test func `four panels stand two by two, and others in threes, unless it is said otherwise`()
    throws
  {
    for (count, columns) in [(3, 3), (4, 2), (5, 3), (9, 3)] {
      #expect(try plot(manySeries(count)).inPanels().chart().columns == columns)
      #expect(try plot(manySeries(count)).inPanels().columns(4).chart().columns == 4)
    }
  }

  @Test func `labels are inside the picture, and on no label and no line`() throws {
    let long = String(repeating: "long label ", count: 40)
    let ends = ["linear", "cosine", "power"].map {
      Schedule.warmup(to: 1, over: 10).decaying(to: 0, over: 90).labeled($0)
    }
    let plots: [(String, Plot)] =
      [1, 2, 4, 6, 7, 12, 25, 100].map { ("\($0) series", plot(manySeries($0))) } + [
        ("four curves", plot(fourSeries(over: 10_000))),
        ("that end together", plot(ends)),
        ("a long title", Plot(long) { manySeries(2) }),
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
        ("phases", plot(manySeries(2)).shadingPhases().subtitled(long)),
        ("phases and rules", plot(manySeries(2)).shadingPhases().marking(99, "here")),
        ("a part", plot(fourSeries(over: 10_000)).showing(900..<1_300)),
        ("panels", plot(manySeries(8)).inPanels()),
        ("panels with long titles", plot(manySeries(5) { "\($0) " + long }).inPanels().columns(2)),
        ("panels of many", plot(manySeries(60)).inPanels()),
        ("panels and labels", panels { "run \($0)" }),
        ("panels and a legend", panels { _ in "run" }.shadingPhases().marking(70, "here")),
      ]
    for (name, plot) in plots {
      for (width, height) in Self.sizes {
        for log in [false, true] {
          let sized = plot.sized(width, height).logarithmic(log)
          try check(sized, "\(name), \(width) × \(height)\(log ? ", log" : "")")
        }
      }
    }
  }

  /// Six panels of two lines each.
  private func panels(label: (Int) -> String) -> Plot {
    let series = manySeries(12, label: label)
    return Plot("Panels") {
      for index in 0..<6 {
        Panel("panel \(index)", note: "with a note") { series[2 * index...2 * index + 1] + [] }
      }
    }
  }

  @Test func `the largest plot keeps the same laws`() throws {
    try check(plot(fourSeries(over: 10_000)).sized(4_000, 4_000), "four curves")
    try check(plot(manySeries(9)).sized(4_000, 4_000).marking(500, "mark"), "nine series")
  }

  @Test func `random plots keep the same laws`() throws {
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
      try check(drawn, "seed \(seed)")
    }
  }

  @Test func `up to six series are labelled at their lines, more in a legend`() throws {
    #expect(
      try layout(plot(manySeries(6))).panes[0].labels.map(\.text) == (0..<6).map { "run \($0)" })
    #expect(try layout(plot(manySeries(7))).legend.map(\.text) == (0..<7).map { "run \($0)" })
  }

  @Test func `a label of more than a third of the width sends all to the legend`() throws {
    let layout = try layout(
      plot(manySeries(2) { $0 == 0 ? "short" : String(repeating: "n", count: 40) }))
    #expect(layout.legend.map(\.index) == [0, 1])
  }

  @Test func `a label too long for a row ends in an ellipsis`() throws {
    let long = String(repeating: "n", count: 1_000)
    let label = try #require(try layout(plot(manySeries(1) { _ in long })).legend.first)
    #expect(label.text.hasSuffix("…") && label.text.count > 50)
  }

  @Test func `the height is the plot's own, unless the legend needs more`() throws {
    #expect(try layout(plot(manySeries(2))).height == 400)
    #expect(try layout(plot(manySeries(12))).height == 400)
    let long = plot(manySeries(100) { _ in String(repeating: "n", count: 99) })
    #expect(try layout(long).height > 1_800)
  }

  @Test func `the peak and the final rate are labelled beside the round numbers`() throws {
    let series = Schedule.warmup(to: 3.7e-4, over: 10).decaying(to: 7.7e-5, over: 90).labeled("a")
    // The first step of the decay stands at the peak.
    let ticks = try layout(plot([series])).panes[0].yTicks
    #expect(ticks.filter { $0.isLandmark }.map(\.text) == ["7.7×10⁻⁵", "0.00037"])
    #expect(ticks.contains { $0.text == "0.0002" && !$0.isLandmark })
  }

  @Test func `many series do not crowd the round numbers out`() throws {
    let ticks = try layout(plot(manySeries(50))).panes[0].yTicks
    #expect(ticks.filter { $0.isLandmark }.count <= 4)
    #expect(ticks.contains { $0.text == "0.01" })
  }

  @Test func `rate 0 stands at the marked floor of a logarithmic axis`() throws {
    let pane = try layout(plot(fourSeries(over: 1_000)).logarithmic()).panes[0]
    #expect(pane.yTicks.first?.text == "0")
    #expect(pane.yTicks.first?.pixel == pane.frame.bottom)
    #expect(pane.traces[0].points.last?.y == pane.frame.bottom)
    #expect(pane.y.start == pane.frame.bottom - Scale.breakHeight)
  }

  @Test func `a mark beyond the schedules makes the axis longer`() throws {
    let layout = try layout(plot(manySeries(1)).marking(5_000, "later"))
    #expect(layout.panes[0].x.domain == 0...5_000)
  }

  @Test(arguments: [0..<1_000, 0..<500, 500..<1_000, 500..<700, 500..<2_000])
  func `of a part of the steps the line begins with its first rate`(steps: Range<Int>) throws {
    let schedule = Schedule.ramp(from: 1, to: 0, over: 1_000)
    let pane = try layout(plot([schedule.labeled("a")]).showing(steps)).panes[0]
    let points = pane.traces[0].points
    let last = min(steps.upperBound, 1_000)
    for (point, step) in [(points.first, steps.lowerBound), (points.last, last)] {
      let point = try #require(point)
      #expect(abs(point.x - pane.x.pixel(Double(step))) < 1e-9)
      #expect(abs(point.y - pane.y.pixel(schedule[step])) < 1e-9)
    }
    #expect(pane.y.domain.upperBound < schedule[steps.lowerBound] * 1.3)
  }

  @Test func `panels share their scales, and the numbers stand at the left and below`() throws {
    let layout = try layout(plot(manySeries(5)).inPanels())
    #expect(layout.panes.map(\.title?.text) == (0..<5).map { "run \($0)" })
    #expect(Set(layout.panes.map(\.x.domain)).count == 1)
    #expect(Set(layout.panes.map(\.y.domain)).count == 1)
    #expect(layout.panes.map(\.numbersY) == [true, false, false, true, false])
    #expect(layout.panes.map(\.numbersX) == [false, false, true, true, true])
    #expect(layout.panes.allSatisfy { $0.labels.isEmpty } && layout.legend.isEmpty)
  }

  @Test func `labels that panels share stand in one legend, and look alike in each`() throws {
    let layout = try layout(panels { $0 % 2 == 0 ? "a" : "b" })
    #expect(layout.legend.map(\.text) == ["a", "b"])
    #expect(layout.panes.allSatisfy { $0.pane.lines.map(\.style) == [0, 1] })
  }

  @Test func `lines that end together are named beside a piece of each`() throws {
    let ends = ["a", "b"].map { Schedule.ramp(from: 1, to: 0, over: 10).labeled($0) }
    let apart = [Schedule.constant(1, for: 10).labeled("c"), ends[0]]
    #expect(try layout(plot(ends)).panes[0].labels.allSatisfy(\.hasSample))
    #expect(try layout(plot(apart)).panes[0].labels.allSatisfy { !$0.hasSample })
  }
}
