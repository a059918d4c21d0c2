import Foundation
import TestSupport
import Testing

@testable import Schedules

struct CodableTests {
  func decoded(_ json: String) throws -> Schedule {
    try JSONDecoder().decode(Schedule.self, from: Data(json.utf8))
  }

  func encoded(_ schedule: Schedule) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(schedule), as: UTF8.self)
  }

  @Test(arguments: seeds)
  func `decoding what was encoded gives the schedule`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<5 {
      let a = random.schedule()
      let json = try encoded(a)
      // The identity of appending is no schedule of its own on disk: it has no final rate either.
      #expect(try decoded(json) == a, "\(json)")
      #expect(try encoded(decoded(json)) == json)
    }
  }

  @Test func `a spec is read as the design has it`() throws {
    let schedule = try decoded(
      """
      {"version": 1, "phases": [
        {"curve": "linear", "from": 0, "to": 3e-4, "steps": 2160},
        {"curve": "hold", "rate": 3e-4, "steps": 17840},
        {"curve": "exponential", "from": 3e-4, "to": 3e-5, "steps": 4000}]}
      """)
    #expect(
      schedule
        == .warmup(to: 3e-4, over: 2160).holding(for: 17840)
        .decaying(to: 3e-5, over: 4000, along: .exponential))
  }

  @Test func `only what is not the default is written`() throws {
    #expect(
      try encoded(.warmup(to: 1, over: 2).holding(for: 3))
        == #"{"phases":[{"curve":"linear","from":0,"steps":2,"to":1},{"curve":"hold","rate":1,"steps":3}],"version":1}"#
    )
    #expect(
      try encoded(Schedule.ramp(from: 1, to: 0, over: 10, along: .cosine).dropFirst(4))
        == #"{"phases":[{"curve":"cosine","from":1,"offset":4,"period":10,"steps":6,"to":0}],"version":1}"#
    )
    #expect(
      try encoded(Schedule([.curve(.inverseSquareRoot(timescale: 4), from: 1, for: 5)], final: 0.5))
        == #"{"final":0.5,"phases":[{"curve":"inverseSquareRoot","from":1,"steps":5,"timescale":4}],"version":1}"#
    )
  }

  @Test func `a zero-length phase and every grid are read`() throws {
    let schedule = try decoded(
      """
      {"version": 1, "final": 0.1, "phases": [
        {"curve": "linear", "from": 0, "to": 1, "steps": 0},
        {"curve": "linear", "from": 0, "to": 1, "steps": 4, "offset": 1},
        {"curve": "power", "power": 0.5, "from": 1, "to": 0, "steps": 4, "period": 3},
        {"curve": "table", "rates": [1, 0.5], "steps": 4, "period": 2}]}
      """)
    #expect(
      schedule
        == Schedule(
          [
            .ramp(from: 0, to: 1, over: 4, grid: .end),
            .ramp(from: 1, to: 0, over: 4, along: .power(0.5), grid: .both),
            .curve(.table([1, 0.5]), for: 4, period: 2),
          ], final: 0.1))
  }

  static let whole = "a whole number such as 1000, at most 9223372036854775807"
  static let list = #"[{"curve": "hold", "rate": 3e-4, "steps": 100}]"#

  /// What stands in the phase, what is said of it.
  static let badPhases: [(String, String)] = [
    (
      #""curve": "inverseSquareRoot", "from": 1, "timescale": 4, "steps": 2, "period": 0"#,
      "phases[0].period: 0 is no pace for a curve that counts steps; give 1 or more"
    ),
    (
      #""curve": "linear", "from": 0, "to": 1"#,
      "phases[0].steps: this key is missing; give \(whole)"
    ),
    (
      #""curve": "linear", "from": 0, "to": 1, "steps": 1.5"#,
      "phases[0].steps: this is not a whole number that can be held; give \(whole)"
    ),
    (
      #""curve": "linear", "from": 0, "to": 1, "steps": true"#,
      "phases[0].steps: this is not a whole number; give \(whole)"
    ),
    (
      #""curve": "linear", "from": 0, "to": 1, "steps": "1""#,
      "phases[0].steps: this is not a whole number; give \(whole)"
    ),
    (
      #""curve": "linear", "from": 0, "to": 1, "steps": null"#,
      "phases[0].steps: this is not a whole number; give \(whole)"
    ),
    (
      #""curve": "linear", "from": 0, "to": 1, "steps": 1e40"#,
      "phases[0].steps: this is not a whole number that can be held; give \(whole)"
    ),
    (
      #""curve": "linear", "from": 0, "to": 1, "steps": -2"#,
      "phases[0].steps: -2 is negative; give 0 or more"
    ),
    (
      #""curve": "linear", "from": "0", "to": 1, "steps": 2"#,
      "phases[0].from: this is not a number; give a number such as 3e-4"
    ),
    (
      #""curve": "linear", "from": 0, "to": -1, "steps": 2"#,
      "phases[0].to: -1.0 is negative; give a finite rate of 0 or more"
    ),
    (
      #""curve": "hold", "rate": -1, "steps": 2"#,
      "phases[0].rate: -1.0 is negative; give a finite rate of 0 or more"
    ),
    (
      #""curve": "hold", "rate": 1, "steps": 2, "period": 3"#,
      "phases[0].period: this key is not known here; remove it; the keys are curve, steps, rate"
    ),
    (
      #""curve": "linear", "from": 0, "to": 1, "steps": 2, "power": 3"#,
      "phases[0].power: this key is not known here; remove it; the keys are curve, steps, from, to, offset, stride, period"
    ),
    (
      #""curve": "polynomial", "from": 1, "to": 0, "steps": 2"#,
      "phases[0].power: this key is missing; give a number such as 3e-4"
    ),
    (
      #""curve": "polynomial", "power": 0, "from": 1, "to": 0, "steps": 2"#,
      "phases[0].power: 0.0 is not a power; give a number above 0"
    ),
    (
      #""curve": "inverseSquareRoot", "timescale": -4, "from": 1, "steps": 2"#,
      "phases[0].timescale: -4.0 is not a number of steps; give a number above 0, such as 4000"
    ),
    (
      #""curve": "table", "rates": [], "steps": 2"#,
      "phases[0].rates: a table needs an entry; give at least one rate"
    ),
    (
      #""curve": "table", "rates": [1, -1], "steps": 2"#,
      "phases[0].rates[1]: -1.0 is not a rate; give a finite rate of 0 or more"
    ),
    (
      #""curve": "table", "rates": [1, "x"], "steps": 2"#,
      "phases[0].rates[1]: this is not a number; give a number such as 3e-4"
    ),
    (
      #""curve": "linear", "from": 0, "to": 1, "steps": 2, "stride": 0"#,
      "phases[0].stride: 0 is below 1; give 1 or more"
    ),
    (
      #""curve": "linear", "from": 0, "to": 1, "steps": 2, "offset": -1"#,
      "phases[0].offset: -1 is negative; give 0 or more"
    ),
    (
      #""curve": "exponential", "from": 1, "to": 0, "steps": 2"#,
      "phases[0].to: an exponential never stands at 0.0, for its floor is 0.0; give a rate above the floor, or a lower floor"
    ),
    (#""steps": 2"#, "phases[0].curve: this key is missing; give a text such as \"linear\""),
    (
      #""curve": "sine", "steps": 2"#,
      "phases[0].curve: there is no curve \"sine\"; give one of \(Curve.names)"
    ),
  ]

  @Test(arguments: badPhases)
  func `a bad phase is an error with its path and the remedy`(phase: String, message: String) {
    let error = #expect(throws: ScheduleError.self) {
      try decoded("{\"version\": 1, \"phases\": [{\(phase)}]}")
    }
    #expect(error.map { "\($0)" } == message)
  }

  static let badSpecs: [(String, String)] = [
    (#"{"phases": []}"#, "version: this key is missing; give \(whole)"),
    (
      #"{"version": 2, "phases": []}"#,
      "version: 2 is a later version than this release reads, which is 1; use a later release, or have the spec written as version 1"
    ),
    (#"{"version": 1}"#, "phases: this key is missing; give a list such as \(list)"),
    (#"{"version": 1, "phases": {}}"#, "phases: this is not a list; give one such as \(list)"),
    (
      #"{"version": 1, "phases": [], "finale": 0}"#,
      "finale: this key is not known here; remove it; the keys are version, phases, final"
    ),
    (
      #"{"version": 1, "phases": [], "final": -1}"#,
      "final: -1.0 is not a rate; give a finite rate of 0 or more"
    ),
    (
      #"{"version": 1, "phases": [3]}"#,
      #"phases[0]: this is not an object; write {"curve": "hold", "rate": 3e-4, "steps": 100}"#
    ),
    (#"[1, 2]"#, #"this is not an object; write {"version": 1, "phases": […]}"#),
    (
      #"{"version": 1, "phases": [{"curve": "hold", "rate": 1, "steps": 9223372036854775807}, {"curve": "hold", "rate": 1, "steps": 1}]}"#,
      "phases[1].steps: the steps up to here are more than an Int counts; give fewer steps"
    ),
  ]

  @Test(arguments: badSpecs)
  func `a bad spec is an error with its path and the remedy`(json: String, message: String) {
    let error = #expect(throws: ScheduleError.self) { try decoded(json) }
    #expect(error.map { "\($0)" } == message)
  }

  @Test func `a long spec takes time in proportion`() throws {
    let phases = (0..<20_000).map {
      #"{"curve": "linear", "from": \#($0 % 7), "to": 1, "steps": 1}"#
    }
    let schedule = try decoded("{\"version\": 1, \"phases\": [\(phases.joined(separator: ","))]}")
    #expect(schedule.length == 20_000)
  }
}
