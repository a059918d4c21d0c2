import Schedules
import Testing

@testable import SchedulePlots

struct TraceTests {
  static let curves: [Curve] = [
    .linear, .cosine, .polynomial(power: 2), .polynomial(power: 0.5), .power(0.5), .power(8),
    .exponential,
  ]

  func axes(_ series: Series, isLogarithmic: Bool) -> (Axis, Axis) {
    (
      Axis(domain: 0...Double(series.schedule.length), start: 60, end: 640),
      .rates(of: [series], isLogarithmic: isLogarithmic, from: 360, to: 60)
    )
  }

  /// The height of a line at a place, between its two points about it.
  func height(_ points: [Point], at x: Double) -> ClosedRange<Double>? {
    let around = zip(points, points.dropFirst()).filter { $0.x <= x && x <= $1.x }
    let heights = around.map { a, b in
      b.x == a.x
        ? (min(a.y, b.y), max(a.y, b.y))
        : (a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x), a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x))
    }
    guard let low = heights.map(\.0).min(), let high = heights.map(\.1).max() else { return nil }
    return low...high
  }

  @Test(arguments: curves, [1, 2, 7, 1_000, 1_000_000_000])
  func `the line is within a tenth of a pixel of every rate, and its points do not grow with steps`(
    curve: Curve, length: Int
  ) throws {
    for isLogarithmic in [false, true] {
      let schedule = Schedule.warmup(to: 1, over: length).decaying(
        to: 1e-3, over: length, along: curve)
      let (x, y) = axes(schedule.labeled(""), isLogarithmic: isLogarithmic)
      let points = Trace(schedule, x: x, y: y).points
      #expect(points.count < 800)
      for k in 0..<200 {
        let step = 2 * length * k / 200
        let pixel = y.pixel(schedule[step])
        let near = try #require(height(points, at: x.pixel(Double(step))))
        #expect(
          near.lowerBound - 0.1 <= pixel && pixel <= near.upperBound + 0.1, "\(curve) \(step)")
      }
    }
  }

  @Test func `a straight line is one line`() {
    let schedule = Schedule.warmup(to: 1, over: 500).decaying(to: 0, over: 9_500)
    let (x, y) = axes(schedule.labeled(""), isLogarithmic: false)
    #expect(Trace(schedule, x: x, y: y).points.count == 3)
  }

  @Test func `a jump is vertical`() {
    let schedule = Schedule.constant(1, for: 10).appending(.constant(0.5, for: 10))
    let (x, y) = axes(schedule.labeled(""), isLogarithmic: false)
    let middle = x.pixel(10)
    #expect(
      Trace(schedule, x: x, y: y).points
        == [
          Point(x: 60, y: y.pixel(1)), Point(x: middle, y: y.pixel(1)),
          Point(x: middle, y: y.pixel(0.5)), Point(x: 640, y: y.pixel(0.5)),
        ])
  }

  @Test func `a hundred thousand phases or entries are bounded by the pixels`() {
    let phases = Schedule.ramp(from: 1, to: 0, over: 3).repeated(100_000)
    let table = Schedule([.curve(.table((0..<100_000).map { Double($0 % 100) }), for: 100_000)])
    for schedule in [phases, table] {
      let (x, y) = axes(schedule.labeled(""), isLogarithmic: false)
      let points = Trace(schedule, x: x, y: y).points
      #expect(points.count < 580 * 20)
      #expect(points.map(\.y).min() == y.pixel(schedule.peak))
    }
  }
}
