import Foundation
import SchedulePlots
import Schedules
import TrainingSteps

let rounds = Command(
  name: "rounds",
  summary: "Plans rounds of tuning, from many short runs to few of production length.",
  operands: "",
  operandCount: 0...0,
  options: [
    Option("--production", value: "N", help: "the steps of the longest runs", isRequired: true),
    Option("--rounds", value: "R", help: "how many rounds; by default 2"),
    Option(
      "--budget", value: "STEPS",
      help: "the steps of all runs together; by default two long runs, and as much in every round"),
    Option("--first", value: "SHARE", help: "round 1's length as a share of production (0.1)"),
    Option(
      "--schedule", value: "SPEC.json",
      help: "a schedule to carry to every round, each directly from it"),
  ] + reportOptions,
  notes: [
    "Each round is longer by the same factor, and spends about as many steps as any other.",
    "The plot is of the rounds, or, with a schedule, of the schedules.",
    "With --format json each round holds its schedule as a spec.",
  ]
) { arguments in
  guard let production = try arguments.wholeNumber("--production") else { return }
  var rule = RoundsRule()
  rule.first = try arguments.share("--first", default: rule.first)
  let count = try arguments.wholeNumber("--rounds") ?? 2
  try arguments.refuse(
    ["--first"], unless: count != 1, because: "one round is as long as production")
  let budget = try arguments.wholeNumber("--budget")
  let input = arguments["--schedule"]
  try Report.check(arguments, inputs: [input].compactMap { $0 }, pictures: ["--plot"])
  let plan: RoundsPlan
  do {
    plan = try RoundsPlan(production: production, rounds: count, budget: budget, rule: rule)
  } catch {
    throw UsageError("\(error)")
  }
  var scheduled: [ScheduledRound] = []
  if let input {
    let schedule = try readSpec(input)
    do { scheduled = try plan.carrying(schedule) } catch let error as CarryingError {
      let remedy = remedy(error, schedule, production, count, rule).map { "; \($0)" } ?? ""
      throw Failure("\(inputName(input)): \(error)\(remedy)")
    }
  }
  let json = try JSONValue.object([
    "rounds": .array(
      plan.rounds.enumerated().map { index, round in
        try roundJSON(round, scheduled.isEmpty ? nil : scheduled[index])
      }),
    "recheck": .array(
      RoundsPlan.rechecks.map { choice in
        .object([
          "choice": .text(choice.rawValue), "transfers": .text(choice.transferability.rawValue),
          "recheck": .text(choice.recheck),
        ])
      }),
    "findings": .array(
      plan.findings.map { .finding($0.kind, $0) }
        + scheduled.flatMap { round in
          round.transfer.findings.map { .finding("schedule", "round \(round.round.number): \($0)") }
        }),
  ])
  let lines = [plan.description] + scheduled.flatMap(lines)
  let report = Report(
    text: lines.joined(separator: "\n"), json: json,
    pictures: [("--plot", { scheduled.isEmpty ? plan.plot() : try Plot(scheduled).svg() })])
  try report.write(arguments)
}

/// What makes round 1 as long as a schedule that is too long for it; nil where that is not the matter.
private func remedy(
  _ error: CarryingError, _ schedule: Schedule, _ production: Int, _ count: Int, _ rule: RoundsRule
) -> String? {
  guard case .tooShort = error.cause else { return nil }
  let length = schedule.length
  func works(_ production: Int, _ share: Double) -> Bool {
    var rule = rule
    rule.first = share
    let plan = try? RoundsPlan(production: production, rounds: count, rule: rule)
    return plan?.rounds[0].maxTrainSteps == length && (try? plan?.carrying(schedule)) != nil
  }
  // The fewest digits that give that many steps.
  let share = (1...15).lazy.map { digits in
    Double(String(format: "%.\(digits)f", Double(length) / Double(production))) ?? 0
  }.first { works(production, $0) }
  if let share {
    return "give --first \(share), which makes round 1 as long as the schedule, \(length) steps"
      + (share > 0.5 ? ", or a longer --production: short rounds are to be short" : "")
  }
  let longer = (Double(length) / rule.first).rounded()
  guard count > 1, longer <= 0x1p48, works(Int(longer), rule.first) else {
    return "give a --production of more than \(length), the length of the schedule"
  }
  return "give a longer production, such as --production \(Int(longer))"
}

private func lines(_ round: ScheduledRound) -> [String] {
  let transfer = round.transfer
  let head = "schedule of round \(round.round.number): "
  if transfer.addedSteps == 0 {
    return [head + "the one that was given, \(round.schedule.length) steps"]
  }
  return [head + "\(transfer.rule): \(transfer.reason)"]
    + ([transfer.resuming] + transfer.worth).map { "  " + $0 }
    + transfer.findings.map { "finding: round \(round.round.number): \($0)" }
}

private func roundJSON(_ round: RoundsPlan.Round, _ scheduled: ScheduledRound?) throws -> JSONValue
{
  var members: [String: JSONValue] = [
    "maxTrainSteps": .whole(round.maxTrainSteps), "trials": .whole(round.trials),
    "steps": .whole(round.steps),
  ]
  if let transfer = scheduled?.transfer {
    members["rule"] = .text("\(transfer.rule)")
    members["sharedPrefix"] = .whole(transfer.sharedPrefix)
    members["schedule"] = try JSONValue(specOf: transfer.schedule)
  }
  return .object(members)
}
