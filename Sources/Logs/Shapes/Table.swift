/// Reads a CSV with a column of steps and a column a metric: the long form, one run, Lightning's,
/// TensorBoard's and W&B's history.
func readTable(
  _ records: inout CSVRecords, _ header: Header, _ shape: LogShape, _ request: LogRequest
) throws(LogError) -> TrainingLog {
  let columns = try TableColumns(header, shape, request)
  var collector = RunCollector()
  var trials = TrialColumn(index: columns.trial)
  if columns.trial == nil { _ = collector.run(named: runName(ofPath: request.file)) }
  while try records.next(below: header) {
    let run = try trials.run(records, header, &collector)
    let value = try records.number(in: columns.metric, header)
    let step = try records.step(in: columns.step, header)
    if let step {
      if let value { collector.add(value, at: step, to: run) }
      if let column = columns.rate, let rate = try records.number(in: column, header) {
        collector.add(rate: rate, at: step, to: run)
      }
    } else if value != nil {
      throw LogError(
        "a value without a step", "give its step, or leave the value out", row: records.row,
        column: columns.step + 1, header: header.names[columns.step])
    }
    if let column = columns.maxTrainSteps, let length = try records.step(in: column, header),
      !collector.set(maxTrainSteps: length, of: run)
    {
      throw LogError(
        "the run has another max_train_steps in a row before", "give each run one",
        row: records.row, column: column + 1, header: header.names[column])
    }
  }
  return collector.log(shape, warnings: shape.warnings(request))
}

/// Which column of a table holds what.
private struct TableColumns {
  let trial: Int?
  let step: Int
  let rate: Int?
  let metric: Int
  let maxTrainSteps: Int?

  init(_ header: Header, _ shape: LogShape, _ request: LogRequest) throws(LogError) {
    let names = request.columns
    trial = header.index(of: names.trial, or: shape == .tensorBoard ? [] : trialNames)
    if let name = names.trial, trial == nil { throw header.missing(name, "the trial") }
    rate = header.indexOfRate(names.rate)
    if let name = names.rate, rate == nil { throw header.missing(name, "the learning rate") }
    maxTrainSteps = header.index(of: nil, or: maxTrainStepsNames)
    guard let step = header.index(of: names.step, or: stepNames) else {
      throw header.missing(names.step ?? "step", "the step")
    }
    self.step = step
    let metric =
      shape == .tensorBoard ? header.index(of: "Value") : header.index(of: request.metric)
    guard let metric else { throw header.missing(request.metric, "the \(request.role)") }
    self.metric = metric
  }
}

extension Header {
  func missing(_ name: String, _ role: String) -> LogError {
    LogError(
      "there is no column \(quoted(name)) for \(role)", "name one of its columns: \(list)", row: 1)
  }
}

/// The column of trials; rows of one trial mostly follow each other, so the last name is kept.
private struct TrialColumn {
  let index: Int?
  private var last: (bytes: ArraySlice<UInt8>, run: Int)?

  init(index: Int?) { self.index = index }

  /// The run of a row; the only one, the first, where there is no such column.
  mutating func run(
    _ records: CSVRecords, _ header: Header, _ collector: inout RunCollector
  ) throws(LogError) -> Int {
    guard let index else { return 0 }
    let cell = records.cells[index]
    let bytes = records.bytes[cell.start..<cell.end]
    if let last, last.bytes == bytes { return last.run }
    let name = records.text(cell)
    if name.isEmpty {
      throw LogError(
        "a row without a trial", "name its trial", row: records.row, column: index + 1,
        header: header.names[index])
    }
    let run = collector.run(named: name)
    last = (bytes, run)
    return run
  }
}

extension LogShape {
  /// What is to be said of all logs of this shape.
  func warnings(_ request: LogRequest) -> [LogWarning] {
    switch self {
    case .history, .chart: [.sampled(self)]
    case .tensorBoard:
      [.sampled(self)] + (isNamed(request) ? [] : [.metricNotNamed(metric: request.metric)])
    default: []
    }
  }

  /// Whether the name of a file says its tag, as TensorBoard's `run-<run>-tag-<tag>.csv` does.
  private func isNamed(_ request: LogRequest) -> Bool {
    let tag = request.metric.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "_" }
    return request.file.hasSuffix("-tag-" + String(tag) + ".csv")
  }
}
