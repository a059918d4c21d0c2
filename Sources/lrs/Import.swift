import Exchange
import Schedules

let importing = Command(
  name: "import",
  summary:
    "Makes a spec of what there is: a framework's arguments, a table of rates, an exported file.",
  operands: "FILE",
  operandCount: 1...1,
  options: [
    Option("--lr", value: "RATE", help: "the optimizer's rate, where a call has only factors"),
    Option(
      "--steps", value: "N", help: "the steps of the run, where the framework's schedule has no end"
    ),
    outputOption,
  ],
  notes: [
    "FILE is one of",
    "  a table                CSV with a header: step,rate or step,lr,loss; its phases are recognised",
    "  a call                 get_scheduler('cosine', num_warmup_steps=100, ...), optax.NAME(...), StepLR(...)",
    "  Megatron's arguments   --lr 3e-4 --lr-decay-style WSD ...",
    "  TrainingArguments      JSON with learning_rate, lr_scheduler_type, max_steps",
    "  what lrs export wrote",
    "What a table was found to follow, and how nearly, is said on standard error. Nothing is run.",
  ]
) { arguments in
  let input = arguments.operands[0]
  let output = arguments["--output"] ?? "-"
  try refuseToOverwrite([input], with: [output])
  let (lr, steps) = (try arguments.rate("--lr"), try arguments.wholeNumber("--steps"))
  let data = try readData(input, named: inputName(input), as: "table or call")
  guard let text = String(validating: data, as: UTF8.self) else {
    throw Failure("\(inputName(input)): this is not UTF-8; save it as UTF-8")
  }
  let imported: ImportedSchedule
  do {
    imported = try ImportedSchedule(text, options: ImportOptions(lr: lr, steps: steps))
  } catch {
    throw Failure("\(inputName(input)): \(error)")
  }
  // What the same text says without an option has no need of it.
  for (option, less) in [
    ("--lr", ImportOptions(steps: steps)), ("--steps", ImportOptions(lr: lr)),
  ] where arguments.has(option) {
    let isNeeded = (try? ImportedSchedule(text, options: less))?.schedule != imported.schedule
    try arguments.refuse(
      [option], unless: isNeeded,
      because: "\(inputName(input)) is \(imported.kind) that says all of it")
  }
  try write([(try specText(imported.schedule), output)])
  say(
    "\(imported.kind): \(imported.schedule.phases.count) phases over \(imported.schedule.length) steps"
  )
  if let found = imported.recognition {
    say("no row is further than \(found.error) of the peak from it")
    for note in found.notes { say(note) }
  }
}
