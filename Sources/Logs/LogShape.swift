/// The shapes of logs that people have.
public enum LogShape: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
  /// CSV `trial,step,<metric>…`.
  case longForm = "CSV of several trials"
  /// CSV `step,<metric>…`, such as `step,lr,loss`.
  case oneRun = "CSV of one run"
  /// CSV of Lightning's `CSVLogger`: sorted metrics with `epoch,step`, sparse.
  case lightning = "Lightning metrics CSV"
  /// CSV exported from a W&B chart: `"Step","<run> - <metric>",…`.
  case chart = "W&B chart CSV"
  /// CSV of a W&B run's history: `_step,_runtime,_timestamp,<metric>…`.
  case history = "W&B history CSV"
  /// CSV exported from TensorBoard: `Wall time,Step,Value`.
  case tensorBoard = "TensorBoard CSV"
  /// A metric of MLflow's file store: `timestamp value step`, a point a line.
  case mlflow = "MLflow metric file"
  /// CSV of Optuna's `trials_dataframe()`.
  case optuna = "Optuna trials CSV"
  /// CSV `trial,lr,steps_to_target`.
  case sweep = "CSV of a sweep"
  /// Hugging Face's `trainer_state.json`.
  case trainerState = "Hugging Face trainer_state.json"
  /// A JSON object a line, or an array of objects.
  case jsonLines = "JSON lines"

  public var description: String { rawValue }
}

extension LogShape {
  /// The shape of a CSV, by its header.
  ///
  /// - Throws: ``LogError`` where no column holds steps.
  init(of header: Header, _ request: LogRequest) throws(LogError) {
    if header.names == ["Wall time", "Step", "Value"] {
      self = .tensorBoard
    } else if header.has("number"), header.has("state"),
      header.has("value") || header.has("values_0")
    {
      self = .optuna
    } else if header.has("_step"), header.has("_runtime") || header.has("_timestamp") {
      self = .history
    } else if isChart(header, request.metric) {
      self = .chart
    } else if header.index(of: request.columns.step, or: stepNames) != nil {
      let isOfMany = header.index(of: request.columns.trial, or: trialNames) != nil
      self = isOfMany ? .longForm : header.has("epoch") ? .lightning : .oneRun
    } else if header.has("steps_to_target") {
      self = .sweep
    } else {
      throw LogError(
        request.columns.step.map { "there is no column \($0)" } ?? "no column holds the steps",
        "name one of them \"step\", or say which it is; the columns are \(header.list)", row: 1)
    }
  }
}

/// What tools call the column of steps: what counts updates comes before what counts calls of a logger.
let stepNames = [
  "step", "global_step", "trainer/global_step", "train/global_step", "iteration", "_step",
]
let trialNames = ["trial", "run"]
let rateNames = ["lr", "learning_rate", "train/learning_rate", "train/lr"]
let maxTrainStepsNames = ["max_train_steps", "max_steps"]

private func isChart(_ header: Header, _ metric: String) -> Bool {
  header.names.dropFirst().contains { name in
    name.hasSuffix("__MIN") || name.hasSuffix("__MAX") || name.hasSuffix(" - " + metric)
      || name.hasSuffix(" - _step")
  }
}
