import Foundation
import TestSupport
import Testing

@testable import notebooks

/// Runs tests on the notebooks of a temporary package, given by their names in `Notebooks-md`.
func inPackage(
  _ files: [String: String], limits: Limits = Limits(), _ body: (Notebooks) throws -> Void
) throws {
  let root = FileManager.default.temporaryDirectory.appendingPathComponent(
    "package-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: root) }
  for folder in ["Notebooks-md", "Plots"] {
    try FileManager.default.createDirectory(
      at: root.appendingPathComponent(folder), withIntermediateDirectories: true)
  }
  let notebooks = Notebooks(root: root, build: Build(folder: buildFolder), limits: limits)
  for (name, text) in files { try notebooks.write(text, to: name) }
  try body(notebooks)
}

extension Notebooks {
  private func file(_ name: String) -> URL {
    root.appendingPathComponent("Notebooks-md/\(name)").standardizedFileURL
  }

  func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: file(name)) }

  func text(_ name: String) throws -> String { try String(contentsOf: file(name), encoding: .utf8) }
}

/// A cell, and the block of its output where it has one.
func cell(_ code: String, output: String? = nil) -> String {
  "```swift\n\(code)\n```\n" + (output.map { "\n```text output\n\($0)\n```\n" } ?? "")
}

/// What was found is what was to be, in words.
func expect(
  _ findings: [Finding], _ expected: String..., at place: SourceLocation = #_sourceLocation
) {
  #expect(findings.map(\.description) == expected, sourceLocation: place)
}
