import Foundation
import Schedules
import Testing

@testable import SchedulePlots

struct PlotTests {
  static func wsd(_ scale: Int) -> Schedule {
    .warmup(to: 3e-4, over: scale).holding(for: 8 * scale).decaying(
      to: 0, over: scale, along: .cosine)
  }

  @Test
  func `the same plot is the same bytes, and small at a thousand steps as at a thousand million`()
    throws
  {
    for scale in [100, 100_000_000] {
      func plot() -> Plot {
        Plot("Four") {
          for (index, curve) in [Curve.linear, .cosine, .power(0.5), .polynomial(power: 2)]
            .enumerated()
          {
            Schedule.warmup(to: 1, over: scale).decaying(to: 0, over: 9 * scale, along: curve)
              .labeled("curve \(index)")
          }
        }
      }
      let svg = try plot().svg().text
      #expect(svg == (try plot().svg().text))
      #expect(svg.utf8.count <= 8192)
    }
  }

  @Test func `a plot of nothing, or of too much, is an error`() {
    #expect(throws: PlotError.noSeries) { try Plot("") {}.svg() }
    #expect(throws: PlotError.tooManySeries(101)) {
      try Plot("") { (0...100).map { Schedule.constant(1, for: 1).labeled("\($0)") } }.svg()
    }
  }

  static let extremes: [Schedule] = [
    Schedule(), .constant(0, for: 10), .constant(1, for: 1),
    .constant(.leastNonzeroMagnitude, for: 3),
    .ramp(from: 1.7e308, to: 0, over: 10), .ramp(from: 1e-300, to: 1e-307, over: 10),
    .ramp(from: 1, to: 1e-10, over: 10, along: .exponential),
    .ramp(from: 0, to: 1, over: .max), .ramp(from: 1, to: 0, over: 1),
    [.curve(.table([0, 1e300, 0]), for: 3)],
  ]

  @Test(arguments: extremes)
  func `extreme schedules are drawn within the canvas`(schedule: Schedule) throws {
    for isLogarithmic in [false, true] {
      let plot = Plot("Extreme") {
        schedule.labeled("this")
        Self.wsd(3).labeled("that")
      }
      for plot in [plot, Plot("Alone") { schedule.labeled("this") }] {
        let layout = Layout(plot.logarithmic(isLogarithmic))
        let points = layout.traces.flatMap(\.points)
        #expect(
          points.allSatisfy { $0.x >= 0 && $0.x <= 720 && $0.y >= 0 && $0.y <= 400 }, "\(schedule)")
        #expect((1...16).contains(layout.yTicks.count))
        #expect((1...16).contains(layout.xTicks.count))
        _ = try plot.logarithmic(isLogarithmic).svg()
      }
    }
  }

  static let crowds: [[Series]] = [
    [wsd(10).labeled("round 1"), wsd(100).labeled("round 2")],
    // Lines that end together, and labels that are too long for the margin.
    (0..<5).map { Schedule.ramp(from: 1, to: 0, over: 10 + $0 / 4).labeled("schedule \($0)") },
    [wsd(10).labeled(String(repeating: "a very long label ", count: 10))],
    (0..<12).map {
      Schedule.ramp(from: Double($0 + 1), to: 0, over: 10 * ($0 + 1)).labeled("number \($0)")
    },
    [
      Schedule.ramp(from: 1, to: 0, over: 10).repeated(30).labeled("restarts"),
      wsd(10).labeled("wsd"),
    ],
  ]

  @Test(arguments: crowds)
  func `every line has a label, on the canvas and on no other label`(series: [Series]) {
    let plot = Plot("Crowd") { series }.marking(10, "round 1 ends at 10").marking(
      12, "something else")
    let layout = Layout(plot)
    let labels = layout.labels + layout.legend
    #expect(labels.map(\.index) == Array(series.indices))
    let boxes = labels.map(\.box) + layout.ruleLabels.map(\.box)
    for (index, box) in boxes.enumerated() {
      #expect(box.left >= 0 && box.right <= 720 && box.top >= 0 && box.bottom <= 400)
      #expect(!boxes[..<index].contains { $0.meets(box) })
    }
    for label in layout.labels {
      for trace in layout.traces {
        #expect(!zip(trace.points, trace.points.dropFirst()).contains { label.box.meets($0, $1) })
      }
    }
    for ticks in [layout.yTicks] {
      for (a, b) in zip(ticks, ticks.dropFirst()) { #expect(abs(a.pixel - b.pixel) >= 13) }
    }
  }

  @Test func `more than six lines get a legend`() {
    #expect(Layout(Plot("") { Self.crowds[3] }).legend.count == 12)
    #expect(Layout(Plot("") { Self.crowds[0] }).legend.isEmpty)
  }

  @Test func `a transfer is drawn with both rounds and the end of round 1`() throws {
    let transfer = try Self.wsd(1000).transferred(to: 100_000)
    let svg = try Plot(transfer).svg().text
    for text in [
      ">round 1<", ">round 2<", ">round 1 ends at 10k<", ">10k to 100k steps by extending-plateau<",
    ] {
      #expect(svg.contains(text))
    }
  }

  @Test func `what is seen is said as well`() throws {
    let svg = try Plot("Title") { Self.wsd(10).labeled("a") }.svg().text
    #expect(
      svg.contains(
        "a: linear from 0 to 0.0003 over 10 steps, then hold at 0.0003 over 80 steps, then cosine from 0.0003 to 0 over 10 steps."
      ))
  }
}
