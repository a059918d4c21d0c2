import Foundation
import Testing

@testable import Schedules
@testable import lrs

@Suite struct ResolveTests {
  static let template = spec(
    #""curve": "linear", "from": 0, "to": 3e-4, "share": 0.02"#,
    #""curve": "hold", "rate": 3e-4, "rest": true"#,
    #""curve": "cosine", "from": 3e-4, "to": 0, "share": 0.2"#)
  static let epochs = spec(
    #""curve": "linear", "from": 0, "to": 1, "epochs": 5, "grid": "end""#,
    #""curve": "hold", "rate": 1, "rest": true"#,
    #""curve": "linear", "from": 1, "to": 0, "tokens": 1000000"#)

  private func inFolderOfTemplates(_ body: (Folder) throws -> Void) throws {
    try inFolder { folder throws in
      try folder.write(Self.template, to: "t.json")
      try folder.write(Self.epochs, to: "e.json")
      try body(folder)
    }
  }

  @Test(arguments: [100, 1_000, 100_000])
  func `shares and the rest become steps that add up to the whole`(steps: Int) throws {
    let schedule = Schedule.warmup(to: 3e-4, over: steps / 50)
      .holding(for: steps * 78 / 100).decaying(to: 0, over: steps / 5, along: .cosine)
    try inFolderOfTemplates { folder throws in
      let text = try specText(schedule)
      #expect(try folder.run("resolve", "t.json", "--over", "\(steps)") == .done(text))
      #expect(
        try folder.run("resolve", "-", "--over=\(steps) steps", input: Self.template) == .done(text)
      )
      #expect(
        try folder.run("resolve", "t.json", "--over", "\(steps)", "-o", "out.json") == .done(""))
      #expect(folder.text("out.json") == text)
      #expect(try folder.names() == ["e.json", "out.json", "r1.json", "t.json"])
    }
  }

  @Test func `epochs and tokens become steps by the clock`() throws {
    try inFolderOfTemplates { folder throws in
      let made = try folder.run(
        "resolve", "e.json", "--over", "90 epochs", "--batch-size", "256", "--dataset-size",
        "1281167", "--sequence-length", "16")
      // 450450 steps in all; 25025 of warmup; 1000000 / 4096 tokens are 244.14 steps.
      let schedule = Schedule.warmup(to: 1, over: 25_025, grid: .end)
        .holding(for: 450_450 - 25_025 - 244).decaying(to: 0, over: 244)
      #expect(try made == .done(specText(schedule)))
    }
  }

  @Test func `a spec of a schedule is resolved over its own length`() throws {
    try inFolder { folder throws in
      #expect(try folder.run("resolve", "r1.json", "--over", "100").output == round1)
    }
  }

  static let bad: [BadCall] = [
    BadCall(
      "resolve", "t.json",
      message: "--over is missing; give --over LENGTH, the whole run: steps, \"90 epochs\", "
        + "\"1e6 samples\" or \"2e9 tokens\""),
    BadCall(
      "resolve", "--over", "5",
      message: "TEMPLATE.json is missing; the call is: lrs resolve TEMPLATE.json --over LENGTH "
        + "[--batch-size N] [--accumulation N] [--devices N] [--sequence-length N] [--dataset-size N] "
        + "[--epoch-end HOW] [--output FILE.json]"),
    BadCall(
      "resolve", "t.json", "--over", "long",
      message:
        "--over: \"long\" is not a length; give one such as 100000, \"90 epochs\" or \"2e9 tokens\""
    ),
    BadCall(
      "resolve", "t.json", "--over", "50%",
      message: "t.json: phases: the whole run cannot be a share of itself; give its length", code: 1
    ),
    BadCall(
      "resolve", "t.json", "--over", "90 epochs",
      message: "t.json: epochs: epochs need a clock; give --batch-size and --dataset-size", code: 1),
    BadCall(
      "resolve", "e.json", "--over", "1000", "--batch-size", "256", "--dataset-size", "25600",
      message: "e.json: phases[2].tokens: tokens need a clock that knows the sequence length; "
        + "give --batch-size and --sequence-length", code: 1),
    BadCall(
      "resolve", "r1.json", "--over", "99",
      message: "r1.json: phases: the parts are 100 steps together, not 99; "
        + "make them add up to the whole, or let one be the rest", code: 1),
    BadCall(
      "resolve", "t.json", "--over", "5", "--sequence-length", "16",
      message: "--sequence-length says nothing here; give --batch-size as well"),
    BadCall(
      "resolve", "t.json", "--over", "5", "-o", "t.json",
      message: "t.json is read and would be written over (t.json); give another name for the result"
    ),
    BadCall(
      "describe", "t.json",
      message: "t.json: phases[0].share: a part of a length not yet known makes this a template; "
        + "resolve it: lrs resolve TEMPLATE.json --over STEPS", code: 1),
  ]

  @Test(arguments: bad)
  func `a wrong call says what is wrong with it, and writes nothing`(_ call: BadCall) throws {
    try inFolderOfTemplates { folder throws in
      #expect(try folder.run(call.words, input: Data()) == .failure(call.code, call.message))
      #expect(try folder.names() == ["e.json", "r1.json", "t.json"])
      #expect(folder.text("t.json") == Self.template)
    }
  }

  @Test func `nothing is half-written where a template cannot be resolved`() throws {
    try inFolderOfTemplates { folder throws in
      try folder.write("mine", to: "out.json")
      let failed = try folder.run("resolve", "e.json", "--over", "9", "-o", "out.json")
      #expect(failed.code == 1 && folder.text("out.json") == "mine")
      #expect(try folder.names() == ["e.json", "out.json", "r1.json", "t.json"])
    }
  }
}
