import Foundation
import Testing

@testable import notebooks

struct UpdatingTests {
  @Test func `after an update a check finds nothing`() throws {
    try inPackage([
      "a.md": "# A\n\n" + cell("print(1)\nprint(\"```\")", output: "old") + "\nB\n\n"
        + cell("let a = 2", output: "2") + cell("print(a)")
    ]) { notebooks in
      expect(try notebooks.update())
      expect(try notebooks.check())
      #expect(
        try notebooks.text("a.md") == "# A\n\n```swift\nprint(1)\nprint(\"```\")\n```\n\n"
          + "````text output\n1\n```\n````\n\nB\n\n```swift\nlet a = 2\n```\n"
          + "```swift\nprint(a)\n```\n\n```text output\n2\n```\n")
    }
  }

  @Test(arguments: ["let a: Int = \"\"", "fatalError(\"no\")", "print(1)\n```\n```text other"])
  func `a notebook that does not run is left as it is, and the others are updated`(_ code: String)
    throws
  {
    let broken = cell("print(1)", output: "old") + cell(code) + "```swift x\n```"
    try inPackage(["a.md": broken, "b.md": cell("print(1)")]) { notebooks in
      let found = try notebooks.update()
      #expect(found.allSatisfy { $0.path == "Notebooks-md/a.md" } && !found.isEmpty)
      #expect(try notebooks.text("a.md") == broken)
      #expect(try notebooks.text("b.md") == cell("print(1)", output: "1"))
    }
  }

  @Test func `a notebook reads what is committed, and what it writes elsewhere is gone`() throws {
    try inPackage([
      "a.md": cell(
        "import Foundation\nlet text = try String(contentsOfFile: \"Notebooks-md/b.json\", encoding: .utf8)\nprint(text)\ntry text.write(toFile: \"Notebooks-md/b.json\", atomically: true, encoding: .utf8)\ntry \"x\".write(toFile: \"other\", atomically: true, encoding: .utf8)",
        output: "{}"), "b.json": "{}",
    ]) { notebooks in
      expect(try notebooks.check())
      #expect(try notebooks.text("b.json") == "{}")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: notebooks.root.path).sorted()
          == ["Notebooks-md", "Plots"])
    }
  }
}
