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

  /// What a linter says of it: nothing is defined or imported in vain, and nothing is missing.
  @Test func `a program in Python has all that it calls, and no more`() throws {
    let functions = ["sin", "sqrt", "decimal", "exp", "expm1", "log", "log1p", "raised", "final"]
    let names = ["HALF_PI", "DIGITS", "Fraction", "Decimal", "Context", "bisect_right", "math"]
    for (name, schedule) in try ExportCases.all() {
      for target in [ExportTarget.python, .optax, .mlx] {
        guard let text = try? schedule.exported(to: target) else { continue }
        let lines = text.split(separator: "\n").filter {
          !$0.hasPrefix("#") && !$0.contains("\"\"\"")
        }
        func words(_ marks: String) -> [Substring] {
          lines.flatMap { $0.split { !($0.isLetter || $0.isNumber || marks.contains($0)) } }
        }
        // `DIGITS.exp` and `jnp.exp` are others' functions.
        let (whole, parts) = (words("_."), words("_"))
        for function in functions {
          let isDefined = lines.contains { $0.hasPrefix("def \(function)(") }
          let calls = whole.count { $0 == function }
          #expect(isDefined == (calls > 1) && calls != 1, "\(name) to \(target): \(function)")
        }
        for word in names {
          #expect(parts.count { $0 == word } != 1, "\(name) to \(target): \(word)")
        }
      }
    }
  }

  /// Round 2 of a warmup, a plateau and a decay; of what prints curves, every form of phase.
  private static func files(for target: ExportTarget) throws -> [(name: String, text: String)] {
    let rounds = try ExportCases.transfers()
      .filter { $0.name == "warmup-stable-decay-extending-plateau" }
    let printed: Set<ExportTarget> = [.python, .optax, .mlx, .mlxSwift]
    let names = [
      "of-everything", "curves-past-32-bits", "table-past-32-bits", "table-past-62-bits",
      target == .optax ? "final" : "longer-than-32-bits",
    ]
    let schedules =
      printed.contains(target) ? try ExportCases.all().filter { names.contains($0.name) } : []
    return try rounds.map { ($0.name, try $0.transfer.exported(to: target, titled: $0.name)) }
      + schedules.map { ($0.0, try $0.1.exported(to: target)) }
  }
}
