import Logs
import SchedulePlots
import TrainingSteps

let sweep = Command(
  name: "sweep",
  summary: "Finds an initial max_train_steps from a sweep of constant learning rates.",
  operands: "FILE…",
  operandCount: 1...10_000,
  options: [
    Option(
      "--n", value: "N", help: "the steps of every trial: of a run that fitted perfectly",
      isRequired: true),
    Option(
      "--steps-column", value: "NAME",
      help: "of a table: the column of steps to fit; by default steps_to_target"),
    Option("--metric", value: "NAME", help: "of curves: a metric of the training set"),
    Option("--reaching", value: "VALUE", help: "of curves: the value that is a perfect fit"),
  ] + goalOptions + columnOptions + reportOptions,
  notes: [
    "FILE is a table trial,lr,steps_to_target, in which a blank is a trial that never fitted, or",
    "Optuna's trials with the user attribute steps_to_target; or, with --metric and --reaching, logs of",
    "curves that hold the learning rate. Trials train without augmentation and regularization.",
  ]
) { arguments in
  guard let n = try arguments.wholeNumber("--n") else { return }
  try Report.check(arguments, inputs: arguments.operands, pictures: ["--plot"])
  let (sweep, warnings) = try arguments.has("--metric") ? curves(arguments, n) : table(arguments, n)
  let initial = sweep.initialLength()
  let lines = [initial.description] + warnings.map { "warning: \($0)" }
  let json: [String: JSONValue] = [
    "initialMaxTrainSteps": JSONValue(initial.maxTrainSteps),
    "fastest": initial.fastest.map(trialJSON) ?? .null,
    "neverFitted": .array(initial.neverFitted.map(trialJSON)),
    "nextRates": .array(initial.nextRates.map { JSONValue($0) }),
    "findings": .array(
      initial.findings.map { .finding($0.kind, $0) } + warnings.map { .finding($0.kind, $0) }),
  ]
  let report = Report(
    text: lines.joined(separator: "\n"), json: .object(json),
    pictures: [("--plot", { initial.plot() })])
  try report.write(arguments)
}

/// The sweep of one table.
private func table(_ arguments: Arguments, _ n: Int) throws -> (RateSweep, [LogWarning]) {
  try arguments.refuse(
    ["--reaching", "--minimize", "--maximize", "--trial-column", "--step-column"], unless: false,
    because: "it is for curves, with --metric NAME")
  guard arguments.operands.count == 1 else {
    throw UsageError(
      "a sweep is one table", "give one FILE, or logs of curves with --metric NAME --reaching VALUE"
    )
  }
  let (bytes, name) = try readLog(arguments.operands[0])
  let steps = arguments["--steps-column"]
  if steps == nil, !SweepLog.isSweep(bytes), (try? SweepLog(bytes, named: name)) == nil {
    // A log of curves is not a bad table: what is missing is what a perfect fit is.
    if let error = sweepError(bytes, name), error.fault.hasPrefix("there is no column") {
      throw Failure("\(error), or give --metric NAME --reaching VALUE for a log of curves")
    }
  }
  let log = try SweepLog(bytes, named: name, rate: arguments["--rate-column"], steps: steps)
  return (try RateSweep(log, n: n), log.warnings)
}

private func sweepError(_ bytes: [UInt8], _ name: String) -> LogError? {
  do {
    _ = try SweepLog(bytes, named: name)
    return nil
  } catch { return error }
}

/// The sweep of curves.
private func curves(_ arguments: Arguments, _ n: Int) throws -> (RateSweep, [LogWarning]) {
  try arguments.refuse(["--steps-column"], unless: false, because: "it is for a table")
  let metric = arguments["--metric"] ?? ""
  guard let value = try arguments.number("--reaching") else {
    throw UsageError("--reaching is missing", "give the value of \(metric) that is a perfect fit")
  }
  let criterion = FitCriterion(try arguments.goal(for: metric), reaching: value)
  let (runs, warnings) = try readRuns(
    readLogs(arguments.operands), metric: metric, arguments)
  return (try RateSweep(runs, n: n, fitting: criterion), warnings)
}

private func trialJSON(_ trial: RateSweep.Trial) -> JSONValue {
  .object([
    "trial": .text(trial.name), "rate": JSONValue(trial.rate), "steps": JSONValue(trial.stepsToFit),
  ])
}
