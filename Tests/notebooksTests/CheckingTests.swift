import Foundation
import Testing

@testable import notebooks

/// What is wrong is found, at the line of the Markdown file.
struct CheckingTests {
  @Test func `a notebook that is as it runs has no findings`() throws {
    try inPackage([
      "a.md": "# A\n" + cell("import Schedules\nlet a = Schedule.constant(1, for: 3)")
        + cell(
          "print(a.length)\nprint()\nprint(\"no newline\", terminator: \"\")",
          output: "3\n\nno newline")
        + cell("var count = 0\nfunc add() { count += later }\nlet later = 2\nadd()")
        + "```swift no-run\ntry await Task.sleep(for: .seconds(count))\n```\n"
        + cell("print(count)", output: "2"),
      "no cells.md": "# B",
    ]) { notebooks in expect(try notebooks.check()) }
  }

  static let broken: [(code: String, line: Int, fault: String)] = [
    (
      "let a = 1\nlet b: Int = \"\"", 4,
      "this does not compile: cannot convert value of type 'String' to specified type 'Int'"
    ),
    ("if true {", 3, "this does not compile: expected '}' at end of brace statement"),
    ("print(nothing)", 3, "this does not compile: cannot find 'nothing' in scope"),
    ("let a: [Int] = []\n\nprint(a[3])", 5, "this crashes: Index out of range"),
    ("var a = Int.max\na += CommandLine.arguments.count", 4, "this crashes: arithmetic overflow"),
    ("\nfatalError(\"enough\")", 4, "this crashes: enough"),
    ("func f(_ n: Int) -> Int {\n  10 / n\n}\nprint(f(0))", 4, "this crashes: Division by zero"),
    (
      "import Schedules\nlet a = Schedule.constant(1, for: 1)\n_ = a.repeated(-1)", 5,
      "this crashes: repeated: -1 is negative"
    ),
    (
      "import Schedules\nlet a = Schedule.warmup(to: 1, over: 5)\nprint(try a.transferred(to: 2))",
      5,
      "this throws: 2 steps are too few for extending-plateau: the least length is 5"
    ),
    ("import Foundation\nexit(0)", 2, "this cell ends the program, with exit code 0"),
    ("import Foundation\nexit(3)", 2, "this cell ends the program, with exit code 3"),
    ("while true {}", 2, "this cell has not ended after 2 s"),
    ("while true { print(\"again and again\") }", 2, "this cell prints more than 100000 bytes"),
  ]

  @Test(arguments: broken.indices)
  func `a cell that does not come to its end is a finding at its line`(_ index: Int) throws {
    let (code, line, fault) = Self.broken[index]
    try inPackage(["a.md": "Words.\n" + cell(code)], limits: Limits(seconds: 2, bytes: 100_000)) {
      notebooks in
      expect(try notebooks.check(), "Notebooks-md/a.md:\(line): \(fault)")
    }
  }

  @Test func `the cell that crashes is told from those before it`() throws {
    try inPackage(["a.md": cell("print(1)", output: "1") + cell("print(2)\nfatalError(\"no\")")]) {
      notebooks in
      expect(try notebooks.check(), "Notebooks-md/a.md:10: this crashes: no")
    }
  }

  @Test func `an output that changed is a finding with the difference`() throws {
    try inPackage([
      "a.md": cell("print(1)\nprint(2)\nprint(3)", output: "1\ntwo\n3") + cell("print(4)")
        + cell("let a = 5", output: "5")
    ]) { notebooks in
      expect(
        try notebooks.check(),
        "Notebooks-md/a.md:9: the output is another\n  -     9 | two\n  +       | 2",
        "Notebooks-md/a.md:14: this cell prints, and no output follows it\n  +       | 4",
        "Notebooks-md/a.md:19: the cell prints nothing, and an output follows it")
    }
  }

  @Test func `a picture that changed, is missing or is written by no notebook is a finding`() throws
  {
    let write =
      "import SVG\nimport SchedulePlots\ntry Document(width: 1, height: 1, title: \"a\", description: \"\", style: { _ in \"\" }, []).write(to: \"Plots/a.svg\")"
    try inPackage(["a.md": "Words.\n" + cell(write)]) { notebooks in
      expect(
        try notebooks.check(),
        "Notebooks-md/a.md:5: this cell writes Plots/a.svg, which is not there")
      expect(try notebooks.update())
      expect(try notebooks.check())
      let made = try notebooks.text("../Plots/a.svg")
      try notebooks.write(made.replacing("width=\"1\"", with: "width=\"2\""), to: "../Plots/a.svg")
      let changed = try #require(try notebooks.check().first)
      #expect(changed.line == 5 && changed.fault == "the picture Plots/a.svg is another")
      #expect(changed.details.count == 2)
      try notebooks.write("<svg/>", to: "../Plots/b.svg")
      #expect(
        try notebooks.check().last?.description
          == "Plots/b.svg:1: no notebook writes this; let one write it, or remove it")
    }
  }

  @Test func `two notebooks that write two pictures of one name are a finding`() throws {
    func write(_ text: String) -> String {
      cell(
        "import Foundation\ntry Data(\"\(text)\".utf8).write(to: URL(fileURLWithPath: \"Plots/a.svg\"))"
      )
    }
    try inPackage(["a.md": write("one"), "b.md": write("two"), "../Plots/a.svg": "one"]) {
      notebooks in
      let fault = "Notebooks-md/a.md writes another Plots/a.svg; give one of them another name"
      let found = try notebooks.check()
      #expect(found.contains(Finding("Notebooks-md/b.md", 3, fault)))
      expect(try notebooks.update(), "Notebooks-md/b.md:3: \(fault)")
      let kept = try notebooks.text("../Plots/a.svg")
      #expect(kept == "one")
    }
  }
}
