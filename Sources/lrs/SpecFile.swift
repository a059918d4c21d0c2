import Foundation
import Schedules

/// What messages call the file of a spec; `-` is standard input.
func inputName(_ path: String) -> String { path == "-" ? "standard input" : shown(path) }

/// Reads a spec from a file, or from standard input where the name is `-`.
///
/// - Throws: `Failure` naming the file, the path in it, what is wrong, and what to do.
func readSpec(_ path: String) throws -> Schedule { try readSpec(path, as: Schedule.self) }

/// Reads a spec of any kind.
func readSpec<Spec: Decodable>(_ path: String, as type: Spec.Type) throws -> Spec {
  let name = inputName(path)
  let data = try readData(path, named: name)
  do {
    return try JSONDecoder().decode(type, from: data)
  } catch {
    // What is no text at all, or no JSON, is said first: it explains the rest.
    if data.isEmpty {
      throw Failure("\(name): there is nothing in it; write {\"version\": 1, \"phases\": […]}")
    }
    if String(validating: data, as: UTF8.self) == nil {
      throw Failure("\(name): this is not UTF-8; save it as UTF-8")
    }
    if let error = error as? ScheduleError { throw Failure("\(name): \(error)") }
    throw Failure(
      "\(name): this is not JSON\(placeOfFault(in: data)); write {\"version\": 1, \"phases\": […]}")
  }
}

/// Where a text stops being JSON, in parentheses, as far as the parser says.
private func placeOfFault(in data: Data) -> String {
  do {
    _ = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
    return ""
  } catch {
    let detail = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
    return detail.map { " (\($0.trimmingCharacters(in: ["."])))" } ?? ""
  }
}

/// Reads a file, or standard input where the name is `-`.
///
/// - Parameter kind: What the file should be, for messages: a spec, a log.
func readData(_ path: String, named name: String, as kind: String = "spec") throws -> Data {
  var isDirectory: ObjCBool = false
  if path != "-" {
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw Failure(
        "\(name): there is no such file; give the name of a \(kind), or - for standard input")
    }
    if isDirectory.boolValue {
      throw Failure("\(name): this is a directory; give the name of a \(kind)")
    }
  }
  if isEndless(path) { throw Failure("\(name): this is a device; give the name of a \(kind)") }
  let file = path == "-" ? .standardInput : FileHandle(forReadingAtPath: path)
  guard let data = try? file?.readToEnd() ?? Data(), file != nil else {
    throw Failure("\(name): this cannot be read; see that it is a file, and that you may read it")
  }
  return data
}

/// Whether what is read may never end, or change what it is read from: a device, but for the terminal that people
/// write to us on.
private func isEndless(_ path: String) -> Bool {
  var (status, input) = (stat(), stat())
  let isThere = path == "-" ? fstat(STDIN_FILENO, &status) == 0 : stat(path, &status) == 0
  guard isThere, [S_IFCHR, S_IFBLK].contains(status.st_mode & S_IFMT) else { return false }
  let isInput = fstat(STDIN_FILENO, &input) == 0 && input.st_rdev == status.st_rdev
  return !(isInput && isatty(STDIN_FILENO) == 1)
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
