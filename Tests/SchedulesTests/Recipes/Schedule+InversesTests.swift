import Foundation
import Testing

@testable import Schedules

struct InversesTests {
  @Test(arguments: [(512, 4_000, 1.0), (64, 1, 2.0), (1_024, 10, 0.5)])
  func `noam is the paper's formula`(width: Int, warmup: Int, factor: Double) throws {
    let schedule = try Schedule.noam(width: width, warmup: warmup, factor: factor, for: 20_000)
    let wrong = (0..<20_000).filter { k in
      let t = Double(k + 1)
      let formula =
        factor * pow(Double(width), -0.5) * min(pow(t, -0.5), t * pow(Double(warmup), -1.5))
      return abs(schedule[k] - formula) > 2e-15 * formula
    }
    #expect(wrong == [])
    #expect(schedule.length == 20_000)
  }

  @Test func `with the warmup's timescale, the rate is the root of warmup by steps`() throws {
    let schedule = try Schedule.inverseSquareRootDecay(from: 1, for: 10_000, warmup: 100)
    #expect(schedule[50] == 0.5 && schedule[100] == 1)
    for t in 100...10_000 {
      #expect(isWithin(2, schedule[t], (100 / Double(t)).squareRoot()), "step \(t)")
    }
  }

  @Test func `it comes down towards its floor, and stops at its minimum`() throws {
    let schedule = try Schedule.inverseSquareRootDecay(
      from: 1, for: 1_000, timescale: 10, floor: 0.125, minimum: 0.25)
    for k in 0...1_000 {
      let formula = 0.125 + 0.875 * (10 / (10 + Double(k))).squareRoot()
      #expect(abs(schedule[k] - max(0.25, formula)) < 1e-15, "step \(k)")
    }
    #expect(schedule.finalRate == 0.25)
  }

  @Test(arguments: [0.5, 1, 1.5, 2, 0.51])
  func `an inverse power is its formula`(power: Double) throws {
    let schedule = try Schedule.inversePowerDecay(from: 3, power: power, for: 500, timescale: 7)
    for k in 0...500 {
      let formula = 3 * pow(7 / (7 + Double(k)), power)
      #expect(abs(schedule[k] - formula) <= 1e-14 * formula, "step \(k)")
    }
  }

  @Test(arguments: [false, true])
  func `inverse time is its formula, also rounded down to stairs`(staircase: Bool) throws {
    let schedule = try Schedule.inverseTimeDecay(
      from: 3, by: 0.5, every: 7, for: 100, staircase: staircase, warmup: 10)
    for k in 10...100 {
      let periods = staircase ? Double((k - 10) / 7) : Double(k - 10) / 7
      let formula = 3 / (1 + 0.5 * periods)
      #expect(isWithin(4, schedule[k], formula), "step \(k)")
    }
  }

  @Test func `inverse time falls at every step, unless it is asked for stairs`() throws {
    let smooth = try Schedule.inverseTimeDecay(from: 1, by: 1, every: 2, for: 6)
    #expect(smooth.rates(in: 0..<3) == [1, 2.0 / 3, 0.5])
    // So many stairs are built, and no more.
    let stairs = try Schedule.inverseTimeDecay(
      from: 1, by: 1, every: 10, for: 200_000, staircase: true)
    #expect(stairs.phases.count == 20_000)
    let error = #expect(throws: ScheduleError.self) {
      try Schedule.inverseTimeDecay(from: 1, by: 1, every: 2, for: 1 << 40, staircase: true)
    }
    #expect(error?.fault == "549755813888 phases are more than the 131072 that are built")
  }

  @Test func `what they cannot do without is named`() {
    func message(_ make: () throws -> Schedule) -> String? {
      #expect(throws: ScheduleError.self) { try make() }.map { "\($0)" }
    }
    #expect(
      message { try .inverseSquareRootDecay(from: 1, for: 10) }
        == "timescale: without a warmup there is none to take; give a number of steps, such as 10000"
    )
    #expect(
      message { try .inversePowerDecay(from: 1, power: 0, for: 10, timescale: 1) }
        == "power: 0.0 is not a power; give a number above 0, such as 1")
    #expect(
      message { try .noam(width: 0, warmup: 1, for: 10) } == "width: 0 is below 1; give 1 or more")
    #expect(
      message { try .noam(width: 1, warmup: 5, factor: -1, for: 10) }
        == "factor: -1.0 is not above 0; give a finite number above 0")
    #expect(
      message { try .noam(width: 1, warmup: 11, for: 10) }
        == "warmup: 11 steps are more than the 10 in all; give a shorter warmup, or more steps")
    #expect(
      message { try .inverseTimeDecay(from: 1, by: -1, every: 1, for: 10) }
        == "factor: -1.0 is not above 0; give a finite number above 0")
  }
}
