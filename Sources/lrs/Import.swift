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
      "--steps", value: "N",
      help: "the steps of the run: needed where the framework's schedule goes on for ever"),
    Option("--run", value: "NAME", help: "the run of a log of several"),
    Option(
      "--rate-column", value: "NAME", help: "the column of a log's rates; by default lr, …"),
    Option(
      "--to-the-bit",
      help: "keep as a table what curves give to rounding only"),
    outputOption,
  ],
  notes: [
    "FILE is one of",
    "  a table or a log       with steps and rates: step,rate, step,lr,loss, or what trainers write; its",
    "                         phases are recognised",
    "  a call                 get_scheduler('cosine', num_warmup_steps=100, ...), SequentialLR([...], [...])",
    "  Megatron's arguments   --lr 3e-4 --lr-decay-style WSD ...",
    "  TrainingArguments      JSON with learning_rate, lr_scheduler_type, max_steps",
    "  what lrs export wrote, or a spec",
    "What a table was found to follow, and how nearly, is said on standard error, and what its rows do",
    "not show. Rates of few digits are fitted to their rounding. Nothing is run.",
    "What lrs export wrote comes back as the same schedule, by the spec in it, but for csv and",
    "huggingface-arguments, which have none. A csv's rates come back to the bit where its rows tell every",
    "number of its curves, and else to rounding: as where a curve began between two steps, or is a part of",
    "a longer one. That is said, and --to-the-bit then keeps the rows as a table.",
    "Calls take what their frameworks take, with the same defaults, and numbers for variables:",
  ] + knownCalls
) { arguments in
  let input = arguments.operands[0]
  let output = arguments["--output"] ?? "-"
  try refuseToOverwrite([input], with: [output])
  let options = ImportOptions(
    lr: try arguments.rate("--lr"), steps: try arguments.wholeNumber("--steps"),
    run: arguments["--run"], rateColumn: arguments["--rate-column"],
    toTheBit: arguments.has("--to-the-bit"))
  let data = try readData(input, named: inputName(input), as: "table or call")
  guard let text = String(validating: data, as: UTF8.self) else {
    throw Failure("\(inputName(input)): this is not UTF-8; save it as UTF-8")
  }
  let imported: ImportedSchedule
  do {
    imported = try ImportedSchedule(text, options: options)
  } catch {
    throw Failure("\(inputName(input)): \(error)")
  }
  // What the same text says without an option has no need of it.
  for (option, leaveOut) in [
    ("--lr", { $0.lr = nil }), ("--steps", { $0.steps = nil }), ("--run", { $0.run = nil }),
    ("--rate-column", { $0.rateColumn = nil }), ("--to-the-bit", { $0.toTheBit = false }),
  ] as [(String, (inout ImportOptions) -> Void)] where arguments.has(option) {
    var less = options
    leaveOut(&less)
    let isNeeded =
      (try? ImportedSchedule(text, options: less))?.schedule != imported.schedule
      // What says the same as the text does no harm.
      || option == "--steps" && options.steps == imported.schedule.length
      || ["--rate-column", "--to-the-bit"].contains(option) && imported.recognition != nil
    try arguments.refuse(
      [option], unless: isNeeded,
      because: "\(inputName(input)) is \(imported.kind) that says all of it")
  }
  try write([(try specText(imported.schedule), output)])
  let (phases, steps) = (imported.schedule.phases.count, imported.schedule.length)
  say(
    "\(imported.kind): \(phases) phase\(phases == 1 ? "" : "s") over "
      + "\(steps) step\(steps == 1 ? "" : "s")")
  if let found = imported.recognition {
    say("no row is further than \(found.error) of the peak from it")
  }
  for note in imported.notes { say(note) }
}

/// The names of the calls, a framework after the other, in lines that a terminal holds.
private let knownCalls: [String] = {
  var lines: [String] = []
  var framework = ""
  for call in ImportedSchedule.knownCalls {
    let name = String(call.signature.prefix { $0 != "(" })
    let isNew = call.framework != framework
    if !isNew, let line = lines.last, line.count + name.count < 98 {
      lines[lines.count - 1] = line + ", " + name
    } else {
      if !isNew { lines[lines.count - 1] += "," }
      let label = isNew ? call.framework : ""
      lines.append("  " + label + String(repeating: " ", count: 14 - label.count) + name)
    }
    framework = call.framework
  }
  return lines
}()
