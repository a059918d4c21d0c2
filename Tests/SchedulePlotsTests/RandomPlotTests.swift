import Foundation
import Schedules
import TestSupport
import Testing

@testable import SchedulePlots

/// Whatever is drawn, at whatever magnitude: finite places inside the picture, few ticks, few bytes.
struct RandomPlotTests {
  private func check(_ plot: Plot, _ note: String) throws {
    let chart = try plot.chart()
    let layout = Layout(chart)
    for pane in layout.panes {
      #expect((1...12).contains(pane.xTicks.count), "\(note): \(pane.xTicks.count) ticks")
      #expect((1...12).contains(pane.yTicks.count), "\(note): \(pane.yTicks.count) ticks")
    }
    let text = try plot.svg().text
    #expect(text.utf8.count < 20_000 + 40_000 * plot.series.count, "\(note): \(text.utf8.count)")
    for data in text.split(separator: " d=\"").dropFirst() {
      for (x, y) in places(ofPath: String(data.prefix { $0 != "\"" })) {
        let isInside = (0...layout.width).contains(x) && (0...layout.height).contains(y)
        #expect(isInside, "\(note): \(x) \(y)")
        if !isInside { return }
      }
    }
  }

  private func varied(_ series: [Series], _ random: inout SeededGenerator) -> Plot {
    var drawn = plot(series).logarithmic(Bool.random(using: &random))
    if Int.random(in: 0..<4, using: &random) == 0 { drawn = drawn.inPanels() }
    if Int.random(in: 0..<4, using: &random) == 0 { drawn = drawn.shadingPhases() }
    if Int.random(in: 0..<4, using: &random) == 0 {
      let last = max(2, series.map(\.schedule.length).max() ?? 2)
      let from = Int.random(in: 0..<last - 1, using: &random)
      drawn = drawn.showing(from..<Int.random(in: from + 1...last, using: &random))
    }
    if Int.random(in: 0..<4, using: &random) == 0 { drawn = drawn.sized(320, 200) }
    return drawn
  }

  @Test(arguments: Recipe.all.map(\.name))
  func `every recipe is drawn at every magnitude`(name: String) throws {
    let recipe = try #require(Recipe.named(name))
    var drawn = 0
    for seed in 0..<20 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var arguments = recipe.example
      let steps = Int(random.magnitude(0...6))
      if seed > 0 {
        if arguments["steps"] != nil { arguments["steps"] = "\(steps)" }
        if arguments["warmup"] != nil { arguments["warmup"] = "\(steps / 10)" }
        if arguments["peak"] != nil { arguments["peak"] = "\(random.magnitude(-300...300))" }
      }
      let parts = recipe.parts == 0...0 ? [] : everyCurve(over: 200).prefix(2).map(\.schedule)
      // Arguments that do not go together are refused, which is not the plot's to judge.
      guard let schedule = try? recipe.schedule(arguments, of: parts) else { continue }
      drawn += 1
      try check(varied([schedule.labeled(name)], &random), "\(name), seed \(seed)")
    }
    #expect(drawn > 5, "\(name): \(drawn)")
  }

  @Test func `random schedules are drawn at every magnitude`() throws {
    for seed in 0..<150 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let series = (0..<Int.random(in: 1...3, using: &random)).map { index in
        random.schedule().labeled("series \(index)")
      }
      if series.allSatisfy({ $0.schedule.length < 2 }) { continue }
      do {
        try check(varied(series, &random), "seed \(seed)")
      } catch PlotError.nothingInRange {
        Issue.record("seed \(seed): the range was taken from the longest")
      }
    }
  }

  @Test(arguments: [false, true])
  func `no rate of a random schedule is a tenth of a pixel off its line`(log: Bool) {
    for seed in 0..<250 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let whole = random.schedule()
      if whole.length < 2 { continue }
      let from = Bool.random(using: &random) ? 0 : Int.random(in: 0..<whole.length, using: &random)
      let part = whole.dropFirst(from)
      let x = Axis(
        domain: Double(from)...Double(from + part.length), start: 60, end: 680)
      let y = Scale.rates(of: [part], isLogarithmic: log).axis(from: 350, to: 60)
      let trace = Trace(part, from: from, x: x, y: y)
      if trace.isArea { continue }
      let points = trace.points(perArc: 100)
      for _ in 0..<60 {
        let step = Int.random(in: from..<whole.length, using: &random)
        let point = Point(x: x.pixel(Double(step)), y: y.pixel(whole[step]))
        let off = distance(point, from: points)
        #expect(off <= 0.1, "seed \(seed), step \(step) of \(from)..<\(whole.length): \(whole)")
        if off > 0.1 { break }
      }
    }
  }
}
