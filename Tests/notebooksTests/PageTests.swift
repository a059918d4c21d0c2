import Testing

@testable import notebooks

struct PageTests {
  @Test func `cells are the swift blocks, and an output is the block after one`() {
    let page = Page(
      """
      # Title

      ```swift
      print(1)
      print(2)
      ```

      ```text output
      1
      ```

      ```swift no-run
      train()
      ```
      Words.
      ```sh
      swift run
      ```
      ~~~swift
      print("```")
      ~~~
      """, path: "a.md")
    #expect(page.findings.isEmpty)
    #expect(page.cells.map(\.line) == [3, 12, 19])
    #expect(page.cells.map(\.code) == [3..<5, 12..<13, 19..<20])
    #expect(page.cells.map(\.isRun) == [true, false, true])
    #expect(page.cells.map { page.output(of: $0) } == [["1"], nil, nil])
  }

  @Test(arguments: [
    ("```swift\nlet a = 1", 1, "this block is not closed; close it with ```"),
    ("\n```swift no_run\n```", 2, "there is no modifier no_run; there are no-run and optimized"),
    ("```text output\n```", 1, "this is the output of no cell; let it follow one"),
    (
      "```swift\n```\nWords.\n```text output\n```", 4,
      "this is the output of no cell; let it follow one"
    ),
    (
      "```swift\n```\n```text output\n```\n\n```text output\n```", 6,
      "this is the output of no cell; let it follow one"
    ),
    ("```swift no-run\n```\n```text output\n```", 3, "a cell that is not run has no output"),
    ("a\r\nb", 1, "a line ends in CR; end lines in LF alone"),
  ])
  func `a page that cannot be read says where`(_ text: String, line: Int, fault: String) {
    #expect(Page(text, path: "a.md").findings == [Finding("a.md", line, fault)])
  }

  @Test func `outputs are put in, replaced and taken out, and nothing else changes`() {
    let page = Page(
      "```swift\n1\n```\n\n\n```text output\nold\n```\nA\n```swift\n2\n```\nB\n```swift\n3\n```\n\n```text output\nold\n```\n",
      path: "a.md")
    #expect(
      page.text(with: [["new", "lines"], ["```"], []])
        == "```swift\n1\n```\n\n```text output\nnew\nlines\n```\nA\n```swift\n2\n```\n\n````text output\n```\n````\nB\n```swift\n3\n```\n"
    )
  }

  @Test func `writing the outputs a page has does not change it`() {
    let text = "A\n\n```swift\n1\n```\n\n```text output\none\n\ntwo\n```\n\nB\n"
    let page = Page(text, path: "a.md")
    #expect(page.text(with: page.cells.map { page.output(of: $0) ?? [] }) == text)
    #expect(Page("no cells", path: "a.md").text(with: []) == "no cells")
  }

  @Test func `a difference is told with the lines of the file`() {
    let difference = Difference(
      from: ["a", "b", "c", "d"], to: ["a", "x", "c", "d", "e"], firstLine: 99)
    #expect(difference.line == 100)
    #expect(difference.lines == ["-   100 | b", "+       | x", "+       | e"])
    let long = Difference(from: [], to: (0..<100).map(String.init), firstLine: 1)
    #expect(long.lines.count == 41 && long.lines[40] == "… and 60 lines more")
  }
}
