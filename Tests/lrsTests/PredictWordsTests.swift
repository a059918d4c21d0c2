import Foundation
import LossLaws
import Testing

@testable import lrs

/// What `predict` and `transfer --predict` say to people.
@Suite struct PredictWordsTests {
  /// A log at the schedule's own rates that begins a step after the warmup.
  private static func log(_ rate: (Int) -> Double) -> String {
    "step,lr,loss\n"
      + stride(from: 200, to: 4_000, by: 20).map { step in
        "\(step),\(rate(step)),\(3 + rate(step) + 0.6 * pow(3e-3 * Double(step), -0.5))\n"
      }.joined()
  }

  @Test func `what rates were taken for is said, and what of it is guessed`() throws {
    try inFolder { folder in
      try folder.write(
        Self.log { 3e-3 + (3e-4 - 3e-3) * pow(sin(.pi / 2 * Double($0 - 200) / 3_800), 2) },
        to: "smooth.csv")
      try folder.write(
        Self.log { 1e-3 + 1e-6 * Double(($0 / 20 * $0 / 20 * 37) % 101) }, to: "odd.csv")
      try folder.writeLawLogs()
      let done = try folder.run("predict", "smooth.csv", "odd.csv", "--schedule", "wsd.json")
      #expect(
        done.output.contains(
          """
          schedules, from the rates of the logs (give --run-schedules where one is wrong):
            smooth: linear from 0 to 0.003 over 200 steps, then cosine from 0.003 to 0.0003 over 3800 steps \
          (guessed: the warmup, for the log begins at step 200; what follows step 3980, the last logged)
            odd: no curve was recognised; between two logged steps the mean of their rates \
          (guessed: the warmup, for the log begins at step 200)

          """), "\(done)")
    }
  }

  @Test func `a log that begins at step 0 says nothing of how long others warmed up`() throws {
    try inFolder { folder in
      try folder.write(
        Self.log { 3e-3 + (3e-4 - 3e-3) * pow(sin(.pi / 2 * Double($0 - 200) / 3_800), 2) },
        to: "late.csv")
      let whole = stride(from: 0, to: 3_000, by: 20).map { step in
        let rate = 2e-3 * min(1, Double(step) / 200)
        return "\(step),\(rate),\(3 + rate + 0.6 * pow(2e-3 * Double(step + 200), -0.5))\n"
      }
      try folder.write("step,lr,loss\n" + whole.joined(), to: "whole.csv")
      let done = try folder.run("predict", "late.csv", "whole.csv", "--schedule", "r1.json")
      #expect(
        done.output.contains(
          "late: linear from 0 to 0.003 over 200 steps, then cosine from 0.003 to 0.0003"),
        "\(done)")
      #expect(done.output.contains("whole: linear from 0 to 0.002 over 200 steps"), "\(done)")
    }
  }

  @Test func `a schedule that a spec says is not guessed`() throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      let done = try folder.run(
        "predict", "constant.csv", "--schedule", "wsd.json", "--run-schedules", "own.json")
      #expect(done.code == 1, "\(done)")
      try folder.write(
        spec(
          #""curve":"linear","from":0,"to":3e-3,"steps":200"#,
          #""curve":"hold","rate":3e-3,"steps":2200"#), to: "own.json")
      let given = try folder.run(
        "predict", "constant.csv", "--schedule", "wsd.json", "--run-schedules", "own.json")
      #expect(given.code == 0 && !given.output.contains("guessed"), "\(given)")
      #expect(!given.output.contains("from the rates of the logs"))
    }
  }

  @Test func `what is found of several is said once, with their names`() throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      let logs = LawLogs.names.joined(separator: ",")
      let done = try folder.run(
        "transfer", "wsd.json", "--to", "10000", "-o", "r2.json", "--predict", logs)
      let lines = done.output.split(separator: "\n").map(String.init)
      let far = lines.filter { $0.contains("times as long as the longest log") }
      #expect(
        far.count == 1 && far[0].hasPrefix("finding for all: the schedule is 4.18"), "\(done)")
      #expect(lines.count { $0.contains(": final loss 3.") } == 4)
      // Of some alone their names stand before it; of one alone it stands below that one.
      try folder.write(spec(#""curve":"hold","rate":6e-3,"steps":2400"#), to: "high.json")
      try folder.write(spec(#""curve":"hold","rate":6e-3,"steps":2300"#), to: "high2.json")
      let peak = "the peak is 2 times that of the logs"
      func said(of schedules: String) throws -> String {
        try folder.run(["predict"] + LawLogs.names + ["--schedule", schedules], input: .init())
          .output
      }
      let two = try said(of: "wsd.json,high.json,high2.json")
      #expect(two.contains("\nfinding for high.json, high2.json: \(peak)"), "\(two)")
      #expect(two.components(separatedBy: peak).count == 2)
      let one = try said(of: "wsd.json,high.json")
      #expect(one.contains(" with no confidence\n  finding: \(peak)"), "\(one)")
    }
  }

  @Test func `warmups that several logs do not show are said once, to programs one by one`() throws
  {
    try inFolder { folder in
      try folder.writeLawLogs()
      let call = ["predict"] + LawLogs.names + ["--schedule", "wsd.json"]
      let words = try folder.run(call, input: .init()).output
      let lines = words.split(separator: "\n").filter { $0.contains("warmup is a guess") }
      #expect(lines.count == 1, "\(words)")
      #expect(
        lines[0].contains(
          #/^finding: cosine, constant, two begin at step 210 near their peak, .* up to 0\.\d+ % of/#
        ))
      let json = try folder.run(call + ["--format", "json"], input: .init()).output
      #expect(json.components(separatedBy: "\"warmup-unknown\"").count == 4)
    }
  }

  @Test func `a schedule that cannot be carried has a row that says why, and the others go on`()
    throws
  {
    try inFolder { folder in
      try folder.writeLawLogs()
      try folder.write(
        spec(
          #""curve":"linear","from":0,"to":3e-3,"steps":200"#,
          #""curve":"linear","from":3e-3,"to":3e-4,"steps":1000"#,
          #""curve":"linear","from":3e-4,"to":3e-3,"steps":500"#), to: "rising.json")
      let call = ["predict"] + LawLogs.names + ["--schedule", "rising.json,wsd.json"]
      let done = try folder.run(call + ["--target", "3.14"], input: .init())
      #expect(done.code == 0, "\(done)")
      #expect(
        done.output.contains(
          "rising.json: cannot be carried to 23910 steps: it rises again after a fall, of which the laws "
            + "say nothing\n"), "\(done)")
      #expect(done.output.contains(#/wsd.json: \d+ steps to end at 3.14; \d+ for the upper end/#))
      let json = try folder.run(
        call + ["--target", "3.14", "--format", "json"], input: .init()
      ).output
      #expect(json.contains(#/"fault" : "it rises again/#) && json.contains(#/"fault" : null/#))
    }
  }

  @Test func `a loss that the logs came down to is said to be reached, and at which step`() throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      let done = try folder.run(
        ["predict"] + LawLogs.names + ["--schedule", "wsd.json", "--target", "3.5"], input: .init())
      #expect(
        done.output.contains(
          #/wsd.json: \d+ steps to end at 3.5; .*\n  finding: \w+ is down to 3.5 by step \d+: the logs/#
        ),
        "\(done)")
    }
  }

  @Test
  func `numbers have no point that says nothing, and no decay term stands where none was seen`()
    throws
  {
    try inFolder { folder in
      try folder.writeLawLogs()
      let one = try folder.run("predict", "constant.csv", "--schedule", "wsd.json").output
      #expect(one.contains(#/: L0 \S+, A \S+, alpha \S+; without its decay term\n/#), "\(one)")
      #expect(one.contains("final loss") && one.contains("with no confidence"))
      let two = try folder.run(
        "transfer", "wsd.json", "--to", "20000", "-o", "r2.json", "--predict",
        LawLogs.names.joined(separator: ",")
      ).output
      #expect(two.contains("the law was checked up to 8 times"), "\(two)")
      let low = try folder.run(
        ["decay"] + LawLogs.names + ["--over", "2400", "--final", "0"], input: .init()
      ).output
      #expect(low.contains("the rate falls to 0, below half"), "\(low)")
    }
  }

  @Test func `one run left out is said to be one, and not that none can be`() throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      let done = try folder.run("predict", "cosine.csv", "constant.csv", "--schedule", "wsd.json")
      #expect(
        done.output.contains(#/\n1 run could be left out, and is missed by \S+ %\n/#), "\(done)")
      #expect(!done.output.contains("cannot check"))
    }
  }

  @Test func `what is said of the logs is not said of every schedule again`() throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      let done = try folder.run("predict", "constant.csv", "--schedule", "wsd.json")
      #expect(done.output.components(separatedBy: "constant rates only").count == 2, "\(done)")
    }
  }

  @Test(arguments: ["predict", "decay", "transfer"])
  func `help says what an interval means, and how long is far longer`(_ command: String) throws {
    try inFolder { folder in
      let help = try folder.run(command, "--help").output
        .replacing("\n", with: " ")
      for words in [
        "holds the truth nine times in ten",
        "a run more than \(multiple(LossFinding.mostTimesLonger)) times as long as the longest log",
        "More than \(multiple(LossFinding.timesLonger)) times is longer than published laws were checked on",
        "low and high are null where there is no interval",
      ] { #expect(help.contains(words), "\(words)") }
    }
  }
}
