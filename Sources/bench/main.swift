// `bench` measures; `bench --help` says what.

import Foundation

let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

do {
  try measure(try Arguments(Array(CommandLine.arguments.dropFirst())))
} catch let error as UsageError {
  say("bench: \(error)\n")
  exit(64)
} catch {
  say("bench: \(error)\n")
  exit(1)
}

/// Measures what is asked for, and prints it.
func measure(_ arguments: Arguments) throws {
  let lrs = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("lrs")
  switch arguments.subject {
  case .curves(let names):
    let subjects = names.isEmpty ? Subject.all : Subject.all.filter { names.contains($0.name) }
    try show(
      Report(
        name: "curves", command: "", conditions: Machine.description,
        tables: try Fills.tables(of: subjects, rounds: arguments.rounds)
          + [try SingleSteps.table(of: subjects, rounds: arguments.rounds)]), arguments)
  case .peers(let path):
    let environment = try PeerEnvironment(
      at: path, requirements: sources.appendingPathComponent("peers/requirements.txt"),
      build: sources.appendingPathComponent("../../.build").standardized)
    let peers = try Peers(
      python: environment.python, script: sources.appendingPathComponent("peers/worker.py"))
    defer { peers.end() }
    let conditions = "\(Machine.description); \(try peers.versions)"
    try show(
      Report(
        name: "peers", command: " --peers", conditions: conditions,
        tables: try peers.tables(rounds: arguments.rounds)), arguments)
  case .plots(let python): try Plots.table(lrs: lrs.path, python: python)
  case .logs(let python):
    try printLogs(lrs: lrs, python: python.map { URL(fileURLWithPath: $0) }, in: sources)
  case .lossLaws:
    try show(
      Report(
        name: "loss-laws", command: " --loss-laws", conditions: Machine.description,
        tables: [try LossLawTimes.table(rounds: arguments.rounds)]), arguments)
  case .intervals(let folder, let sizes): try Intervals.table(in: folder, sizes: sizes)
  case .help: print(Arguments.help, terminator: "")
  }
}

/// Prints a report, and writes it into the page that is named.
func show(_ report: Report, _ arguments: Arguments) throws {
  print(report.text)
  guard let page = arguments.markdown.map({ URL(fileURLWithPath: $0) }) else { return }
  try report.placed(in: String(contentsOf: page, encoding: .utf8))
    .write(to: page, atomically: true, encoding: .utf8)
}
