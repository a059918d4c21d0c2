/// Reads what Optuna's `trials_dataframe()` writes as CSV: a trial a row, with its value and no curve.
///
/// The step of the value is a user attribute, as `trial.set_user_attr("best_step", step)` sets it. A
/// parameter `lr` is the trial's rate, `max_train_steps` among parameters or attributes its length.
func readOptuna(
  _ records: inout CSVRecords, _ header: Header, _ request: LogRequest
) throws(LogError) -> TrainingLog {
  let metric = request.metric
  let value = header.index(of: metric) ?? header.index(of: "user_attrs_" + metric)
  guard let value else { throw header.missing(metric, "the metric (an objective is \"value\")") }
  let step = header.index(
    of: request.columns.step, or: ["user_attrs_best_step", "user_attrs_step"])
  guard let step else {
    if let name = request.columns.step { throw header.missing(name, "the step") }
    throw LogError(
      "no column says at which step a trial was best",
      "in the objective: trial.set_user_attr(\"best_step\", step); or say which column holds it",
      row: 1)
  }
  let table = try OptunaTable(header)
  let rate = header.index(of: request.columns.rate, or: optunaRateNames)
  let length = header.index(
    of: nil, or: maxTrainStepsNames.flatMap { ["user_attrs_" + $0, "params_" + $0] })
  var runs: [LoggedRun] = []
  var unfinished: [String] = []
  while try records.next(below: header) {
    let (name, ending) = try table.trial(records, header)
    guard let ending else {
      unfinished.append(name)
      continue
    }
    let (value, step) = (
      try records.number(in: value, header), try records.step(in: step, header)
    )
    if value != nil, step == nil, ending == .completed {
      throw LogError(
        "the trial has a value and not the step of it", "set the attribute in every trial",
        row: records.row)
    }
    let point = value.flatMap { value in step.map { (step: $0, value: value) } }
    var run = LoggedRun(
      name: name,
      curve: Curve(steps: point.map { [$0.step] } ?? [], values: point.map { [$0.value] } ?? []))
    if let column = rate, let rate = try records.number(in: column, header) {
      run.rates = Curve(steps: [point?.step ?? 0], values: [rate])
    }
    if let column = length { run.maxTrainSteps = try records.step(in: column, header) }
    run.isBestStepAlone = true
    run.ending = ending
    runs.append(run)
  }
  return TrainingLog(
    shape: .optuna, runs: runs, warnings: unfinished.isEmpty ? [] : [.unfinishedTrials(unfinished)])
}

let optunaRateNames = ["params_lr", "params_learning_rate"]

/// The columns that every frame of trials has.
struct OptunaTable {
  private let number: Int
  private let state: Int

  init(_ header: Header) throws(LogError) {
    guard let number = header.index(of: "number"), let state = header.index(of: "state") else {
      throw header.missing("number", "the trial")
    }
    (self.number, self.state) = (number, state)
  }

  /// The name of a trial and how it ended; nil where it has not.
  func trial(
    _ records: CSVRecords, _ header: Header
  ) throws(LogError) -> (name: String, ending: LoggedRun.Ending?) {
    let name = "trial " + records.text(records.cells[number])
    switch records.text(records.cells[state]) {
    case "COMPLETE": return (name, .completed)
    case "PRUNED": return (name, .pruned)
    case "FAIL": return (name, .failed)
    case "RUNNING", "WAITING": return (name, nil)
    case let other:
      throw LogError(
        "\(quoted(other)) is no state of a trial",
        "it is COMPLETE, PRUNED, FAIL, RUNNING or WAITING", row: records.row, column: state + 1,
        header: header.names[state])
    }
  }
}
