import Foundation
import Testing

@testable import Schedules
@testable import lrs

extension Recipe {
  /// The call that gives its example, made of `r1.json` twice where it is made of schedules.
  fileprivate var call: [String] {
    let options = example.sorted { $0.key < $1.key }.flatMap { ["--\($0.key)", $0.value] }
    return ["recipe", name] + (parts == 0...0 ? [] : ["r1.json", "r1.json"]) + options
  }

  fileprivate func exampleSchedule() throws -> Schedule {
    let part = try JSONDecoder().decode(Schedule.self, from: Data(round1.utf8))
    return try schedule(example, of: parts == 0...0 ? [] : [part, part])
  }
}

@Suite struct RecipeTests {
  @Test(arguments: Recipe.all.map(\.name))
  func `the spec of a call is that of the library`(name: String) throws {
    let recipe = try #require(Recipe.named(name))
    try inFolder { folder throws in
      let text = try specText(recipe.exampleSchedule())
      #expect(try folder.run(recipe.call, input: Data()) == .done(text))
      #expect(try folder.run(recipe.call + ["-o", "made.json"], input: Data()) == .done(""))
      #expect(folder.text("made.json") == text)
      #expect(try folder.names() == ["made.json", "r1.json"])
      let read = try JSONDecoder().decode(Schedule.self, from: Data(text.utf8))
      #expect(try read == recipe.exampleSchedule())
    }
  }

  @Test(arguments: Recipe.all.map(\.name))
  func `its help lists every parameter, and says the formula`(name: String) throws {
    let recipe = try #require(Recipe.named(name))
    try inFolder { folder throws in
      let help = try folder.run("recipe", recipe.name, "--help")
      #expect(help.code == 0 && help.words == "")
      #expect(help.output.hasPrefix("lrs recipe \(recipe.name)"))
      for parameter in recipe.parameters {
        let line = "\n  --\(parameter.name)" + (parameter.value.map { " \($0) " } ?? " ")
        let standard = parameter.standard.map { "; \($0) unless given" } ?? ""
        let isSaid = parameter.standard != "" && !parameter.isRequired
        let sentence = parameter.help + (isSaid ? standard : "")
        let said = help.output.ranges(of: line).map { range in
          help.output[range.upperBound...].prefix { $0 != "\n" }
        }
        #expect(said.contains { $0.hasSuffix(sentence) }, "\(parameter.name)")
      }
      for text in [recipe.summary, "rate = \(recipe.formula)", "elsewhere: \(recipe.peers)"] {
        #expect(help.output.contains(text))
      }
      #expect(try folder.run("help", "recipe", recipe.name) == help)
    }
  }

  @Test func `help of all lists each, by name and in a sentence`() throws {
    try inFolder { folder throws in
      let help = try folder.run("recipe", "--help").output
      for recipe in Recipe.all {
        #expect(help.contains("  recipe \(recipe.name)\n      \(recipe.summary)\n"))
      }
    }
  }

  @Test func `switches and lengths with a clock are read`() throws {
    try inFolder { folder throws in
      let clock = RunClock(
        batchSize: 32, accumulation: 4, devices: 2, datasetSize: 1_281_167, epochEnd: .droppingLast)
      let made = try folder.run(
        "recipe", "exponential-decay", "--peak=3e-4", "--factor", "0.5", "--period", "1 epochs",
        "--steps", "3 epochs", "--warmup", "2%", "--staircase", "--batch-size", "32",
        "--accumulation", "4", "--devices", "2", "--dataset-size", "1281167", "--epoch-end",
        "dropping-last")
      let (epoch, steps) = (try clock.steps(in: .epochs(1)), try clock.steps(in: .epochs(3)))
      #expect(epoch == 5_004)
      let schedule = try Schedule.exponentialDecay(
        from: 3e-4, by: 0.5, every: epoch, for: steps, staircase: true, warmup: .linear(over: 301))
      #expect(try made == .done(specText(schedule)))
    }
  }

  @Test func `a product and a sequence are made of files`() throws {
    try inFolder { folder throws in
      let a = Schedule.warmup(to: 1, over: 10).holding(for: 20).decaying(to: 0, over: 70)
      let b = Schedule.constant(0.5, for: 100)
      try folder.write(specText(b), to: "half.json")
      #expect(
        try folder.run("recipe", "product", "r1.json", "half.json")
          == .done(specText(a.multiplied(by: b))))
      #expect(
        try folder.run("recipe", "sequence", "-", "half.json", "--boundaries", "30", input: round1)
          == .done(specText(.sequence([a, b], switchingAt: [30]))))
    }
  }

  private static let names = Recipe.all.map(\.name).joined(separator: ", ")

  static let bad: [BadCall] = [
    BadCall(
      "recipe", "cosin-decay", message: "there is no recipe cosin-decay; did you mean cosine-decay?"
    ),
    BadCall("recipe", "noamm", message: "there is no recipe noamm; did you mean noam?"),
    BadCall("recipe", message: "NAME is missing; give one of \(names)"),
    BadCall("recipe", "--peak", "1", message: "NAME is missing; give one of \(names)"),
    BadCall("recipe", "zigzag", message: "there is no recipe zigzag; give one of \(names)"),
    BadCall(
      "recipe", "cooldown", "--peak", "1",
      message:
        "--steps is missing; give --steps LENGTH, all steps, the warmup's too; also \"90 epochs\", \"2e9 tokens\""
    ),
    BadCall(
      "recipe", "cooldown", "--peak", "fast", "--steps", "10",
      message: "--peak: \"fast\" is not a number; give one such as 3e-4"),
    BadCall(
      "recipe", "cooldown", "--peak", "-1", "--steps", "10",
      message: "--peak: \"-1\" is not a rate; give a number of 0 or more"),
    BadCall(
      "recipe", "cooldown", "--peak", "1", "--steps", "10", "--along", "sine",
      message:
        "--along: \"sine\" is not known here; give one of linear, cosine, 1-sqrt, square, sqrt, "
        + "exponential, polynomial:POWER, power:POWER, cosine:POWER, exponential:FLOOR"),
    BadCall(
      "recipe", "constant", "--peak", "1", "--steps", "10", "--warmup", "11",
      message:
        "--warmup: 11 steps are more than the 10 in all; give a shorter warmup, or more steps"),
    BadCall(
      "recipe", "constant", "--peak", "1", "--steps", "10", "--warmpu", "3",
      message: "there is no option --warmpu; did you mean --warmup?"),
    BadCall(
      "recipe", "constant", "--peak", "1", "--steps", "3 epochs",
      message: "--steps: epochs need a clock; give --batch-size and --dataset-size"),
    BadCall(
      "recipe", "constant", "--peak", "1", "--steps", "10", "--devices", "3",
      message: "--devices says nothing here; give --batch-size as well"),
    BadCall(
      "recipe", "constant", "--peak", "1", "--steps", "10", "--batch-size", "0",
      message: "--batch-size: 0 is not above 0; give 1 or more"),
    BadCall(
      "recipe", "constant", "--peak", "1", "--steps", "10", "--batch-size", "1", "--epoch-end",
      "droping-last", message: "--epoch-end: there is no droping-last; did you mean dropping-last?"),
    BadCall(
      "recipe", "constant", "r1.json", "--peak", "1", "--steps", "10",
      message: "there are too many operands, from r1.json on; the call is: lrs recipe constant "
        + "--peak RATE --steps LENGTH [--warmup LENGTH] [--warmup-from RATE] [--warmup-along CURVE] "
        + "[--warmup-grid GRID] [--warmup-overlaps] [--batch-size N] [--accumulation N] [--devices N] "
        + "[--sequence-length N] [--dataset-size N] [--epoch-end HOW] [--output FILE.json]"),
    BadCall(
      "recipe", "product", "r1.json",
      message: "A.json B.json … is missing; the call is: lrs recipe product A.json B.json … "
        + "[--output FILE.json]"),
    BadCall(
      "recipe", "sequence", "r1.json", "r1.json", "--boundaries", "5,9",
      message: "--boundaries: 2 parts switch 1 times, not 2; give one step fewer than parts"),
    BadCall(
      "recipe", "product", "r1.json", "no.json",
      message:
        "no.json: there is no such file; give the name of a spec, or - for standard input", code: 1),
    BadCall(
      "recipe", "product", "r1.json", "r1.json", "-o", "r1.json",
      message:
        "r1.json is read and would be written over (r1.json); give another name for the result"),
    BadCall(
      "recipe", "product", "./r1.json", "r1.json", "-o", "r1.json",
      message:
        "r1.json is read and would be written over (./r1.json); give another name for the result"),
    BadCall(
      "recipe", "constant", "--peak", "1", "--steps", "10", "-o", "no/such/folder.json",
      message: "no/such/folder.json: there is no directory no/such; make it, or give another place",
      code: 1),
  ]

  @Test(arguments: bad)
  func `a wrong call says what is wrong with it, and writes nothing`(_ call: BadCall) throws {
    try inFolder { folder throws in
      #expect(try folder.run(call.words, input: Data()) == .failure(call.code, call.message))
      #expect(try folder.names() == ["r1.json"])
      #expect(folder.text("r1.json") == round1)
    }
  }

  @Test func `nothing is half-written where a call fails`() throws {
    try inFolder { folder throws in
      try folder.write("mine", to: "made.json")
      let failed = try folder.run(
        "recipe", "product", "r1.json", "-", "-o", "made.json", input: "{}")
      #expect(failed.code == 1 && failed.output == "")
      #expect(folder.text("made.json") == "mine")
      #expect(try folder.names() == ["made.json", "r1.json"])
    }
  }
}
