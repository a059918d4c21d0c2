import Testing

@testable import Schedules

struct PlateausTests {
  @Test(arguments: [
    Curve.linear, .cosine, .power(0.5), .power(2), .polynomial(power: 2), .exponential(floor: 0.01),
  ])
  func `warmup, plateau and decay add up to all steps, and both ends are hit`(
    curve: Curve
  ) throws {
    let schedule = try Schedule.warmupStableDecay(
      peak: 1, to: 0.125, over: 1_000, decay: 200, along: curve, warmup: 50)
    #expect(
      schedule
        == .warmup(to: 1, over: 50).holding(for: 750).decaying(to: 0.125, over: 200, along: curve))
    #expect(schedule.warmup == 0..<50 && schedule.plateau == 50..<800)
    #expect(schedule[1_000] == 0.125)
  }

  @Test func `a decay of all that the warmup leaves has no plateau, a longer one is refused`()
    throws
  {
    #expect(
      try Schedule.warmupStableDecay(peak: 1, over: 10, decay: 8, warmup: 2)
        == .warmup(to: 1, over: 2).decaying(to: 0, over: 8))
    let error = #expect(throws: ScheduleError.self) {
      try Schedule.warmupStableDecay(peak: 1, over: 10, decay: 9, warmup: 2)
    }
    #expect(
      error.map { "\($0)" }
        == "decay: 9 steps are more than the 8 that the warmup leaves of 10; "
        + "give a shorter decay, or more steps")
    let negative = #expect(throws: ScheduleError.self) {
      try Schedule.warmupStableDecay(peak: 1, over: 10, decay: -1)
    }
    #expect(negative?.path == "steps")
  }

  @Test func `a cooldown is one minus the root of the share that is gone`() throws {
    #expect(
      try Schedule.cooldown(from: 1, over: 4).rates(in: 0..<5) == [
        1, 0.5, 0.29289321881345248, 0.13397459621556135, 0,
      ])
    let schedule = try Schedule.cooldown(from: 2, to: 0.5, over: 400)
    for k in 0...400 {
      let formula = 0.5 + 1.5 * (1 - (Double(k) / 400).squareRoot())
      #expect(abs(schedule[k] - formula) <= 1e-15)
    }
  }

  @Test(arguments: [Curve.linear, .cosine, .power(0.5)], [0, 0.125])
  func `cooling down multiplies the last steps, and leaves those before to the bit`(
    curve: Curve, final: Double
  ) throws {
    let root = try Schedule.inverseSquareRootDecay(from: 1, for: 300, warmup: 20)
    let cooled = try root.coolingDown(over: 100, to: final, along: curve)
    let fall = Schedule.ramp(from: 1, to: 0, over: 100, along: curve)
    #expect(bits(cooled, in: 0..<200) == bits(root, in: 0..<200))
    for k in 200...300 {
      #expect(cooled[k] == final + (root[k] - final) * fall[k - 200], "step \(k)")
    }
    #expect(cooled.finalRate == final && cooled.length == 300)
  }

  @Test func `cooling down a hold keeps the curve`() throws {
    #expect(
      try Schedule.constant(1, for: 100).coolingDown(over: 20, along: .cosine)
        == .constant(1, for: 80).decaying(to: 0, over: 20, along: .cosine))
    #expect(try Schedule.constant(1, for: 100).coolingDown(over: 0)[99] == 1)
  }

  @Test func `a cooldown that is too long, or ends above the rate, is refused`() {
    let long = #expect(throws: ScheduleError.self) {
      try Schedule.constant(1, for: 10).coolingDown(over: 11)
    }
    #expect(
      long.map { "\($0)" } == "cooldown: 11 steps are more than 10; give a shorter cooldown")
    let high = #expect(throws: ScheduleError.self) {
      try Schedule.ramp(from: 1, to: 0, over: 10).coolingDown(over: 4, to: 0.3)
    }
    #expect(
      high.map { "\($0)" } == "floor: 0.3 is above the rate 0.2 of step 2; give a lower floor")
  }

  @Test func `the three stages are a ramp, a hold and an exponential of so many steps`() throws {
    let schedule = try Schedule.triStage(
      peak: 0.5, warmup: 10, hold: 20, decay: 30, initialScale: 0.25, finalScale: 0.125)
    #expect(
      schedule
        == .warmup(to: 0.5, over: 10, from: 0.125).holding(for: 20)
        .decaying(to: 0.0625, over: 30, along: .exponential))
    #expect(schedule[60] == 0.0625)
    let error = #expect(throws: ScheduleError.self) {
      try Schedule.triStage(peak: 1, warmup: 1, hold: 1, decay: 1, finalScale: 0)
    }
    #expect(
      error.map { "\($0)" } == "finalScale: 0.0 is not above 0; give a finite number above 0")
  }
}
