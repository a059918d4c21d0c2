import Foundation
import SchedulePlots
import Schedules

/// Three schedules as one SVG, by us and by matplotlib: in process, as a process, and how many bytes.
enum Plots {
  /// - Parameters:
  ///   - lrs: The program, built for release.
  ///   - python: One that has matplotlib; without it only our own figures are told.
  static func table(lrs: String, python: String?) throws {
    print("three schedules as an SVG     ours, ms       peer, ms          ratio      bytes")
    for steps in [10_000, 100_000, 1_000_000] {
      let files = try specs(over: steps)
      defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
      var bytes = 0
      let inside = try median(of: 300) { bytes = try drawn(steps).utf8.count }
      let whole = try median(of: 21) { _ = try run([lrs, "plot"] + files) }
      var peer: (inside: Double, whole: Double, bytes: Int)?
      if let python {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
          .appendingPathComponent("plots_matplotlib.py").path
        var insides: [Double] = []
        var peerBytes = 0
        let whole = try median(of: 5) {
          let parts = try run([python, script, "\(steps)"]).split(whereSeparator: \.isWhitespace)
          insides.append(parts.first.flatMap { Double($0) } ?? .nan)
          peerBytes = parts.last.flatMap { Int($0) } ?? 0
        }
        peer = (insides.sorted()[insides.count / 2], whole, peerBytes)
      }
      row("\(steps) steps, in process", inside, peer?.inside, bytes, peer?.bytes)
      row("\(steps) steps, as a process", whole, peer?.whole, bytes, peer?.bytes)
    }
  }

  private static func row(
    _ name: String, _ ours: Double, _ peer: Double?, _ bytes: Int, _ peerBytes: Int?
  ) {
    let ratio = peer.map { String(format: "%10.0f×", $0 / ours) } ?? ""
    let theirs = peer.map { String(format: "%10.1f", $0 * 1e3) } ?? ""
    let sizes = peerBytes.map { "\(bytes) of \($0)" } ?? "\(bytes)"
    let padded = name.padding(toLength: 28, withPad: " ", startingAt: 0)
    print(padded + String(format: "%10.3f", ours * 1e3), theirs, ratio, sizes, separator: "   ")
  }

  private static func drawn(_ steps: Int) throws -> String {
    try Plot("Three schedules") { threeSchedules(over: steps) }.svg().text
  }

  /// A cosine, a warmup–stable–decay and an inverse square root, after a warmup over a twentieth.
  private static func threeSchedules(over steps: Int) -> [Series] {
    let warmup = steps / 20
    let start = Schedule.warmup(to: 3e-4, over: warmup)
    let rest = steps - warmup
    return [
      start.decaying(to: 0, over: rest, along: .cosine).labeled("cosine"),
      start.holding(for: steps / 2).decaying(to: 0, over: rest - steps / 2).labeled("wsd"),
      start.decaying(over: rest, along: .inverseSquareRoot(timescale: Double(warmup)))
        .labeled("rsqrt"),
    ]
  }

  private static func specs(over steps: Int) throws -> [String] {
    try threeSchedules(over: steps).map { series in
      let file = FileManager.default.temporaryDirectory
        .appendingPathComponent("\(series.label)-\(UUID().uuidString).json")
      try JSONEncoder().encode(series.schedule).write(to: file)
      return file.path
    }
  }

  private static func median(of count: Int, _ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let times = try (0..<count).map { _ in try clock.measure { try body() } }.sorted()
    return times[count / 2] / .seconds(1)
  }

  struct ProgramFailed: Error {
    let words: [String]
  }

  /// Runs a program; what it writes. Not by Foundation's `Process`, which takes 50 ms to notice the
  /// end.
  private static func run(_ words: [String]) throws -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: file) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var (process, status): (pid_t, Int32) = (0, 0)
    guard posix_spawnp(&process, words[0], &actions, nil, arguments, environ) == 0,
      waitpid(process, &status, 0) == process, status == 0
    else { throw ProgramFailed(words: words) }
    return try String(contentsOfFile: file, encoding: .utf8)
  }
}
