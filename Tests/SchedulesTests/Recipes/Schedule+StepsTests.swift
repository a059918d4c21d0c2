import Testing

@testable import Schedules

struct StepsTests {
  @Test func `milestones past the end do nothing, and one at the end shows past it`() throws {
    func decay(_ milestones: [Int]) throws -> Schedule {
      try .multiStepDecay(from: 1, by: 0.5, at: milestones, for: 10)
    }
    #expect(try decay([4, 11, 1_000]) == decay([4]))
    #expect(try decay([4]).finalRate == 0.5)
    #expect(try decay([4, 10]).rates(in: 8..<11) == [0.5, 0.5, 0.25])
    #expect(try decay([11]) == .constant(1, for: 10))
  }

  @Test func `a milestone that stands twice counts twice`() throws {
    #expect(
      try Schedule.multiStepDecay(from: 1, by: 0.5, at: [0, 3, 3], for: 5).rates(in: 0..<5)
        == [0.5, 0.5, 0.5, 0.125, 0.125])
    #expect(
      try Schedule.multiStepDecay(from: 1, byEach: [0.5, 4], at: [3, 3], for: 5).rates(in: 2..<4)
        == [1, 2])
  }

  @Test func `the same factor for each is the one factor`() throws {
    let milestones = [100, 250, 600]
    #expect(
      try Schedule.multiStepDecay(from: 1, byEach: [0.5, 0.5, 0.5], at: milestones, for: 1_000)
        == .multiStepDecay(from: 1, by: 0.5, at: milestones, for: 1_000))
  }

  @Test func `a factor of 0 leaves 0`() throws {
    let schedule = try Schedule.multiStepDecay(from: 1, by: 0, at: [2, 4], for: 6)
    #expect(schedule.rates(in: 0..<6) == [1, 1, 0, 0, 0, 0])
  }

  @Test(arguments: [Curve.linear, .cosine])
  func `between knots the curve goes from each rate to the next, and then holds`(
    curve: Curve
  ) throws {
    let schedule = try Schedule.piecewise(
      from: 0.25, through: [(4, 1), (4, 0.5), (10, 0)], along: curve, for: 20)
    #expect(
      schedule
        == Schedule.ramp(from: 0.25, to: 1, over: 4, along: curve)
        .appending(.ramp(from: 0.5, to: 0, over: 6, along: curve)).holding(for: 10))
    #expect(schedule.length == 20)
    let cut = try Schedule.piecewise(from: 0, through: [(10, 1)], along: curve, for: 5)
    #expect(cut == Schedule.ramp(from: 0, to: 1, over: 10, along: curve).prefix(5))
  }

  @Test func `steps that fall and counts that differ are refused`() {
    func message(_ make: () throws -> Schedule) -> String? {
      #expect(throws: ScheduleError.self) { try make() }.map { "\($0)" }
    }
    #expect(
      message { try .multiStepDecay(from: 1, by: 0.5, at: [5, 3], for: 9) }
        == "boundaries[1]: 3 comes before 5; give steps that rise from 0 on")
    #expect(
      message { try .piecewiseConstant([1, 0.5], switchingAt: [-1], for: 9) }
        == "boundaries[0]: -1 comes before 0; give steps that rise from 0 on")
    #expect(
      message { try .piecewiseConstant([1, 0.5], switchingAt: [], for: 9) }
        == "boundaries: 2 rates switch 1 times, not 0; give one boundary fewer than rates")
    #expect(
      message { try .piecewiseConstant([], switchingAt: [], for: 9) }
        == "boundaries: 0 rates switch 0 times, not 0; give one boundary fewer than rates")
    #expect(
      message { try .piecewise(from: 1, through: [(5, 1), (3, 1)], for: 9) }
        == "knots[1]: 3 comes before 5; give steps that rise from 0 on")
    #expect(
      message { try .piecewise(from: 1, byEach: [2], at: [], for: 9) }
        == "factors: 1 factors for 0 steps; give as many")
    #expect(
      message { try .piecewise(from: 1, through: [], for: -9) }
        == "steps: -9 is negative; give 0 or more")
  }
}
