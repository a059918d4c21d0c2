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
  ///
  /// - Throws: `ScheduleError` for a spec that is no schedule, `ExchangeError` for what is no JSON.
  static func schedule(in text: String) throws -> Schedule? {
    for (row, line) in text.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() {
      guard let sign = ["# ", "// "].first(where: { line.hasPrefix($0 + mark) }) else { continue }
      let spec = line.dropFirst(sign.count + mark.count)
      do {
        return try JSONDecoder().decode(Schedule.self, from: Data(spec.utf8))
      } catch let error as ScheduleError {
        throw error
      } catch {
        throw ExchangeError(
          "line \(row + 1)", "the spec after `\(mark)` is not JSON",
          "export the file again, or import a call or a table step,rate")
      }
    }
    return nil
  }
}
