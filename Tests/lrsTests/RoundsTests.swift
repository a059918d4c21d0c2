import Foundation
import Schedules
import Testing

@Suite struct RoundsTests {
  func rounds(_ outcome: Outcome) throws -> [[String: Any]] {
    #expect(outcome.code == 0 && outcome.words.isEmpty)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require((object as? [String: Any])?["rounds"] as? [[String: Any]])
  }

  @Test func `two rounds by default, the first at a tenth`() throws {
    try inFolder { folder throws in
      let found = try rounds(folder.run("rounds", "--production", "100000", "--format", "json"))
      #expect(found.map { $0["maxTrainSteps"] as? Int } == [10_000, 100_000])
      #expect(found.map { $0["trials"] as? Int } == [20, 2])
      #expect(found.map { $0["steps"] as? Int } == [200_000, 200_000])
      let report = try folder.run("rounds", "--production", "100000")
      #expect(
        report.output.hasPrefix("2 rounds, 400000 steps in all\nround 1: 20 trials of 10000 steps"))
    }
  }

  @Test func `rounds, budget and the first length can be said`() throws {
    try inFolder { folder throws in
      let found = try rounds(
        folder.run(
          "rounds", "--production", "1000", "--rounds", "3", "--budget", "3000", "--first", "0.01",
          "--format", "json"))
      #expect(found.map { $0["maxTrainSteps"] as? Int } == [10, 100, 1_000])
      #expect(found.map { $0["trials"] as? Int } == [100, 10, 1])
    }
  }

  @Test func `each round holds its schedule, carried directly from the one that was given`() throws
  {
    try inFolder { folder throws in
      let call = ["rounds", "--production", "1000", "--rounds", "3", "--schedule", "r1.json"]
      let found = try rounds(folder.run(call + ["--format", "json"], input: .init()))
      let given = try JSONDecoder().decode(Schedule.self, from: Data(round1.utf8))
      for round in found {
        let spec = try JSONSerialization.data(withJSONObject: #require(round["schedule"]))
        let length = try #require(round["maxTrainSteps"] as? Int)
        #expect(
          try JSONDecoder().decode(Schedule.self, from: spec)
            == given.transferred(to: length).schedule)
        #expect(round["rule"] as? String == "extending-plateau")
      }
      #expect(found.map { $0["sharedPrefix"] as? Int } == [100, 31, 31])
      let report = try folder.run(call, input: .init()).output
      #expect(report.contains("\nschedule of round 1: the one that was given, 100 steps\n"))
      #expect(report.contains("\nschedule of round 2: extending-plateau: "))
    }
  }

  @Test func `a schedule that is too long for round 1 is answered with the share that fits it`()
    throws
  {
    try inFolder { folder throws in
      let spec = Schedule.warmup(to: 3e-4, over: 500).decaying(to: 0, over: 9_500)
      try folder.write(
        String(decoding: JSONEncoder().encode(spec), as: UTF8.self), to: "long.json")
      let call = ["rounds", "--production", "72000", "--schedule", "long.json"]
      let refused = try folder.run(call, input: .init())
      #expect(refused.code == 1)
      #expect(
        refused.words.hasSuffix(
          "; give --first 0.13889, which makes round 1 as long as the schedule, 10000 steps\n"))
      let mended = try folder.run(call + ["--first", "0.13889"], input: .init())
      #expect(
        mended.output.contains("schedule of round 1: the one that was given, 10000 steps\n"))
    }
  }

  /// 2⁴⁸ steps, the longest production there is, and a sixteenth of them.
  @Test(arguments: [
    (0, "give a longer production, such as --production 281474976710656"),
    (1, "give a --production of more than 17592186044417, the length of the schedule"),
  ])
  func `a longer production is named up to the longest there is`(more: Int, remedy: String) throws {
    try inFolder { folder throws in
      let spec = Schedule.warmup(to: 3e-4, over: 500).decaying(to: 0, over: (1 << 44) - 500 + more)
      try folder.write(
        String(decoding: JSONEncoder().encode(spec), as: UTF8.self), to: "long.json")
      let call = ["rounds", "--first", "0.0625", "--schedule", "long.json", "--production"]
      let refused = try folder.run(call + ["1000"], input: .init())
      #expect(refused.code == 1 && refused.words.hasSuffix("; \(remedy)\n"), "\(refused)")
      if more == 0 {
        #expect(try folder.run(call + ["281474976710656"], input: .init()).code == 0)
      }
    }
  }

  @Test func `the report says what each round's added steps are worth and where to resume`() throws
  {
    try inFolder { folder throws in
      let report = try folder.run(
        "rounds", "--production", "1000", "--schedule", "r1.json"
      ).output
      let given = try JSONDecoder().decode(Schedule.self, from: Data(round1.utf8))
      let transfer = "\(try given.transferred(to: 1_000))".split(separator: "\n")
      let lines = transfer.filter { $0.hasPrefix("resume: ") || $0.hasPrefix("added steps: ") }
      #expect(lines.count == 2)
      for line in lines { #expect(report.contains("\n  \(line)\n")) }
    }
  }

  @Test func `the rounds, or their schedules, are drawn`() throws {
    try inFolder { folder throws in
      let call = ["rounds", "--production", "1000"]
      _ = try folder.run(call + ["--plot", "plan.svg"], input: .init())
      #expect(folder.text("plan.svg")?.contains(">20 × 100</text>") == true)
      _ = try folder.run(
        call + ["--schedule", "r1.json", "--plot", "schedules.svg"], input: .init())
      #expect(folder.text("schedules.svg")?.contains(">round 2</text>") == true)
    }
  }

  @Test(arguments: [
    BadCall(
      "rounds",
      message: "--production is missing; give --production N, the steps of the longest runs"),
    BadCall(
      "rounds", "--production", "0",
      message: "0 is no production length; give 1 step or more, at most 2⁴⁸"),
    BadCall(
      "rounds", "--production", "9", "--rounds", "0",
      message: "0 rounds are no plan; give 1 or more"),
    BadCall(
      "rounds", "--production", "5", "--rounds", "9",
      message: "5 steps are too few for 9 rounds that each are longer; give fewer rounds"),
    BadCall(
      "rounds", "--production", "1000", "--budget", "10",
      message:
        "a budget of 10 steps does not pay for one run a round; give at least 1100, or fewer rounds"
    ),
    BadCall(
      "rounds", "9", "--production", "9",
      message:
        "there are too many operands, from 9 on; the call is: lrs rounds --production N [--rounds R] "
        + "[--budget STEPS] [--first SHARE] [--schedule SPEC.json] [--format FORMAT] [--plot FILE.svg]"
    ),
    BadCall(
      "rounds", "--production", "100", "--schedule", "r1.json",
      message:
        "r1.json: round 1, 10 steps: 10 steps are too few for extending-plateau: the least length is 80; "
        + "give a longer production, such as --production 1000",
      code: 1),
  ])
  func `a call that is wrong says what would be right`(_ call: BadCall) throws {
    try inFolder { folder throws in
      #expect(try folder.run(call.words, input: .init()) == .failure(call.code, call.message))
    }
  }
}
