import Foundation
import Schedules

/// The line of a generated file that holds the schedule as a spec, from which it is read back.
enum SpecLine {
  static let mark = "spec: "

  static func text(of schedule: Schedule) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(schedule) else { return "" }
    return String(decoding: data, as: UTF8.self)
  }

  /// The schedule of the first line that has the mark, behind the sign of a comment.
  static func schedule(in text: String) throws -> Schedule? {
    for line in text.split(whereSeparator: \.isNewline) {
      guard let sign = ["# ", "// "].first(where: { line.hasPrefix($0 + mark) }) else { continue }
      let spec = line.dropFirst(sign.count + mark.count)
      return try JSONDecoder().decode(Schedule.self, from: Data(spec.utf8))
    }
    return nil
  }
}
