import Exchange
import SchedulePlots
import Schedules

let transfer = Command(
  name: "transfer",
  summary:
    "Carries a round-1 schedule to another length, and reports what the added steps are worth.",
  operands: "ROUND1.json",
  operandCount: 1...1,
  options: [
    Option("--to", value: "N", help: "the number of steps of round 2", isRequired: true),
    Option("--by", value: "RULE", help: "the rule; by default the one that the schedule calls for"),
    Option(
      "--phase", value: "I", help: "which hold extending-plateau makes longer, counted from 0"),
    Option("--peak", value: "RATE", help: "rewarming: the rate to rise to"),
    Option("--warmup", value: "STEPS", help: "rewarming: the steps of the rise"),
    Option("--final", value: "RATE", help: "rewarming: the rate to decay to"),
    Option("--decay", value: "STEPS", help: "rewarming: the steps of the decay"),
    Option(
      "--output", "-o", value: "ROUND2.json",
      help: "where to write round 2; - or none is standard output"),
    Option(
      "--export", value: "TARGET",
      help: "write round 2 for a framework, not as a spec; see lrs export --help"),
    Option(
      "--plot", value: "FILE.svg",
      help: "where to draw both rounds; with --predict, every rule and its predicted loss"),
    Option(
      "--plot-rules", value: "FILE.svg",
      help: "where to draw what every rule would do, side by side"
    ),
    Option(
      "--predict", value: "RUN.csv,…",
      help: "logs from which to predict the loss of every rule, with commas between"),
  ] + lawOptions + columnOptions + [
    Option(
      "--format", value: "FORMAT", help: "of the report: text for people (the default), or json")
  ] + PlotOptions.table,
  notes: [
    "RULE is one of",
    "  extending-plateau      keeps warmup and decay, holds longer at the plateau (inserts one)",
    "  stretching-decay       keeps warmup and plateau, times the decay anew over the rest",
    "  stretching-everything  keeps proportions: a control",
    "  holding-final-rate     keeps round 1, then its final rate: the pitfall, as a control",
    "  continuing-tail        keeps round 1, its open-ended last curve runs on",
    "  adding-cycles          keeps round 1, adds more of its cycles",
    "  rewarming              keeps round 1, then rises, holds and decays once more",
    "By default one cosine after the warmup is stretched, and any other decay kept behind a longer",
    "plateau. The report goes to standard output; where round 2 itself does, to standard error.",
    "",
    "With --export round 2 is written whole and counts the global step. Its file says the step at which",
    "it resumes from a checkpoint of round 1: programs and megatron in a comment, json as \"resume\"; of",
    "csv and huggingface-arguments, which have no place for it, it is said on standard error.",
    "",
    "--log to --size say how the plots look. Default labels are round 1 and round 2.",
    "",
    "With --predict:",
  ] + lawNotes + lawFormatNotes + [""] + PlotOptions.notes
) { arguments in
  let input = arguments.operands[0]
  let output = arguments["--output"] ?? "-"
  let target = try arguments["--export"].map { try exportTarget($0, for: "--export") }
  let pictures = ["--plot", "--plot-rules"].compactMap { arguments[$0] }
  guard let length = try arguments.wholeNumber("--to") else { return }
  let rule = try rule(arguments)
  try arguments.refuse(
    PlotOptions.table.map(\.name), unless: !pictures.isEmpty, because: "it is for --plot FILE.svg")
  let options = try PlotOptions(arguments)
  let logs = arguments["--predict"]?.split(separator: ",").map(String.init)
  try refuseUnpredicted(arguments)
  let labels = try options.labels(for: 2) ?? ["round 1", "round 2"]
  let results = [output] + pictures
  if results.count(where: { $0 == "-" }) > 1 {
    throw UsageError(
      "the spec and the plot cannot both go to standard output", "give --output ROUND2.json")
  }
  let isJSON = try Report.isJSON(arguments)
  if isJSON, results.contains("-") {
    throw UsageError(
      "the report as JSON goes to standard output",
      "give every other result a file, as with --output ROUND2.json")
  }
  try refuseToOverwrite([input] + (logs ?? []), with: results)

  let round1 = try readSpec(input)
  let result: Transfer
  do {
    result =
      if let rule { try round1.transferred(to: length, by: rule) } else {
        try round1.transferred(to: length)
      }
  } catch let error as TransferError {
    throw Failure("\(inputName(input)): \(error)")
  }
  let predicted = try logs.map {
    try RulePredictions(of: round1, to: length, asked: result, input, $0, arguments)
  }
  // All is made before anything is written.
  var files = [(text: try text(of: result, for: target, from: input), path: output)]
  if let file = arguments["--plot"] {
    let picture =
      try predicted.map {
        try PredictionOptions(arguments, count: 1).applied(to: $0.prediction).svg()
      } ?? options.applied(to: Plot(result, labels: (labels[0], labels[1]))).svg()
    files.append((picture.text, file))
  }
  if let file = arguments["--plot-rules"] {
    let plot = try Plot(everyRuleFor: round1, to: length, labels: (labels[0], labels[1]))
    files.append((try options.applied(to: plot).svg().text, file))
  }
  if isJSON {
    let parts = json(of: result).merging(try predicted?.parts ?? [:]) { own, _ in own }
    files.append((try JSONValue.object(parts).text(), "-"))
  }
  try write(files)
  if let target, !target.saysWhereToResume {
    let step = result.resumeStep(for: target)
    say(
      "\(target) has no place for the step at which round 2 resumes; "
        + (step < 2 ? "train it from the start" : "it is \(step), or earlier")
        + (step == result.sharedPrefix
          ? ""
          : "; not \(result.sharedPrefix), for its first update after a checkpoint has the checkpoint's rate")
    )
  }
  if isJSON { return }
  let report = (["\(result)"] + (predicted?.words ?? [])).joined(separator: "\n")
  if results.contains("-") {
    say(report)
  } else {
    try printOut(report)
  }
}

/// Refuses what says nothing with `--predict`, or without it.
private func refuseUnpredicted(_ arguments: Arguments) throws {
  let isPredicted = arguments.has("--predict")
  try arguments.refuse(
    (lawOptions + columnOptions).map(\.name), unless: isPredicted,
    because: "it is for --predict RUN.csv,…")
  try arguments.refuse(
    ["--steps", "--labels"], unless: !isPredicted || arguments.has("--plot-rules"),
    because: "a plot of predictions has all steps and rules")
}

/// Round 2 as a spec, or for the framework that trains it.
private func text(
  of transfer: Transfer, for target: ExportTarget?, from input: String
) throws -> String {
  guard let target else { return try specText(transfer.schedule) }
  do { return try transfer.exported(to: target) } catch {
    throw Failure("\(inputName(input)), carried: \(error)")
  }
}

/// The rules that need nothing more said, by their names.
let plainRules: [String: TransferRule] = [
  "extending-plateau": .extendingPlateau, "stretching-decay": .stretchingDecay,
  "stretching-everything": .stretchingEverything, "holding-final-rate": .holdingFinalRate,
  "continuing-tail": .continuingTail, "adding-cycles": .addingCycles,
]

/// The rule that the options name; nil for the default.
private func rule(_ arguments: Arguments) throws -> TransferRule? {
  let name = arguments["--by"]
  try arguments.refuse(
    ["--phase"], unless: name == "extending-plateau", because: "it is for --by extending-plateau")
  try arguments.refuse(
    ["--peak", "--warmup", "--final", "--decay"], unless: name == "rewarming",
    because: "it is for --by rewarming")
  guard let name else { return nil }
  if let phase = try arguments.wholeNumber("--phase") { return .extendingPlateau(phase: phase) }
  if let rule = plainRules[name] { return rule }
  guard name == "rewarming" else {
    let known = plainRules.keys.sorted() + ["rewarming"]
    throw UsageError(
      "--by: there is no rule \(name)",
      guess(name, among: known) ?? "give one of \(known.joined(separator: ", "))")
  }
  guard let peak = try arguments.rate("--peak"), let warmup = try arguments.wholeNumber("--warmup"),
    let final = try arguments.rate("--final"), let decay = try arguments.wholeNumber("--decay")
  else {
    let missing = ["--peak", "--warmup", "--final", "--decay"].filter { !arguments.has($0) }
    throw UsageError(
      "--by rewarming lacks \(missing.joined(separator: ", "))",
      "give --peak RATE --warmup STEPS --final RATE --decay STEPS")
  }
  return .rewarming(to: peak, over: warmup, decayingTo: final, over: decay)
}
