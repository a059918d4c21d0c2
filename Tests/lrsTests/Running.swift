import Foundation
import Testing

/// What a call of `lrs` came to.
struct Outcome: Equatable {
  let code: Int32
  /// What it wrote to standard output.
  let output: String
  /// What it wrote to standard error.
  let words: String

  /// A call that failed, with a message in a line.
  static func failure(_ code: Int32, _ message: String) -> Outcome {
    Outcome(code: code, output: "", words: "lrs: \(message)\n")
  }

  /// A call that did what it was to do, and said no more than its result.
  static func done(_ output: String) -> Outcome { Outcome(code: 0, output: output, words: "") }
}

/// A call, its exit code and its message, as a row of a table.
struct BadCall: CustomTestStringConvertible, Sendable {
  let words: [String]
  let message: String
  var code: Int32 = 64

  init(_ words: String..., message: String, code: Int32 = 64) {
    (self.words, self.message, self.code) = (words, message, code)
  }

  var testDescription: String { "lrs " + words.joined(separator: " ") }
}

/// A temporary folder, in which `lrs` is run.
struct Folder {
  let url: URL

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: url.appendingPathComponent(name))
  }

  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: path(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The names of all files, temporaries too.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
  }

  func run(_ words: String..., input: String = "", script: String? = nil) throws -> Outcome {
    try run(words, input: Data(input.utf8), script: script)
  }

  /// Runs `lrs` here, or a script of the shell in which `"$@"` is the call.
  ///
  /// The streams are files, which never fill up as pipes do.
  func run(_ words: [String], input: Data, script: String? = nil) throws -> Outcome {
    let streams = try Folder.make()
    defer { streams.remove() }
    for (name, data) in [("in", input), ("out", Data()), ("err", Data())] {
      try data.write(to: streams.url.appendingPathComponent(name))
    }
    let process = Process()
    process.executableURL = script == nil ? lrs : URL(fileURLWithPath: "/bin/sh")
    process.arguments = (script.map { ["-c", $0, "sh", lrs.path] } ?? []) + words
    process.currentDirectoryURL = url
    // Which mutant is on is said to the program too.
    let mutant = ProcessInfo.processInfo.environment.filter { $0.key.hasPrefix("MUTANT") }
    process.environment = ["SWIFT_BACKTRACE": "enable=no", "PATH": "/usr/bin:/bin"]
      .merging(mutant) { $1 }
    process.standardInput = FileHandle(forReadingAtPath: streams.path("in"))
    process.standardOutput = FileHandle(forWritingAtPath: streams.path("out"))
    process.standardError = FileHandle(forWritingAtPath: streams.path("err"))
    try process.run()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus, output: try #require(streams.text("out")),
      words: try #require(streams.text("err")))
  }

  fileprivate static func make() throws -> Folder {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lrs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return Folder(url: url)
  }

  fileprivate func remove() { try? FileManager.default.removeItem(at: url) }
}

/// Runs tests in a folder that holds `r1.json`, and removes it afterwards.
func inFolder(_ body: (Folder) throws -> Void) throws {
  let folder = try Folder.make()
  defer { folder.remove() }
  try folder.write(round1, to: "r1.json")
  try body(folder)
}

/// A warmup, a plateau and a linear decay, in 100 steps.
let round1 = """
  {"version": 1, "phases": [
    {"curve":"linear","from":0,"steps":10,"to":1},
    {"curve":"hold","rate":1,"steps":20},
    {"curve":"linear","from":1,"steps":70,"to":0}]}

  """

/// The spec of phases, each as its keys and values.
func spec(_ phases: String...) -> String {
  "{\"version\": 1, \"phases\": [\n  \(phases.map { "{\($0)}" }.joined(separator: ",\n  "))]}\n"
}

/// The program that was built with the tests, which stands beside them.
private let lrs: URL = {
  let bundles = Bundle.allBundles.filter { $0.bundlePath.hasSuffix(".xctest") }.map(\.bundleURL)
  let places = bundles + [URL(fileURLWithPath: CommandLine.arguments[0])]
  let programs = places.map { $0.deletingLastPathComponent().appendingPathComponent("lrs") }
  guard
    let program = programs.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) })
  else { fatalError("lrs is not built beside \(places)") }
  return program
}()
