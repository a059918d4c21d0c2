import Foundation
import Testing

@testable import Schedules

struct DecaysTests {
  @Test(arguments: [1, 2, 3, 100, 12_345])
  func `a decay begins at the peak and ends at the final rate`(steps: Int) throws {
    for schedule in [
      try Schedule.linearDecay(from: 3e-4, to: 1e-5, over: steps),
      try .cosineDecay(from: 3e-4, to: 1e-5, over: steps),
      try .cosineDecay(from: 3e-4, to: 1e-5, over: steps, power: 2.5),
      try .polynomialDecay(from: 3e-4, to: 1e-5, over: steps, power: 0.5),
      try .polynomialDecay(from: 3e-4, to: 1e-5, over: steps, power: 3),
    ] {
      #expect(schedule[0] == 3e-4)
      #expect(schedule[steps] == 1e-5)
      #expect(schedule[steps + 1_000] == 1e-5)
      #expect(zip(schedule.rates(in: 0..<steps), schedule.rates(in: 1..<steps + 1)).allSatisfy(>=))
    }
  }

  @Test func `on the grid of both, the last step stands at the final rate`() throws {
    let grid = Grid.both
    #expect(try Schedule.linearDecay(from: 1, over: 10, grid: grid)[9] == 0)
    #expect(try Schedule.cosineDecay(from: 1, over: 10, grid: grid)[9] == 0)
    #expect(try Schedule.polynomialDecay(from: 1, over: 10, power: 2, grid: .end)[9] == 0)
  }

  @Test(
    arguments: [(1.0, 0.0), (3e-4, 3e-5), (0.1, 0.5)], [(-7.0, 3.0), (-2.0, 2.0), (-1.0, 0.5)])
  func `the tangent's decay is timm's formula, and the final rate past its end`(
    rates: (peak: Double, final: Double), bounds: (lower: Double, upper: Double)
  ) throws {
    let (peak, final) = rates
    let (lower, upper) = bounds
    let schedule = try Schedule.tanhDecay(
      from: peak, to: final, over: 500, lower: lower, upper: upper)
    for k in 0..<500 {
      let place = lower + (upper - lower) * Double(k) / 500
      let formula = final + (peak - final) * 0.5 * (1 - tanh(place))
      #expect(abs(schedule[k] - formula) <= 1e-15 * max(peak, final))
    }
    #expect(schedule[500] == final)
  }

  @Test func `a tanh decay goes from -7 to 3 unless told otherwise`() throws {
    let schedule = try Schedule.tanhDecay(from: 1, over: 100)
    for k in 0..<100 {
      #expect(abs(schedule[k] - 0.5 * (1 - tanh(-7 + 10 * Double(k) / 100))) <= 1e-15)
    }
  }

  static let refused: [(@Sendable () throws -> Schedule, String)] = [
    (
      { try .linearDecay(from: -1, over: 5) },
      "warmup.to: -1.0 is negative; give a finite rate of 0 or more"
    ),
    (
      { try .linearDecay(from: 1, to: -1, over: 5) },
      "to: -1.0 is negative; give a finite rate of 0 or more"
    ),
    (
      { try .linearDecay(from: 1, to: .nan, over: 5) },
      "to: nan is not finite; give a finite rate of 0 or more"
    ),
    (
      { try .polynomialDecay(from: 1, over: 5, power: 0) },
      "power: 0.0 is not a power; give a number above 0"
    ),
    (
      { try .cosineDecay(from: 1, over: 5, power: -1) },
      "power: -1.0 is not a power; give a number above 0"
    ),
    (
      { try .cosineWaves(from: 1, halfWaves: 0, over: 5) },
      "halfWaves: 0.0 is not above 0; give a finite number above 0"
    ),
  ]

  @Test(arguments: refused.indices)
  func `what is no rate and no power is refused by its name`(index: Int) {
    let (make, message) = Self.refused[index]
    let error = #expect(throws: ScheduleError.self) { try make() }
    #expect(error.map { "\($0)" } == message)
  }
}
