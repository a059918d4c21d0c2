import Schedules

let recipe = Command(
  name: "recipe",
  summary: "Makes a schedule that the field has a name for, as a spec.",
  operands: "NAME",
  operandCount: 1...1,
  options: [],
  notes: [
    "Each has help of its own: lrs recipe NAME --help. Lengths are steps, or \"90 epochs\", \"1e6 samples\",",
    "\"2e9 tokens\", 2% of all steps; what a step holds is then said by --batch-size and the options beside it.",
  ],
  subcommands: Recipe.all.map(command)
) { _ in }

/// A recipe as a command: its parameters are the options.
private func command(of recipe: Recipe) -> Command {
  Command(
    name: "recipe \(recipe.name)",
    summary: recipe.summary,
    operands: recipe.parts == 0...0 ? "" : "A.json B.json …",
    operandCount: recipe.parts,
    options: recipe.parameters.map { parameter in
      let standard = parameter.standard.map {
        $0.isEmpty || parameter.isRequired ? "" : "; \($0) unless given"
      }
      return Option(
        "--" + parameter.name, value: parameter.value, help: parameter.help + (standard ?? ""),
        isRequired: parameter.isRequired)
    } + (recipe.parameters.isEmpty ? [] : clockOptions) + [outputOption],
    notes: ["rate = \(recipe.formula)", "elsewhere: \(recipe.peers)"]
  ) { arguments in
    let output = arguments["--output"] ?? "-"
    try refuseToOverwrite(arguments.operands, with: [output])
    let given = recipe.parameters.compactMap { parameter in
      arguments["--" + parameter.name].map { (parameter.name, $0) }
    }
    let clock = try arguments.clock()
    let parts = try arguments.operands.map(readSpec)
    let schedule: Schedule
    do {
      schedule = try recipe.schedule(
        Dictionary(uniqueKeysWithValues: given), of: parts, clock: clock)
    } catch let error as ScheduleError {
      let option = optionName(error.path, of: recipe)
      let place = option.map { "--\($0): " } ?? (error.path.isEmpty ? "" : "\(error.path): ")
      throw UsageError(place + error.fault, withOptions(error.remedy))
    }
    try arguments.refuseUnusedClock(
      for: given.flatMap { $0.1.split(separator: ",").map(String.init) })
    try write([(try specText(schedule), output)])
  }
}

let outputOption = Option(
  "--output", "-o", value: "FILE.json", help: "where to write it; - or none is standard output")

/// The option of what a constructor calls otherwise, such as `--first-cycle` for `firstCycle`; nil
/// where there is none.
private func optionName(_ path: String, of recipe: Recipe) -> String? {
  let kebab = path.replacing(".", with: "-").prefix { $0 != "[" }
    .reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
  let others: [String: [String]] = [
    "from": ["peak"], "to": ["final", "peak"], "rising-for": ["rise"], "fallen-after": ["fallen"],
    "switching-at": ["boundaries"], "boundaries": ["milestones"], "factor": ["factors", "gamma"],
    "warmup-to": ["peak"], "initial-rate": ["initial-divisor"],
  ]
  return ([kebab] + (others[kebab] ?? [])).first { name in
    recipe.parameters.contains { $0.name == name }
  }
}
