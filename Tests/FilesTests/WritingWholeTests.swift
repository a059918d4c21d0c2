import Foundation
import Testing

@testable import Files

struct WritingWholeTests {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "files-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func `a new file holds the text, and an old one is replaced`() throws {
    try writeWhole("one", to: path("a"))
    #expect(try String(contentsOfFile: path("a"), encoding: .utf8) == "one")
    try writeWhole("two, longer", to: path("a"))
    try writeWhole("3", to: path("a"))
    #expect(try String(contentsOfFile: path("a"), encoding: .utf8) == "3")
    #expect(try names() == ["a"])
  }

  @Test func `the permissions of an old file are kept`() throws {
    try writeWhole("one", to: path("a"))
    try FileManager.default.setAttributes([.posixPermissions: 0o604], ofItemAtPath: path("a"))
    try writeWhole("two", to: path("a"))
    let mode =
      try FileManager.default.attributesOfItem(atPath: path("a"))[.posixPermissions] as? Int
    #expect(mode == 0o604)
  }

  @Test func `a chain of links is followed, to a file that is not there yet too`() throws {
    try FileManager.default.createSymbolicLink(atPath: path("x"), withDestinationPath: "y")
    try FileManager.default.createSymbolicLink(atPath: path("y"), withDestinationPath: path("z"))
    try writeWhole("text", to: path("x"))
    #expect(try String(contentsOfFile: path("z"), encoding: .utf8) == "text")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("x")) == "y")
    #expect(try names() == ["x", "y", "z"])
  }

  @Test func `what cannot be written leaves nothing behind`() throws {
    try FileManager.default.createSymbolicLink(atPath: path("loop"), withDestinationPath: "loop")
    for (name, fault) in [
      ("", "this is a directory"), ("no/a", "there is no directory \(path("no"))"),
      ("loop", "its symbolic links lead in a circle"),
    ] {
      let error = #expect(throws: FileError.self) { try writeWhole("x", to: path(name)) }
      #expect(error?.fault == fault)
    }
    #expect(throws: FileError.self) { try writeWhole("x", to: "") }
    #expect(throws: FileError.self) { try writeWhole("x", to: "/dev/full") }
    #expect(try names() == ["loop"])
  }
}
