import Logs
import LossLaws
import SchedulePlots
import Schedules

let predict = Command(
  name: "predict",
  summary: "Predicts the loss of schedules from the logs of other runs of the same model.",
  operands: "RUN.csv …",
  operandCount: 1...100,
  options: [
    Option(
      "--schedule", value: "SPEC.json,…", help: "the schedules to predict, with commas between",
      isRequired: true),
    Option(
      "--target", value: "LOSS",
      help: "how many steps each schedule needs to end at this loss, carried to them"),
    Option(
      "--by", value: "RULE",
      help: "--target: the rule of transfer; by default the schedule's own"),
    Option(
      "--up-to", value: "N", help: "--target: no more steps than these (10 times the longest log)"),
  ] + lawOptions + columnOptions + reportOptions + PlotOptions.predictionTable,
  notes: [
    "Fits the multi-power law (arXiv 2503.12811), or with one or two logs the annealing law (arXiv",
    "2408.11029), to the steps after the warmup.",
  ] + lawNotes + lawFormatNotes + [
    "The plot has the logs and what is predicted, and the schedules below."
  ]
) { arguments in
  let paths = (arguments["--schedule"] ?? "").split(separator: ",").map(String.init)
  if paths.isEmpty {
    throw UsageError("--schedule names no spec", "give --schedule SPEC.json,…")
  }
  try Report.check(arguments, inputs: arguments.operands + paths, pictures: ["--plot"])
  try refuseRepeated(paths, in: "the schedules")
  let options = try PredictionOptions(arguments, count: paths.count)
  let target = try arguments.target()
  try arguments.refuse(
    ["--by", "--up-to"], unless: target != nil, because: "it is for --target LOSS")
  let rule = try plainRule(arguments)
  let most = try arguments.wholeNumber("--up-to")
  if most == 0 { throw UsageError("--up-to: 0 steps reach nothing", "give 1 or more") }
  let schedules = try paths.map { (name: $0, schedule: try readSpec($0)) }
  let law = try FittedLaw(of: arguments.operands, arguments)
  for (name, schedule) in schedules { try law.check(schedule, named: inputName(name)) }

  let series = zip(schedules, options.labels ?? paths.map(label)).map {
    $0.schedule.labeled($1)
  }
  let prediction = Prediction(by: law.fit, of: series)
  let rows = zip(schedules, prediction.forecasts).map { (name: inputName($0.name), forecast: $1) }
  var lines = law.words + law.table(of: rows)
  var json = try law.parts
  json["forecasts"] = .array(rows.map { law.json($0.forecast, of: $0.name) })
  if let target {
    let needed = schedules.map { name, schedule in
      StepsNeeded(
        for: target, carrying: schedule, named: inputName(name), by: rule,
        upTo: most ?? 10 * law.fit.longestLog, law.fit)
    }
    lines += needed.flatMap(\.words)
    json["stepsNeeded"] = .array(needed.map(\.json))
  }
  let report = Report(
    text: lines.joined(separator: "\n"), json: .object(json),
    pictures: [("--plot", { options.applied(to: prediction).svg() })])
  try report.write(arguments)
}

extension Arguments {
  /// The loss of `--target`.
  fileprivate func target() throws -> Double? {
    guard let target = try number("--target") else { return nil }
    guard target > 0 else {
      throw UsageError(
        "--target: \(self["--target"] ?? "") is no loss that a law predicts", "give one above 0")
    }
    return target
  }
}

/// The rule of `--by`, one of those that need nothing more said.
private func plainRule(_ arguments: Arguments) throws -> TransferRule? {
  guard let name = arguments["--by"] else { return nil }
  if name == "adding-cycles" {
    throw UsageError(
      "--by: adding-cycles makes the rate rise again, of which the laws say nothing",
      "give another rule")
  }
  if let rule = plainRules[name] { return rule }
  let known = plainRules.keys.sorted().filter { $0 != "adding-cycles" }
  throw UsageError(
    "--by: there is no rule \(name)",
    guess(name, among: known) ?? "give one of \(known.joined(separator: ", "))")
}
