import Foundation
import Testing

struct PredictTests {
  /// Losses at constant rates that fall with a power of the sum of rates.
  static func log() -> String {
    "step,lr,loss\n"
      + (0..<100).map { i in
        let step = 100 * (i + 1)
        return "\(step),1e-3,\(2 + pow(1e-3 * Double(step + 1), -0.5))"
      }.joined(separator: "\n")
  }

  @Test func `constant logs predict constant runs, and say that they say nothing of decays`() throws
  {
    try inFolder { folder in
      try folder.write(Self.log(), to: "run.csv")
      try folder.write(
        spec("\"curve\":\"hold\",\"rate\":1e-3,\"steps\":10001"), to: "constant.json")
      try folder.write(
        spec("\"curve\":\"hold\",\"rate\":1e-3,\"steps\":20000"), to: "long.json")
      let done = try folder.run(
        "predict", "run.csv", "--schedule", "long.json", "--run-schedules", "constant.json")
      #expect(done.code == 0 && done.output.contains("constant rates only"), "\(done)")
      #expect(done.output.contains("long.json: final loss 2.22"), "\(done)")
    }
  }

  @Test func `schedules that the log contradicts are refused`() throws {
    try inFolder { folder in
      try folder.write(Self.log(), to: "run.csv")
      try folder.write(
        spec("\"curve\":\"hold\",\"rate\":2e-3,\"steps\":10001"), to: "other.json")
      let outcome = try folder.run(
        "predict", "run.csv", "--schedule", "r1.json", "--run-schedules", "other.json")
      #expect(outcome.code == 1)
      #expect(outcome.words.contains("give the schedule that the run followed"), "\(outcome)")
    }
  }

  @Test func `an unknown law is a usage error`() throws {
    try inFolder { folder in
      try folder.write(Self.log(), to: "run.csv")
      let outcome = try folder.run(
        "predict", "run.csv", "--schedule", "r1.json", "--law", "third")
      #expect(outcome.code == 64 && outcome.words.contains("there is no law third"), "\(outcome)")
    }
  }

  @Test func `three logs predict with an interval, in words and as JSON`() throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      let words = LawLogs.names + ["--schedule", "wsd.json"]
      let done = try folder.run(["predict"] + words, input: .init())
      #expect(done.code == 0 && done.words.isEmpty, "\(done)")
      #expect(done.output.hasPrefix("multi-power law (arXiv 2503.12811): L0 "))
      #expect(done.output.contains("3 runs left out, one at a time, are missed by 0."))
      #expect(done.output.contains(#/wsd.json: final loss 3\.\d+ ± 0\.0/#), "\(done)")
      let json = try folder.run(["predict"] + words + ["--format", "json"], input: .init()).output
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      #expect(object["law"] as? String == "multi-power law")
      #expect((object["parameters"] as? [Any])?.count == 7)
      let forecast = try #require((object["forecasts"] as? [[String: Any]])?.first)
      #expect(forecast["schedule"] as? String == "wsd.json")
      let loss = try #require(forecast["finalLoss"] as? Double)
      #expect((3...4).contains(loss) && (forecast["margin"] as? Double ?? 1) < 0.1)
    }
  }

  @Test func `the steps that a loss needs end at that loss`() throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      let call = ["predict"] + LawLogs.names + ["--schedule", "wsd.json", "--target", "3.14"]
      let done = try folder.run(call + ["--up-to", "20000"], input: .init())
      let match = try #require(
        done.output.firstMatch(of: #/wsd.json: (\d+) steps to end at 3.14; /#))
      let steps = try #require(Int(match.1))
      _ = try folder.run("transfer", "wsd.json", "--to", "\(steps)", "--output", "longer.json")
      let check = try folder.run(
        ["predict"] + LawLogs.names + ["--schedule", "longer.json"], input: .init())
      #expect(check.output.contains("longer.json: final loss 3.14 ±"), "\(check)")
      func said(of target: String) throws -> String {
        let call = ["predict"] + LawLogs.names + ["--schedule", "wsd.json", "--target", target]
        return try folder.run(call + ["--up-to", "4000"], input: .init()).output
      }
      let late = try said(of: "3.1")
      #expect(
        late.contains(#/wsd.json: not to end at 3.1 within 4000 steps: there it ends at 3.1\d+\n/#),
        "\(late)")
      // L0 is 3 in the logs, and a decay from 3e-3 to 3e-4 brings at most 36 times as much.
      let never = try said(of: "1")
      let match2 = try #require(
        never.firstMatch(
          of:
            #/wsd.json: never to end at 1: by the law a run without end comes down to (\S+), which is L0 (\S+) less what its decay brings\n/#
        ), "\(never)")
      let (limit, floor) = (try #require(Double(match2.1)), try #require(Double(match2.2)))
      #expect(abs(floor - 3) < 0.05 && abs(floor - limit - 36 * 2.7e-3) < 0.05)
    }
  }

  @Test func `steps that a loss needs far beyond the logs are told with what is found of them`()
    throws
  {
    try inFolder { folder in
      try folder.writeLawLogs()
      let done = try folder.run(
        ["predict"] + LawLogs.names + ["--schedule", "wsd.json", "--target", "3.04"],
        input: .init())
      #expect(
        done.output.contains(
          #/wsd.json: \d+ steps to end at 3.04; .*\n  finding: the schedule is \S+ times as long/#),
        "\(done)")
    }
  }

  @Test func `a plot has the logs and the predictions, here and for every rule`() throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      let done = try folder.run(
        ["predict"] + LawLogs.names
          + ["--schedule", "wsd.json", "--plot", "p.svg", "--title", "Ours", "--labels", "mine"],
        input: .init())
      let plot = try #require(folder.text("p.svg"))
      #expect(done.code == 0 && plot.contains(">Ours<") && plot.contains(">mine 3."), "\(done)")
      let rules = try folder.run(
        "transfer", "wsd.json", "--to", "7200", "--output", "r2.json", "--plot", "r.svg",
        "--predict", LawLogs.names.joined(separator: ","))
      #expect(rules.code == 0 && rules.output.contains("extending-plateau: final loss 3."))
      #expect(try #require(folder.text("r.svg")).contains(">extending-plateau 3."))
    }
  }

  @Test func `a run that diverged is refused, and options that say nothing are`() throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      let rows = LawLogs.logs[0].text.split(separator: "\n")
      let gone = rows.enumerated().map {
        $0 > 60 ? $1.split(separator: ",")[..<2].joined(separator: ",") + ",nan" : String($1)
      }
      try folder.write(gone.joined(separator: "\n"), to: "gone.csv")
      let outcome = try folder.run("predict", "gone.csv", "two.csv", "--schedule", "wsd.json")
      #expect(outcome.code == 1 && outcome.words.contains("diverged"), "\(outcome)")
      #expect(outcome.output.isEmpty)
      for (options, word) in [
        (["--by", "stretching-decay"], "--target"), (["--title", "a"], "--plot"),
        (["--target", "3", "--by", "stretching"], "rule"),
        (["--plot", "wsd.json"], "written over"),
        (["--plot", "-"], "standard output"),
      ] {
        let wrong = try folder.run(
          ["predict"] + LawLogs.names + ["--schedule", "wsd.json"] + options, input: .init())
        #expect(wrong.code == 64 && wrong.words.contains(word), "\(wrong)")
      }
    }
  }
}
