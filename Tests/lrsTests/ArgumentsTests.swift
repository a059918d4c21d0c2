import Testing

@Suite struct ArgumentsTests {
  @Test(arguments: [
    BadCall(
      message:
        "there is no command; give one of transfer, recipe, resolve, export, import, evaluate, describe, plot, study, sweep, rounds, predict, decay, or --help"
    ),
    BadCall(
      "sing",
      message:
        "there is no command sing; give one of transfer, recipe, resolve, export, import, evaluate, describe, plot, study, sweep, rounds, predict, decay, or --help"
    ),
    BadCall(
      "",
      message: "there is no command \"\"; "
        + "give one of transfer, recipe, resolve, export, import, evaluate, describe, plot, study, sweep, rounds, predict, decay, or --help"
    ),
    BadCall("transfr", message: "there is no command transfr; did you mean transfer?"),
    BadCall("eval", message: "there is no command eval; did you mean evaluate?"),
    BadCall("--hlep", message: "there is no command --hlep; did you mean --help?"),
    BadCall("help", "polt", message: "there is no command polt; did you mean plot?"),
  ])
  func `an unknown command is refused, and the nearest named`(_ call: BadCall) throws {
    try check(call)
  }

  @Test(arguments: [
    BadCall(
      "describe", "r1.json", "--wide",
      message: "there is no option --wide; "
        + "see lrs describe --help; a file of such a name is ./--wide"),
    BadCall(
      "plot", "r1.json", "--ouput", "x",
      message: "there is no option --ouput; did you mean --output?"),
    BadCall(
      "plot", "r1.json", "--out=x", message: "there is no option --out; did you mean --output?"),
    BadCall(
      "transfer", "r1.json", "--tp", "5", message: "there is no option --tp; did you mean --to?"),
    BadCall(
      "describe", "-r.json",
      message: "there is no option -r.json; "
        + "see lrs describe --help; a file of such a name is ./-r.json"),
    BadCall(
      "transfer", "r1.json", message: "--to is missing; give --to N, the number of steps of round 2"
    ),
    BadCall("transfer", "r1.json", "--to", message: "--to has no value; give --to N"),
    BadCall("transfer", "r1.json", "--to=", message: "--to has no value; give --to N"),
    BadCall("transfer", "r1.json", "--to", "", message: "--to has no value; give --to N"),
    BadCall(
      "transfer", "r1.json", "--to", "5", "--to=6", message: "--to stands twice; give it once"),
    BadCall(
      "plot", "r1.json", "-o", "a", "--output", "b",
      message: "--output stands twice; give it once"),
    BadCall(
      "predict", "a.csv", "--schedule", "r1.json", "--schedule", "r1.json",
      message: "--schedule stands twice; give it once, with commas between"),
    BadCall("plot", "r1.json", "--log", "--log", message: "--log stands twice; give it once"),
    BadCall("plot", "r1.json", "--log=yes", message: "--log takes no value; give it alone"),
  ])
  func `an option that is unknown, missing, repeated or bare is refused`(_ call: BadCall) throws {
    try check(call)
  }

  @Test(arguments: ["-5", "1.5", "1e3", "99999999999999999999", "--by", "5 ", "0x10", "١٢"])
  func `a length that is no whole number is refused`(_ text: String) throws {
    try check(
      BadCall(
        "transfer", "r1.json", "--to", text,
        message: "--to: \"\(text)\" is not a whole number of 0 or more; give one such as 72000"))
  }

  @Test(arguments: ["nan", "inf", "-1", "0x1p3", "1e400", "1,5", "3e-4x"])
  func `a rate that is none is refused`(_ text: String) throws {
    try check(
      BadCall(
        "transfer", "r1.json", "--to", "200", "--by", "rewarming", "--peak", text, "--warmup", "1",
        "--final", "0", "--decay", "3",
        message: "--peak: \"\(text)\" is not a rate; give a number such as 3e-4"))
  }

  @Test(arguments: [
    BadCall("describe", message: "SPEC.json is missing; the call is: lrs describe SPEC.json"),
    BadCall("describe", "--", message: "SPEC.json is missing; the call is: lrs describe SPEC.json"),
    BadCall(
      "describe", "r1.json", "b.json", "c.json",
      message: "there are too many operands, from b.json on; "
        + "the call is: lrs describe SPEC.json"),
    BadCall(
      "evaluate", "--", "r1.json", "--every",
      message:
        "there are too many operands, from --every on; "
        + "the call is: lrs evaluate SPEC.json [--steps A:B] [--every K]"),
    BadCall(
      "plot",
      message:
        "A.json B.json … is missing; "
        + "the call is: lrs plot A.json B.json … [--output FILE.svg] [--log] [--steps A:B] "
        + "[--title TEXT] [--labels A,B,…] [--theme THEME] [--size WxH] [--phases] [--panels]"),
  ])
  func `too few and too many operands are refused`(_ call: BadCall) throws { try check(call) }

  @Test func `a path that begins with - is read after -- and behind a folder`() throws {
    try inFolder { folder throws in
      try folder.write(round1, to: "-r.json")
      let first = "step,rate\n0,0.0\n"
      #expect(try folder.run("evaluate", "--steps", "0:1", "--", "-r.json") == .done(first))
      #expect(try folder.run("evaluate", "./-r.json", "--steps=0:1") == .done(first))
    }
  }

  @Test func `help and version are results`() throws {
    try inFolder { folder throws in
      #expect(try folder.run("--version") == .done("lrs 0.1.0\n"))
      let help = try folder.run("--help")
      #expect(help.code == 0 && help.words.isEmpty)
      #expect(try folder.run("-h") == help)
      #expect(try folder.run("help") == help)
      for name in ["transfer", "evaluate", "describe", "plot"] {
        let own = try folder.run(name, "--help")
        #expect(help.output.contains("lrs \(name) "))
        #expect(own.code == 0 && own.output.hasPrefix("lrs \(name) "))
        #expect(try folder.run("help", name) == own)
        #expect(try folder.run(name, "--bad", "-h") == own)
      }
      #expect(
        try folder.run("describe", "--", "--help").words.hasPrefix("lrs: --help: there is no"))
    }
  }

  /// A wrong call leaves all as it was.
  private func check(_ call: BadCall) throws {
    try inFolder { folder throws in
      let outcome = try folder.run(call.words, input: .init())
      #expect(outcome == .failure(call.code, call.message))
      #expect(try folder.names() == ["r1.json"])
    }
  }
}
