extension TrainingLog {
  /// Reads a log for its learning rates alone: the curve of each run is its rates.
  ///
  /// - Throws: ``LogError`` as for any metric, and where no column or key is the learning rate.
  package init(
    ratesIn bytes: [UInt8], named name: String, columns: LogColumns = LogColumns()
  ) throws(LogError) {
    var first: LogError?
    for metric in try Self.rateMetrics(in: bytes, columns) {
      do throws(LogError) {
        let log = try TrainingLog(
          bytes, LogRequest(metric: metric, columns: columns, file: name, role: "learning rate"))
        if log.runs.contains(where: { !$0.curve.steps.isEmpty }) {
          self = log
          return
        }
      } catch {
        first = first ?? error
      }
    }
    throw first
      ?? LogError("no row has a learning rate", "give a log with one", row: nil).named(name)
  }

  /// Whether a text begins as a log does: a row that names a column of steps, an object or an array
  /// of JSON, or rows of numbers.
  package static func isLog(_ bytes: [UInt8]) -> Bool {
    guard let start = try? startOfText(bytes),
      let first = bytes[start...].firstIndex(where: { !$0.isSpace })
    else { return false }
    if [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(bytes[first]) { return true }
    let line = bytes[first...].prefix { $0 != .lineFeed && $0 != .carriageReturn }
    // Other separators are for the reader to refuse.
    let cells = line.split { [.comma, .tab, UInt8(ascii: ";")].contains($0) }
      .map { String(decoding: $0.filter { $0 != .quote }, as: UTF8.self).lowercased() }
    return cells.contains(where: stepNames.contains) || isMLflow(bytes, from: first)
      || cells.count > 1
        && cells.allSatisfy { decimal(Array($0.utf8), from: 0, to: $0.utf8.count) != nil }
  }

  /// What a table of rates alone may call them besides; among other columns they could be anything.
  private static let namesInTables = ["rate", "learning rate"]

  /// What the rates may be called in a text: in a CSV the one column, in JSON each usual key.
  private static func rateMetrics(
    in bytes: [UInt8], _ columns: LogColumns
  ) throws(LogError) -> [String] {
    if let name = columns.rate { return [name] }
    let start = try startOfText(bytes)
    guard let first = bytes[start...].firstIndex(where: { !$0.isSpace }),
      bytes[first] != UInt8(ascii: "{"), bytes[first] != UInt8(ascii: "["),
      !isMLflow(bytes, from: first)
    else { return rateNames + namesInTables }
    var records = CSVRecords(bytes, from: start)
    let header = try records.header()
    let column = header.indexOfRate(nil) ?? header.index(of: nil, or: namesInTables)
    return column.map { [header.names[$0]] } ?? rateNames
  }
}
