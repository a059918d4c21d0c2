import Foundation
import Logs
import TrainingSteps

/// The options that say what a log calls its columns.
let columnOptions = [
  Option("--trial-column", value: "NAME", help: "the column of trials; by default trial or run"),
  Option(
    "--step-column", value: "NAME", help: "the column of steps; by default step, global_step, …"),
  Option(
    "--rate-column", value: "NAME", help: "the column of learning rates; by default lr, …"),
]

/// The bytes of a log.
func readLog(_ path: String) throws -> (bytes: [UInt8], name: String) {
  let name = inputName(path)
  return ([UInt8](try readData(path, named: name, as: "log")), name)
}

/// The bytes of all logs, each read once.
func readLogs(_ paths: [String]) throws -> [(bytes: [UInt8], name: String)] {
  if paths.count(where: { $0 == "-" }) > 1 {
    throw UsageError("standard input can be read once", "give - once")
  }
  return try paths.map(readLog)
}

/// The runs of all logs, each with a name of its own, and what was decided about them.
func readRuns(
  _ logs: [(bytes: [UInt8], name: String)], metric: String, _ arguments: Arguments
) throws -> (runs: [LoggedRun], warnings: [LogWarning]) {
  let columns = LogColumns(
    trial: arguments["--trial-column"], step: arguments["--step-column"],
    rate: arguments["--rate-column"])
  var runs: [(run: LoggedRun, path: String)] = []
  var warnings: [LogWarning] = []
  for (bytes, name) in logs {
    let log = try TrainingLog(bytes, named: name, metric: metric, columns: columns)
    runs += log.runs.map { ($0, name) }
    for warning in log.warnings where !warnings.contains(warning) { warnings.append(warning) }
  }
  // Where files name their runs alike, the files tell them apart.
  let counts = Dictionary(runs.map { ($0.run.name, 1) }, uniquingKeysWith: +)
  let named = runs.map { run, path in
    var run = run
    if counts[run.name] ?? 0 > 1 { run.name = "\(path): \(run.name)" }
    return run
  }
  return (named, warnings)
}

extension Arguments {
  /// Which of `--minimize` and `--maximize` stands.
  func goal(for metric: String) throws -> Goal {
    switch (has("--minimize"), has("--maximize")) {
    case (true, false): return .minimize
    case (false, true): return .maximize
    case (true, true): throw UsageError("--minimize and --maximize both stand", "give one of them")
    case (false, false):
      throw UsageError(
        "whether less or more of \(metric) is better is not said", "give --minimize or --maximize")
    }
  }

  /// A number that may be negative.
  func number(_ name: String) throws -> Double? {
    guard let text = self[name] else { return nil }
    guard text.utf8.allSatisfy({ "0123456789.eE+-".utf8.contains($0) }), let number = Double(text),
      number.isFinite
    else { throw UsageError("\(name): \"\(text)\" is not a number", "give one such as 0.01") }
    return number
  }
}

let goalOptions = [
  Option(
    "--minimize", help: "less of the metric is better; with --metric this or --maximize is needed"),
  Option("--maximize", help: "more of it is better; with --metric this or --minimize is needed"),
]
