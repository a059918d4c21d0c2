import Foundation
import Logs

/// How long a log of a million rows takes to be read, and how much memory.
struct LogMeasurement {
  let name: String
  let rows: Int
  let bytes: Int
  /// From the bytes of the file to its curves, in this process; of pandas, from the file to best steps.
  let seconds: Double
  /// As a process of its own that reads the file and says what is in it, from start to end.
  let processSeconds: Double
  /// The most memory that the process held, in bytes.
  let peakMemory: Int
}

/// Measures our readers on logs that are written for it, and pandas on the same, by the script beside
/// this file: the median of several readings in process, and one as a process of its own.
///
/// - Parameters:
///   - lrs: The program, built for release.
///   - python: One that has pandas; nil where there is none.
///   - folder: Where the logs are written; they are about 150 MB, and stay.
func measureLogs(
  lrs: URL, python: URL?, script: URL, in folder: URL
) throws -> [(ours: LogMeasurement, pandas: LogMeasurement?)] {
  // Processes first, while this one is small: on Linux a child's peak begins at its parent's.
  let files = try LogSample.allCases.map { try $0.write(in: folder) }
  let ours = try zip(LogSample.allCases, files).map { sample, file in
    try measured(
      lrs,
      ["study", file.path, "--metric", LogSample.metric, "--minimize", "--max-train-steps"]
        + ["\(sample.maxTrainSteps)", "--format", "json"])
  }
  let pandas = try python.map { python in
    try files.map { try measured(python, [script.path, $0.path]) }
  }
  return try files.indices.map { index in
    let file = files[index]
    let bytes = [UInt8](try Data(contentsOf: file))
    var rows = 0
    let seconds = try median(of: 5) {
      let log = try TrainingLog(bytes, named: file.lastPathComponent, metric: LogSample.metric)
      rows = log.runs.reduce(0) { $0 + $1.curve.steps.count }
    }
    func measurement(_ run: ProcessRun, _ rows: Int, _ seconds: Double) -> LogMeasurement {
      LogMeasurement(
        name: file.lastPathComponent, rows: rows, bytes: bytes.count, seconds: seconds,
        processSeconds: run.seconds, peakMemory: run.peakMemory)
    }
    let peer = pandas.map { runs in
      let printed = runs[index].output.split(whereSeparator: \.isWhitespace)
      return measurement(
        runs[index], printed.last.flatMap { Int($0) } ?? 0,
        printed.first.flatMap { Double($0) } ?? .nan)
    }
    return (measurement(ours[index], rows, seconds), peer)
  }
}

/// A log of a million rows, as tools write it.
enum LogSample: String, CaseIterable {
  /// `step,lr,loss` with all digits.
  case oneRun = "one-run.csv"
  /// `trial,step,train_loss,loss` of ten trials, interleaved, with four decimals.
  case longForm = "long-form.csv"
  /// An object a line.
  case jsonLines = "lines.jsonl"

  static let rows = 1_000_000
  static let metric = "loss"

  /// The steps of every trial.
  var maxTrainSteps: Int { self == .longForm ? Self.rows / 10 : Self.rows }

  /// Writes the log where it is not yet.
  func write(in folder: URL) throws -> URL {
    let file = folder.appendingPathComponent(rawValue)
    if FileManager.default.fileExists(atPath: file.path) { return file }
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    defer { try? handle.close() }
    var random = SystemRandomNumberGenerator()
    var text = header
    for row in 0..<Self.rows {
      text += line(row, Double.random(in: 2...3, using: &random))
      if text.utf8.count > 1 << 20 || row == Self.rows - 1 {
        try handle.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    return file
  }

  private var header: String {
    switch self {
    case .oneRun: "step,lr,loss\n"
    case .longForm: "trial,step,train_loss,loss\n"
    case .jsonLines: ""
    }
  }

  private func line(_ row: Int, _ loss: Double) -> String {
    let rate = 3e-4 * (1 - Double(row) / Double(Self.rows))
    let short = (loss * 10_000).rounded() / 10_000
    return switch self {
    case .oneRun: "\(row),\(rate),\(loss)\n"
    case .longForm: "trial-\(row % 10),\(row / 10),\(short),\(short)\n"
    case .jsonLines: "{\"step\": \(row), \"lr\": \(rate), \"loss\": \(loss)}\n"
    }
  }
}

/// What a program wrote, how long it took, and the most memory that it held.
private struct ProcessRun {
  let output: String
  let seconds: Double
  let peakMemory: Int
}

/// Runs a program to its end.
private func measured(_ program: URL, _ words: [String]) throws -> ProcessRun {
  let output = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  defer { try? FileManager.default.removeItem(at: output) }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(
    &actions, STDOUT_FILENO, output.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  var arguments: [UnsafeMutablePointer<CChar>?] =
    ([program.path] + words).map { strdup($0) } + [nil]
  defer { for argument in arguments { free(argument) } }
  var process = pid_t()
  var (status, usage) = (Int32(0), rusage())
  let clock = ContinuousClock()
  let start = clock.now
  let failure = posix_spawn(&process, program.path, &actions, nil, &arguments, environ)
  // Only the system knows how much memory a process held, and says so when it has ended.
  guard failure == 0, wait4(process, &status, 0, &usage) == process, status == 0 else {
    throw ProgramFailed(program: program.path, status: status)
  }
  let seconds = (clock.now - start) / .seconds(1)
  #if canImport(Darwin)
    let unit = 1
  #else
    let unit = 1_024
  #endif
  return ProcessRun(
    output: try String(contentsOf: output, encoding: .utf8), seconds: seconds,
    peakMemory: usage.ru_maxrss * unit)
}

private struct ProgramFailed: Error {
  let program: String
  let status: Int32
}

private func median(of count: Int, _ body: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  let times = try (0..<count).map { _ in try clock.measure { try body() } }.sorted()
  return times[count / 2] / .seconds(1)
}
