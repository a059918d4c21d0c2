import Foundation
import Testing

@Suite struct StudyTests {
  /// Curves of trials that are best at given steps of a thousand, with a checkpoint every ten.
  static func log(bestAt steps: Int...) -> String {
    "trial,step,loss\n"
      + steps.enumerated().flatMap { index, best in
        stride(from: 10, through: 1_000, by: 10).map { "t\(index),\($0),\(1 + abs($0 - best))\n" }
      }.joined()
  }

  static let options = ["--metric", "loss", "--minimize", "--max-train-steps", "1000"]

  /// What a call answered, as JSON.
  func json(_ outcome: Outcome) throws -> [String: Any] {
    #expect(outcome.code == 0 && outcome.words.isEmpty)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require(object as? [String: Any])
  }

  @Test(arguments: [
    (log(bestAt: 20, 50, 100), "too-long", 220), (log(bestAt: 900, 800, 1_000), "too-short", 2_000),
    (log(bestAt: 50, 500, 900), "about-right", 1_000), (log(bestAt: 500), "cannot-tell", 1_000),
    (log(bestAt: 500).replacing(",1\n", with: ",nan\n"), "cannot-tell", 1_000),
  ])
  func `each verdict is a word, with a number of steps to use next`(
    _ log: String, _ verdict: String, _ proposed: Int
  ) throws {
    try inFolder { folder throws in
      try folder.write(log, to: "a.csv")
      let found = try json(
        folder.run(["study", "a.csv", "--format", "json"] + Self.options, input: .init()))
      #expect(found["verdict"] as? String == verdict)
      #expect(found["proposedMaxTrainSteps"] as? Int == proposed)
      #expect(Set(found.keys) == ["verdict", "proposedMaxTrainSteps", "trials", "findings"])
    }
  }

  @Test func `trials have their best step, and null where they diverged`() throws {
    try inFolder { folder throws in
      try folder.write("trial,step,loss\na,10,2\na,20,1\nb,10,1\nb,20,inf\n", to: "a.csv")
      let found = try json(
        folder.run(
          "study", "a.csv", "--metric", "loss", "--minimize", "--max-train-steps", "20", "--format",
          "json"))
      let trials = try #require(found["trials"] as? [[String: Any]])
      #expect(trials.map { $0["bestStep"] as? Int } == [20, nil])
      #expect(trials[1]["bestStep"] is NSNull)
      let kinds = (found["findings"] as? [[String: Any]])?.map { $0["kind"] as? String }
      #expect(kinds == ["diverged", "too-few-trials", "sparse-checkpoints", "in-doubt"])
    }
  }

  @Test func `the report is for people, the same each time`() throws {
    try inFolder { folder throws in
      try folder.write(Self.log(bestAt: 900, 800), to: "a.csv")
      let call = ["study", "a.csv"] + Self.options
      let report = try folder.run(call, input: .init())
      #expect(
        report
          == .done(
            """
            max_train_steps 1000 is too short
            best steps of 2 trials: 0 in the first 10 %, 0 between, 2 in the last 25 %
            next: train for 2000 steps and retune the decay for that length
            measure again after a change of architecture, data, augmentation, optimizer or schedule; \
            it may come down where training got better

            """))
      #expect(try folder.run(call, input: .init()) == report)
      let changed = try folder.run(call + ["--changed", "optimizer"], input: .init())
      #expect(
        changed.output.contains("\nfinding: optimizer changed: 1000 was measured before that"))
    }
  }

  @Test func `trials of several files are one study, and mixed lengths are refused`() throws {
    try inFolder { folder throws in
      let run = { (last: Int) in
        "step,loss\n" + (1...last / 10).map { "\($0 * 10),\(2_000 - $0)\n" }.joined()
      }
      try folder.write(run(1_000), to: "a.csv")
      try folder.write(run(1_000), to: "b.csv")
      try folder.write(run(3_000), to: "long.csv")
      let good = try folder.run(["study", "a.csv", "b.csv"] + Self.options, input: .init())
      #expect(good.code == 0 && good.output.hasPrefix("max_train_steps 1000 is too short\n"))
      let never = "max_train_steps is never tuned within a study: make a study of each length"
      #expect(
        try folder.run(["study", "a.csv", "b.csv", "long.csv"] + Self.options, input: .init())
          == .failure(
            1,
            "long has a value at step 3000, beyond max_train_steps 1000, so it was trained for longer; "
              + never))
      let longer = [
        "study", "a.csv", "b.csv", "long.csv", "--metric", "loss", "--minimize",
        "--max-train-steps", "3000",
      ]
      let refused = try folder.run(longer, input: .init())
      #expect(refused.code == 1 && refused.words.hasSuffix("stopped early with --stopped-early\n"))
      let apart = try folder.run(longer + ["--stopped-early"], input: .init())
      #expect(apart.code == 0 && apart.output.contains("ended early, perhaps still improving"))
    }
  }

  @Test func `one trial of another length is a finding, two of two are refused`() throws {
    try inFolder { folder throws in
      // Best early in its own length, so that the best step alone would not tell.
      let run = { (last: Int, name: String) in
        let rows = (1...100).map { "\($0 * last / 100),\(1 + abs($0 - 20))\n" }.joined()
        try folder.write("step,loss\n" + rows, to: name)
      }
      for name in ["a.csv", "b.csv"] { try run(24_000, name) }
      for name in ["c.csv", "d.csv"] { try run(72_000, name) }
      let options = ["--metric", "loss", "--minimize", "--max-train-steps", "72000"]
      let found = try folder.run(["study", "a.csv", "c.csv"] + options, input: .init())
      #expect(found.code == 0)
      #expect(found.output.contains("\nfinding: a: its log ends at 24000 of 72000; "))
      let refused = try folder.run(
        ["study", "a.csv", "b.csv", "c.csv", "d.csv"] + options, input: .init())
      #expect(refused.code == 1)
      #expect(refused.words.contains("a, b all end at step 24000 of 72000, as if that were"))
    }
  }

  @Test func `files that name their runs alike are told apart, and standard input is one of them`()
    throws
  {
    try inFolder { folder throws in
      try folder.write(Self.log(bestAt: 50), to: "a.csv")
      let outcome = try folder.run(
        ["study", "a.csv", "-", "--format", "json"] + Self.options,
        input: Data(Self.log(bestAt: 60).utf8))
      let trials = try #require(try json(outcome)["trials"] as? [[String: Any]])
      #expect(trials.map { $0["trial"] as? String } == ["a.csv: t0", "standard input: t0"])
    }
  }

  @Test func `a training loss beside it says whether training is compute-bound`() throws {
    try inFolder { folder throws in
      let rows = (1...100).map { "\($0),\(3 - 0.01 * Double($0)),\(2 - 0.01 * Double($0))\n" }
      try folder.write("step,train,valid\n" + rows.joined(), to: "a.csv")
      let call = [
        "study", "a.csv", "--metric", "valid", "--minimize", "--max-train-steps", "100",
        "--training-loss", "train",
      ]
      let report = try folder.run(call, input: .init())
      #expect(report.output.contains("\nworkload of a: compute-bound: "))
      let piped = try folder.run(
        ["study", "-"] + call.dropFirst(2), input: Data(("step,train,valid\n" + rows.joined()).utf8)
      )
      #expect(piped.output.contains("\nworkload of standard input: compute-bound: "))
      #expect(report.output.contains("\nadvice: tune in rounds"))
      let found = try json(folder.run(call + ["--format", "json"], input: .init()))
      let workloads = try #require(found["workloads"] as? [[String: Any]])
      #expect(workloads.map { $0["workload"] as? String } == ["compute-bound"])
    }
  }

  @Test func `pictures are drawn beside the report, or nothing is written`() throws {
    try inFolder { folder throws in
      try folder.write(Self.log(bestAt: 50, 500, 900), to: "a.csv")
      let call = ["study", "a.csv"] + Self.options
      let report = try folder.run(call, input: .init())
      let drawn = try folder.run(
        call + ["--plot", "best.svg", "--plot-curves", "curves.svg"], input: .init())
      #expect(drawn == report)
      let best = try #require(folder.text("best.svg"))
      #expect(best.contains(">first 10 %</text>") && best.contains(">t2</text>"))
      #expect(folder.text("curves.svg")?.contains(">t1</text>") == true)
      let failed = try folder.run(
        call + ["--plot", "new.svg", "--plot-curves", "none/curves.svg"], input: .init())
      #expect(failed.code == 1 && failed.output.isEmpty)
      #expect(try folder.names() == ["a.csv", "best.svg", "curves.svg", "r1.json"])
    }
  }

  @Test func `a log that is bad is answered with its name, row, column and remedy`() throws {
    try inFolder { folder throws in
      try folder.write("step,loss\n1,0.5\n2,1_000\n", to: "bad.csv")
      #expect(
        try folder.run(["study", "bad.csv"] + Self.options, input: .init())
          == .failure(
            1,
            "bad.csv: row 3, column 2 (loss): \"1_000\" is not a number; write it without \"_\": 1000"
          ))
      #expect(
        try folder.run(["study", "none.csv"] + Self.options, input: .init())
          == .failure(
            1, "none.csv: there is no such file; give the name of a log, or - for standard input"))
    }
  }

  static let bad = [
    BadCall(
      "study", message: "--metric is missing; give --metric NAME, the metric, as the logs call it"),
    BadCall(
      "study", "a.csv", "--metric", "loss",
      message: "whether less or more of loss is better is not said; give --minimize or --maximize"),
    BadCall(
      "study", "a.csv", "--metric", "loss", "--minimize", "--maximize",
      message: "--minimize and --maximize both stand; give one of them"),
    BadCall(
      "study", "a.csv", "--metric", "loss", "--minimize",
      message: "--max-train-steps is missing, and the logs do not say it; give --max-train-steps N"),
    BadCall(
      "study", "a.csv", "--metric", "loss", "--minimize", "--max-train-steps", "0",
      message: "max_train_steps 0 is no length; give 1 or more", code: 1),
    BadCall(
      "study", "a.csv", "--metric", "loss", "--minimize", "--early", "2",
      message: "--early: \"2\" is not a share; give one such as 0.25"),
    BadCall(
      "study", "a.csv", "--metric", "loss", "--minimize", "--early", "0.6", "--late", "0.6",
      message: "--early and --late overlap; give shares whose sum is at most 1"),
    BadCall(
      "study", "a.csv", "--metric", "loss", "--minimize", "--growth", "0.5",
      message: "--growth: 0.5 is no growth; give 1 or more, such as 2"),
    BadCall(
      "study", "a.csv", "--metric", "loss", "--minimize", "--changed", "optimiser",
      message: "--changed: optimiser is no change that is known; did you mean optimizer?"),
    BadCall(
      "study", "a.csv", "--metric", "loss", "--minimize", "--format", "yaml",
      message: "--format: there is no format yaml; give text or json"),
    BadCall(
      "study", "-", "-", "--metric", "loss", "--minimize",
      message: "standard input can be read once; give - once"),
    BadCall(
      "study", "a.csv", "--metric", "loss", "--minimize", "--plot", "-",
      message: "the report goes to standard output; give --plot FILE.svg"),
    BadCall(
      "study", "a.csv", "--metric", "loss", "--minimize", "--plot", "a.csv",
      message: "a.csv is read and would be written over (a.csv); give another name for the result"),
  ]

  @Test(arguments: bad)
  func `a call that is wrong says what would be right`(_ call: BadCall) throws {
    try inFolder { folder throws in
      try folder.write("step,loss\n1,1\n", to: "a.csv")
      #expect(try folder.run(call.words, input: .init()) == .failure(call.code, call.message))
      #expect(try folder.names() == ["a.csv", "r1.json"])
    }
  }
}
