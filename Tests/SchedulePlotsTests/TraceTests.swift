import Foundation
import Schedules
import TestSupport
import Testing

@testable import SchedulePlots

struct TraceTests {
  private func axes(_ schedule: Schedule, log: Bool) -> (x: Axis, y: Axis) {
    let x = Axis(domain: 0...Double(max(1, schedule.length)), start: 60, end: 680)
    return (x, Scale.rates(of: [schedule], isLogarithmic: log).axis(from: 350, to: 60))
  }

  private func trace(_ schedule: Schedule, log: Bool = false) -> Trace {
    let (x, y) = axes(schedule, log: log)
    return Trace(schedule, x: x, y: y)
  }

  @Test(
    arguments: [1, 2, 3, 10, 97, 1_000, 54_321, 1_000_000, 1_000_000_000], [false, true])
  func `no rate is a tenth of a pixel off the line`(steps: Int, log: Bool) {
    for (name, schedule) in everyCurve(over: steps) {
      let (x, y) = axes(schedule, log: log)
      let points = Trace(schedule, x: x, y: y).points(perArc: 200)
      for seed in 0..<150 as Range<UInt64> {
        var random = SeededGenerator(seed: seed)
        // Half of them near an end, where curves are steep.
        let any = Int.random(in: 0...schedule.length, using: &random)
        let near = Int(pow(Double(schedule.length), Double.random(in: 0...1, using: &random)))
        let step = [any, min(near, schedule.length), max(0, schedule.length - near)][Int(seed % 3)]
        let point = Point(x: x.pixel(Double(step)), y: y.pixel(schedule[step]))
        let off = distance(point, from: points)
        #expect(off <= 0.1, "\(name), step \(step) of \(steps), seed \(seed)")
      }
    }
  }

  @Test(arguments: [false, true])
  func `the number of points does not grow with the steps`(log: Bool) {
    for (short, long) in zip(everyCurve(over: 10_000), everyCurve(over: 1_000_000_000)) {
      let (few, many) = (trace(short.schedule, log: log), trace(long.schedule, log: log))
      #expect(many.points.count <= few.points.count + 40, "\(short.name)")
      #expect(many.points.count <= 300, "\(short.name): \(many.points.count)")
    }
  }

  @Test func `a curve that is seen narrow or low has fewer points than one that is seen whole`() {
    func count(width: Double, height: Double) -> Int {
      let curve = Schedule.ramp(from: 1, to: 0, over: 10_000, along: .power(7))
      let (x, y) = (
        Axis(domain: 0...10_000, start: 0, end: width), Axis(domain: 0...1, start: height, end: 0)
      )
      return Trace(curve, x: x, y: y).points.count
    }
    let whole = count(width: 600, height: 300)
    #expect(count(width: 8, height: 300) < whole && count(width: 600, height: 4) < whole)
  }

  @Test func `a straight line has no more points than it needs`() {
    let schedule = Schedule.warmup(to: 1, over: 500).decaying(to: 0, over: 9_500)
    #expect(trace(schedule).points.count <= 20)
    #expect(trace(.constant(1, for: 1_000)).points.count == 2)
  }

  @Test(arguments: [1, 13, 49, 98]) func `a table's one rate that stands out is drawn`(step: Int) {
    let table = Schedule([.curve(.table((0..<100).map { $0 == step ? 1 : 0.25 }), for: 100)])
    let (x, y) = axes(table, log: false)
    let points = Trace(table, x: x, y: y).points
    for (step, rate) in table.rates(in: 0..<100).enumerated() {
      let off = distance(Point(x: x.pixel(Double(step)), y: y.pixel(rate)), from: points)
      #expect(off <= 0.1, "step \(step)")
    }
  }

  @Test func `a jump is vertical`() {
    let schedule = Schedule(
      [
        .hold(at: 1, for: 400), .hold(at: 0.5, for: 600), .ramp(from: 1, to: 0.2, over: 500),
      ], final: 0)
    let (x, y) = axes(schedule, log: false)
    let points = Trace(schedule, x: x, y: y).points
    for (step, from, to) in [(400, 1, 0.5), (1_000, 0.5, 1), (1_500, 0.2, 0)]
      as [(Int, Double, Double)]
    {
      let at = x.pixel(Double(step))
      let here = points.filter { $0.x == at }
      #expect(here.count == 2, "at step \(step)")
      #expect(
        zip(here, [from, to]).allSatisfy { abs($0.y - y.pixel($1)) < 1e-9 }, "at step \(step)")
    }
  }

  private var crowded: [(name: String, schedule: Schedule)] {
    var random = SeededGenerator(seed: 1)
    let noise = (0..<100_000).map { _ in Double.random(in: 0...1, using: &random) }
    let table = Schedule([.curve(.table(noise), for: noise.count)])
    let holds = noise.map { Phase.hold(at: $0, for: 1) }
    let cycles = (0..<100_000).map {
      Phase.ramp(from: 1 - Double($0) * 1e-6, to: 0.1, over: 7, along: .cosine)
    }
    return [("table", table), ("holds", Schedule(holds)), ("cycles", Schedule(cycles))]
  }

  @Test func `tables and 100 000 phases are areas of no more points than pixels allow`() {
    for (name, schedule) in crowded {
      let trace = trace(schedule)
      #expect(trace.isArea, "\(name)")
      #expect(trace.points.count <= 2 * 622, "\(name): \(trace.points.count)")
    }
    #expect(!trace(Schedule(crowded[1].schedule.phases.prefix(200).map { $0 })).isArea)
  }

  @Test func `cycles whose strokes would run into one another are an area, a staircase is a line`()
  {
    // 622 pixels: below 4 of them a cycle, strokes of 2 would fill what is between.
    let cycle = Schedule.ramp(from: 1, to: 0, over: 1_000, along: .cosine)
    #expect(!trace(cycle.repeated(150)).isArea)
    #expect(trace(cycle.repeated(160)).isArea)
    #expect(!trace(Schedule((0..<600).map { .hold(at: 600 - Double($0), for: 10) })).isArea)
  }

  @Test func `an area reaches from the least rate of each column to its greatest`() throws {
    for (name, schedule) in crowded {
      let (x, y) = axes(schedule, log: false)
      let points = Trace(schedule, x: x, y: y).points
      let turn = try #require(points.firstIndex { $0.x == points.map(\.x).max() })
      let (tops, bottoms) = (Array(points[...turn]), Array(points[(turn + 1)...].reversed()))
      for edge in [tops, bottoms] {
        #expect(edge.first?.x == 60 && edge.last?.x == 680, "\(name) from end to end")
      }
      for column in [100.0, 333, 600] {
        let steps = (0..<schedule.length).filter { x.pixel(Double($0)).rounded(.down) == column }
        let rates = steps.map { y.pixel(schedule[$0]) }
        let (top, bottom) = (try #require(rates.min()), try #require(rates.max()))
        #expect(abs(height(of: tops, at: column + 0.5) - top) <= 0.1, "\(name), column \(column)")
        #expect(
          abs(height(of: bottoms, at: column + 0.5) - bottom) <= 0.1, "\(name), column \(column)")
      }
    }
  }

  private func height(of points: [Point], at x: Double) -> Double {
    for (a, b) in zip(points, points.dropFirst()) where a.x <= x && x <= b.x {
      return a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)
    }
    return .nan
  }
}
