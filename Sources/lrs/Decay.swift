import Foundation
import LossLaws
import SchedulePlots
import Schedules

let decay = Command(
  name: "decay",
  summary:
    "Finds the decay that is predicted to end at the least loss, from logs of the same model.",
  operands: "RUN.csv …",
  operandCount: 1...100,
  options: [
    Option("--over", value: "N", help: "the steps of the run, its warmup too", isRequired: true),
    Option("--peak", value: "RATE", help: "its peak; by default that of the logs"),
    Option("--warmup", value: "STEPS", help: "its linear warmup; by default that of the logs"),
    Option(
      "--curves", value: "CURVE,…",
      help: "of \(decayCurves.map(\.name).joined(separator: ", ")); the first three unless given"),
    Option(
      "--final", value: "RATE,…",
      help: "the final rates to choose from; by default 0 to 0.3 of the peak"),
    Option("--output", "-o", value: "SPEC.json", help: "where to write the best schedule"),
  ] + lawOptions + columnOptions + reportOptions + PlotOptions.predictionTable,
  notes: [
    "Warmup, plateau and decay: the decay's length from a fiftieth of the run to all that the warmup",
    "leaves. How flat the optimum is says how much of it is the law's opinion: what costs less than a",
    "thousandth of the loss is as good.",
  ] + lawNotes + lawFormatNotes
) { arguments in
  guard let steps = try arguments.wholeNumber("--over") else { return }
  try Report.check(arguments, inputs: arguments.operands, pictures: ["--plot"])
  let output = arguments["--output"]
  if output == "-" {
    throw UsageError("the report goes to standard output", "give --output SPEC.json")
  }
  try refuseToOverwrite(arguments.operands, with: [output, arguments["--plot"]])
  let options = try PredictionOptions(arguments, count: 1)
  let curves = try curves(arguments)
  let finals = try arguments["--final"].map(rates)
  // Among other curves it would be left out, and not be missed.
  if let finals, !finals.contains(where: { $0 > 0 }), arguments.has("--curves"),
    curves.contains(.exponential)
  {
    throw UsageError("an exponential does not end at 0", "give another --final, or another curve")
  }
  let law = try FittedLaw(of: arguments.operands, arguments)
  let fit = law.fit
  if lengthsDiffer(steps, fit.longestLog) {
    throw UsageError(
      "--over: \(steps) steps, where the longest log has \(fit.longestLog)",
      "give the length in the steps of the logs")
  }
  if fit.findings.contains(.noDecay) {
    throw Failure("\(LossFinding.noDecay); give the log of a run that decays as well")
  }
  let longest = fit.runs.max { $0.schedule.length < $1.schedule.length }?.schedule
  let peak = try arguments.rate("--peak") ?? fit.runs.map(\.schedule.peak).max() ?? 0
  let warmup = try arguments.wholeNumber("--warmup") ?? longest?.warmup?.count ?? 0
  guard peak > 0, warmup < steps else {
    throw UsageError(
      "a run of \(steps) steps with a warmup over \(warmup) to \(peak) has no decay",
      "give --over above --warmup, and a --peak above 0")
  }
  let shares = finals.map { $0.map { $0 / peak } }
  if let high = shares?.first(where: { $0 > 1 }) {
    throw UsageError("--final: \(high * peak) is above the peak \(peak)", "give lower rates")
  }
  let search =
    if let shares {
      fit.bestDecay(over: steps, peak: peak, warmup: warmup, curves: curves, finalShares: shares)
    } else {
      fit.bestDecay(over: steps, peak: peak, warmup: warmup, curves: curves)
    }
  guard let search else {
    throw UsageError("an exponential does not end at 0", "give another --final, or another curve")
  }
  try report(search, by: law, options).write(
    arguments,
    beside: output.map { path in
      (text: try specText(search.best.schedule), path: path)
    })
}

/// The curves that can be searched, those that are searched first.
private let decayCurves: [(name: String, curve: Curve)] = [
  ("linear", .linear), ("cosine", .cosine), ("exponential", .exponential),
  ("one-minus-sqrt", .power(0.5)), ("sqrt", .polynomial(power: 0.5)),
  ("square", .polynomial(power: 2)),
]

private func curves(_ arguments: Arguments) throws -> [Curve] {
  guard let names = arguments["--curves"]?.split(separator: ",").map(String.init) else {
    return decayCurves.prefix(3).map(\.curve)
  }
  if names.isEmpty { throw UsageError("--curves names none", "give some, such as linear,cosine") }
  if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
    throw UsageError("--curves: \(names[twice]) stands twice", "give it once")
  }
  return try names.map { name in
    if let found = decayCurves.first(where: { $0.name == name }) { return found.curve }
    let known = decayCurves.map(\.name)
    throw UsageError(
      "--curves: there is no curve \(name) here",
      guess(name, among: known) ?? "give some of \(known.joined(separator: ", "))")
  }
}

private func rates(_ text: String) throws -> [Double] {
  try text.split(separator: ",", omittingEmptySubsequences: false).map { text in
    guard let rate = Double(text), rate.isFinite, rate >= 0 else {
      throw UsageError("--final: \"\(text)\" is not a rate", "give rates such as 0,3e-5")
    }
    return rate
  }
}

private func name(_ curve: Curve) -> String {
  decayCurves.first { $0.curve == curve }?.name ?? "\(curve)"
}

private func report(
  _ search: DecaySearch, by law: FittedLaw, _ options: PredictionOptions
) throws -> Report {
  func words(_ found: DecaySearch.Candidate) -> String {
    "\(name(found.curve)) over \(found.decay) steps to \(rate(found.final))"
  }
  let best = search.best
  let others = search.byCurve.dropFirst().map { "  \(words($0)): \(digits($0.loss))" }
  let lines =
    law.words + ["best: \(words(best)): final loss \(search.forecast.finalWords)"]
    + (others.isEmpty ? [] : ["the best of other curves:"] + others)
    + [
      "within a thousandth of its loss: decays over \(search.flat.lowerBound) to "
        + "\(search.flat.upperBound) steps, final rates \(rate(search.flatFinals.lowerBound)) to "
        + "\(rate(search.flatFinals.upperBound))"
    ] + search.findings.filter { !law.fit.findings.contains($0) }.map { "finding: \($0)" }
  func json(_ found: DecaySearch.Candidate) -> JSONValue {
    .object([
      "curve": .text(name(found.curve)), "decay": .whole(found.decay),
      "final": .number(found.final), "loss": JSONValue(found.loss),
    ])
  }
  var parts = try law.parts
  parts["best"] = json(best)
  let series = best.schedule.labeled(options.labels?.first ?? words(best))
  let prediction = Prediction(by: law.fit, of: [series])
  parts["forecast"] = law.json(prediction.forecasts[0], of: words(best))
  parts["byCurve"] = .array(search.byCurve.map(json))
  parts["flat"] = .object([
    "decay": .array([.whole(search.flat.lowerBound), .whole(search.flat.upperBound)]),
    "final": .array([
      .number(search.flatFinals.lowerBound), .number(search.flatFinals.upperBound),
    ]),
  ])
  parts["searchFindings"] = .array(search.findings.map { .finding($0.kind, $0) })
  return Report(
    text: lines.joined(separator: "\n"), json: .object(parts),
    pictures: [("--plot", { options.applied(to: prediction).svg() })])
}

/// A rate to three digits.
private func rate(_ rate: Double) -> String {
  guard rate > 0 else { return "0" }
  let unit = pow(10, 2 - log10(rate).rounded(.down))
  return "\(Float((rate * unit).rounded() / unit))"
}
