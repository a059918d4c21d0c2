import Foundation
import Testing

@testable import Files

@Suite struct WritingWholeTests {
  @Test func `a new file has the mode that the mask leaves`() throws {
    try inFolder { folder in
      try writeWhole("new", to: folder + "/a")
      let mask = umask(0)
      umask(mask)
      #expect(try mode(folder + "/a") == 0o666 & ~Int(mask))
      #expect(text(folder + "/a") == "new")
    }
  }

  @Test(arguments: [0o600, 0o640, 0o755, 0o444])
  func `a file that is replaced keeps its mode`(_ old: Int) throws {
    try inFolder { folder in
      try writeWhole("old", to: folder + "/a")
      try FileManager.default.setAttributes([.posixPermissions: old], ofItemAtPath: folder + "/a")
      try writeWhole("new", to: folder + "/a")
      #expect(text(folder + "/a") == "new")
      #expect(try mode(folder + "/a") == old)
      #expect(try contents(of: folder) == ["a"])
    }
  }

  @Test(arguments: ["", "é\n", String(repeating: "0123456789", count: 1_000_000)])
  func `every byte is written`(_ written: String) throws {
    try inFolder { folder in
      try writeWhole(written, to: folder + "/a")
      #expect(text(folder + "/a") == written)
    }
  }

  @Test func `links stay, and what they lead to is replaced or made`() throws {
    try inFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/sub", withIntermediateDirectories: false)
      try link("one", to: "sub/two", in: folder)
      try link("sub/two", to: folder + "/sub/three", in: folder)
      try link("sub/three", to: "../file", in: folder)
      for new in ["made", "replaced"] {
        try writeWhole(new, to: folder + "/one")
        #expect(text(folder + "/file") == new)
      }
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/one") == "sub/two")
      #expect(try contents(of: folder) == ["file", "one", "sub"])
      #expect(try contents(of: folder + "/sub") == ["three", "two"])
    }
  }

  @Test func `what cannot be written says why, and leaves nothing`() throws {
    try inFolder { folder in
      try writeWhole("old", to: folder + "/file")
      try link("loop", to: "pool", in: folder)
      try link("pool", to: "loop", in: folder)
      try link("up", to: ".", in: folder)
      let before = try contents(of: folder)
      let table = [
        ("", "\"\"", "this is not a name", "give the name of a file"),
        (folder, folder, "this is a directory", "give the name of a file in it"),
        (
          folder + "/new/", folder + "/new/", "this is the name of a directory",
          "give the name of a file in it"
        ),
        (folder + "/up", folder + "/up", "this is a directory", "give the name of a file in it"),
        (
          folder + "/loop", folder + "/loop", "its symbolic links lead in a circle",
          "give the name of a file"
        ),
        (
          folder + "/no/file", folder + "/no/file", "there is no directory \(folder)/no",
          "make it, or give another place"
        ),
        (
          folder + "/file/x", folder + "/file/x", "there is no directory \(folder)/file",
          "make it, or give another place"
        ),
        (
          folder + "/" + String(repeating: "n", count: 300),
          folder + "/" + String(repeating: "n", count: 300),
          "renaming failed: File name too long",
          "see that it can be written, or give another place"
        ),
      ]
      for (path, named, fault, remedy) in table {
        #expect(throws: FileError(named, fault, remedy)) { try writeWhole("new", to: path) }
        #expect(try contents(of: folder) == before)
        #expect(text(folder + "/file") == "old")
      }
      #expect(
        FileError("a", "this is a directory", "give the name of a file in it").description
          == "a: this is a directory; give the name of a file in it")
    }
  }

  @Test func `a device is written into, not replaced`() throws {
    try inFolder { folder in
      let null = makeDevice("null", minor: 3, in: folder)
      try link("link", to: null, in: folder)
      let before = try contents(of: folder)
      try writeWhole("gone", to: folder + "/link")
      var status = stat()
      #expect(stat(null, &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
      #expect(try contents(of: folder) == before)
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `a full device is a failure`() throws {
    try inFolder { folder in
      let full = makeDevice("full", minor: 7, in: folder)
      #expect(
        throws: FileError(
          full, "writing failed: No space left on device",
          "see that it can be written, or give another place")
      ) { try writeWhole("text", to: full) }
    }
  }

  @Test func `several files are written all or none`() throws {
    try inFolder { folder in
      try writeWhole([("one", folder + "/a"), ("two", folder + "/b")])
      #expect(text(folder + "/a") == "one")
      #expect(text(folder + "/b") == "two")
      for bad in [folder, folder + "/no/file", folder + "/a/x"] {
        #expect(throws: FileError.self) { try writeWhole([("new", folder + "/a"), ("new", bad)]) }
        #expect(throws: FileError.self) { try writeWhole([("new", bad), ("new", folder + "/b")]) }
      }
      #expect(text(folder + "/a") == "one")
      #expect(text(folder + "/b") == "two")
      #expect(try contents(of: folder) == ["a", "b"])
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `a device that fails keeps the files beside it from being replaced`() throws {
    try inFolder { folder in
      try writeWhole("old", to: folder + "/a")
      let full = makeDevice("full", minor: 7, in: folder)
      let before = try contents(of: folder)
      #expect(throws: FileError.self) { try writeWhole([("new", folder + "/a"), ("new", full)]) }
      #expect(text(folder + "/a") == "old")
      #expect(try contents(of: folder) == before)
    }
  }

  @Test(arguments: [
    ("a", ".", "a"), ("/a", "/", "a"), ("a/b", "a", "b"), ("/a/b.c", "/a", "b.c"), ("a/", "a", ""),
    ("./a", ".", "a"), ("a/\u{301}", "a", "\u{301}"), ("é", ".", "é"),
  ])
  func `a path has a directory and a name`(_ path: String, directory: String, name: String) {
    #expect(parts(of: path).directory == directory)
    #expect(parts(of: path).name == name)
  }

  @Test func `two names of one place are the same, there or not`() throws {
    try inFolder { folder in
      try link("link", to: "a", in: folder)
      for made in [false, true] {
        if made { try writeWhole("text", to: folder + "/a") }
        #expect(isSamePlace(folder + "/a", folder + "/./a"))
        #expect(isSamePlace(folder + "/link", folder + "/a"))
        #expect(!isSamePlace(folder + "/b", folder + "/a"))
        #expect(!isSamePlace(folder + "/no/a", folder + "/a"))
        #expect(!isSamePlace("", ""))
      }
    }
  }
}
