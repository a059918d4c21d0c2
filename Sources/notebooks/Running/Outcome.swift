import Foundation

/// What a program that was run came to.
struct Outcome: Sendable {
  enum End: Sendable, Equatable {
    case exit(Int32)
    case signal(Int32)
    case tooLong(seconds: Int)
    case tooMuch(bytes: Int)
  }

  let end: End
  let output: String
  let errors: String
}

/// How long a program may run, and how much it may print.
struct Limits: Sendable {
  var seconds = 120
  var bytes = 1 << 24
}

/// Runs a program in a folder to its end, or until it goes beyond a limit.
///
/// Its output goes to files, which never fill up as pipes do.
func run(
  _ words: [String], in folder: URL, environment: [String: String] = [:], limits: Limits = Limits()
) throws -> Outcome {
  let files = FileManager.default
  let streams = files.temporaryDirectory.appendingPathComponent("notebooks-\(UUID().uuidString)")
  try files.createDirectory(at: streams, withIntermediateDirectories: false)
  defer { try? files.removeItem(at: streams) }
  let (out, err) = (streams.appendingPathComponent("out"), streams.appendingPathComponent("err"))
  for file in [out, err] { try Data().write(to: file) }

  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = words
  process.currentDirectoryURL = folder
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  process.standardInput = FileHandle.nullDevice
  process.standardOutput = try FileHandle(forWritingTo: out)
  process.standardError = try FileHandle(forWritingTo: err)
  try process.run()
  let end = Outcome.End(waitingFor: process, limits) {
    [out, err].contains {
      ((try? $0.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0) > limits.bytes
    }
  }
  func text(_ file: URL) throws -> String {
    let handle = try FileHandle(forReadingFrom: file)
    return String(decoding: try handle.read(upToCount: limits.bytes) ?? Data(), as: UTF8.self)
  }
  return Outcome(end: end, output: try text(out), errors: try text(err))
}

extension Outcome.End {
  /// Waits for a process, and kills it where it goes beyond a limit.
  init(waitingFor process: Process, _ limits: Limits, isTooMuch: () -> Bool) {
    let start = ContinuousClock.now
    var broken: Outcome.End?
    while process.isRunning {
      if start.duration(to: .now) > .seconds(limits.seconds) {
        broken = .tooLong(seconds: limits.seconds)
      } else if isTooMuch() {
        broken = .tooMuch(bytes: limits.bytes)
      }
      if broken != nil { kill(process.processIdentifier, SIGKILL) }
      usleep(5_000)
    }
    process.waitUntilExit()
    let status = process.terminationStatus
    self = broken ?? (process.terminationReason == .exit ? .exit(status) : .signal(status))
  }
}
