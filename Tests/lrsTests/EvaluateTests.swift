import Foundation
import Schedules
import Testing

@Suite struct EvaluateTests {
  @Test func `without options every step is written`() throws {
    try inFolder { folder throws in
      let outcome = try folder.run("evaluate", "r1.json")
      let schedule = try JSONDecoder().decode(Schedule.self, from: Data(round1.utf8))
      let rows = (0..<100).map { "\($0),\(schedule[$0])\n" }
      #expect(outcome == .done("step,rate\n" + rows.joined()))
    }
  }

  @Test(arguments: [
    (["--steps", "0:3"], "0,0.0\n1,0.1\n2,0.2\n"),
    (["--steps", "0..<3"], "0,0.0\n1,0.1\n2,0.2\n"),
    (["--steps=9:11"], "9,0.9\n10,1.0\n"),
    (["--steps", "0:5", "--every", "2"], "0,0.0\n2,0.2\n4,0.4\n"),
    (["--steps", "0:4", "--every", "2"], "0,0.0\n2,0.2\n"),
    (["--steps", "1:9", "--every=4"], "1,0.1\n5,0.5\n"),
    (["--every", "40"], "0,0.0\n40,0.8571428571428571\n80,0.2857142857142857\n"),
    (["--steps", "3:3"], ""),
    (["--steps", "-2:2"], "-2,0.0\n-1,0.0\n0,0.0\n1,0.1\n"),
    (["--steps=98:102"], "98,0.02857142857142857\n99,0.014285714285714285\n100,0.0\n101,0.0\n"),
    (
      ["--steps", "9223372036854775800:9223372036854775807", "--every", "5"],
      "9223372036854775800,0.0\n9223372036854775805,0.0\n"
    ),
    (
      [
        "--steps=-9223372036854775808:9223372036854775807", "--every", "9223372036854775807",
      ], "-9223372036854775808,0.0\n-1,0.0\n9223372036854775806,0.0\n"
    ),
  ])
  func `a half-open range is written, past both ends too`(_ options: [String], rows: String) throws
  {
    try inFolder { folder throws in
      #expect(
        try folder.run(["evaluate", "r1.json"] + options, input: .init())
          == .done("step,rate\n" + rows))
    }
  }

  @Test(arguments: [
    "5", "5:1", "0:", ":5", "a:b", "0...3", "1:2:3", "0:1.5", "", " 0:1", "0:99999999999999999999",
  ])
  func `a range that is none is refused`(_ text: String) throws {
    try inFolder { folder throws in
      let message =
        text.isEmpty
        ? "--steps has no value; give --steps A:B"
        : "--steps: \"\(text)\" is not a range of steps; give one such as 0:100"
      #expect(
        try folder.run("evaluate", "r1.json", "--steps", text) == .failure(64, message))
    }
  }

  @Test(arguments: [
    ("0", "--every: 0 never gets on; give 1 or more"),
    ("-1", "--every: \"-1\" is not a whole number of 0 or more; give one such as 72000"),
  ])
  func `a stride that never gets on is refused`(_ text: String, message: String) throws {
    try inFolder { folder throws in
      #expect(try folder.run("evaluate", "r1.json", "--every", text) == .failure(64, message))
    }
  }

  @Test func `digits read back as the same rates, over many steps`() throws {
    let text = spec(#""curve": "cosine", "from": 3e-4, "to": 1e-5, "steps": 20011"#)
    try inFolder { folder throws in
      let outcome = try folder.run("evaluate", "-", input: text)
      let schedule = try JSONDecoder().decode(Schedule.self, from: Data(text.utf8))
      let rates = outcome.output.split(separator: "\n").dropFirst()
        .map { Double($0.split(separator: ",")[1]) }
      #expect(rates == schedule.rates(in: 0..<20_011))
    }
  }

  @Test func `an empty schedule has no rows and reads 0`() throws {
    try inFolder { folder throws in
      let empty = #"{"version": 1, "phases": []}"#
      #expect(try folder.run("evaluate", "-", input: empty) == .done("step,rate\n"))
      #expect(
        try folder.run("evaluate", "-", "--steps", "0:1", input: empty)
          == .done("step,rate\n0,0.0\n"))
    }
  }
}
