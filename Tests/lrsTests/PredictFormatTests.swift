import Foundation
import Testing

/// What programs are told of predictions.
@Suite struct PredictFormatTests {
  /// A call and where in its JSON the forecasts are.
  private static let calls: [(words: [String], forecasts: @Sendable ([String: Any]) -> Any?)] = [
    (["predict"] + LawLogs.names + ["--schedule", "wsd.json,cosine.json"], { $0["forecasts"] }),
    (["decay"] + LawLogs.names + ["--over", "7200"], { [$0["forecast"]] }),
    (
      [
        "transfer", "wsd.json", "--to", "7200", "-o", "r2.json", "--predict",
        LawLogs.names.joined(separator: ","),
      ], { $0["forecasts"] }
    ),
  ]

  static func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test(arguments: calls.indices)
  func `a forecast has its curve, at a bounded number of steps, and the last is the final loss`(
    _ index: Int
  ) throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      try folder.write(
        spec(
          #""curve":"linear","from":0,"to":3e-3,"steps":200"#,
          #""curve":"cosine","from":3e-3,"to":3e-4,"steps":6800"#), to: "cosine.json")
      let call = Self.calls[index]
      let done = try folder.run(call.words + ["--format", "json"], input: .init())
      #expect(done.code == 0 && done.words.isEmpty, "\(done.words)")
      let found = try #require(call.forecasts(Self.object(done.output)) as? [[String: Any]])
      #expect(found.count == [2, 1, 4][index])
      for forecast in found {
        let curve = try #require(forecast["curve"] as? [String: Any])
        let steps = try #require(curve["steps"] as? [Int])
        let (loss, low, high) = try (
          #require(curve["loss"] as? [Double]), #require(curve["low"] as? [Double]),
          #require(curve["high"] as? [Double])
        )
        #expect(steps.count > 100 && steps.count <= 653)
        #expect([loss.count, low.count, high.count].allSatisfy { $0 == steps.count })
        #expect(zip(steps, steps.dropFirst()).allSatisfy(<))
        // From the end of the warmup, which a rule may stretch with the rest, to the last step.
        let length = try #require(forecast["length"] as? Int)
        #expect([200, 210, 600].contains(try #require(steps.first)) && steps.last == length - 1)
        #expect(loss.last == forecast["finalLoss"] as? Double)
        let margin = try #require(forecast["margin"] as? Double)
        #expect(abs(loss.last! - low.last! - margin) < 1e-12)
        for i in steps.indices { #expect(low[i] < loss[i] && loss[i] < high[i]) }
        // A loss here: the curve falls from where it begins, and the intervals widen.
        #expect(loss[0] > 3.4 && loss.last! < 3.3)
      }
    }
  }

  @Test func `where there is no confidence a curve has no interval`() throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      let done = try folder.run(
        "predict", "constant.csv", "--schedule", "wsd.json", "--format", "json")
      let forecasts = try #require(
        try Self.object(done.output)["forecasts"] as? [[String: Any]])
      let curve = try #require(forecasts[0]["curve"] as? [String: Any])
      #expect((curve["loss"] as? [Double])?.isEmpty == false)
      #expect(curve["low"] is NSNull && curve["high"] is NSNull)
    }
  }

  @Test func `a transfer is told to programs, with or without a prediction`() throws {
    try inFolder { folder in
      let words = ["transfer", "r1.json", "--to", "150", "--by", "holding-final-rate"]
      let done = try folder.run(words + ["-o", "r2.json", "--format", "json"], input: .init())
      let object = try Self.object(done.output)
      #expect(object["rule"] as? String == "holding-final-rate")
      #expect(object["length"] as? Int == 150 && object["addedSteps"] as? Int == 50)
      #expect(object["sharedPrefix"] as? Int == 100 && object["meanShareOfPeak"] as? Double == 0)
      let findings = try #require(object["transferFindings"] as? [[String: Any]])
      #expect(findings.map { $0["kind"] as? String } == ["starvation"])
      #expect(folder.text("r2.json") != nil)
      // Two things cannot both go to standard output.
      #expect(
        try folder.run(words + ["--format", "json"], input: .init())
          == .failure(
            64,
            "the report as JSON goes to standard output; give every other result a file, "
              + "as with --output ROUND2.json"))
    }
  }

  @Test func `programs are told what each log was taken for`() throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      let done = try folder.run(
        "predict", "cosine.csv", "two.csv", "--schedule", "wsd.json", "--format", "json")
      let runs = try #require(try Self.object(done.output)["runs"] as? [[String: Any]])
      #expect(runs.map { $0["run"] as? String } == ["cosine", "two"])
      #expect(runs.map { $0["points"] as? Int } == [110, 70])
      #expect(runs.map { $0["lastStep"] as? Int } == [2390, 1590])
      #expect(runs.allSatisfy { $0["isGiven"] as? Bool == false })
      let guess = "the warmup, for the log begins at step 210"
      #expect(
        runs[0]["guesses"] as? [String] == [guess, "what follows step 2390, the last logged"])
      #expect(runs[1]["guesses"] as? [String] == [guess])
      // The cosine tells that it began at step 200, so that the warmup of both ended there.
      for (run, curves) in zip(runs, [["linear", "cosine"], ["linear", "hold", "hold"]]) {
        let spec = try #require(run["schedule"] as? [String: Any])
        let phases = try #require(spec["phases"] as? [[String: Any]])
        #expect(phases.map { $0["curve"] as? String } == curves)
        #expect(phases[0]["steps"] as? Int == 200)
      }
    }
  }
}
