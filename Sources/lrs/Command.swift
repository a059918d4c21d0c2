/// A command of the tool: what it is called with, what it says of itself, and what it does.
///
/// The options stand in one table, from which calls are parsed, help is written and slips of the
/// pen are guessed.
struct Command: Sendable {
  let name: String
  let summary: String
  /// What the operands are called in help, such as `ROUND1.json`.
  let operands: String
  let operandCount: ClosedRange<Int>
  let options: [Option]
  /// What help says after the options.
  var notes: [String] = []
  /// What the first operand may name; each is a command of its own.
  var subcommands: [Command] = []
  let run: @Sendable (Arguments) throws -> Void
}

/// An option of a command.
struct Option: Sendable {
  /// Its names, the first of which is the one it is known by: `--to`.
  let names: [String]
  /// What its value is called in help; nil for a switch.
  let value: String?
  let help: String
  var isRequired = false
  /// What its value may be, where the message that it is missing is to say so.
  var choices: [String] = []

  init(
    _ names: String..., value: String? = nil, help: String, isRequired: Bool = false,
    choices: [String] = []
  ) {
    self.choices = choices
    self.names = names
    self.value = value
    self.help = help
    self.isRequired = isRequired
  }

  var name: String { names[0] }
}

/// A call that the tool does not understand; it exits with 64.
struct UsageError: Error, CustomStringConvertible {
  let description: String

  init(_ fault: String, _ remedy: String) { description = "\(fault); \(remedy)" }

  /// - Parameter description: Fault and remedy in one.
  init(_ description: String) { self.description = description }
}

/// A call that was understood and failed; the tool exits with 1.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
