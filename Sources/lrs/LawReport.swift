import Logs
import LossLaws
import Schedules

/// The options that say how a law is fitted to logs.
let lawOptions = [
  Option("--metric", value: "NAME", help: "the column of the loss; loss unless given"),
  Option(
    "--run-schedules", value: "A.json,B.json,…",
    help: "the schedules of the logs, in their order; by default those of their rates"),
  Option("--law", value: "LAW", help: "automatic (the default), multi-power or annealing"),
]

/// A law fitted to logs, with the schedules that the options name.
func lawFit(of paths: [String], _ arguments: Arguments) throws -> LossLawFit {
  guard let choice = LossLawFit.Choice(rawValue: arguments["--law"] ?? "automatic") else {
    let known = LossLawFit.Choice.allCases.map(\.rawValue)
    throw UsageError(
      "--law: there is no law \(arguments["--law"] ?? "")",
      guess(arguments["--law"] ?? "", among: known)
        ?? "give one of \(known.joined(separator: ", "))")
  }
  let (runs, warnings) = try readRuns(
    readLogs(paths), metric: arguments["--metric"] ?? "loss", arguments)
  for warning in warnings { say("\(warning)") }
  let specs = arguments["--run-schedules"]?.split(separator: ",").map(String.init)
  if let specs, specs.count != runs.count {
    throw UsageError(
      "--run-schedules names \(specs.count) schedules, and there are \(runs.count) runs",
      "give one a run, with commas between them")
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
    ? "\(fit.runsLeftOut) run\(fit.runsLeftOut == 1 ? "" : "s") left out, one at a time, "
      + "\(fit.runsLeftOut == 1 ? "is" : "are") missed by \(percent(fit.errorLeftOut))"
    : "no run could be left out to check the law"
  return ["\(law.name) (\(law.source)): \(parameters.joined(separator: ", "))", checked]
    + fit.findings.map { "finding: \($0)" }
}

/// Predicted final losses, a line a schedule, with what takes each out of what was fitted.
func table(of rows: [(name: String, forecast: LossForecast)]) -> [String] {
  rows.flatMap { name, forecast in
    ["\(name): final loss \(forecast.finalWords)"]
      + forecast.findings.map { "  finding: \($0)" }
  }
}

/// What programs are to know of a fit.
func parts(of fit: LossLawFit) -> [String: JSONValue] {
  [
    "law": .text(type(of: fit.law).name), "source": .text(type(of: fit.law).source),
    "parameters": .array(
      zip(fit.law.parameters, fit.deviations).map {
        .object([
          "name": .text($0.name), "value": JSONValue($0.value), "logDeviation": JSONValue($1),
        ])
      }),
    "errorLeftOut": .number(fit.errorLeftOut), "runsLeftOut": .whole(fit.runsLeftOut),
    "findings": .array(fit.findings.map { .finding($0.kind, $0) }),
  ]
}

extension JSONValue {
  /// A forecast: its margin is null where no confidence is to be had.
  init(_ forecast: LossForecast, of name: String) {
    self = .object([
      "schedule": .text(name), "length": .whole(forecast.schedule.length),
      "finalLoss": JSONValue(forecast.finalLoss), "margin": JSONValue(forecast.finalMargin),
      "confidence": .number(forecast.confidence),
      "findings": .array(forecast.findings.map { .finding($0.kind, $0) }),
    ])
  }
}

extension LossForecast {
  /// The final loss with its margin, or that none is to be had.
  var finalWords: String {
    "\(digits(finalLoss)) \(isReliable ? "± \(digits(finalMargin))" : "with no confidence")"
  }
}

func digits(_ number: Double) -> String {
  guard number.isFinite, abs(number) < 1e12 else { return "\(number)" }
  return "\((number * 1e4).rounded() / 1e4)"
}

private func percent(_ share: Double) -> String { "\((share * 1e4).rounded() / 100) %" }
