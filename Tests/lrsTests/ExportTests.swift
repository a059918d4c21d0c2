import Foundation
import Testing

@Suite struct ExportTests {
  /// Every target that takes any schedule, but for the one whose step counter is 32 bits wide.
  static let programs = [
    "pytorch", "huggingface", "composer", "optax", "mlx", "mlx-swift", "python",
  ]

  @Test(arguments: programs)
  func `what is exported is imported as the same spec`(target: String) throws {
    try inFolder { folder throws in
      let text = try folder.run("export", "r1.json", "--to", target, "--title", "r1 \"*/ exit()")
      #expect(text.code == 0 && text.words == "" && text.output.contains("spec: "))
      #expect(
        try folder.run("export", "r1.json", "--to", target, "-o", "made.txt") == .done(""))
      let back = try folder.run("import", "made.txt", "-o", "back.json")
      #expect(back.code == 0)
      #expect(folder.text("back.json") == round1)
      #expect(try folder.names() == ["back.json", "made.txt", "r1.json"])
    }
  }

  @Test func `every rate is written as a table, and the table is recognised`() throws {
    try inFolder { folder throws in
      let table = try folder.run("export", "r1.json", "--to", "csv").output
      let lines = table.split(separator: "\n").filter { !$0.hasPrefix("#") }
      #expect(
        try folder.run("evaluate", "r1.json").output.split(separator: "\n") == lines)
      let back = try folder.run("import", "-", input: lines.joined(separator: "\n"))
      #expect(back.code == 0)
      #expect(back.words.contains("a table of rates"))
      #expect(back.output == round1)
    }
  }

  @Test func `what curves give to rounding only is said, and kept where that is asked for`() throws
  {
    try inFolder { folder throws in
      let stretched = try folder.run(
        "transfer", "r1.json", "--to", "271", "--by", "stretching-everything", "--export", "csv")
      let near = try folder.run("import", "-", input: stretched.output)
      #expect(near.words.contains("rows differ from it in their last bits"), "\(near.words)")
      let back = try folder.run(
        "import", "-", "--to-the-bit", "-o", "back.json", input: stretched.output)
      #expect(back.words.contains("no row is further than 0.0 of the peak from it"))
      #expect(try folder.run("evaluate", "back.json").output == stretched.output)
      #expect(!back.words.contains("differ"), "\(back.words)")
      let gap = try folder.run("import", "-", "--to-the-bit", input: "step,lr\n0,1\n2,1\n3,1\n")
      #expect(gap.code == 0)
    }
  }

  @Test func `a call is imported with the optimizer's rate beside it`() throws {
    try inFolder { folder throws in
      let call = "get_scheduler('linear', num_warmup_steps=10, num_training_steps=100)"
      let made = try folder.run("import", "-", "--lr", "2", input: call)
      #expect(made.words == "a call of get_scheduler: 2 phases over 100 steps\n")
      try folder.write(made.output, to: "s.json")
      #expect(
        try folder.run("evaluate", "s.json", "--steps", "0:101", "--every", "5").output
          .hasPrefix("step,rate\n0,0.0\n5,1.0\n10,2.0\n"))
      #expect(
        try folder.run("evaluate", "s.json", "--steps", "55:101", "--every", "45").output
          == "step,rate\n55,1.0\n100,0.0\n")
    }
  }

  @Test func `the number of steps may be said once more, if it is the same`() throws {
    try inFolder { folder throws in
      let call = "CosineAnnealingLR(opt, 100, lr=1)"
      let plain = try folder.run("import", "-", input: call)
      #expect(try folder.run("import", "-", "--steps", "100", input: call) == plain)
      #expect(plain.words == "a call of CosineAnnealingLR: 1 phase over 100 steps\n")
    }
  }

  @Test func `round 2 is written with the step that it is resumed from`() throws {
    try inFolder { folder throws in
      let made = try folder.run(
        "transfer", "r1.json", "--to", "20000", "-o", "r2.py", "--export", "pytorch")
      #expect(made.code == 0, "\(made.words)")
      let text = try #require(folder.text("r2.py"))
      // The rounds agree until the plateau of round 1 has ended.
      #expect(text.contains("Resume from step 31"))
      let plain = try folder.run("transfer", "r1.json", "--to", "20000", "-o", "r2.json")
      #expect(plain.code == 0)
      #expect(try folder.run("import", "r2.py").output == folder.text("r2.json"))
    }
  }

  @Test func `where a file has no place for the step to resume from, it is said beside it`() throws
  {
    try inFolder { folder throws in
      func words(_ target: String, _ more: String...) throws -> String {
        let made = try folder.run(
          ["transfer", "r1.json", "--to", "20000", "-o", "r2", "--export", target] + more,
          input: Data())
        #expect(made.code == 0, "\(made.words)")
        return made.words
      }
      let step = "csv has no place for the step at which round 2 resumes; it is 31, or earlier\n"
      #expect(try words("csv") == step)
      #expect(try words("csv", "--format", "json") == step)
      #expect(try #require(folder.text("r2")).hasPrefix("step,rate\n0,"))
      // There the first update after a checkpoint has the checkpoint's rate, which both must have.
      let earlier =
        "huggingface-arguments has no place for the step at which round 2 resumes; it is 30, or earlier; "
        + "not 31, for its first update after a checkpoint has the checkpoint's rate\n"
      #expect(try words("huggingface-arguments") == earlier)
      #expect(try words("json") == "")
      #expect(try #require(folder.text("r2")).contains("\n  \"resume\": 31,\n"))
      #expect(try words("pytorch") == "")
    }
  }

  static let bad: [BadCall] = [
    BadCall(
      "export", "r1.json", "--to", "pytroch",
      message: "--to: there is no target pytroch; did you mean pytorch?"),
    BadCall(
      "export", "r1.json",
      message:
        "--to is missing; give --to TARGET, what it is written for: one of pytorch, optax, mlx, "
        + "mlx-swift, huggingface, huggingface-arguments, composer, megatron, python, csv, json"),
    BadCall(
      "export", "none.json", "--to", "csv",
      message: "none.json: there is no such file; give the name of a spec, or - for standard input",
      code: 1),
    BadCall(
      "import", "none.csv",
      message:
        "none.csv: there is no such file; give the name of a table or call, or - for standard input",
      code: 1),
  ]

  @Test(arguments: bad)
  func `a bad call is answered with what is wrong, and writes nothing`(call: BadCall) throws {
    try inFolder { folder throws in
      #expect(
        try folder.run(call.words, input: Data()) == .failure(call.code, call.message))
      #expect(try folder.names() == ["r1.json"])
    }
  }

  @Test func `the input is never written over`() throws {
    try inFolder { folder throws in
      let export = try folder.run("export", "r1.json", "--to", "csv", "-o", "r1.json")
      let back = try folder.run("import", "r1.json", "-o", "./r1.json")
      #expect(export.code != 0 && back.code != 0)
      #expect(folder.text("r1.json") == round1)
    }
  }
}
