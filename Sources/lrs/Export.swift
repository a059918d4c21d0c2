import Exchange
import Schedules

let export = Command(
  name: "export",
  summary:
    "Writes a schedule for the framework that trains, where nothing of this package is needed.",
  operands: "SPEC.json",
  operandCount: 1...1,
  options: [
    Option(
      "--to", value: "TARGET", help: "what it is written for", isRequired: true,
      choices: ExportTarget.all.map(\.name)),
    Option("--title", value: "TEXT", help: "what the file says of itself, in a comment"),
    Option(
      "--output", "-o", value: "FILE", help: "where to write it; - or none is standard output"),
  ],
  notes: [
    "TARGET is one of",
    "  pytorch                scheduler(optimizer), a LambdaLR whose rates are absolute",
    "  huggingface            the same, for Trainer(optimizers=(optimizer, scheduler(optimizer)))",
    "  huggingface-arguments  TrainingArguments as JSON, where they can say the schedule",
    "  composer               LearningRate(), for Composer's Trainer(callbacks=...)",
    "  megatron               arguments of Megatron-LM, where they can say the schedule",
    "  optax, mlx             learning_rate(step), in float32",
    "  mlx-swift              learningRate(at: step), in Swift",
    "  python                 learning_rate(step), of nothing but the standard library",
    "  csv                    every rate, written out; of past the end it says nothing",
    "  json                   the same, the final rate and the spec",
    "Programs, megatron and json have the spec in them: lrs import gives the same schedule back. Of a csv",
    "and of huggingface-arguments it gives the rates back, to rounding at least: see lrs import --help.",
    "Programs hold past the end, say how they are used, and check themselves when they are run alone.",
  ]
) { arguments in
  let input = arguments.operands[0]
  let output = arguments["--output"] ?? "-"
  let target = try exportTarget(arguments["--to"] ?? "", for: "--to")
  try arguments.refuse(
    ["--title"], unless: ![.csv, .json, .huggingfaceArguments].contains(target),
    because: "\(target.name) has no place for a comment")
  try refuseToOverwrite([input], with: [output])
  let schedule = try readSpec(input)
  do {
    try write([(try schedule.exported(to: target, titled: arguments["--title"]), output)])
  } catch let error as ExchangeError {
    throw Failure("\(inputName(input)): \(error)")
  }
}

/// The target of a name that an option has.
func exportTarget(_ name: String, for option: String) throws -> ExportTarget {
  if let target = ExportTarget.named(name) { return target }
  let known = ExportTarget.all.map(\.name)
  throw UsageError(
    "\(option): there is no target \(shown(name))",
    guess(name, among: known) ?? "give one of \(known.joined(separator: ", "))")
}
