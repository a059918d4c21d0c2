import Foundation
import Schedules
import Testing

struct DecayTests {
  @Test func `the best decay is told, with how flat it is, and written as a spec`() throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      let done = try folder.run(
        ["decay"] + LawLogs.names + ["--over", "7200", "-o", "best.json", "--plot", "b.svg"],
        input: .init())
      #expect(done.code == 0, "\(done)")
      #expect(done.output.contains(#/best: \S+ over \d+ steps to \S+: final loss 3\.\d+ ±/#))
      #expect(done.output.contains("within a thousandth of its loss: decays over "))
      #expect(try #require(folder.text("b.svg")).contains("</svg>"))
      let best = try folder.run("describe", "best.json")
      #expect(best.code == 0 && best.output.contains("7200"), "\(best)")
      // What is best is no worse than what is given.
      let predicted = try folder.run(
        ["predict"] + LawLogs.names + ["--schedule", "best.json,wsd.json"], input: .init())
      #expect(predicted.code == 0)
    }
  }

  @Test func `logs without a decay recommend none`() throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      let words = ["decay", "constant.csv", "--over", "5000", "-o", "best.json"]
      #expect(
        try folder.run(words, input: .init())
          == .failure(
            1,
            "the logs have constant rates only, so there is no decay term: nothing is said of decays; "
              + "give the log of a run that decays as well"))
      #expect(folder.text("best.json") == nil)
    }
  }

  @Test func `curves and final rates are those asked for`() throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      let done = try folder.run(
        ["decay"] + LawLogs.names
          + [
            "--over", "5000", "--curves", "one-minus-sqrt", "--final", "3e-4", "--format", "json",
          ], input: .init())
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(done.output.utf8)) as? [String: Any])
      let best = try #require(object["best"] as? [String: Any])
      #expect(best["curve"] as? String == "one-minus-sqrt")
      #expect(abs((best["final"] as? Double ?? 0) / 3e-4 - 1) < 1e-12)
      #expect((object["byCurve"] as? [Any])?.count == 1)
      let flat = try #require((object["flat"] as? [String: Any])?["decay"] as? [Int])
      #expect((flat[0]...flat[1]).contains(try #require(best["decay"] as? Int)))
    }
  }

  /// The exponent of what is left of the peak, as the spec that is written has it.
  @Test(arguments: [("sqrt", 0.5), ("square", 2)])
  func `a power's name is the curve that is written`(name: String, power: Double) throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      let done = try folder.run(
        ["decay"] + LawLogs.names
          + ["--over", "3000", "--curves", name, "--final", "0", "-o", "best.json"],
        input: .init())
      #expect(done.code == 0 && !done.output.contains("the best of other curves"), "\(done)")
      let spec = try #require(folder.text("best.json"))
      let best = try JSONDecoder().decode(Schedule.self, from: Data(spec.utf8))
      let decay = try #require(best.decay)
      let middle = (decay.lowerBound + decay.upperBound) / 2
      let left = Double(decay.upperBound - middle) / Double(decay.count)
      #expect(abs(best[middle] / best.peak - pow(left, power)) < 1e-9, "\(best)")
    }
  }

  @Test func `rates are told to three digits`() throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      let done = try folder.run(
        ["decay"] + LawLogs.names
          + ["--over", "3000", "--curves", "linear", "--final", "1.23456e-4"], input: .init())
      #expect(done.output.contains(#/best: linear over \d+ steps to 0.000123:/#), "\(done)")
      #expect(done.output.contains("final rates 0.000123 to 0.000123\n"), "\(done)")
    }
  }

  @Test func `every curve that was searched is told, the best first`() throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      let done = try folder.run(
        ["decay"] + LawLogs.names
          + ["--over", "3000", "--curves", "linear,exponential,square", "--final", "0,1e-4"],
        input: .init())
      let other = #/  (\S+) over \d+ steps to \S+: (\S+)\n/#
      let told = try #require(
        done.output.firstMatch(of: #/best: (\S+) over .*\nthe best of other curves:\n((  .*\n)+)/#),
        "\(done)")
      let others = told.2.matches(of: other)
      #expect(
        Set(others.map(\.1) + [told.1]) == ["linear", "exponential", "square"] && others.count == 2)
      let losses = try others.map { try #require(Double($0.2)) }
      #expect(losses == losses.sorted())
    }
  }

  @Test func `wrong calls are refused`() throws {
    try inFolder { folder in
      try folder.writeLawLogs()
      for (options, word) in [
        ([], "--over"), (["--over", "100"], "--warmup"),
        (["--over", "200"], "a run of 200 steps with a warmup over 200 to 0.003 has no decay"),
        (["--over", "5000", "--curves", "linar"], "did you mean linear?"),
        (["--over", "5000", "--final", "x"], "is not a rate"),
        (["--over", "5000", "--final", "1"], "above the peak"),
        (["--over", "5000", "-o", "-"], "standard output"),
        (["--over", "5000", "--curves", "exponential", "--final", "0"], "does not end at 0"),
      ] {
        let wrong = try folder.run(["decay"] + LawLogs.names + options, input: .init())
        #expect(wrong.code == 64 && wrong.words.contains(word), "\(options) \(wrong)")
      }
    }
  }
}
