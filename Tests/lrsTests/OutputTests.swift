import Foundation
import Testing

@Suite struct OutputTests {
  /// Each command that writes a file, and how it is told where.
  static let writers = [
    ["plot", "r1.json", "-o"], ["transfer", "r1.json", "--to", "150", "-o"],
    ["transfer", "r1.json", "--to", "150", "-o", "other.json", "--plot"],
  ]
  static let places = [
    ("folder", "folder: this is a directory; give the name of a file in it"),
    ("no/file", "no/file: there is no directory no; make it, or give another place"),
    ("kept/x", "kept/x: there is no directory kept; make it, or give another place"),
    ("loop", "loop: its symbolic links lead in a circle; give the name of a file"),
    ("new/", "new/: this is the name of a directory; give the name of a file in it"),
    (
      "/dev/full",
      "/dev/full: writing failed: No space left on device; see that it can be written, or give another place"
    ),
  ]

  @Test(arguments: writers, places)
  func `a place that cannot be written is a failure that leaves all as it was`(
    _ call: [String], _ place: (path: String, message: String)
  ) throws {
    try inFolder { folder throws in
      try FileManager.default.createDirectory(
        atPath: folder.path("folder"), withIntermediateDirectories: false)
      try folder.write("old", to: "kept")
      try folder.write("old", to: "other.json")
      try link("loop", to: "loop", in: folder)
      let before = try folder.names()
      #expect(try folder.run(call + [place.path], input: .init()) == .failure(1, place.message))
      #expect(try folder.names() == before)
      #expect(folder.text("other.json") == "old")
      #expect(folder.text("kept") == "old")
    }
  }

  @Test(arguments: writers)
  func `a link stays, and what it leads to is replaced`(_ call: [String]) throws {
    try inFolder { folder throws in
      try folder.write("old", to: "target")
      try link("link", to: "target", in: folder)
      #expect(try folder.run(call + ["link"], input: .init()).code == 0)
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == "target")
      let written = try #require(folder.text("target"))
      #expect(written.hasPrefix("<svg") || written.hasPrefix("{\"version\": 1"))
      #expect(try Set(folder.names()).subtracting(["other.json"]) == ["link", "r1.json", "target"])
    }
  }

  @Test func `a pipe is written into`() throws {
    try inFolder { folder throws in
      let script = "mkfifo pipe && { cat pipe > copy & } && \"$@\" -o pipe && wait && test -p pipe"
      #expect(try folder.run("plot", "r1.json", script: script) == .done(""))
      #expect(folder.text("copy") == (try folder.run("plot", "r1.json").output))
    }
  }

  @Test func `standard output under its name of a device is written into`() throws {
    try inFolder { folder throws in
      let svg = try folder.run("plot", "r1.json").output
      #expect(
        try folder.run("plot", "r1.json", script: "\"$@\" -o /dev/stdout | cat") == .done(svg))
    }
  }

  @Test(arguments: [
    BadCall(
      "plot", "r1.json", "-o", "r1.json",
      message:
        "r1.json is read and would be written over (r1.json); give another name for the result"),
    BadCall(
      "plot", "r1.json", "-o", "./r1.json",
      message:
        "./r1.json is read and would be written over (r1.json); give another name for the result"),
    BadCall(
      "transfer", "r1.json", "--to", "150", "-o", "link",
      message:
        "link is read and would be written over (r1.json); give another name for the result"),
    BadCall(
      "transfer", "link", "--to", "150", "--plot", "r1.json",
      message:
        "r1.json is read and would be written over (link); give another name for the result"),
    BadCall(
      "transfer", "r1.json", "--to", "150", "-o", "hard",
      message:
        "hard is read and would be written over (r1.json); give another name for the result"),
    BadCall(
      "transfer", "r1.json", "--to", "150", "-o", "a", "--plot", "a",
      message: "a would be written twice (a); give two names"),
    BadCall(
      "transfer", "r1.json", "--to", "150", "-o", "a", "--plot", "./a",
      message: "./a would be written twice (a); give two names"),
    BadCall(
      "transfer", "r1.json", "--to", "150", "-o", "dangling", "--plot", "a",
      message: "a would be written twice (dangling); give two names"),
    BadCall(
      "transfer", "r1.json", "--to", "150", "--plot", "-",
      message:
        "the spec and the plot cannot both go to standard output; give --output ROUND2.json"),
    BadCall("plot", "-", "-", message: "standard input can be read once; give - once"),
  ])
  func `a name for two things is refused`(_ call: BadCall) throws {
    try inFolder { folder throws in
      try link("link", to: "r1.json", in: folder)
      try link("dangling", to: "a", in: folder)
      try FileManager.default.linkItem(atPath: folder.path("r1.json"), toPath: folder.path("hard"))
      let before = try folder.names()
      #expect(try folder.run(call.words, input: .init()) == .failure(call.code, call.message))
      #expect(try folder.names() == before)
      #expect(folder.text("r1.json") == round1)
    }
  }

  @Test(arguments: [["describe"], ["evaluate"], ["plot"], ["transfer", "--to", "150"], ["--help"]])
  func `a standard output that is full or closed is a failure with a message`(
    _ call: [String]
  ) throws {
    try inFolder { folder throws in
      let words = call + (call == ["--help"] ? [] : ["r1.json"])
      for (redirection, fault) in [
        ("> /dev/full", "No space left on device"), (">&-", "Bad file descriptor"),
      ] {
        #expect(
          try folder.run(words, input: .init(), script: "\"$@\" \(redirection)")
            == .failure(1, "standard output: \(fault)"))
      }
    }
  }

  @Test func `a pipe that is closed ends the program quietly`() throws {
    try inFolder { folder throws in
      // Far more than a pipe holds, so that the reader is gone before the writer is done.
      let call = ["evaluate", "r1.json", "--steps", "0:200000"]
      // Where whoever runs the tests ignores the signal, no shell can turn it on again.
      for (trap, codes) in [("", ["141\n", "0\n"]), ("trap '' PIPE;", ["0\n"])] {
        let script = "{ \(trap) \"$@\"; echo $? > code; } | head -n 2"
        let outcome = try folder.run(call, input: .init(), script: script)
        #expect(outcome == .done("step,rate\n0,0.0\n"))
        #expect(codes.contains(try #require(folder.text("code"))))
      }
    }
  }

  @Test(arguments: ["2>&-", "2> /dev/full"])
  func `a standard error that takes nothing does not change the exit code`(
    _ redirection: String
  ) throws {
    try inFolder { folder throws in
      let script = "\"$@\" \(redirection)"
      #expect(try folder.run("sing", script: script).code == 64)
      #expect(try folder.run("describe", "no.json", script: script).code == 1)
    }
  }

  private func link(_ name: String, to target: String, in folder: Folder) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(name), withDestinationPath: target)
  }
}
