import Exchange
import Foundation
import Schedules
import Testing

/// A few exported files as they were when `Tests/Peers/check_exports.py` last ran them, which runs the same
/// schedules: what changes them is to be run again.
///
/// `PROGRAMS=write swift test --filter ProgramsTests` writes them anew.
struct ProgramsTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Programs")

  @Test(arguments: ExportTarget.all.filter { $0 != .csv && $0 != .json })
  func `what is written is what was run in the frameworks`(target: ExportTarget) throws {
    for (name, text) in try Self.files(for: target) {
      let file = Self.folder.appendingPathComponent("\(name).\(target).txt")
      if ProcessInfo.processInfo.environment["PROGRAMS"] == "write" {
        try text.write(to: file, atomically: true, encoding: .utf8)
      }
      let committed = try String(contentsOf: file, encoding: .utf8)
      let (lines, expected) = (text.split(separator: "\n"), committed.split(separator: "\n"))
      // The first line that differs says more than two files.
      for (line, other) in zip(lines, expected) where line != other {
        #expect(line == other, "\(file.lastPathComponent)")
        break
      }
      #expect(lines.count == expected.count && text.utf8.count == committed.utf8.count)
    }
  }

  /// Round 2 of a warmup, a plateau and a decay; of what prints curves, every form of phase.
  private static func files(for target: ExportTarget) throws -> [(name: String, text: String)] {
    let rounds = try ExportCases.transfers()
      .filter { $0.name == "warmup-stable-decay-extending-plateau" }
    let printed: Set<ExportTarget> = [.python, .optax, .mlx, .mlxSwift]
    let schedules =
      printed.contains(target)
      ? try [("of-everything", ExportCases.ofEverything)] + ExportCases.tablesOfLargePlaces() : []
    return try rounds.map { ($0.name, try $0.transfer.exported(to: target, titled: $0.name)) }
      + schedules.map { ($0.0, try $0.1.exported(to: target)) }
  }
}
