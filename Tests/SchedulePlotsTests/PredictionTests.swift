import LossLaws
import Schedules
import TestSupport
import Testing

@testable import SchedulePlots

/// Predictions by laws fitted to made logs.
enum MadePredictions {
  static let warmup = Schedule.warmup(to: 3e-4, over: 2_000)
  static let cosine = warmup.decaying(to: 3e-5, over: 22_000, along: .cosine)
  static let constant = warmup.holding(for: 22_000)
  static let twoStage = warmup.holding(for: 6_000).appending(.constant(9e-5, for: 8_000))
  static let long = warmup.holding(for: 50_000).decaying(to: 3e-5, over: 20_000)

  static func run(_ name: String, _ schedule: Schedule, every spacing: Int = 256) throws -> LossRun
  {
    let law = MultiPowerLaw(
      floor: 3.040, scale: 0.525, exponent: 0.508, drop: 363.8, speed: 2.066, curvature: 0.583,
      rateExponent: 0.641)
    var random = SeededGenerator(seed: UInt64(name.utf8.count))
    let steps = Array(stride(from: 2_100, to: schedule.length, by: spacing))
    let losses = law.loss(of: schedule, at: steps)
      .map { $0 * (1 + Double.random(in: -1e-3...1e-3, using: &random)) }
    return try LossRun(name, schedule, steps: steps, losses: losses)
  }

  static func fit() throws -> LossLawFit {
    try LossLawFit([
      run("cosine", cosine), run("constant", constant), run("two stages", twoStage),
    ])
  }

  /// Predictions that are hard to draw.
  static func hard() throws -> [(name: String, picture: Prediction)] {
    let fit = try fit()
    let dense = try LossLawFit([
      run("dense", cosine, every: 1), run("<b>&\"", constant, every: 3),
      run("two stages", twoStage),
    ])
    let constants = try LossLawFit([run("constant", constant)])
    let many = (1...100).map { long.prefix(700 * $0).labeled("schedule \($0)") }
    let names = ["", "</text><script>", String(repeating: "long ", count: 60)]
    let runs = try (0..<30).map { try run("run \($0)", $0 % 2 == 0 ? cosine : twoStage) }
    return [
      ("hundred", Prediction(by: fit, of: many)),
      ("none", Prediction(by: fit, of: [])),
      ("names", Prediction(by: dense, of: names.map { long.labeled($0) })),
      ("one-step", Prediction(by: fit, of: [Schedule.constant(3e-4, for: 1).labeled("one")])),
      ("empty", Prediction(by: fit, of: [Schedule().labeled("empty")])),
      (
        "billion",
        Prediction(
          by: fit,
          of: [warmup.decaying(to: 0, over: 1_000_000_000, along: .power(0.5)).labeled("long")])
      ),
      ("no-confidence", Prediction(by: constants, of: [long.labeled("a guess")])),
      ("small", Prediction(by: fit, of: [long.labeled("small")]).sized(320, 200)),
      ("rules", Prediction(by: fit, of: fit.forecasts(of: cosine, to: 72_000))),
      ("many-runs", Prediction(by: try LossLawFit(runs), of: [long.labeled("long")])),
      ("logarithmic", Prediction(by: fit, of: [long.labeled("long")]).logarithmic()),
    ]
  }
}

struct PredictionTests {
  typealias Made = MadePredictions

  static func chart(_ series: Series..., by fit: LossLawFit? = nil) throws -> Chart {
    try Prediction(by: fit ?? Made.fit(), of: series).chart()
  }

  @Test func `losses stand above, and below them the schedules in the same styles`() throws {
    let chart = try Self.chart(Made.long.labeled("long"), Made.cosine.labeled("cosine again"))
    #expect(chart.panes.count == 2 && chart.columns == 1)
    let (above, below) = (chart.panes[0], chart.panes[1])
    let curves = above.lines.filter { $0.weight != .interval }
    #expect(curves.map(\.style) == [0, 1, 2, 3, 4])
    #expect(curves.map(\.weight) == [.full, .full, .thin, .thin, .thin])
    #expect(curves.dropFirst(2).map(\.label) == ["cosine", "constant", "two stages"])
    #expect(below.lines.map(\.style) == curves.map(\.style))
    #expect(below.lines.map(\.weight) == curves.map(\.weight))
    #expect(below.lines.map(\.end) == [72_000, 24_000, 24_000, 24_000, 16_000])
    #expect(chart.x.domain == 0...72_000)
    #expect(above.y?.title == "loss" && below.y?.title == "learning rate")
  }

  @Test func `losses above the axis are left out up to where they come below its end`() {
    let (x, y) = (Axis(domain: 0...10, start: 0, end: 100), Axis(domain: 0...4, start: 100, end: 0))
    func first(_ values: [Double]) -> Point? {
      Trace(x, y, Array(values.indices), values).points.first
    }
    // From the last that is not below it on.
    #expect(first([6, 5, 4, 3, 2]) == Point(x: 20, y: 0))
    #expect(first([6, 5, 3, 2]) == Point(x: 10, y: 0))
    #expect(first([3, 5, 3]) == Point(x: 0, y: 25))
  }

  @Test func `a label tells the final loss and how far it may be off`() throws {
    let fit = try Made.fit()
    let forecast = fit.forecast(of: Made.long)
    let label = try #require(
      try Self.chart(Made.long.labeled("long"), by: fit).panes[0].lines.first { $0.weight == .full }
    ).label
    let words = label.split(separator: " ").map(String.init)
    #expect(words.count == 4 && words[0] == "long" && words[2] == "±", "\(label)")
    #expect(abs(Double(words[1])! - forecast.finalLoss) <= forecast.finalMargin / 4)
    #expect(abs(Double(words[3])! - forecast.finalMargin) <= forecast.finalMargin / 4)
  }

  @Test func `an area is the interval, at every step`() throws {
    let fit = try Made.fit()
    let chart = try Self.chart(Made.long.labeled("long"), by: fit)
    let (x, y) = (chart.x.axis(from: 0, to: 1_000), chart.panes[0].y!.axis(from: 400, to: 0))
    let area = try #require(chart.panes[0].lines.first { $0.weight == .interval }).trace(x, y)
    #expect(area.isArea)
    let end = area.points.filter { abs($0.x - x.pixel(71_999)) < 1e-9 }.map(\.y)
    let forecast = fit.forecast(of: Made.long)
    let (loss, margin) = (forecast.finalLoss, forecast.finalMargin)
    #expect(abs(end.min()! - y.pixel(loss + margin)) < 1e-6)
    #expect(abs(end.max()! - y.pixel(loss - margin)) < 1e-6)
  }

  @Test func `a drawn curve is what is predicted, to a few tenths of a pixel`() throws {
    let fit = try Made.fit()
    let chart = try Self.chart(Made.long.labeled("long"), by: fit)
    let (x, y) = (chart.x.axis(from: 0, to: 1_000), chart.panes[0].y!.axis(from: 400, to: 0))
    let points = try #require(chart.panes[0].lines.first { $0.weight == .full }).trace(x, y).points
    for step in stride(from: 4_500, to: 72_000, by: 1_700) {
      let at = x.pixel(Double(step))
      let after = try #require(points.firstIndex { $0.x >= at })
      let (a, b) = (points[after - 1], points[after])
      let drawn = a.y + (b.y - a.y) * (at - a.x) / (b.x - a.x)
      let loss = fit.law.loss(of: Made.long, at: [step])[0]
      #expect(abs(drawn - y.pixel(loss)) < 0.3, "\(step)")
    }
  }

  @Test func `where no confidence is to be had there is no area, and the label says so`() throws {
    let fit = try LossLawFit([try Made.run("constant", Made.constant)])
    let lines = try Self.chart(Made.cosine.labeled("guess"), by: fit).panes[0].lines
    #expect(!lines.contains { $0.weight == .interval })
    #expect(lines[0].label.hasPrefix("guess ") && lines[0].label.hasSuffix(", no confidence"))
  }

  @Test func `the words above say what an area is, and where there is no confidence`() throws {
    let fit = try Made.fit()
    let areas = "Thin: logged. Areas hold the loss 90 times in 100, by the multi-power law"
    let high = Made.long.scaled(by: 2).labeled("high")
    #expect(try Self.chart(Made.long.labeled("a"), by: fit).subtitle == areas + ".")
    #expect(
      try Self.chart(Made.long.labeled("a"), high, by: fit).subtitle
        == areas + "; lines without one have no confidence.")
    #expect(
      try Self.chart(high, by: fit).subtitle
        == "Thin: logged. The multi-power law has no confidence in what it predicts here.")
  }

  @Test func `the curves that are drawn are to be had, at a bounded number of steps`() throws {
    let fit = try Made.fit()
    let stairs = Schedule((1...200).map { .hold(at: 3e-4 / Double($0), for: 300) })
    let series = [Made.long.labeled("long"), stairs.labeled("stairs")]
    let prediction = Prediction(by: fit, of: series, confidence: 0.5)
    let forecasts = prediction.forecasts
    #expect(forecasts.map(\.schedule) == series.map(\.schedule))
    for forecast in forecasts {
      #expect((100...653).contains(forecast.steps.count))
      #expect(forecast.steps.last == forecast.schedule.length - 1 && forecast.confidence == 0.5)
      #expect(forecast.losses == fit.law.loss(of: forecast.schedule, at: forecast.steps))
    }
    #expect(forecasts[0].steps[0] == 2_000)
    // Nowhere further apart than in 96 parts.
    for steps in forecasts.map(\.steps) {
      let widest = zip(steps, steps.dropFirst()).map { $1 - $0 }.max()!
      #expect(widest <= (steps.last! - steps[0]) / 96 + 1)
    }
    let lines = prediction.chart().panes[0].lines.filter { $0.weight == .full }
    let (x, y) = (
      Scale(title: "", domain: 0...72_000).axis(from: 0, to: 1_000),
      Scale(title: "", domain: 0...10).axis(from: 400, to: 0)
    )
    let drawn = lines[0].trace(x, y).points.map(\.x)
    let known = Set(forecasts[0].steps.map { x.pixel(Double($0)) })
    #expect(drawn.allSatisfy(known.contains))
    let endless = Schedule.constant(3e-4, for: 1 << 60)
    #expect(Prediction(by: fit, of: [endless.labeled("")]).forecasts[0].steps.last == (1 << 60) - 1)
  }

  @Test func `a rule marks where the logs end, unless nothing goes on`() throws {
    let rules = try Self.chart(Made.long.labeled("long")).panes[0].rules
    #expect(rules.count == 1 && rules[0].label == "logs end at 23.9k")
    #expect(try Self.chart(Made.cosine.labeled("short")).panes[0].rules.isEmpty)
  }

  @Test func `the axis of losses leaves the steep beginning out`() throws {
    let chart = try Self.chart(Made.long.labeled("long"))
    let domain = try #require(chart.panes[0].y).domain
    #expect(domain.upperBound < 4 && domain.lowerBound > 3, "\(domain)")
    let (x, y) = (chart.x.axis(from: 0, to: 1_000), chart.panes[0].y!.axis(from: 400, to: 0))
    for line in chart.panes[0].lines {
      // A line comes in at the top and does not run along it.
      #expect(line.trace(x, y).points.filter { $0.y <= 0 }.count <= 4)
    }
  }

  @Test func `a spike that the fit leaves out is a ring, sets no axis and bends no line`() throws {
    let plain = try Made.fit()
    let place = plain.runs[1].losses.count / 2
    var losses = plain.runs[1].losses
    losses[place] *= 3
    let run = try LossRun("constant", Made.constant, steps: plain.runs[1].steps, losses: losses)
    let fit = try LossLawFit([plain.runs[0], run, plain.runs[2]])
    let chart = try Self.chart(Made.long.labeled("long"), by: fit)
    let pane = chart.panes[0]
    let domain = try #require(pane.y).domain
    let unspiked = try #require(try Self.chart(Made.long.labeled("long"), by: plain).panes[0].y)
    #expect(abs(domain.upperBound - unspiked.domain.upperBound) < 0.02)
    #expect(
      pane.marks == [
        Pane.Mark(x: Double(run.steps[place]), y: domain.upperBound, style: 2, isRing: true)
      ])
    let (x, y) = (chart.x.axis(from: 0, to: 1_000), pane.y!.axis(from: 400, to: 0))
    let line = try #require(pane.lines.first { $0.label == "constant" }).trace(x, y)
    let middle = line.points.filter { $0.x > 50 }
    #expect(middle.allSatisfy { $0.y >= 0 })
    #expect(chart.subtitle.hasSuffix(". Rings: left out of the fit."))
  }

  @Test func `the words for those who do not see it name logs, schedules and losses`() throws {
    let words = try Self.chart(Made.long.labeled("long")).description
    #expect(words.hasPrefix("Fitted to cosine, constant, two stages. long: predicted to end at 3."))
    #expect(words.hasSuffix("after step 71999."))
  }

  @Test func `every rule of transfer is a line`() throws {
    let fit = try Made.fit()
    let rules = fit.forecasts(of: Made.cosine, to: 72_000)
    let lines = Prediction(by: fit, of: rules).chart().panes[0].lines.filter { $0.weight == .full }
    #expect(lines.count == rules.count && lines[0].label.hasPrefix("\(rules[0].transfer.rule) "))
  }

  @Test func `a title, a theme and a size are as asked for`() throws {
    let prediction = Prediction(by: try Made.fit(), of: [Made.long.labeled("a")])
    let text = prediction.titled("Ours").themed(.dark).sized(640, 480).svg().text
    #expect(text.contains(">Ours</text>") && text.contains("viewBox=\"0 0 640 480\""))
    #expect(!text.contains("prefers-color-scheme"))
    #expect(prediction.svg().text.contains("Predicted loss of a"))
  }

  @Test func `what is hard to draw has finite places within the picture, and bounded size`() throws
  {
    for (name, prediction) in try Made.hard() {
      let document = prediction.svg()
      let picture = try Picture(document.text)
      #expect(document.text.utf8.count < 100_000, "\(name): \(document.text.utf8.count)")
      for (x, y) in picture.coordinates {
        #expect(
          (-1...document.width + 1).contains(x) && (-1...document.height + 1).contains(y),
          "\(name): \(x) \(y)")
      }
    }
  }

  @Test func `four curves and three logs take at most 20 KB, and the same bytes each time`() throws
  {
    let rules = try Made.fit().forecasts(of: Made.cosine, to: 72_000)
    let text = Prediction(by: try Made.fit(), of: rules).svg().text
    #expect(text.utf8.count <= 20_000, "\(text.utf8.count)")
    #expect(text == Prediction(by: try Made.fit(), of: rules).svg().text)
  }

  @Test(arguments: [(0.06, 3), (0.04, 2)])
  func `a line of losses keeps what is more than a twentieth of a pixel off`(
    pixels: Double, count: Int
  ) {
    let (x, y) = (Axis(domain: 0...2, start: 0, end: 100), Axis(domain: 0...4, start: 100, end: 0))
    let trace = Trace(x, y, [0, 1, 2], [2, 2 + pixels / 25, 2])
    #expect(trace.points.count == count)
  }

  @Test func `a thinned line passes every point that it leaves out`() {
    var random = SeededGenerator(seed: 3)
    let points = (0..<200).map {
      Point(x: Double($0) * 3, y: 40 * Double.random(in: 0...1, using: &random))
    }
    #expect(thinned(points, to: 0.05).count > 190)
    let smooth = (0..<200).map { Point(x: Double($0) * 3, y: Double($0 * $0) / 100) }
    let kept = thinned(smooth, to: 0.05)
    #expect(kept.count < 120 && kept.first == smooth.first && kept.last == smooth.last)
    for point in smooth {
      let after = max(1, kept.firstIndex { $0.x >= point.x }!)
      let (a, b) = (kept[after - 1], kept[after])
      #expect(abs(a.y + (b.y - a.y) * (point.x - a.x) / (b.x - a.x) - point.y) < 0.2)
    }
  }
}
