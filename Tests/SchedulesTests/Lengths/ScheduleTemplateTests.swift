import TestSupport
import Testing

@testable import Schedules

struct ScheduleTemplateTests {
  static let trapezoid = ScheduleTemplate([
    .ramp(from: 0, to: 3e-4, over: .share(0.02)),
    .hold(at: 3e-4, for: .rest),
    .ramp(from: 3e-4, to: 0, over: .share(0.2), along: .cosine),
  ])

  @Test(arguments: [50, 1_000, 12_350, 100_000, 1 << 40])
  func `at every length it is the schedule that is composed by hand, its shares kept`(
    length: Int
  ) throws {
    let schedule = try Self.trapezoid.schedule(over: .steps(length))
    let (warmup, decay) = ((length + 25) / 50, length - (8 * length + 5) / 10)
    #expect(
      schedule
        == .warmup(to: 3e-4, over: warmup).holding(for: length - warmup - decay)
        .decaying(to: 0, over: decay, along: .cosine))
    #expect(schedule.length == length)
  }

  @Test(arguments: Grid.allCases)
  func `a part keeps its grid`(grid: Grid) throws {
    let template = ScheduleTemplate([
      .ramp(from: 0, to: 1, over: .share(0.1), grid: grid),
      .ramp(from: 1, to: 0, over: .rest, along: .power(0.5), grid: grid),
    ])
    #expect(
      try template.schedule(over: 100)
        == .warmup(to: 1, over: 10, grid: grid)
        .decaying(to: 0, over: 90, along: .power(0.5), grid: grid))
  }

  @Test func `epochs and tokens need the clock that the whole needs`() throws {
    let template = ScheduleTemplate([
      .ramp(from: 0, to: 1, over: .epochs(5)), .ramp(from: 1, to: 0, over: .rest, along: .cosine),
    ])
    let clock = RunClock(batchSize: 256, datasetSize: 1_281_167)
    #expect(
      try template.schedule(over: .epochs(90), clock: clock)
        == .warmup(to: 1, over: 25_025).decaying(to: 0, over: 425_425, along: .cosine))
  }

  @Test func `a curve that says where it leads, and a rate past the end, are kept`() throws {
    let template = ScheduleTemplate(
      [
        .hold(at: 1, for: .share(0.5)),
        .curve(.inverseSquareRoot(timescale: 4), from: 1, for: .rest),
      ], final: 0.25)
    #expect(
      try template.schedule(over: 20)
        == Schedule(
          [.hold(at: 1, for: 10), .curve(.inverseSquareRoot(timescale: 4), from: 1, for: 10)],
          final: 0.25))
  }

  @Test func `a part over no steps still says where it arrives`() throws {
    let template = ScheduleTemplate([
      .ramp(from: 0, to: 1, over: .share(0.01)), .hold(at: 1, for: .rest),
    ])
    #expect(try template.schedule(over: 1) == .warmup(to: 1, over: 0).holding(for: 1))
    #expect(try ScheduleTemplate([]).schedule(over: 0).length == 0)
  }

  static let refused: [(ScheduleTemplate, RunLength, String)] = [
    (
      trapezoid, .share(0.5),
      "phases: the whole run cannot be a share of itself; give its length"
    ),
    (
      trapezoid, .epochs(3), "epochs: epochs need a clock; give batchSize and datasetSize"
    ),
    (
      ScheduleTemplate([.hold(at: 1, for: .share(0.5)), .hold(at: 2, for: .share(0.25))]), 100,
      "phases: the parts are 75 steps together, not 100; make them add up to the whole, or let one be the rest"
    ),
    (
      ScheduleTemplate([.hold(at: 1, for: .rest), .hold(at: 2, for: .epochs(1))]), 100,
      "phases[1].epochs: epochs need a clock; give batchSize and datasetSize"
    ),
    (
      ScheduleTemplate([.hold(at: 1, for: .rest), .hold(at: 2, for: .rest)]), 100,
      "rest: only one part can take the rest; give the others a length"
    ),
  ]

  @Test(arguments: refused)
  func `what cannot be resolved is refused, naming the part`(
    template: ScheduleTemplate, length: RunLength, message: String
  ) {
    let error = #expect(throws: ScheduleError.self) { try template.schedule(over: length) }
    #expect(error.map { "\($0)" } == message)
  }
}
