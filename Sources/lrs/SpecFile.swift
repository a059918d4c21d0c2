import Foundation
import Schedules

/// Reads a spec from a file, or from standard input where the name is `-`.
///
/// - Throws: `Failure` naming the file, the path in it, what is wrong, and what to do.
func readSpec(_ path: String) throws -> Schedule {
  let name = path == "-" ? "standard input" : path
  let data = try readData(path, named: name)
  guard String(validating: data, as: UTF8.self) != nil else {
    throw Failure("\(name): this is not UTF-8; save it as UTF-8")
  }
  do {
    return try JSONDecoder().decode(Schedule.self, from: data)
  } catch let error as ScheduleError {
    throw Failure("\(name): \(error)")
  } catch is DecodingError {
    throw Failure("\(name): this is not JSON; write {\"version\": 1, \"phases\": […]}")
  }
}

private func readData(_ path: String, named name: String) throws -> Data {
  if path == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
  var isDirectory: ObjCBool = false
  guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
    throw Failure(
      "\(name): there is no such file; give the name of a spec, or - for standard input")
  }
  if isDirectory.boolValue {
    throw Failure("\(name): this is a directory; give the name of a spec")
  }
  guard let file = FileHandle(forReadingAtPath: path) else {
    throw Failure("\(name): the file cannot be opened; see that it can be read")
  }
  do {
    return try file.readToEnd() ?? Data()
  } catch {
    throw Failure("\(name): the file cannot be read; \(error.localizedDescription)")
  }
}

/// A schedule as the text of a spec, a phase a line.
func specText(_ schedule: Schedule) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  func json(_ value: some Encodable) throws -> String {
    String(decoding: try encoder.encode(value), as: UTF8.self)
  }
  let phases = try schedule.phases.map(json).joined(separator: ",\n  ")
  let rest = try schedule.storedFinal.map { try ", \"final\": " + json($0) } ?? ""
  return "{\"version\": \(Schedule.specVersion), \"phases\": [\n  \(phases)]\(rest)}\n"
}
