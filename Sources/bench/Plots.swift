import Foundation
import SchedulePlots
import Schedules

/// How long three schedules of a length take to become an SVG, and how large it is.
struct PlotMeasurement {
  let steps: Int
  /// In this process, or in the peer's with its imports left out.
  let seconds: Double
  /// As a process of its own, from start to end.
  let processSeconds: Double
  let bytes: Int

  static let lengths = [10_000, 100_000, 1_000_000]
}

/// Measures our plots: the median of many in process, of several runs of `lrs plot`.
///
/// - Parameter lrs: The program, built for release.
func measurePlots(lrs: URL) throws -> [PlotMeasurement] {
  try PlotMeasurement.lengths.map { steps in
    var bytes = 0
    let seconds = try median(of: 200) { bytes = try drawn(steps).utf8.count }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try threeSchedules(over: steps).map { series in
      let file = folder.appendingPathComponent(series.label + ".json")
      try JSONEncoder().encode(series.schedule).write(to: file)
      return file.path
    }
    let words = ["plot"] + files + ["--output", folder.appendingPathComponent("plot.svg").path]
    let process = try median(of: 15) { _ = try output(of: lrs, words) }
    return PlotMeasurement(steps: steps, seconds: seconds, processSeconds: process, bytes: bytes)
  }
}

/// Measures the same three schedules in matplotlib, by the script beside this file.
///
/// - Parameter python: One that has matplotlib.
func measureMatplotlib(python: URL, script: URL) throws -> [PlotMeasurement] {
  try PlotMeasurement.lengths.map { steps in
    var printed = ""
    let process = try median(of: steps > 100_000 ? 2 : 3) {
      printed = try output(of: python, [script.path, "\(steps)"])
    }
    let parts = printed.split(whereSeparator: \.isWhitespace)
    return PlotMeasurement(
      steps: steps, seconds: parts.first.flatMap { Double($0) } ?? .nan, processSeconds: process,
      bytes: parts.last.flatMap { Int($0) } ?? 0)
  }
}

private func drawn(_ steps: Int) throws -> String {
  try Plot("Three schedules") { threeSchedules(over: steps) }.svg().text
}

/// A cosine, a warmup–stable–decay and an inverse square root, after a warmup over a twentieth.
private func threeSchedules(over steps: Int) -> [Series] {
  let warmup = steps / 20
  let start = Schedule.warmup(to: 3e-4, over: warmup)
  return [
    start.decaying(to: 0, over: steps - warmup, along: .cosine).labeled("cosine"),
    start.holding(for: steps / 2).decaying(to: 0, over: steps - warmup - steps / 2).labeled("wsd"),
    start.decaying(over: steps - warmup, along: .inverseSquareRoot(timescale: Double(warmup)))
      .labeled("rsqrt"),
  ]
}

private func median(of count: Int, _ body: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  let times = try (0..<count).map { _ in try clock.measure { try body() } }.sorted()
  return times[count / 2] / .seconds(1)
}

private func output(of program: URL, _ words: [String]) throws -> String {
  let process = Process()
  process.executableURL = program
  process.arguments = words
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return String(decoding: data, as: UTF8.self)
}
