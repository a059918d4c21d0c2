import Foundation
import Testing

/// What a call of the built tool came to.
struct Call {
  let output: String
  let errors: String
  let code: Int32
}

/// Calls the tool, built beside the test bundle.
func lrs(_ arguments: [String], input: String = "", in folder: Folder? = nil) throws -> Call {
  try call(tool.path, arguments, input: Data(input.utf8), in: folder)
}

/// Calls the tool through a shell, as `$LRS`, for pipes and redirections.
func shell(_ script: String, in folder: Folder) throws -> Call {
  try call("/bin/bash", ["-c", "LRS='\(tool.path)'\n" + script], input: Data(), in: folder)
}

private var tool: URL {
  let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
  let build =
    bundle?.deletingLastPathComponent()
    ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  return build.appendingPathComponent("lrs")
}

private func call(_ path: String, _ arguments: [String], input: Data, in folder: Folder?) throws
  -> Call
{
  let process = Process()
  process.executableURL = URL(fileURLWithPath: path)
  process.arguments = arguments
  if let folder { process.currentDirectoryURL = folder.url }
  let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
  process.standardInput = stdin
  process.standardOutput = stdout
  process.standardError = stderr
  try process.run()
  try? stdin.fileHandleForWriting.write(contentsOf: input)
  try? stdin.fileHandleForWriting.close()
  let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
  let errors = try stderr.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return Call(
    output: String(decoding: output, as: UTF8.self),
    errors: String(decoding: errors, as: UTF8.self),
    code: process.terminationStatus)
}

/// A folder of a test's own, gone when the test is.
final class Folder {
  let url: URL

  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("lrs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files {
      try text.write(to: url.appendingPathComponent(name), atomically: false, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  subscript(name: String) -> String? {
    try? String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }

  /// The names of all that is in it, hidden files too.
  var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: url.path).sorted()) ?? []
  }
}

/// The round 1 that most tests carry: a warmup straight into a linear decay.
let round1 = """
  {"version": 1, "phases": [
    {"curve": "linear", "from": 0, "to": 3e-4, "steps": 500},
    {"curve": "linear", "from": 3e-4, "to": 0, "steps": 9500}]}
  """

let cosine = """
  {"version": 1, "phases": [{"curve": "cosine", "from": 1, "to": 0, "steps": 10}]}
  """

let restarts = """
  {"version": 1, "phases": [
    {"curve": "cosine", "from": 1, "to": 0, "steps": 10}, {"curve": "cosine", "from": 1, "to": 0, "steps": 10}]}
  """

let inverseSquareRoot = """
  {"version": 1, "phases": [
    {"curve": "linear", "from": 0, "to": 1e-3, "steps": 500},
    {"curve": "inverseSquareRoot", "from": 1e-3, "timescale": 500, "steps": 9500}]}
  """
