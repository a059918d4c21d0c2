import Logs
import SchedulePlots
import TrainingSteps

let study = Command(
  name: "study",
  summary:
    "Says whether max_train_steps is too long, too short or about right, by trials' best steps.",
  operands: "FILE…",
  operandCount: 1...10_000,
  options: [
    Option("--metric", value: "NAME", help: "the metric, as the logs call it", isRequired: true)
  ] + goalOptions + [
    Option(
      "--max-train-steps", value: "N",
      help: "the steps of every trial; not needed where the logs say it"),
    Option(
      "--training-loss", value: "NAME",
      help: "the training loss in the same logs: is training compute-bound?"),
    Option(
      "--stopped-early",
      help: "trials that ended together before N were stopped, and had no other N"
    ),
    Option(
      "--early", value: "SHARE", help: "the first part, in which best steps are too early (0.1)"),
    Option("--late", value: "SHARE", help: "the last part, in which they are late (0.25)"),
    Option(
      "--consistently", value: "SHARE", help: "the share of trials that is consistent (0.75)"),
    Option("--growth", value: "FACTOR", help: "how much longer to train where it may help (2)"),
    Option(
      "--changed", value: "WHAT",
      help: "what was changed since: \(Change.allCases.map(\.rawValue).joined(separator: ", "))"),
  ] + columnOptions + reportOptions + [
    Option("--plot-curves", value: "FILE.svg", help: "where to draw curves and best checkpoints")
  ],
  notes: [
    "Logs: CSV (trial,step,METRIC or step,METRIC), W&B, TensorBoard, MLflow, Optuna, Lightning,",
    "Hugging Face's trainer_state.json, JSON lines; known by their content.",
    "Verdicts: too-long where every best step is in the first 10 %, too-short where three in four are",
    "in the last 25 %, else about-right; cannot-tell with fewer than two trials or sparse checkpoints.",
    "Trials that diverged, failed or ended early are set apart; one that ended early counts where it was",
    "best in the first half of its log, or already in the last part of the whole run.",
  ]
) { arguments in
  guard let metric = arguments["--metric"] else { return }
  let goal = try arguments.goal(for: metric)
  let rule = try refinementRule(arguments)
  let change = try change(arguments)
  let length = try arguments.wholeNumber("--max-train-steps")
  try Report.check(
    arguments, inputs: arguments.operands, pictures: ["--plot", "--plot-curves"])

  let logs = try readLogs(arguments.operands)
  let (runs, warnings) = try readRuns(logs, metric: metric, arguments)
  let study: Study
  do {
    study = try Study(
      runs.map(Trial.init), maxTrainSteps: length, goal: goal, rule: rule,
      stoppedEarly: arguments.has("--stopped-early"))
  } catch StudyError.unknownMaxTrainSteps {
    throw UsageError(
      "--max-train-steps is missing, and the logs do not say it", "give --max-train-steps N")
  } catch StudyError.endedTogether(let trials, let step, let length) {
    let error = StudyError.endedTogether(trials: trials, step: step, maxTrainSteps: length)
    throw Failure("\(error) with --stopped-early")
  }
  let workloads = try workloads(runs, of: logs, goal, arguments)
  let refinement = study.refinement(by: rule)
  try report(refinement, warnings, change, workloads).write(arguments)
}

private func refinementRule(_ arguments: Arguments) throws -> RefinementRule {
  var rule = RefinementRule()
  rule.early = try arguments.share("--early", default: rule.early)
  rule.late = try arguments.share("--late", default: rule.late)
  rule.consistently = try arguments.share("--consistently", default: rule.consistently)
  if let growth = try arguments.rate("--growth") {
    if growth < 1 {
      throw UsageError("--growth: \(growth) is no growth", "give 1 or more, such as 2")
    }
    rule.growth = growth
  }
  if rule.early + rule.late > 1 {
    throw UsageError("--early and --late overlap", "give shares whose sum is at most 1")
  }
  return rule
}

private func change(_ arguments: Arguments) throws -> Change? {
  guard let name = arguments["--changed"] else { return nil }
  if let change = Change(rawValue: name) { return change }
  let known = Change.allCases.map(\.rawValue)
  throw UsageError(
    "--changed: \(name) is no change that is known",
    guess(name, among: known) ?? "give one of \(known.joined(separator: ", "))")
}

/// For each run, what its curves say about the workload; empty where no training loss was named.
private func workloads(
  _ runs: [LoggedRun], of logs: [(bytes: [UInt8], name: String)], _ goal: Goal,
  _ arguments: Arguments
) throws -> [(name: String, evidence: WorkloadEvidence)] {
  guard let loss = arguments["--training-loss"] else { return [] }
  let training = Dictionary(
    try readRuns(logs, metric: loss, arguments).runs.map { ($0.name, $0) },
    uniquingKeysWith: { first, _ in first })
  let isValidation = loss != arguments["--metric"]
  return runs.compactMap { run in
    training[run.name].map { training in
      (
        run.name,
        WorkloadEvidence(
          training: training.curve, validation: isValidation ? run.curve : nil, goal: goal,
          rates: run.rates)
      )
    }
  }
}

private func report(
  _ refinement: Refinement, _ warnings: [LogWarning], _ change: Change?,
  _ workloads: [(name: String, evidence: WorkloadEvidence)]
) -> Report {
  let changed = change.map { $0.advice(after: refinement.study.maxTrainSteps) }
  let lines =
    [refinement.description] + (changed.map { ["finding: \($0)"] } ?? [])
    + warnings.map { "warning: \($0)" }
    + workloadLines(workloads)
  var json: [String: JSONValue] = [
    "verdict": .text(refinement.verdict.rawValue),
    "proposedMaxTrainSteps": .whole(refinement.proposedMaxTrainSteps),
    "trials": .array(refinement.outcomes.map(json)),
    "findings": .array(
      refinement.findings.map { .finding($0.kind, $0) }
        + (changed.map { [.finding("measure-again", $0)] } ?? [])
        + warnings.map { .finding($0.kind, $0) }),
  ]
  if !workloads.isEmpty {
    json["workloads"] = .array(
      workloads.map {
        .object([
          "trial": .text($0.name), "workload": .text($0.evidence.workload.rawValue),
          "reason": .text($0.evidence.reason),
        ])
      })
  }
  return Report(
    text: lines.joined(separator: "\n"), json: .object(json),
    pictures: [
      ("--plot", { refinement.bestStepsPlot() }), ("--plot-curves", { refinement.curvesPlot() }),
    ])
}

/// A line a trial, and the advice once, where all trials say the same.
private func workloadLines(_ workloads: [(name: String, evidence: WorkloadEvidence)]) -> [String] {
  let found = Set(workloads.map(\.evidence.workload))
  let lines = workloads.map { name, evidence in
    "workload of \(name): \(evidence.workload.rawValue): \(evidence.reason) "
      + "(training: \(evidence.training)"
      + (evidence.validation.map { "; validation: \($0)" } ?? "") + ")"
  }
  guard let workload = found.first, found.count == 1 else { return lines }
  return lines + workload.advice.map { "advice: \($0)" }
}

private func json(_ outcome: TrialOutcome) -> JSONValue {
  let best = outcome.best
  return .object([
    "trial": .text(outcome.trial.name), "standing": .text(outcome.standing.rawValue),
    "bestStep": JSONValue(best?.step), "bestValue": JSONValue(best?.value),
    "between": best.map { .array([.whole($0.range.lowerBound), .whole($0.range.upperBound)]) }
      ?? .null,
    "lastStep": JSONValue(outcome.trial.lastStep),
  ])
}
