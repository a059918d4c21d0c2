import Foundation
import Testing

@testable import lrs

/// What comes in from outside, bounded and answered: inputs of any size, and every command's output.
/// `Tests/README.md` has a row for each way in and names its tests.
@Suite struct WaysInTests {
  /// Each text that is large or deep, the call that reads it, and what that says.
  static let large: [(call: [String], text: String, message: String)] = [
    (
      ["describe", "-"], String(repeating: "[", count: 1_000_000),
      "standard input: this is not JSON (Too many nested arrays or dictionaries around character "
        + "513); \(write)"
    ),
    (
      ["describe", "-"], phase("1" + String(repeating: "0", count: 1_000_000)),
      "standard input: phases[0].steps: this is not a whole number that can be held; "
        + "give a whole number such as 1000, at most 9223372036854775807"
    ),
    (
      ["describe", "-"],
      "{\"version\": 1, \"phases\": [], "
        + (0..<100_000).map { "\"k\($0)\": 1" }.joined(separator: ", ") + "}",
      "standard input: k0: this key is not known here; remove it; the keys are version, phases, final"
    ),
    (
      ["describe", "-"],
      "{\"version\": 1, \"phases\": [], \"" + String(repeating: "k", count: 10_000_000) + "\": 1}",
      "standard input: \(String(repeating: "k", count: 40)): this key is not known here; remove it; "
        + "the keys are version, phases, final"
    ),
    (
      ["describe", "-"], spec(#""curve": "linear", "from": 0, "to": 1e400, "steps": 1"#),
      "standard input: phases[0].to: this is not a number that can be held; "
        + "give a number such as 3e-4"
    ),
    (
      ["resolve", "-", "--over", "100"],
      #"{"version": 1, "phases": [{"curve": "hold", "rate": 1, "share": 1e-500}]}"#,
      "standard input: phases[0].share: this is not a number that can be held; "
        + "give a number such as 3e-4"
    ),
    (
      ["export", "-", "--to", "csv"], phase("9000000000000000000"),
      "standard input: steps: 9000000000000000000 rates are more than are written out; "
        + "give at most 16777216, or export it to a program, such as python"
    ),
    (
      ["export", "-", "--to", "json"], phase("16777217"),
      "standard input: steps: 16777217 rates are more than are written out; "
        + "give at most 16777216, or export it to a program, such as python"
    ),
    (
      ["import", "-"], String(repeating: "f(", count: 1_000_000),
      "standard input: character 25: this is too deep; write it flatter"
    ),
    (
      ["study", "-", "--metric", "loss", "--minimize"],
      "step,loss\n1,\"" + String(repeating: "x", count: 10_000_000),
      "standard input: row 2, column 2: a quote that is never closed; close it with \""
    ),
    (
      ["study", "-", "--metric", "loss", "--minimize"], "step,loss\n1,2\0\n",
      "standard input: row 2, column 2: a byte of 0, which no text holds; save it as CSV in UTF-8"
    ),
    (
      ["transfer", "-", "--to", "9000000000000000000", "--by", "adding-cycles"],
      spec(
        #""curve": "linear", "from": 1, "to": 0, "steps": 3"#,
        #""curve": "linear", "from": 1, "to": 0, "steps": 3"#),
      "standard input: its cycles cannot be continued to 9000000000000000000 steps: they become more "
        + "than 4194304 phases, or their rates or times leave what can be held; use a shorter length"
    ),
  ]

  @Test(arguments: large.indices)
  func `a large or deep text is answered in time that follows its size`(_ index: Int) throws {
    let (call, text, message) = Self.large[index]
    try inFolder { folder throws in
      let clock = ContinuousClock()
      var outcome: Outcome?
      // 10 MB at most: this is far from what it takes in a debug build, with a sanitizer, on a busy machine.
      let time = try clock.measure { outcome = try folder.run(call, input: Data(text.utf8)) }
      #expect(outcome == .failure(1, message))
      #expect(time < .seconds(600))
    }
  }

  @Test func `a length that a text claims is not asked of memory`() throws {
    try inFolder { folder throws in
      try folder.write(Self.phase("9000000000000000000"), to: "long.json")
      // 9·10¹⁸ steps, in 4 GB of address space.
      for call in [
        ["describe", "long.json"], ["plot", "long.json"], ["plot", "long.json", "--log"],
        ["export", "long.json", "--to", "python"], ["evaluate", "long.json", "--steps", "0:3"],
        ["evaluate", "long.json", "--every", "4000000000000000000"],
        ["transfer", "long.json", "--to", "9223372036854775807"],
      ] {
        let outcome = try folder.run(call, input: Data(), script: "ulimit -v 4000000; exec \"$@\"")
        #expect(outcome.code == 0, "\(call): \(outcome.words)")
        #expect(outcome.output.utf8.count < 20_000)
      }
    }
  }

  /// What is wrong, and what to do, are said even where a name between them would fill the screen.
  @Test func `of a message that quotes a very long name the middle is left out`() throws {
    let long = String(repeating: "né", count: 40_000)
    let spaced = String(repeating: "né ", count: 30_000)
    try inFolder { folder throws in
      for (call, head, tail) in [
        (["describe", long], "né", "there is no such file; give the name of a spec, or - for"),
        (["describe", "r1.json", "--\(long)"], "there is no option --né", "; see lrs describe --"),
        (["export", "r1.json", "--to", long], "--to: there is no target né", "; give one of "),
        (["plot", "r1.json", "--size", long], "--size: \"né", "; give one such as 720x400"),
        (["plot", "r1.json", "--size", spaced], "--size: \"né ", "; give one such as 720x400"),
      ] {
        let outcome = try folder.run(call, input: Data())
        #expect(outcome.code != 0 && outcome.output.isEmpty)
        #expect(outcome.words.hasPrefix("lrs: " + head), "\(outcome.words)")
        #expect(outcome.words.contains("…") && outcome.words.contains(tail), "\(outcome.words)")
        #expect(outcome.words.utf8.count < 6_000)
      }
    }
  }

  @Test func `options without end are answered by the first`() throws {
    let words = ["r1.json"] + Array(repeating: "--x", count: 1_000_000)
    #expect { try Arguments(words, for: describe) } throws: { error in
      "\(error)"
        == "there is no option --x; see lrs describe --help; a file of such a name is ./--x"
    }
    let long = "--" + String(repeating: "x", count: 10_000_000)
    #expect(throws: UsageError.self) { try Arguments([long], for: describe) }
    #expect { try Arguments(Array(repeating: "a", count: 1_000_000), for: describe) } throws: {
      "\($0)" == "there are too many operands, from a on; the call is: lrs describe SPEC.json"
    }
  }

  // MARK: Every command

  /// A call of every command that has a result, and the options under which it writes files.
  static let calls: [(words: [String], outputs: [String])] = [
    (["describe", "r1.json"], []), (["evaluate", "r1.json"], []),
    (["plot", "r1.json"], ["-o"]),
    (["transfer", "r1.json", "--to", "150"], ["-o", "--plot", "--plot-rules"]),
    (["recipe", "linear-decay", "--peak", "1", "--steps", "5"], ["-o"]),
    (["resolve", "r1.json", "--over", "100"], ["-o"]),
    (["export", "r1.json", "--to", "python"], ["-o"]), (["import", "rates.csv"], ["-o"]),
    (["study", "a.csv"] + study, ["--plot", "--plot-curves"]),
    (["sweep", "sweep.csv", "--n", "100"], ["--plot"]),
    (["rounds", "--production", "1000"], ["--plot"]),
    (["predict"] + LawLogs.names + ["--schedule", "wsd.json"], ["--plot"]),
    (["decay"] + LawLogs.names + ["--over", "5000"], ["-o", "--plot"]),
    (
      ["transfer", "wsd.json", "--to", "5000", "--predict", LawLogs.names.joined(separator: ",")],
      ["-o", "--plot"]
    ),
    (["help", "plot"], []), (["--version"], []),
  ]
  private static let study = ["--metric", "loss", "--minimize", "--max-train-steps", "10"]

  @Test(arguments: calls.indices)
  func `every command fails where standard output is full or closed, and a closed pipe is quiet`(
    _ index: Int
  ) throws {
    let call = Self.calls[index].words
    try inFolderOfInputs { folder in
      #expect(try folder.run(call, input: Data()).code == 0)
      for (redirection, fault) in [
        ("> /dev/full", "No space left on device"), (">&-", "Bad file descriptor"),
      ] {
        let outcome = try folder.run(call, input: Data(), script: "\"$@\" \(redirection)")
        #expect(outcome.code == 1 && outcome.output.isEmpty)
        #expect(outcome.words == "lrs: standard output: \(fault)\n")
      }
      // The reader is gone before the first byte; where the signal is ignored it ends as well.
      for (ignoring, codes) in [("", ["141\n", "0\n"]), ("trap '' PIPE; ", ["0\n"])] {
        let script = "{ \(ignoring)sleep 0.2; \"$@\"; echo $? > code; } | true"
        let outcome = try folder.run(call, input: Data(), script: script)
        #expect(!outcome.words.contains("lrs: "), "\(outcome.words)")
        #expect(codes.contains(try #require(folder.text("code"))))
      }
    }
  }

  static let writers = calls.flatMap { call in call.outputs.map { call.words + [$0] } }

  @Test(arguments: writers)
  func `a file that may grow no further keeps what it held, for every command that writes`(
    _ call: [String]
  ) throws {
    try inFolderOfInputs { folder in
      try folder.write("old", to: "out")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o640], ofItemAtPath: folder.path("out"))
      let before = try folder.names()
      let other = call.last == "--plot" && call[0] == "transfer" ? ["-o", "other.json"] : []
      // No file may grow, and so the words go through a pipe.
      let script = "(ulimit -f 0; \"$@\" 2>&1; echo \"exit $?\") | cat"
      let outcome = try folder.run(call + ["out"] + other, input: Data(), script: script)
      let file = other.isEmpty ? "out" : "other.json"
      #expect(
        outcome.output
          == "lrs: \(file): writing failed: File too large; "
          + "see that it can be written, or give another place\nexit 1\n")
      #expect(try folder.names() == before)
      #expect(folder.text("out") == "old")

      #expect(try folder.run(call + ["out"] + other, input: Data()).code == 0)
      #expect(folder.text("out") != "old")
      #expect(try folder.names() == (before + (other.isEmpty ? [] : ["other.json"])).sorted())
      let mode = try FileManager.default.attributesOfItem(atPath: folder.path("out"))
      #expect(mode[.posixPermissions] as? Int == 0o640)
    }
  }

  @Test(arguments: writers)
  func `a folder in the place of a file is refused by every command that writes`(
    _ call: [String]
  ) throws {
    try inFolderOfInputs { folder in
      try FileManager.default.createDirectory(
        atPath: folder.path("out"), withIntermediateDirectories: false)
      let before = try folder.names()
      let outcome = try folder.run(call + ["out"], input: Data())
      #expect(outcome.code == 1 && outcome.output.isEmpty)
      #expect(
        outcome.words.hasSuffix("lrs: out: this is a directory; give the name of a file in it\n"))
      #expect(try folder.names() == before)
    }
  }

  @Test func `a picture is written before a report that finds standard output full`() throws {
    try inFolderOfInputs { folder in
      let outcome = try folder.run(
        ["rounds", "--production", "1000", "--plot", "p.svg"], input: Data(),
        script: "\"$@\" > /dev/full")
      #expect(outcome == .failure(1, "standard output: No space left on device"))
      #expect(folder.text("p.svg")?.hasSuffix("</svg>\n") == true)
    }
  }

  private func inFolderOfInputs(_ body: (Folder) throws -> Void) throws {
    try inFolder { folder throws in
      try folder.write("step,loss\n1,3\n5,1\n10,2\n", to: "a.csv")
      try folder.write("trial,lr,steps_to_target\na,0.1,50\nb,0.2,30\nc,0.4,\n", to: "sweep.csv")
      try folder.writeLawLogs()
      try folder.write("step,rate\n0,0\n1,0.5\n2,1\n3,1\n4,1\n", to: "rates.csv")
      try body(folder)
    }
  }

  private static func phase(_ steps: String) -> String {
    #"{"version": 1, "phases": [{"curve": "linear", "from": 0, "to": 1, "steps": \#(steps)}]}"#
  }

  private static let write = "write {\"version\": 1, \"phases\": […]}"
}
