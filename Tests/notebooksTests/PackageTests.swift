import Foundation
import TestSupport
import Testing

@testable import notebooks

/// The notebooks of this package.
struct PackageTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func `every notebook is as it runs: swift run notebooks update`() throws {
    let notebooks = Notebooks(root: Self.root, build: Build(folder: buildFolder))
    let findings = try notebooks.check()
    #expect(
      findings.isEmpty, "\(Comment(rawValue: findings.map(\.description).joined(separator: "\n")))")
  }

  @Test func `a notebook can import every library`() throws {
    let sources = Self.root.appendingPathComponent("Sources")
    let libraries = try FileManager.default.contentsOfDirectory(atPath: sources.path).filter {
      let files = try? FileManager.default.contentsOfDirectory(
        atPath: sources.appendingPathComponent($0).path)
      return files.map { !$0.contains("main.swift") && $0.contains { $0 != ".DS_Store" } } ?? false
    }
    #expect(Set(Build.modules) == Set(libraries))
  }
}
