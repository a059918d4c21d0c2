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
    "2408.11029). Intervals hold the truth nine times in ten; where they cannot be had, none is given.",
    "The plot has the logs and what is predicted, and the schedules below.",
  ]
) { arguments in
  let paths = (arguments["--schedule"] ?? "").split(separator: ",").map(String.init)
  try Report.check(arguments, inputs: arguments.operands + paths, pictures: ["--plot"])
  let options = try PredictionOptions(arguments, count: paths.count)
  let target = try arguments.number("--target")
  try arguments.refuse(
    ["--by", "--up-to"], unless: target != nil, because: "it is for --target LOSS")
  let rule = try plainRule(arguments)
  let schedules = try paths.map { (name: $0, schedule: try readSpec($0)) }
  let fit = try lawFit(of: arguments.operands, arguments)

  let rows = schedules.map { (name: $0.name, forecast: fit.forecast(of: $0.schedule)) }
  var lines = words(on: fit) + table(of: rows)
  var json = parts(of: fit)
  json["forecasts"] = .array(rows.map { JSONValue($0.forecast, of: $0.name) })
  if let target {
    let most = try arguments.wholeNumber("--up-to") ?? 10 * fit.longestLog
    let needed = try schedules.map { name, schedule in
      try StepsNeeded(for: target, carrying: schedule, named: name, by: rule, upTo: most, fit)
    }
    lines += needed.map(\.words)
    json["stepsNeeded"] = .array(needed.map(\.json))
  }
  let series = zip(schedules, options.labels ?? paths.map(label)).map {
    $0.schedule.labeled($1)
  }
  let report = Report(
    text: lines.joined(separator: "\n"), json: .object(json),
    pictures: [("--plot", { options.applied(to: Prediction(by: fit, of: series)).svg() })])
  try report.write(arguments)
}

/// The rule of `--by`, one of those that need nothing more said.
private func plainRule(_ arguments: Arguments) throws -> TransferRule? {
  guard let name = arguments["--by"] else { return nil }
  if let rule = plainRules[name] { return rule }
  let known = plainRules.keys.sorted()
  throw UsageError(
    "--by: there is no rule \(name)",
    guess(name, among: known) ?? "give one of \(known.joined(separator: ", "))")
}

/// How many steps a schedule needs for a loss.
private struct StepsNeeded {
  let name: String
  let target: Double
  let most: Int
  let expected: Int?
  let safe: Int?

  init(
    for target: Double, carrying schedule: Schedule, named name: String, by rule: TransferRule?,
    upTo most: Int, _ fit: LossLawFit
  ) throws {
    do {
      _ =
        if let rule { try schedule.transferred(to: most, by: rule) } else {
          try schedule.transferred(to: most)
        }
    } catch {
      throw Failure("\(inputName(name)): \(error)")
    }
    (self.name, self.target, self.most) = (name, target, most)
    (expected, safe) = fit.stepsNeeded(for: target, carrying: schedule, by: rule, upTo: most)
  }

  var words: String {
    guard let expected else { return "\(name): not to end at \(target) within \(most) steps" }
    let surely = safe.map { "\($0)" } ?? "more than \(most)"
    return "\(name): \(expected) steps to end at \(target); \(surely) to be sure of it"
  }

  var json: JSONValue {
    .object([
      "schedule": .text(name), "target": .number(target), "upTo": .whole(most),
      "expected": JSONValue(expected), "safe": JSONValue(safe),
    ])
  }
}
