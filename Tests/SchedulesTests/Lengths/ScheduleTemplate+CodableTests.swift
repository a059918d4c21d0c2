import Foundation
import Testing

@testable import Schedules

struct TemplateCodableTests {
  private func decoded(_ json: String) throws -> ScheduleTemplate {
    try JSONDecoder().decode(ScheduleTemplate.self, from: Data(json.utf8))
  }

  private func encoded(_ template: ScheduleTemplate) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(template), as: UTF8.self)
  }

  static let templates: [ScheduleTemplate] = [
    ScheduleTemplateTests.trapezoid,
    ScheduleTemplate([]),
    ScheduleTemplate(
      [
        .ramp(from: 0, to: 1, over: 100, grid: .end),
        .ramp(from: 1, to: 0.5, over: .epochs(2.5), along: .cosine, grid: .both),
        .hold(at: 0.5, for: .samples(1_000_000)),
        .hold(at: 0.25, for: .tokens(2_000_000_000)),
        .ramp(
          from: 0.5, to: 0.1, over: .share(0.3333333333333333), along: .exponential(floor: 0.01)),
        .curve(.inverseSquareRoot(timescale: 4), from: 0.1, for: .rest),
      ], final: 0),
    ScheduleTemplate([.curve(.table([1, 0.5]), for: .share(0.12345678901234568))]),
  ]

  @Test(arguments: templates)
  func `a template that is written reads back as itself`(_ template: ScheduleTemplate) throws {
    let json = try encoded(template)
    #expect(try decoded(json) == template, "\(json)")
    #expect(try encoded(decoded(json)) == json)
  }

  @Test func `a spec is read and written as its comment has it`() throws {
    let json =
      #"{"phases":[{"curve":"linear","from":0,"share":0.02,"to":0.0003},"#
      + #"{"curve":"hold","rate":0.0003,"rest":true},"#
      + #"{"curve":"cosine","from":0.0003,"grid":"end","steps":4000,"to":0}],"version":1}"#
    let template = ScheduleTemplate([
      .ramp(from: 0, to: 3e-4, over: .share(0.02)), .hold(at: 3e-4, for: .rest),
      .ramp(from: 3e-4, to: 0, over: 4_000, along: .cosine, grid: .end),
    ])
    #expect(try decoded(json) == template)
    #expect(try encoded(template) == json)
  }

  @Test func `the spec of a schedule without time maps is a template`() throws {
    let schedule = Schedule.warmup(to: 1, over: 10).decaying(to: 0, over: 90, along: .cosine)
    let template = try JSONDecoder().decode(
      ScheduleTemplate.self, from: JSONEncoder().encode(schedule))
    #expect(try template.schedule(over: 100) == schedule)
  }

  static let whole = "a whole number such as 1000, at most 9223372036854775807"

  /// What stands beside `"curve": "linear", "from": 0, "to": 1`, and what is said of it.
  static let badLengths: [(String, String)] = [
    (#""share": 1.5"#, "phases[0].share: 3/2 is more than the whole; give a share in 0…1"),
    (#""share": -0.5"#, "phases[0].share: -1/2 is negative; give 0 or more"),
    (#""share": "2%""#, "phases[0].share: this is not a number; give a number such as 3e-4"),
    (
      #""share": 1e-30"#,
      "phases[0].share: 1e-30 has too many digits; give a number of at most 18 digits"
    ),
    (
      #""share": 0.5, "steps": 3"#,
      "phases[0].share: the length is said already, by steps; give one of steps, share"
    ),
    (
      #""rest": true, "epochs": 3"#,
      "phases[0].rest: the length is said already, by epochs; give one of epochs, rest"
    ),
    (#""rest": false"#, "phases[0].rest: false says nothing; give true, or a length"),
    (#""rest": 1"#, "phases[0].rest: this is not true or false; give true"),
    (#""epochs": -1"#, "phases[0].epochs: -1 is negative; give 0 or more"),
    (
      #""samples": 1.5"#,
      "phases[0].samples: this is not a whole number that can be held; give \(whole)"
    ),
    (#""tokens": -3"#, "phases[0].tokens: -3 is negative; give 0 or more"),
    (#""steps": -3"#, "phases[0].steps: -3 is negative; give 0 or more"),
    (#""grid": "end""#, "phases[0].steps: this key is missing; give \(whole)"),
    (
      #""share": 0.5, "grid": "middle""#,
      #"phases[0].grid: there is no grid "middle"; give one of start, end, both"#
    ),
    (
      #""share": 0.5, "offset": 1"#,
      "phases[0].offset: this key is not known here; remove it; the keys are "
        + "curve, steps, epochs, samples, tokens, share, rest, grid, from, to"
    ),
  ]

  @Test(arguments: badLengths)
  func `a bad length is an error with its path and the remedy`(length: String, message: String) {
    let error = #expect(throws: ScheduleError.self) {
      try decoded(
        #"{"version": 1, "phases": [{"curve": "linear", "from": 0, "to": 1, \#(length)}]}"#)
    }
    #expect(error.map { "\($0)" } == message)
  }

  static let badSpecs: [(String, String)] = [
    (
      #"{"version": 2, "phases": []}"#,
      "version: 2 is a later version than this release reads, which is 1; use a later release, or have the spec written as version 1"
    ),
    (#"{"phases": []}"#, "version: this key is missing; give \(whole)"),
    (
      #"{"version": 1, "phases": [], "finale": 0}"#,
      "finale: this key is not known here; remove it; the keys are version, phases, final"
    ),
    (
      #"{"version": 1, "phases": [], "final": -1}"#,
      "final: -1.0 is not a rate; give a finite rate of 0 or more"
    ),
    (
      #"{"version": 1, "phases": [{"curve": "hold", "rate": -1, "rest": true}]}"#,
      "phases[0].rate: -1.0 is negative; give a finite rate of 0 or more"
    ),
    (
      #"{"version": 1, "phases": [{"curve": "exponential", "from": 1, "to": 0, "rest": true}]}"#,
      "phases[0].to: an exponential never stands at 0.0, for its floor is 0.0; "
        + "give a rate above the floor, or a lower floor"
    ),
  ]

  @Test(arguments: badSpecs)
  func `a bad spec is an error with its path and the remedy`(json: String, message: String) {
    let error = #expect(throws: ScheduleError.self) { try decoded(json) }
    #expect(error.map { "\($0)" } == message)
  }

  @Test(arguments: ["share", "epochs", "samples", "tokens", "rest"])
  func `the spec of a schedule says that it is a template, where it is one`(key: String) {
    let json = #"{"version": 1, "phases": [{"curve": "hold", "rate": 1, "\#(key)": 1}]}"#
    let error = #expect(throws: ScheduleError.self) {
      try JSONDecoder().decode(Schedule.self, from: Data(json.utf8))
    }
    #expect(
      error.map { "\($0)" }
        == "phases[0].\(key): a part of a length not yet known makes this a template; "
        + "resolve it: lrs resolve TEMPLATE.json --over STEPS")
  }
}
