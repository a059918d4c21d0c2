import Testing

/// Every wrong call exits with 64 and says what is wrong and what to do, and nothing else.
struct ArgumentsTests {
  static let usage =
    "lrs transfer ROUND1.json --to N [--by RULE] [--phase I] [--peak RATE] [--warmup STEPS] "
    + "[--final RATE] [--decay STEPS] [--output ROUND2.json] [--plot FILE.svg] [--log]"

  static let wrongCalls: [([String], String)] = [
    ([], "there is no command; give one of transfer, evaluate, describe, plot, or --help"),
    (["transfr"], "there is no command transfr; did you mean transfer?"),
    (
      ["xyzzy"],
      "there is no command xyzzy; give one of transfer, evaluate, describe, plot, or --help"
    ),
    (["transfer"], "--to is missing; give --to N, the number of steps of round 2"),
    (["transfer", "--to", "9"], "ROUND1.json is missing; the call is: \(usage)"),
    (
      ["transfer", "a", "b", "--to", "9"],
      "there are too many operands, from b on; the call is: \(usage)"
    ),
    (["transfer", "a", "--too", "9"], "there is no option --too; did you mean --to?"),
    (["transfer", "a", "--nonsense"], "there is no option --nonsense; see lrs transfer --help"),
    (["transfer", "a", "--to", "9", "--to", "8"], "--to stands twice; give it once"),
    (
      ["transfer", "a", "-o", "x", "--output", "y", "--to", "8"],
      "--output stands twice; give it once"
    ),
    (["transfer", "a", "--to"], "--to has no value; give --to N"),
    (["transfer", "a", "--to="], "--to has no value; give --to N"),
    (["transfer", "a", "--to", "9", "--log=yes"], "--log takes no value; give it alone"),
    (
      ["transfer", "a", "--to", "9", "--log"], "--log says nothing here; it is for --plot FILE.svg"
    ),
    (
      ["transfer", "a", "--to", "9k"],
      "--to: \"9k\" is not a whole number of 0 or more; give one such as 72000"
    ),
    (
      ["transfer", "a", "--to", "-9"],
      "--to: \"-9\" is not a whole number of 0 or more; give one such as 72000"
    ),
    (
      ["transfer", "a", "--to", "1e5"],
      "--to: \"1e5\" is not a whole number of 0 or more; give one such as 72000"
    ),
    (
      ["transfer", "a", "--to", "99999999999999999999"],
      "--to: \"99999999999999999999\" is not a whole number of 0 or more; give one such as 72000"
    ),
    (
      ["transfer", "a", "--to", "9", "--by", "extendng-plateau"],
      "--by: there is no rule extendng-plateau; did you mean extending-plateau?"
    ),
    (
      ["transfer", "a", "--to", "9", "--phase", "1"],
      "--phase says nothing here; it is for --by extending-plateau"
    ),
    (
      ["transfer", "a", "--to", "9", "--peak", "1"],
      "--peak says nothing here; it is for --by rewarming"
    ),
    (
      ["transfer", "a", "--to", "9", "--by", "rewarming", "--peak", "1"],
      "rewarming lacks a part; give --peak RATE --warmup STEPS --final RATE --decay STEPS"
    ),
    (
      ["transfer", "a", "--to", "9", "--by", "rewarming", "--peak", "nan"],
      "--peak: \"nan\" is not a rate; give a number such as 3e-4"
    ),
    (
      ["transfer", "a", "--to", "9", "--by", "rewarming", "--peak", "0x1p3"],
      "--peak: \"0x1p3\" is not a rate; give a number such as 3e-4"
    ),
    (
      ["transfer", "a", "--to", "9", "--by", "rewarming", "--peak=-1"],
      "--peak: \"-1\" is not a rate; give a number such as 3e-4"
    ),
    (
      ["transfer", "a", "--to", "9", "--plot", "-"],
      "the spec and the plot cannot both go to standard output; give --output ROUND2.json"
    ),
    (
      ["evaluate", "a", "--steps", "5:1"],
      "--steps: \"5:1\" is not a range of steps; give one such as 0:100"
    ),
    (
      ["evaluate", "a", "--steps", "5"],
      "--steps: \"5\" is not a range of steps; give one such as 0:100"
    ),
    (
      ["evaluate", "a", "--steps", "a:b"],
      "--steps: \"a:b\" is not a range of steps; give one such as 0:100"
    ),
    (["evaluate", "a", "--every", "0"], "--every: 0 never gets on; give 1 or more"),
    (["plot", "-", "-"], "standard input can be read once; give - once"),
  ]

  @Test(arguments: wrongCalls)
  func `a wrong call says so`(arguments: [String], message: String) throws {
    let call = try lrs(arguments)
    #expect(call.errors == "lrs: \(message)\n")
    #expect(call.output == "")
    #expect(call.code == 64)
  }

  @Test(arguments: ["transfer", "evaluate", "describe", "plot"])
  func `every command has help that names every option of it`(command: String) throws {
    let help = try lrs([command, "--help"])
    #expect(help.code == 0 && help.errors == "")
    #expect(help.output.hasPrefix("lrs \(command) "))
    #expect(try lrs(["help", command]).output == help.output)
    #expect(try lrs([command, "nothing.json", "-h"]).output == help.output)
    #expect(try lrs(["--help"]).output.contains("lrs \(command) "))
  }

  @Test func `the version is said`() throws {
    let call = try lrs(["--version"])
    #expect(call.output.hasPrefix("lrs "))
    #expect(call.code == 0)
  }

  @Test func `after -- a name may begin with a dash, and so may a value`() throws {
    let folder = try Folder(["-round1.json": cosine])
    let call = try lrs(
      ["transfer", "--to", "20", "--output=-2.json", "--", "-round1.json"], in: folder)
    #expect(call.code == 0, "\(call.errors)")
    #expect(folder["-2.json"] != nil)
    #expect(try lrs(["describe", "-round1.json"], in: folder).code == 64)
    #expect(try lrs(["describe", "./-round1.json"], in: folder).code == 0)
  }
}
