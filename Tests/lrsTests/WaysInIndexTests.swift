import Foundation
import Testing

/// `Tests/README.md` says row by row which tests hold what must not break.
@Suite struct WaysInIndexTests {
  @Test func `every row names tests, and all that are named are there`() throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: tests.appendingPathComponent("README.md"), encoding: .utf8)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| ") }
      .filter { !$0.hasPrefix("| ---") && !$0.hasSuffix(" the test |") }
    #expect(rows.count >= 40)
    let sources = try #require(FileManager.default.enumerator(atPath: tests.path))
      .compactMap { $0 as? String }.filter { $0.hasSuffix("Tests.swift") }
      .map { try String(contentsOf: tests.appendingPathComponent($0), encoding: .utf8) }.joined()
    for row in rows {
      // The last cell; those before it can have code in them too.
      let cell = row.split(separator: "|").last ?? ""
      let names = cell.matches(of: /`([^`]+)`/).map(\.1)
      #expect(!names.isEmpty, "\(row)")
      for name in names { #expect(sources.contains("func `\(name)`"), "\(name)") }
    }
  }
}
