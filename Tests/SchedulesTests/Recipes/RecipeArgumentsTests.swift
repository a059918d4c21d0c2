import Testing

@testable import Schedules

struct RecipeArgumentsTests {
  private let imageNet = RunClock(
    batchSize: 256, sequenceLength: 2_048, datasetSize: 1_281_167)

  private func cosine(_ arguments: [String: String], clock: RunClock? = nil) throws -> Schedule {
    try #require(Recipe.named("cosine-decay")).schedule(
      ["peak": "3e-4", "steps": "1000"].merging(arguments) { $1 }, clock: clock)
  }

  @Test func `lengths are steps, shares, epochs and tokens`() throws {
    #expect(
      try cosine(["steps": "100_000", "warmup": "2%"])
        == .cosineDecay(from: 3e-4, over: 100_000, warmup: 2_000))
    #expect(
      try cosine(["steps": "90 epochs", "warmup": "3 epochs"], clock: imageNet)
        == .cosineDecay(from: 3e-4, over: 450_450, warmup: 15_015))
    #expect(
      try cosine(["steps": "2e9 tokens", "warmup": "2 %"], clock: imageNet)
        == .cosineDecay(from: 3e-4, over: 3_815, warmup: .linear(over: 77)))
    #expect(
      try cosine(["steps": "1e6 samples", "warmup": "0.02 share"], clock: imageNet)
        == .cosineDecay(from: 3e-4, over: 3_907, warmup: .linear(over: 79)))
  }

  @Test func `numbers are decimal, and may be set apart`() throws {
    #expect(try cosine(["peak": "0.000_3"]) == .cosineDecay(from: 3e-4, over: 1_000))
    #expect(try cosine(["peak": " 3E-4 "]) == .cosineDecay(from: 3e-4, over: 1_000))
  }

  static let warmups: [([String: String], Warmup)] = [
    (["warmup": "100"], 100),
    (["warmup": "100", "warmup-from": "1e-6"], .linear(over: 100, from: 1e-6)),
    (["warmup": "100", "warmup-grid": "end"], .linear(over: 100, grid: .end)),
    (["warmup": "100", "warmup-along": "cosine"], .along(.cosine, over: 100)),
    (
      ["warmup": "9", "warmup-along": "constant", "warmup-from": "1e-5"],
      .constant(at: 1e-5, over: 9)
    ),
    (["warmup": "100", "warmup-along": "logarithmic"], .logarithmic(over: 100)),
    (["warmup": "100", "warmup-along": "power:2"], .along(.power(2), over: 100)),
    (["warmup": "100", "warmup-overlaps": ""], .overlapping(100)),
    (
      ["warmup": "8", "warmup-along": "exponential", "warmup-from": "1e-6"],
      .along(.exponential, over: 8, from: 1e-6)
    ),
  ]

  @Test(arguments: warmups)
  func `a warmup is said in words as in Swift`(words: [String: String], warmup: Warmup) throws {
    #expect(try cosine(words) == .cosineDecay(from: 3e-4, over: 1_000, warmup: warmup))
  }

  @Test(
    arguments: zip(
      ["warmup-from", "warmup-along", "warmup-grid", "warmup-overlaps"],
      ["1e-6", "cosine", "end", ""]))
  func `what a warmup is like is refused where there is none`(name: String, text: String) throws {
    let error = #expect(throws: ScheduleError.self) { try cosine([name: text]) }
    #expect(error?.path == name)
    #expect(error?.remedy == "give warmup as well, or leave it out")
  }

  @Test func `a cooldown is the end of an inverse square root, where it has steps`() throws {
    let root = try #require(Recipe.named("inverse-square-root-decay"))
    let words = ["peak": "1", "steps": "100", "warmup": "10"]
    let whole = try Schedule.inverseSquareRootDecay(from: 1, for: 100, warmup: 10)
    #expect(try root.schedule(words) == whole)
    #expect(try root.schedule(words.merging(["cooldown": "0"]) { $1 }) == whole)
    let cooled = ["cooldown": "20", "cooldown-final": "1e-3", "along": "cosine"]
    #expect(
      try root.schedule(words.merging(cooled) { $1 })
        == whole.coolingDown(over: 20, to: 1e-3, along: .cosine))
  }

  static let curves: [(String, Curve)] = [
    ("linear", .linear), ("cosine", .cosine), ("1-sqrt", .power(0.5)), ("square", .power(2)),
    ("sqrt", .polynomial(power: 0.5)), ("polynomial:3", .polynomial(power: 3)),
    ("power:1.5", .power(1.5)), ("exponential:1e-6", .exponential(floor: 1e-6)),
  ]

  @Test(arguments: curves)
  func `a curve has the field's name, and a parameter behind a colon`(
    name: String, curve: Curve
  ) throws {
    let schedule = try #require(Recipe.named("cooldown")).schedule(
      ["peak": "1e-3", "final": "1e-5", "steps": "100", "along": name])
    #expect(schedule == .ramp(from: 1e-3, to: 1e-5, over: 100, along: curve))
  }

  static let refused: [([String: String], String)] = [
    (["peak": "fast"], #"peak: "fast" is not a number; give one such as 3e-4"#),
    (["peak": "inf"], #"peak: "inf" is not a number; give one such as 3e-4"#),
    (["peak": ""], #"peak: "" is not a number; give one such as 3e-4"#),
    (["peak": "1e999"], #"peak: "1e999" is not a number; give one such as 3e-4"#),
    (["peak": "-1"], #"peak: "-1" is not a rate; give a number of 0 or more"#),
    (
      ["steps": "many"],
      #"steps: "many" is not a length; give one such as 500, 2%, "3 epochs" or "2e9 tokens""#
    ),
    (
      ["steps": "-5"],
      #"steps: "-5" is not a length; give one such as 500, 2%, "3 epochs" or "2e9 tokens""#
    ),
    (
      ["steps": "50%"], "steps: a share needs the whole that it is a share of; give its length"
    ),
    (
      ["steps": "rest"],
      "steps: the rest is known among other parts alone; give a length"
    ),
    (
      ["warmup": "3 epochs"], "warmup: epochs need a clock; give batchSize and datasetSize"
    ),
    (
      ["warmup": "1001"],
      "warmup: 1001 steps are more than the 1000 in all; give a shorter warmup, or more steps"
    ),
    (["grid": "middle"], #"grid: "middle" is not known here; give one of start, end, both"#),
    (
      ["warmup-along": "sine"],
      #"warmup-along: "sine" is not known here; give one of linear, cosine, 1-sqrt, square, sqrt, "#
        + "exponential, polynomial:POWER, power:POWER, cosine:POWER, exponential:FLOOR"
    ),
    (["power": "0"], "power: 0.0 is not a power; give a number above 0"),
  ]

  @Test(arguments: refused)
  func `what cannot be read is refused with what can`(words: [String: String], message: String) {
    let error = #expect(throws: ScheduleError.self) { try cosine(words) }
    #expect(error.map { "\($0)" } == message)
  }

  @Test func `a share is a number or a percentage, and a rate is no percentage`() throws {
    let cycle = try #require(Recipe.named("one-cycle"))
    let words = ["peak": "1", "steps": "50"]
    let made = try Schedule.oneCycle(peak: 1, over: 50, risingFor: 0.4)
    for share in ["0.4", "40%"] {
      #expect(try cycle.schedule(words.merging(["rise": share]) { $1 }) == made, "\(share)")
    }
    let error = #expect(throws: ScheduleError.self) { try cosine(["peak": "3%"]) }
    #expect(error.map { "\($0)" } == #"peak: "3%" is not a number; give one such as 3e-4"#)
  }

  @Test func `a period is a number of steps, whole or not, or a length`() throws {
    let recipe = try #require(Recipe.named("step-decay"))
    for (period, ratio) in [("20", 20), ("2.5", Ratio(5, 2)), ("10%", 20), ("20 steps", 20)] {
      let words = ["peak": "1", "factor": "0.5", "period": period, "steps": "200"]
      #expect(
        try recipe.schedule(words) == .stepDecay(from: 1, by: 0.5, every: ratio, for: 200),
        "\(period)")
    }
  }

  @Test func `knots have as many rates, or as many factors`() throws {
    let recipe = try #require(Recipe.named("piecewise"))
    let words = ["from": "0", "knots": "100,600", "rates": "1e-3", "steps": "1000"]
    let error = #expect(throws: ScheduleError.self) { try recipe.schedule(words) }
    #expect(
      error.map { "\($0)" }
        == "rates: 1 rates for 2 knots; give as many, or as many factors")
    let neither = #expect(throws: ScheduleError.self) {
      try recipe.schedule(words.filter { $0.key != "rates" })
    }
    #expect(
      neither.map { "\($0)" } == "rates: piecewise needs them, or factors; give one for each knot")
    let both = #expect(throws: ScheduleError.self) {
      try recipe.schedule(words.merging(["rates": "1e-3,0", "factors": "2,0"]) { $1 })
    }
    #expect(
      both.map { "\($0)" } == "factors: this says nothing beside rates; give one of the two")
  }

  @Test(arguments: ["25%, 50%", "0.25 share, 0.5 share", "5, 1_0"])
  func `places are steps and shares`(places: String) throws {
    let words = ["peak": "1", "factors": "0.5, 0.1", "milestones": places, "steps": "20"]
    #expect(
      try #require(Recipe.named("multi-step-decay")).schedule(words)
        == .multiStepDecay(from: 1, byEach: [0.5, 0.1], at: [5, 10], for: 20))
  }

  @Test func `a share is refused where no whole is given`() throws {
    let parts = [Schedule.constant(1, for: 4), .constant(2, for: 4)]
    let error = #expect(throws: ScheduleError.self) {
      try #require(Recipe.named("sequence")).schedule(["boundaries": "50%"], of: parts)
    }
    #expect(
      error.map { "\($0)" }
        == "boundaries: a share needs the whole that it is a share of; give its length")
  }

  @Test func `lists are set apart by commas`() throws {
    let recipe = try #require(Recipe.named("multi-step-decay"))
    let arguments = ["peak": "1", "factors": "0.5, 0.1", "milestones": "3, 1_0", "steps": "20"]
    #expect(
      try recipe.schedule(arguments)
        == .multiStepDecay(from: 1, byEach: [0.5, 0.1], at: [3, 10], for: 20))
    func message(_ changed: [String: String]) -> String? {
      #expect(throws: ScheduleError.self) {
        try recipe.schedule(arguments.merging(changed) { $1 })
      }.map { "\($0)" }
    }
    #expect(
      message(["factors": "0.5,,1"])
        == #"factors: "0.5,,1" is not a list of numbers; give one such as 0.1,0.01"#)
    #expect(
      message(["milestones": "3,x"])
        == #"milestones: "3,x" is not a length; give one such as 500, 2%, "3 epochs" or "2e9 tokens""#
    )
    let period = try #require(Recipe.named("step-decay")).schedule(
      ["peak": "1", "factor": "0.5", "period": "2.5", "steps": "20"])
    #expect(try period == .stepDecay(from: 1, by: 0.5, every: Ratio(5, 2), for: 20))
  }
}
