import Foundation
import TestSupport
import Testing

struct ReadmeTests {
  @Test func `the README's example compiles, runs, and reports`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let example = try #require(
      readme.components(separatedBy: "```swift\n").dropFirst().first?.components(separatedBy: "```")
        .first)
    let check =
      "\nprint(rate, rates.count, try String(contentsOfFile: \"two-rounds.svg\", encoding: .utf8).utf8.count > 1000)"
    let printed = String(
      decoding: try output(
        ofProgram: "import Foundation\n" + example + check,
        with: ["Schedules", "SVG", "Files", "SchedulePlots"], from: buildFolder), as: UTF8.self)
    #expect(printed.hasPrefix("round 2: 100000 steps, 90000 more than round 1's 10000"))
    #expect(printed.hasSuffix("0.0003 10000 true\n"))
  }
}
