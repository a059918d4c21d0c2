import Foundation
import Testing

@testable import Schedules

struct ExponentialsTests {
  @Test(arguments: [(0.5, 1), (0.1, 7), (1e-30, 3), (1e-200, 1), (0.999, 1), (1, 4)])
  func `a decay so long that nothing is left ends in zeros, and is finite`(
    factor: Double, period: Int
  ) throws {
    let steps = 3_000_000
    let schedule = try Schedule.exponentialDecay(from: 3e-4, by: factor, every: period, for: steps)
    #expect(schedule.length == steps)
    for k in [0, 1, 2, 3, 10, 100, 500, 1_000] {
      let formula = 3e-4 * pow(factor, Double(k) / Double(period))
      #expect(
        formula < 1e-270 || abs(schedule[k] - formula) <= 1e-13 * formula,
        "\(schedule[k]) for \(formula)")
      #expect(formula >= 1e-270 || schedule[k] <= 1e-270)
    }
    #expect(schedule[steps - 1] == (factor == 1 ? 3e-4 : 0))
    #expect(schedule.finalRate == (factor == 1 ? 3e-4 : 0))
    #expect(schedule.meanRate.isFinite)
  }

  @Test func `the last step that can be told from 0 is not taken for 0`() throws {
    // 3e-4 · 2⁻⁹⁶⁰ is 3.08e-293: 288 steps are above it, and 289 below.
    let schedule = try Schedule.exponentialDecay(from: 3e-4, by: 0.1, every: 1, for: 289)
    #expect(abs(schedule[288] / 3e-292 - 1) < 1e-13)
    #expect(schedule.length == 289 && schedule.finalRate <= 3.1e-293)
  }

  @Test(arguments: [
    0, .leastNonzeroMagnitude, 0x1p-1030, .leastNormalMagnitude, 0x1p-1000, 1e-300,
  ])
  func `a peak that a phase can hardly resolve does no harm`(peak: Double) throws {
    let schedule = try Schedule.exponentialDecay(from: peak, by: 0.5, every: 1, for: 5_000)
    #expect(schedule.rates(in: 0..<5_000).allSatisfy { (0...peak).contains($0) })
    #expect(schedule[0] == peak && schedule.finalRate == 0)
  }

  @Test(arguments: [Ratio(5, 2), Ratio(100, 3), Ratio(1, 1), Ratio(12, 5), Ratio(97, 1)])
  func `a stair begins at the first step at or after its time, and not by a rounded one`(
    period: Ratio
  ) throws {
    let steps = 700
    let schedule = try Schedule.stepDecay(from: 1, by: 0.75, every: period, for: steps)
    for k in 0...steps {
      let stair = k * period.denominator / period.numerator
      #expect(isWithin(4, schedule[k], pow(0.75, Double(stair))), "step \(k)")
      if k > 0 {
        let before = (k - 1) * period.denominator / period.numerator
        #expect((schedule[k] < schedule[k - 1]) == (stair > before), "step \(k)")
      }
    }
    #expect(schedule.length == steps)
  }

  @Test func `stairs that cannot be seen any more are one step at 0`() throws {
    let schedule = try Schedule.stepDecay(from: 1, by: 0.1, every: 10, for: 1_000_000)
    #expect(schedule.phases.count < 400)
    #expect(schedule[999_999] == 0)
  }

  @Test func `smooth and staircase agree where a stair begins, before and after the beginning`()
    throws
  {
    let smooth = try Schedule.exponentialDecay(
      from: 1, by: 0.5, every: 10, for: 100, startingAfter: 25, warmup: 5)
    let stairs = try Schedule.exponentialDecay(
      from: 1, by: 0.5, every: 10, for: 100, startingAfter: 25, staircase: true, warmup: 5)
    #expect(smooth.length == 100 && stairs.length == 100)
    #expect((5...30).allSatisfy { smooth[$0] == 1 && stairs[$0] == 1 })
    #expect(
      stride(from: 30, through: 100, by: 10).allSatisfy { isWithin(2, smooth[$0], stairs[$0]) })
    #expect((30...100).allSatisfy { smooth[$0] <= stairs[$0] })
  }

  @Test func `a bound is a floor for a decay and a ceiling for a growth`() throws {
    let decay = try Schedule.exponentialDecay(
      from: 1, by: 0.5, every: 1, for: 10, stoppingAt: 0.25)
    #expect(decay.rates(in: 0..<4) == [1, 0.5, 0.25, 0.25] && decay.finalRate == 0.25)
    let growth = try Schedule.exponentialDecay(
      from: 1, by: 2, every: 1, for: 10, stoppingAt: 4, staircase: true)
    #expect(growth.rates(in: 0..<5) == [1, 2, 4, 4, 4] && growth.finalRate == 4)
    let held = try Schedule.exponentialDecay(from: 1, by: 1, every: 1, for: 3, stoppingAt: 0.5)
    #expect(held.rates(in: 0..<4) == [0.5, 0.5, 0.5, 0.5])
  }

  @Test func `a growth beyond numbers, and a stair below a step, are refused`() {
    func message(_ make: () throws -> Schedule) -> String? {
      #expect(throws: ScheduleError.self) { try make() }.map { "\($0)" }
    }
    for staircase in [false, true] {
      #expect(
        message {
          try .exponentialDecay(from: 1, by: 2, every: 1, for: 2_000, staircase: staircase)
        } == "factor: by 2.0 the rate grows beyond what a Double holds; give fewer steps")
    }
    #expect(
      message { try .stepDecay(from: 1, by: 0.5, every: Ratio(1, 2), for: 10) }
        == "period: 1/2 is below a step; give 1 or more")
    #expect(
      message { try .exponentialDecay(from: 1, by: 0, every: 1, for: 10) }
        == "factor: 0.0 is not above 0; give a finite number above 0")
    #expect(
      message { try .exponentialDecay(from: 1, by: 0.5, every: 0, for: 10) }
        == "period: 0 is below 1; give 1 or more")
    #expect(
      message { try .stepDecay(from: 1, by: 0.5, every: 1, for: 1 << 40) }
        == "period: 1099511627776 phases are more than the 131072 that are built; give longer ones, or fewer steps"
    )
  }
}
