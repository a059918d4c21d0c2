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
    let manifest = try String(
      contentsOf: Self.root.appendingPathComponent("Package.swift"), encoding: .utf8)
    let libraries = manifest.matches(of: /\.target\(\s*name: "(\w+)"/).map { String($0.1) }
      .filter { $0 != "TestSupport" }
    #expect(Set(Build.modules) == Set(libraries))
  }
}
