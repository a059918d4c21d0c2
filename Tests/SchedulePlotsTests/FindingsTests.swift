import Foundation
import Logs
import SVG
import TestSupport
import Testing
import TrainingSteps

@testable import SchedulePlots

struct FindingsTests {
  /// Trials of a thousand steps that are best at given steps.
  static func trials(bestAt steps: [Int], every spacing: Int = 10) -> [Trial] {
    steps.enumerated().map { index, best in
      let steps = Array(stride(from: spacing, through: 1_000, by: spacing))
      let values = steps.map {
        2.5 + 0.1 * Double(index) + 4e-6 * Double(($0 - best) * ($0 - best))
      }
      return Trial("rate 3e-\(index + 2)", curve: Curve(steps: steps, values: values))
    }
  }

  static func refinement(_ trials: [Trial]) throws -> Refinement {
    try Study(trials, maxTrainSteps: 1_000, goal: .minimize).refinement()
  }

  static func sweep(_ trials: [(Double, Int?)]) throws -> InitialLength {
    try RateSweep(
      trials.map { RateSweep.Trial("rate \($0.0)", rate: $0.0, stepsToFit: $0.1) }, n: 1_000
    ).initialLength()
  }

  /// The pictures of these findings in `Plots`.
  static func gallery() throws -> [(name: String, picture: Document)] {
    let spread = trials(bestAt: [400, 620, 830, 1_000])
    let diverged = Trial("rate 1", curve: Curve(steps: [10, 20, 30], values: [3, 4, .nan]))
    let refinement = try refinement(spread + [diverged])
    return [
      ("best-steps", refinement.bestStepsPlot()), ("best-checkpoints", refinement.curvesPlot()),
      (
        "steps-to-fit",
        try sweep([(1e-4, nil), (3e-4, 900), (1e-3, 400), (3e-3, 300), (1e-2, 260)]).plot()
      ),
      ("rounds", try RoundsPlan(production: 100_000, rounds: 3).plot()),
    ]
  }

  @Test func `every committed picture of a finding is what is drawn, byte for byte`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Plots")
    for (name, picture) in try Self.gallery() {
      let file = folder.appendingPathComponent(name + ".svg")
      if ProcessInfo.processInfo.environment["PLOTS"] == "write" {
        try picture.write(to: file.path)
      }
      let committed = try? String(contentsOf: file, encoding: .utf8)
      #expect(committed == picture.text, "\(name): PLOTS=write swift test --filter FindingsTests")
    }
  }

  @Test func `each best step is a dot at its step, in the row of its trial`() throws {
    let chart = try Self.refinement(Self.trials(bestAt: [50, 1_000, 500])).bestStepsChart()
    #expect(chart.panes[0].marks.map(\.x) == [50, 500, 1_000])
    #expect(chart.panes[0].marks.map(\.y) == [0, 1, 2])
    #expect(chart.y.names == ["rate 3e-2", "rate 3e-4", "rate 3e-3"])
    #expect(chart.panes[0].bands.map(\.range) == [0...100, 750...1_000])
    #expect(chart.panes[0].bands.map(\.label) == ["first 10 %", "last 25 %"])
    let picture = try Picture(chart.svg.text)
    for text in ["max_train_steps 1000: about right", "rate 3e-3", "first 10 %", "last 25 %"] {
      #expect(picture.texts.contains(text))
    }
  }

  @Test(arguments: [(40, true), (41, false)])
  func `up to 40 trials are named`(count: Int, areNamed: Bool) throws {
    let chart = try Self.refinement(Self.trials(bestAt: (0..<count).map { 300 + 10 * $0 }))
      .bestStepsChart()
    #expect(chart.y.names.count == (areNamed ? count : 1))
    #expect(chart.y.title == (areNamed ? "trial" : "trial, by its best step"))
    #expect(chart.size?.height == (areNamed ? 870.0 : 400))
  }

  @Test func `trials that do not count are rings, and those without a best step are counted`()
    throws
  {
    let short = Trial("short", curve: Curve(steps: [10, 20, 30], values: [3, 2, 1]))
    let diverged = Trial("gone", curve: Curve(steps: [10, 20], values: [3, .nan]))
    let chart = try Self.refinement(Self.trials(bestAt: [500, 600]) + [short, diverged])
      .bestStepsChart()
    #expect(chart.panes[0].marks.map(\.isRing) == [true, false, false])
    #expect(chart.subtitle == "1 diverged or have no value.")
    var failed = LoggedRun(name: "failed", curve: Curve(steps: [10], values: [3]))
    failed.ending = .failed
    let other = try Self.refinement(Self.trials(bestAt: [500, 600]) + [Trial(failed)])
      .bestStepsChart()
    #expect(other.subtitle == "1 diverged, failed or have no value.")
  }

  @Test func `curves have their best checkpoints on them`() throws {
    let refinement = try Self.refinement(Self.trials(bestAt: [400, 700]))
    let chart = refinement.curvesChart()
    #expect(
      chart.panes[0].marks == [
        Pane.Mark(x: 400, y: 2.5, style: 0), Pane.Mark(x: 700, y: 2.6, style: 1),
      ])
    #expect(chart.panes[0].lines.map(\.label) == ["rate 3e-2", "rate 3e-3"])
  }

  @Test func `a sweep marks the edges, the fastest rate and what never fitted`() throws {
    let chart = try Self.sweep([(1e-4, nil), (1e-3, 400), (1e-2, 300)]).chart()
    let pane = chart.panes[0]
    #expect(
      pane.rules.map(\.place) == [1e-4, 1e-2] && pane.rules.map(\.label) == ["edge", "edge"])
    #expect(pane.marks.contains(Pane.Mark(x: 1e-4, y: 1_000, style: 1, isRing: true)))
    #expect(pane.marks.last == Pane.Mark(x: 1e-2, y: 300, style: 2))
    #expect(chart.x.isLogarithmic && chart.y.landmarks == [300, 1_000])
    #expect(chart.subtitle.contains("at the edge of the search space"))
  }

  @Test func `a round is an area as large as the steps that it spends`() throws {
    let plan = try RoundsPlan(production: 100_000)
    let chart = plan.chart()
    let x = chart.x.axis(from: 0, to: 1_000)
    let y = chart.y.axis(from: 400, to: 0)
    let areas = chart.panes[0].lines.map { line -> Double in
      let points = line.trace(x, y).points
      return (points[1].x - points[0].x) * (points[2].y - points[1].y)
    }
    #expect(plan.rounds.map(\.steps) == [200_000, 200_000])
    #expect(abs(areas[0] - areas[1]) < 1e-9)
    #expect(chart.panes[0].lines.map(\.label) == ["20 × 10k", "2 × 100k"])
  }

  @Test func `the schedules of rounds are lines of one plot`() throws {
    let plan = try RoundsPlan(production: 10_000)
    let rounds = try plan.carrying(.warmup(to: 1, over: 100).decaying(to: 0, over: 900))
    #expect(Plot(rounds).series.map(\.label) == ["round 1", "round 2"])
    #expect(Plot(rounds).series.map(\.schedule.length) == [1_000, 10_000])
  }

  /// Findings that are hard to draw.
  static func hard() throws -> [(name: String, picture: Document)] {
    var random = SeededGenerator(seed: 11)
    let many = trials(bestAt: (0..<10_000).map { _ in Int.random(in: 1...1_000, using: &random) })
      .enumerated().map { Trial("t\($0.offset)", curve: $0.element.curve) }
    func flat(_ value: Double) -> Trial {
      Trial("<flat> \(value)", curve: Curve(steps: [1, 1_000], values: [value, value]))
    }
    let steps = Array(1...100_000)
    let noise = Trial(
      "noise",
      curve: Curve(
        steps: steps, values: steps.map { _ in Double.random(in: 0...1, using: &random) }))
    let gone = Trial("gone", curve: Curve(steps: [1, 2], values: [.nan, .infinity]))
    let long = try Study([noise], maxTrainSteps: 100_000, goal: .maximize).refinement()
    var hard = [("noise", long.curvesPlot()), ("noise", long.bestStepsPlot())]
    let studies = [
      many, [flat(0)], [flat(1e308), flat(-1e308)], [flat(.leastNonzeroMagnitude)], [gone],
      trials(bestAt: [10]),
    ]
    for (index, study) in studies.enumerated() {
      let refinement = try refinement(study)
      hard.append(("best steps \(index)", refinement.bestStepsPlot()))
      hard.append(("curves \(index)", refinement.curvesPlot()))
    }
    var rates: [(Double, Int?)] = []
    for index in 0..<5_000 {
      rates.append((1e-5 * Double(index + 1), index % 3 == 0 ? nil : 1 + index % 1_000))
    }
    let sweeps: [[(Double, Int?)]] = [
      [(1e-3, 1)], [(1e-3, nil)], [(1e-300, 1_000), (1e300, 1)], rates,
    ]
    for sweep in sweeps { hard.append(("sweep of \(sweep.count)", try Self.sweep(sweep).plot())) }
    hard.append(("one step", try RoundsPlan(production: 1, rounds: 1).plot()))
    hard.append(("rounds", try RoundsPlan(production: 1 << 48, rounds: 30).plot()))
    return hard
  }

  @Test func `what is hard to draw has finite places within the picture, and bounded size`() throws
  {
    for (name, document) in try Self.hard() {
      let picture = try Picture(document.text)
      #expect(document.text.utf8.count < 100_000, "\(name): \(document.text.utf8.count)")
      for (x, y) in picture.coordinates {
        #expect(
          (-1...document.width + 1).contains(x) && (-1...document.height + 1).contains(y),
          "\(name): \(x) \(y)")
      }
    }
  }

  @Test func `the same findings give the same bytes`() throws {
    #expect(try Self.gallery().map(\.picture.text) == Self.gallery().map(\.picture.text))
  }

  @Test(arguments: [0, 1, 2, 500, 501, 10_000])
  func `of many things some are kept, evenly, the first and the last among them`(count: Int) {
    let kept = spread(Array(0..<count), atMost: 500)
    #expect(kept.count == min(count, 500))
    #expect(kept.first == (count > 0 ? 0 : nil) && kept.last == (count > 0 ? count - 1 : nil))
    #expect(zip(kept, kept.dropFirst()).allSatisfy { $0 < $1 })
  }
}
