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

  /// A number whose magnitude is as likely to be any as another.
  private func magnitude(_ range: ClosedRange<Double>, _ random: inout SeededGenerator) -> Double {
    pow(10, Double.random(in: range, using: &random))
  }

  @Test(arguments: Recipe.all.map(\.name))
  func `every recipe is drawn at every magnitude`(name: String) throws {
    let recipe = try #require(Recipe.named(name))
    var drawn = 0
    for seed in 0..<20 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var arguments = recipe.example
      let steps = Int(magnitude(0...6, &random))
      if seed > 0 {
        if arguments["steps"] != nil { arguments["steps"] = "\(steps)" }
        if arguments["warmup"] != nil { arguments["warmup"] = "\(steps / 10)" }
        if arguments["peak"] != nil { arguments["peak"] = "\(magnitude(-300...300, &random))" }
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
        self.schedule(&random).labeled("series \(index)")
      }
      if series.allSatisfy({ $0.schedule.length < 2 }) { continue }
      do {
        try check(varied(series, &random), "seed \(seed)")
      } catch PlotError.nothingInRange {
        Issue.record("seed \(seed): the range was taken from the longest")
      }
    }
  }

  private func schedule(_ random: inout SeededGenerator) -> Schedule {
    let unit = magnitude(-305...305, &random)
    func rate() -> Double {
      switch Int.random(in: 0..<6, using: &random) {
      case 0: 0
      case 1: unit
      case 2: unit * magnitude(-12...2, &random)
      case 3: Double.leastNonzeroMagnitude
      default: unit * Double.random(in: 0...1, using: &random)
      }
    }
    let phases = (0..<Int.random(in: 1...12, using: &random)).map { _ -> Phase in
      let steps = Int(magnitude(0...12, &random))
      let curves: [Curve] = [
        .linear, .cosine, .power(0.5), .power(2), .power(3), .power(0.1), .polynomial(power: 0.5),
        .polynomial(power: 3), .polynomial(power: 1.5),
      ]
      switch Int.random(in: 0..<6, using: &random) {
      case 0: return .hold(at: rate(), for: steps)
      case 1:
        let entries = (0..<Int.random(in: 1...2_000, using: &random)).map { _ in rate() }
        let period = Int.random(in: 1...20, using: &random)
        return .curve(.table(entries), for: entries.count * period, period: period)
      case 2:
        return .curve(
          .inverseSquareRoot(timescale: magnitude(-3...6, &random)), from: rate(), for: steps)
      case 3:
        return .ramp(
          from: max(rate(), 1e-307), to: max(rate(), 1e-307), over: steps, along: .exponential)
      default:
        let curve = curves.randomElement(using: &random) ?? .linear
        // Pieces, slow and fast, cut before their end and held past it.
        return .ramp(
          from: rate(), to: rate(), over: steps, along: curve,
          offset: Int.random(in: 0...steps, using: &random),
          stride: Int.random(in: 1...3, using: &random),
          period: Int.random(in: 1...3 * steps, using: &random))
      }
    }
    return Schedule(phases, final: Bool.random(using: &random) ? rate() : nil)
  }
}
