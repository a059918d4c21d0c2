import Foundation
import TestSupport
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

  @Test func `a page that is not UTF-8 is refused, and nothing is updated`() throws {
    try inPackage(["a.md": cell("print(1)", output: "old")]) { notebooks in
      let page = notebooks.root.appendingPathComponent("Notebooks-md/b.md")
      let bytes = Data("Caf\u{e9}\n".unicodeScalars.map { UInt8($0.value) })
      try bytes.write(to: page)
      for work in [notebooks.update, notebooks.check] {
        #expect {
          try work()
        } throws: {
          "\($0)" == "Notebooks-md/b.md: this is not UTF-8; save it as UTF-8"
        }
      }
      #expect(try Data(contentsOf: page) == bytes)
      #expect(try notebooks.text("a.md") == cell("print(1)", output: "old"))
    }
  }

  @Test func `a page whose picture cannot be written keeps its outputs`() throws {
    let page =
      cell("print(1)", output: "old")
      + cell(
        "import Foundation\ntry \"<svg/>\".write(toFile: \"Plots/a.svg\", atomically: false, encoding: .utf8)"
      )
    try inPackage(["a.md": page]) { notebooks in
      let picture = notebooks.root.appendingPathComponent("Plots/a.svg")
      try FileManager.default.createDirectory(at: picture, withIntermediateDirectories: false)
      #expect {
        try notebooks.update()
      } throws: {
        "\($0)" == "\(picture.path): this is a directory; give the name of a file in it"
      }
      #expect(try notebooks.text("a.md") == page)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: notebooks.root.path + "/Notebooks-md")
          == ["a.md"])
    }
  }

  @Test(arguments: [
    ([], 64, "notebooks: this is not a call; give check, update or --help\n"),
    (["updat"], 64, "notebooks: this is not a call; give check, update or --help\n"),
    (["update", "a.md"], 64, "notebooks: this is not a call; give check, update or --help\n"),
    (
      ["update"], 1,
      "notebooks: there is no Notebooks-md in FOLDER; call it in the package's folder\n"
    ),
  ])
  func `a call that is none, or elsewhere, is answered`(
    words: [String], code: Int32, message: String
  ) throws {
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("elsewhere-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    process.executableURL = buildFolder.appendingPathComponent("notebooks")
    process.arguments = words
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == code)
    #expect(
      String(decoding: said, as: UTF8.self) == message.replacing("FOLDER", with: folder.path))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
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
