import Foundation
import Testing

@testable import bench

struct ReportTests {
  static let report = Report(
    name: "peers", command: " --peers", conditions: "2 cores", tables: [TableTests.table])

  @Test func `a report takes its place in a page, and all else stays`() throws {
    let page = "# Speed\n\n<!-- bench: peers -->\nold\n<!-- end -->\n\nWords.\n<!-- end -->\n"
    let written = try Self.report.placed(in: page)
    #expect(
      written == """
        # Speed

        <!-- bench: peers -->

        Measured by `swift run -c release bench --peers`: 2 cores.

        \(TableTests.table.markdown)
        <!-- end -->

        Words.
        <!-- end -->

        """)
    #expect(try Self.report.placed(in: written) == written)
  }

  @Test(arguments: ["", "<!-- bench: curves -->\n<!-- end -->\n", "<!-- bench: peers -->\n"])
  func `a page without the place is not written`(page: String) {
    #expect(throws: PlaceMissing(name: "peers")) { try Self.report.placed(in: page) }
  }

  @Test(arguments: ["curves", "peers"])
  func `the README has a place for each report`(name: String) throws {
    let report = Report(name: name, command: "", conditions: "", tables: [])
    let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/bench/README.md")
    _ = try report.placed(in: String(contentsOf: readme, encoding: .utf8))
  }

  @Test func `figures say what they were measured on`() {
    #expect(
      Machine.description.wholeMatch(
        of: /\d+ cores of .+, Swift version [0-9.]+, \d{4}-\d{2}-\d{2}/) != nil)
  }
}
