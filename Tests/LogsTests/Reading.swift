import Foundation
import Logs
import Testing

/// The log of a text.
func log(
  _ text: String, named name: String = "a.csv", metric: String = "loss",
  columns: LogColumns = LogColumns()
) throws(LogError) -> TrainingLog {
  try TrainingLog(Array(text.utf8), named: name, metric: metric, columns: columns)
}

/// A file that a tool wrote.
func fixture(_ path: String) throws -> [UInt8] {
  let folder = try #require(Bundle.module.url(forResource: "Fixtures", withExtension: nil))
  return [UInt8](try Data(contentsOf: folder.appendingPathComponent(path)))
}

/// A text, and the message that answers it, as a row of a table.
struct BadLog: Sendable, CustomTestStringConvertible {
  let text: String
  let message: String
  var name = "a.csv"

  init(_ text: String, _ message: String, named name: String = "a.csv") {
    (self.text, self.message, self.name) = (text, message, name)
  }

  var testDescription: String { text.debugDescription }
}
