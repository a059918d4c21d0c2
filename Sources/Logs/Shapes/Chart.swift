import Foundation

/// Reads the CSV of a W&B chart: an axis, and a column a run, `<run> - <metric>`.
///
/// A name is split at its last " - ", for runs' names hold dashes too. The columns `__MIN` and `__MAX`
/// of what was averaged, the columns `_step`, and those without a name are passed over.
func readChart(
  _ records: inout CSVRecords, _ header: Header, _ request: LogRequest
) throws(LogError) -> TrainingLog {
  let step = try axis(header, request)
  var collector = RunCollector()
  var columns: [(index: Int, run: Int, isRate: Bool)] = []
  var metrics: Set<String> = []
  for (index, name) in header.names.enumerated() where index != step {
    guard let (run, metric) = runAndMetric(name) else { continue }
    if metric == request.metric {
      columns.append((index, collector.run(named: run), false))
    } else if metric == request.columns.rate ?? "" || rateNames.contains(metric) {
      columns.append((index, collector.run(named: run), true))
    }
    metrics.insert(metric)
  }
  guard columns.contains(where: { !$0.isRate }) else {
    throw LogError(
      "no run of this chart has the \(request.role) \(quoted(request.metric))",
      "name one that it has: \(metrics.sorted().joined(separator: ", "))", row: 1)
  }
  while try records.next(below: header) {
    let at = try records.step(in: step, header)
    for column in columns {
      guard let value = try records.number(in: column.index, header) else { continue }
      guard let at else {
        throw LogError(
          "values without a step", "give their step, or leave the row out", row: records.row,
          column: step + 1, header: header.names[step])
      }
      if column.isRate {
        collector.add(rate: value, at: at, to: column.run)
      } else {
        collector.add(value, at: at, to: column.run)
      }
    }
  }
  return collector.log(.chart, warnings: LogShape.chart.warnings(request))
}

/// The axis of a chart: the column that counts steps, which is mostly the first.
private func axis(_ header: Header, _ request: LogRequest) throws(LogError) -> Int {
  if let index = header.index(of: request.columns.step, or: stepNames) { return index }
  if let name = request.columns.step { throw header.missing(name, "the step") }
  throw LogError(
    "its axis is \(quoted(header.names[0])) and not a step",
    "export the chart with Step on its x axis, or say which column holds the steps", row: 1,
    column: 1)
}

/// The run and the metric that a column is of; nil where it is to be passed over.
private func runAndMetric(_ name: String) -> (run: String, metric: String)? {
  if name.hasSuffix("__MIN") || name.hasSuffix("__MAX") { return nil }
  guard let dash = name.range(of: " - ", options: .backwards) else { return nil }
  let metric = String(name[dash.upperBound...])
  return metric == "_step" ? nil : (String(name[..<dash.lowerBound]), metric)
}
