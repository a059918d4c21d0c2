import Logs
import LossLaws
import Schedules

let predictionOptions = [
  Option("--metric", value: "NAME", help: "the column of the loss; loss unless given"),
  Option(
    "--run-schedules", value: "A.json,B.json,…",
    help: "the schedules of the logs, in their order; by default those of their rates"),
  Option("--law", value: "LAW", help: "automatic (the default), multi-power or annealing"),
]

let predict = Command(
  name: "predict",
  summary: "Predicts the loss of schedules from the logs of other runs of the same model.",
  operands: "RUN.csv …",
  operandCount: 1...100,
  options: [
    Option(
      "--schedule", value: "SPEC.json,…", help: "the schedules to predict, with commas between",
      isRequired: true)
  ] + predictionOptions + columnOptions,
  notes: [
    "Fits the multi-power law (arXiv 2503.12811), or with one or two logs the annealing law (arXiv",
    "2408.11029). Intervals hold the truth nine times in ten; where they cannot be had, none is given.",
  ]
) { arguments in
  let fit = try lawFit(of: arguments.operands, arguments)
  let paths = (arguments["--schedule"] ?? "").split(separator: ",").map(String.init)
  let rows = try paths.map { (name: $0, forecast: fit.forecast(of: try readSpec($0))) }
  try printOut((words(on: fit) + table(of: rows)).joined(separator: "\n"))
}

/// A law fitted to logs, with the schedules that the options name.
func lawFit(of paths: [String], _ arguments: Arguments) throws -> LossLawFit {
  let (runs, warnings) = try readRuns(
    readLogs(paths), metric: arguments["--metric"] ?? "loss", arguments)
  for warning in warnings { say("\(warning)") }
  let specs = arguments["--run-schedules"]?.split(separator: ",").map(String.init)
  if let specs, specs.count != runs.count {
    throw UsageError(
      "--run-schedules names \(specs.count) schedules, and there are \(runs.count) runs",
      "give one a run, with commas between them")
  }
  guard let choice = LossLawFit.Choice(rawValue: arguments["--law"] ?? "automatic") else {
    let known = LossLawFit.Choice.allCases.map(\.rawValue)
    throw UsageError(
      "--law: there is no law \(arguments["--law"] ?? "")",
      "give one of \(known.joined(separator: ", "))")
  }
  do {
    let losses = try runs.indices.map { i in
      try LossRun(runs[i], schedule: try specs.map { try readSpec($0[i]) })
    }
    return try LossLawFit(losses, law: choice)
  } catch let error as LossLawError {
    throw Failure("\(error)")
  }
}

/// What is to be said of a fit: the law, its parameters, its error, its findings.
func words(on fit: LossLawFit) -> [String] {
  let law = type(of: fit.law)
  let parameters = fit.law.parameters.map { "\($0.name) \(digits($0.value))" }
  let checked =
    fit.runsLeftOut > 0
    ? "\(fit.runsLeftOut) runs left out, one at a time, are missed by \(percent(fit.errorLeftOut))"
    : "no run could be left out to check the law"
  return ["\(law.name) (\(law.source)): \(parameters.joined(separator: ", "))", checked]
    + fit.findings.map { "finding: \($0)" }
}

/// Predicted final losses, a line a schedule, with what takes each out of what was fitted.
func table(of rows: [(name: String, forecast: LossForecast)]) -> [String] {
  rows.flatMap { name, forecast in
    let margin =
      forecast.isReliable ? "± \(digits(forecast.finalMargin))" : "with no confidence"
    return ["\(name): final loss \(digits(forecast.finalLoss)) \(margin)"]
      + forecast.findings.map { "  finding: \($0)" }
  }
}

/// What every rule of transfer is predicted to end at.
func prediction(of round1: Schedule, to length: Int, by fit: LossLawFit) -> String {
  let rows = fit.forecasts(of: round1, to: length).map {
    (name: "\($0.transfer.rule)", forecast: $0.forecast)
  }
  return (words(on: fit) + table(of: rows)).joined(separator: "\n")
}

private func digits(_ number: Double) -> String {
  guard number.isFinite, abs(number) < 1e12 else { return "\(number)" }
  return "\((number * 1e4).rounded() / 1e4)"
}

private func percent(_ share: Double) -> String { "\((share * 1e4).rounded() / 100) %" }
