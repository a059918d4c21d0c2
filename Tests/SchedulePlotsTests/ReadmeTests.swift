import Foundation
import TestSupport
import Testing

struct ReadmeTests {
  @Test func `the README's example compiles, runs, and reports`() throws {
    let check =
      "\nprint(rate, rates.count, try String(contentsOfFile: \"two-rounds.svg\", encoding: .utf8).utf8.count > 1000)"
    let printed = try run(example(below: "## In Swift"), then: check)
    #expect(printed.hasPrefix("round 2: 100000 steps, 90000 more than round 1's 10000"))
    #expect(printed.hasSuffix("0.0003 10000 true\n"))
  }

  @Test func `the README's plots compile and are drawn`() throws {
    let files = ["comparison.svg", "warmups.svg"]
    let check =
      "\nfor file in \(files) { print(try String(contentsOfFile: file, encoding: .utf8)) }"
    let printed = try run(
      "import SchedulePlots\nimport Schedules\n" + example(below: "## Plots"), then: check)
    #expect(printed.components(separatedBy: "</svg>").count == 3)
    #expect(printed.contains(">cooldown</text>"))
  }

  @Test func `the README's comparison of two rounds compiles, and says what stands there`() throws {
    let printed = try run(example(below: "## How many steps"), then: "")
    #expect(printed.hasPrefix("Kendall's tau of 4 configurations is 0.67"))
    #expect(printed.hasSuffix("; the winner changed, from a to b\n"))
  }

  /// The first block of Swift below a heading.
  private func example(below heading: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let section = try #require(readme.components(separatedBy: heading + "\n").last)
    return try #require(
      section.components(separatedBy: "```swift\n").dropFirst().first?
        .components(separatedBy: "```").first)
  }

  private func run(_ program: String, then check: String) throws -> String {
    String(
      decoding: try output(
        ofProgram: "import Foundation\n" + program + check,
        with: ["Schedules", "Logs", "TrainingSteps", "LossLaws", "SVG", "Files", "SchedulePlots"],
        from: buildFolder), as: UTF8.self)
  }
}
