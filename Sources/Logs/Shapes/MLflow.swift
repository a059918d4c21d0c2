/// Whether a text begins as a metric of MLflow's file store does: numbers with blanks between them.
func isMLflow(_ bytes: [UInt8], from start: Int) -> Bool {
  let line = bytes[start...].prefix { $0 != .lineFeed && $0 != .carriageReturn }
  let words = line.split(separator: .space, omittingEmptySubsequences: true)
  return words.count > 1
    && words.allSatisfy { decimal(bytes, from: $0.startIndex, to: $0.endIndex) != nil }
}

/// Reads a metric of MLflow's file store: `timestamp value step`, a point a line. The file's name is
/// the metric's, and the folder above `metrics` the run's.
func readMLflow(
  _ bytes: [UInt8], from start: Int, _ request: LogRequest
) throws(LogError) -> TrainingLog {
  let parts = request.file.split(separator: "/")
  // The last such folder: those above the store may be called so too.
  let store = parts.dropLast().lastIndex(of: "metrics")
  let isInStore = store != nil
  let key = store.map { parts[($0 + 1)...].joined(separator: "/") } ?? ""
  if isInStore, key != request.metric {
    throw LogError(
      "this holds the metric \(key), not \(request.metric)", "give the file of \(request.metric)")
  }
  var collector = RunCollector()
  let run = collector.run(
    named: store.map { mlflowRun(parts[..<$0]) } ?? runName(ofPath: request.file))
  var row = 0
  var position = start
  while position < bytes.count {
    row += 1
    let line = bytes[position...].prefix { $0 != .lineFeed }
    position = line.endIndex + 1
    let words = line.split(whereSeparator: \.isSpace)
    if words.isEmpty { continue }
    guard words.count == 3 else {
      throw LogError(
        "this line has \(words.count) words and not three", "a line is: timestamp value step",
        row: row)
    }
    guard let value = decimal(bytes, from: words[1].startIndex, to: words[1].endIndex) else {
      let (fault, remedy) = explain(String(decoding: words[1], as: UTF8.self), isStep: false)
      throw LogError(fault, remedy, row: row, column: 2, header: "value")
    }
    guard let step = wholeNumber(bytes, from: words[2].startIndex, to: words[2].endIndex) else {
      let (fault, remedy) = explain(String(decoding: words[2], as: UTF8.self), isStep: true)
      throw LogError(fault, remedy, row: row, column: 3, header: "step")
    }
    collector.add(value, at: step, to: run)
  }
  return collector.log(
    .mlflow, warnings: isInStore ? [] : [.metricNotNamed(metric: request.metric)])
}

/// The folder above `metrics`: the key of a metric may itself hold slashes.
private func mlflowRun(_ folders: ArraySlice<Substring>) -> String {
  String(folders.last ?? "run")
}
