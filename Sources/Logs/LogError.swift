/// What is wrong with a log, where, and what to do about it.
///
/// ```swift
/// do {
///   _ = try TrainingLog(Array("step,loss\n1,0.5\n2,1_000\n".utf8), named: "a.csv", metric: "loss")
/// } catch {
///   print(error)  // a.csv: row 3, column 2 (loss): "1_000" is not a number; write it without "_": 1000
/// }
/// ```
public struct LogError: Error, Sendable, Hashable {
  /// The name of the log.
  public internal(set) var file: String
  /// The row, counted from 1 as a spreadsheet does: the header is row 1, and a cell of several lines
  /// is in one row. In JSON, the line.
  public let row: Int?
  /// The column, counted from 1; in JSON, the byte of the line.
  public let column: Int?
  /// The header of the column.
  public let header: String?
  /// What is wrong, with the text that is.
  public let fault: String
  /// What would be right.
  public let remedy: String

  init(
    _ fault: String, _ remedy: String, row: Int? = nil, column: Int? = nil, header: String? = nil
  ) {
    file = ""
    self.row = row
    self.column = column
    self.header = header
    self.fault = fault
    self.remedy = remedy
  }

  /// The same error of a log that has a name.
  func named(_ file: String) -> LogError {
    var error = self
    error.file = file
    return error
  }
}

extension LogError: CustomStringConvertible {
  /// Where it lies in the log: `row 3, column 2 (loss)`; empty for the whole.
  package var place: String {
    [
      row.map { "row \($0)" },
      column.map { "column \($0)" + (header.map { $0.isEmpty ? "" : " (\($0))" } ?? "") },
    ].compactMap { $0 }.joined(separator: ", ")
  }

  public var description: String {
    [file, place, "\(fault); \(remedy)"].filter { !$0.isEmpty }.joined(separator: ": ")
  }
}

/// A text as a message shows it: in quotes, and not too much of it.
func quoted(_ text: String) -> String {
  text.unicodeScalars.count > 40 ? "\"\(text.prefix(40))…\"" : "\"\(text)\""
}
