import Testing

@testable import Schedules

/// A recipe of 1 that takes a warmup, as a row of a table.
struct Warmed: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// The schedule of so many steps after a warmup to 1.
  let make: @Sendable (_ steps: Int, _ warmup: Warmup) throws -> Schedule

  init(_ name: String, _ make: @escaping @Sendable (Int, Warmup) throws -> Schedule) {
    (testDescription, self.make) = (name, make)
  }

  static let all: [Warmed] = [
    Warmed("constant") { try .constant(1, for: $0, warmup: $1) },
    Warmed("linearDecay") { try .linearDecay(from: 1, to: 0.125, over: $0, warmup: $1) },
    Warmed("cosineDecay") { try .cosineDecay(from: 1, to: 0.125, over: $0, warmup: $1) },
    Warmed("cosineDecay of a power") { try .cosineDecay(from: 1, over: $0, warmup: $1, power: 3) },
    Warmed("cosineWaves") { try .cosineWaves(from: 1, halfWaves: 2.5, over: $0, warmup: $1) },
    Warmed("polynomialDecay") { try .polynomialDecay(from: 1, over: $0, power: 2, warmup: $1) },
    Warmed("exponentialDecay") {
      try .exponentialDecay(from: 1, by: 0.5, every: 10, for: $0, warmup: $1)
    },
    Warmed("exponentialDecay, staircase") {
      try .exponentialDecay(from: 1, by: 0.5, every: 10, for: $0, staircase: true, warmup: $1)
    },
    Warmed("stepDecay") { try .stepDecay(from: 1, by: 0.5, every: 10, for: $0, warmup: $1) },
    Warmed("inverseTimeDecay") {
      try .inverseTimeDecay(from: 1, by: 0.5, every: 10, for: $0, warmup: $1)
    },
    Warmed("inverseTimeDecay, staircase") {
      try .inverseTimeDecay(from: 1, by: 0.5, every: 10, for: $0, staircase: true, warmup: $1)
    },
    Warmed("inverseSquareRootDecay") {
      try .inverseSquareRootDecay(from: 1, for: $0, warmup: $1, timescale: 4)
    },
    Warmed("inversePowerDecay") {
      try .inversePowerDecay(from: 1, power: 2, for: $0, warmup: $1, timescale: 4)
    },
    Warmed("warmupStableDecay") {
      try .warmupStableDecay(peak: 1, over: $0, decay: 0, warmup: $1)
    },
    Warmed("warmRestarts") {
      try .warmRestarts(from: 1, firstCycle: 7, for: $0, lengthMultiplier: 1.5, warmup: $1)
    },
    Warmed("hardRestarts") { try .hardRestarts(from: 1, cycles: 3, over: $0, warmup: $1) },
    Warmed("cyclicPolynomialDecay") {
      try .cyclicPolynomialDecay(from: 1, firstCycle: 9, power: 2, for: $0, warmup: $1)
    },
  ]

  /// Those whose steps are counted from 0, under the warmup; and a curve that falls short of its ends.
  static let others: [Warmed] = [
    Warmed("tanhDecay") { try .tanhDecay(from: 1, over: $0, warmup: $1) },
    Warmed("multiStepDecay") {
      try .multiStepDecay(from: 1, by: 0.5, at: [30, 60], for: $0, warmup: $1)
    },
    Warmed("multiStepDecay by factors") {
      try .multiStepDecay(from: 1, byEach: [0.5, 0.1], at: [30, 60], for: $0, warmup: $1)
    },
    Warmed("piecewiseConstant") {
      try .piecewiseConstant([1, 0.5], switchingAt: [30], for: $0, warmup: $1)
    },
  ]
}

struct WarmupTests {
  @Test(arguments: Warmed.all, [Grid.start, .end, .both])
  func `the warmup counts within the total, and leads to the peak`(
    recipe: Warmed, grid: Grid
  ) throws {
    let schedule = try recipe.make(100, .linear(over: 20, from: 0.25, grid: grid))
    let warmup = Schedule.warmup(to: 1, over: 20, from: 0.25, grid: grid)
    #expect(schedule.length == 100)
    #expect(bits(schedule, in: 0..<20) == bits(warmup, in: 0..<20))
    #expect(schedule[20] == 1)
    #expect(bits(schedule.dropFirst(20)) == bits(try recipe.make(80, .none)))
  }

  @Test(arguments: Warmed.all + Warmed.others)
  func `an overlapping warmup covers the beginning of the same decay`(recipe: Warmed) throws {
    let decay = try recipe.make(100, .none)
    let schedule = try recipe.make(100, .overlapping(20))
    #expect(schedule.length == 100)
    #expect(bits(schedule, in: 20..<104) == bits(decay, in: 20..<104))
    #expect(schedule[0] == 0)
    #expect(abs(schedule[10] - 0.5) < 1e-4)
  }

  @Test(arguments: Warmed.others)
  func `milestones are counted from step 0, the warmup's too`(recipe: Warmed) throws {
    guard recipe.testDescription != "tanhDecay" else { return }
    let schedule = try recipe.make(100, 20)
    #expect(schedule[29] == 1 && schedule[30] == 0.5)
  }

  @Test(arguments: Warmed.all + Warmed.others)
  func `a warmup longer than all steps is refused`(recipe: Warmed) {
    let error = #expect(throws: ScheduleError.self) { try recipe.make(10, 11) }
    #expect(
      error.map { "\($0)" }
        == "warmup: 11 steps are more than the 10 in all; give a shorter warmup, or more steps")
    let negative = #expect(throws: ScheduleError.self) { try recipe.make(-1, .none) }
    #expect(negative.map { "\($0)" } == "steps: -1 is negative; give 0 or more")
  }

  @Test(arguments: Warmed.all + Warmed.others)
  func `over no steps, one, or warmup alone, rates are finite and not negative`(
    recipe: Warmed
  ) throws {
    for (steps, warmup) in [(0, 0), (1, 0), (1, 1), (2, 0), (2, 1), (2, 2), (5, 5)] {
      for warmup in [Warmup.linear(over: warmup), .overlapping(.linear(over: warmup))] {
        let schedule = try recipe.make(steps, warmup)
        #expect(schedule.length == steps)
        #expect(schedule.brokenInvariants == [])
        #expect(probes(schedule).allSatisfy { (0...1).contains(schedule[$0]) }, "\(schedule)")
      }
    }
  }

  @Test func `every shape of warmup starts where it says`() throws {
    let warmups: [(Warmup, [Double])] = [
      (4, [0, 0.25, 0.5, 0.75, 1]),
      (.linear(over: 4, grid: .end), [0.25, 0.5, 0.75, 1, 1]),
      (.linear(over: 3, from: 0.5, grid: .both), [0.5, 0.75, 1, 1, 1]),
      (.along(.cosine, over: 2), [0, 0.5, 1, 1, 1]),
      (.along(.exponential, over: 2, from: 0.25), [0.25, 0.5, 1, 1, 1]),
      (.constant(at: 0.25, over: 3), [0.25, 0.25, 0.25, 1, 1]),
      (.logarithmic(over: 2), [0, 1, 1, 1, 1]),
      (.logarithmic(over: 1), [1, 1, 1, 1, 1]),
      (.logarithmic(over: 0), [1, 1, 1, 1, 1]),
    ]
    for (warmup, rates) in warmups {
      #expect(try Schedule.constant(1, for: 5, warmup: warmup).rates(in: 0..<5) == rates)
    }
  }

  @Test func `a warmup by itself arrives at the peak`() throws {
    #expect(try Schedule.constantWarmup(at: 0.25, to: 1, over: 3).finalRate == 1)
    #expect(try Schedule.exponentialWarmup(from: 0.25, to: 1, over: 3).finalRate == 1)
    #expect(try Schedule.logarithmicWarmup(to: 1, over: 3).finalRate == 1)
    let error = #expect(throws: ScheduleError.self) {
      try Schedule.exponentialWarmup(from: 0, to: 1, over: 3)
    }
    #expect(error?.path == "warmup.from")
  }
}
