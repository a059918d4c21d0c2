import Files
import Foundation
import SchedulePlots
import Schedules

/// The tool: finds the command, runs it, and turns what goes wrong into a message and an exit code.
struct CommandLineTool {
  static let version = "0.1.0"

  let commands: [Command]

  /// 0 done, 1 failed, 64 wrong usage.
  func run(_ arguments: [String]) -> Int32 {
    do {
      try call(Array(arguments.dropFirst()))
      return 0
    } catch let error as UsageError {
      complain("\(error)")
      return 64
    } catch {
      complain("\(error)")
      return 1
    }
  }

  private func call(_ words: [String]) throws {
    guard let name = words.first else {
      throw UsageError("there is no command", "give one of \(names), or --help")
    }
    switch name {
    case "--help", "-h", "help":
      return try printOut(words.count > 1 ? command(words.dropFirst()).command.help : help)
    case "--version":
      return try printOut("lrs \(Self.version)")
    default:
      let (command, rest) = try command(words[...])
      let options = rest.prefix { $0 != "--" }
      if options.contains("--help") || options.contains("-h") { return try printOut(command.help) }
      if !command.subcommands.isEmpty {
        throw UsageError(
          "\(command.operands) is missing",
          "give one of \(command.namesOfSubcommands.joined(separator: ", "))")
      }
      try command.run(Arguments(Array(rest), for: command))
    }
  }

  /// The command that the words begin with, and the words after its name.
  private func command(_ words: ArraySlice<String>) throws -> (
    command: Command, rest: ArraySlice<String>
  ) {
    let (name, rest) = (words.first ?? "", words.dropFirst())
    guard let command = commands.first(where: { $0.name == name }) else {
      throw UsageError(
        "there is no command \(shown(name))",
        guess(name, among: commands.map(\.name) + ["--help", "--version"])
          ?? "give one of \(names), or --help")
    }
    guard !command.subcommands.isEmpty, let next = rest.first, !next.hasPrefix("-") else {
      return (command, rest)
    }
    guard let subcommand = command.subcommands.first(where: { $0.name == "\(name) \(next)" }) else {
      let known = command.namesOfSubcommands
      throw UsageError(
        "there is no \(name) \(shown(next))",
        guess(next, among: known) ?? Command.speaking(of: next, among: command.subcommands).map {
          "did you mean \($0.name.dropFirst(name.count + 1))?"
        } ?? "give one of \(known.joined(separator: ", "))")
    }
    return (subcommand, rest.dropFirst())
  }

  private var names: String { commands.map(\.name).joined(separator: ", ") }
}

// MARK: Help

extension CommandLineTool {
  private var help: String {
    let rows = commands.map { ("lrs \($0.usage)", $0.summary) }
    return """
      lrs: learning-rate schedules, from a short round of tuning to a long one

      \(rows.map { "  \($0.0)\n      \($0.1)" }.joined(separator: "\n"))
        lrs --version, lrs COMMAND --help

      A spec is a JSON file of phases; - is standard input or output.
      Results go to standard output, words about them to standard error.
      Exit code: 0 done, 1 failed, 64 wrong usage.
      """
  }
}

extension Command {
  /// The command of some whose help speaks of a word, in a summary first: what others call it.
  fileprivate static func speaking(of word: String, among commands: [Command]) -> Command? {
    func speaks(_ text: String) -> Bool { text.lowercased().contains(word.lowercased()) }
    if word.count < 3 { return nil }
    return commands.first { speaks($0.summary) }
      ?? commands.first { $0.notes.contains(where: speaks) }
  }

  /// What its subcommands are called after its own name.
  fileprivate var namesOfSubcommands: [String] {
    subcommands.map { String($0.name.dropFirst(name.count + 1)) }
  }

  /// How it is called, in a line.
  var usage: String {
    let options = options.map { option in
      let text = option.name + (option.value.map { " \($0)" } ?? "")
      return option.isRequired ? text : "[\(text)]"
    }
    return ([name, operands] + options).filter { !$0.isEmpty }.joined(separator: " ")
  }

  fileprivate var help: String {
    let rows = options.map { option in
      (option.names.joined(separator: ", ") + (option.value.map { " \($0)" } ?? ""), option.help)
    }
    let wide = rows.map(\.0.count).max() ?? 0
    let table = rows.map { name, help in
      "  " + name.padding(toLength: wide + 2, withPad: " ", startingAt: 0) + help
    }
    let kinds = subcommands.map { "  \($0.name)\n      \($0.summary)" }
    return
      (["lrs \(usage)", "", summary, ""] + kinds + table + (notes.isEmpty ? [] : [""] + notes))
      .joined(separator: "\n")
  }
}
