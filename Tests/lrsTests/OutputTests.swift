import Foundation
import Testing

/// Nothing is half-written, whatever the place that it is to be written to.
struct OutputTests {
  static let refused: [(String, [String], Int32, String)] = [
    ("a directory", ["-o", "dir"], 1, "dir: this is a directory; give the name of a file in it"),
    (
      "a missing parent", ["-o", "no/2.json"], 1,
      "no/2.json: there is no directory no; make it, or give another place"
    ),
    (
      "the input", ["-o", "1.json"], 64,
      "1.json is read and would be written over (1.json); give another name for the result"
    ),
    (
      "a link to the input", ["-o", "link"], 64,
      "link is read and would be written over (1.json); give another name for the result"
    ),
    (
      "one file for both", ["-o", "x", "--plot", "x"], 64,
      "x would be written twice (x); give two names"
    ),
    (
      "a full device", ["-o", "/dev/full"], 1,
      "/dev/full: No space left on device; see that it can be written, or give another place"
    ),
    (
      "a circle of links", ["-o", "loop"], 1,
      "loop: its symbolic links lead in a circle; give the name of a file"
    ),
  ]

  @Test(arguments: refused)
  func `a place that cannot be written to is refused`(
    place: String, options: [String], code: Int32, message: String
  ) throws {
    let folder = try Folder(["1.json": round1])
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("dir"), withIntermediateDirectories: false)
    _ = try shell("ln -s 1.json link; ln -s loop loop", in: folder)
    let call = try lrs(["transfer", "1.json", "--to", "20000"] + options, in: folder)
    #expect(call.errors == "lrs: \(message)\n")
    #expect(call.code == code)
    #expect(folder["1.json"] == round1)
    #expect(folder.names == ["1.json", "dir", "link", "loop"])
  }

  @Test func `an old file is replaced whole, through a link that stays`() throws {
    let folder = try Folder(["1.json": cosine, "old.json": String(repeating: "x", count: 100_000)])
    _ = try shell("ln -s old.json link; chmod 640 old.json", in: folder)
    let call = try lrs(["transfer", "1.json", "--to", "20", "-o", "link"], in: folder)
    #expect(call.code == 0)
    #expect(folder["old.json"]?.hasPrefix("{\"version\": 1") == true)
    #expect(try shell("readlink link; stat -c %a old.json", in: folder).output == "old.json\n640\n")
    #expect(folder.names == ["1.json", "link", "old.json"])
  }

  @Test func `a pipe is written into`() throws {
    let folder = try Folder(["1.json": cosine])
    let call = try shell(
      "mkfifo p; cat p > got & $LRS transfer 1.json --to 20 -o p >/dev/null; wait; test -p p && cat got",
      in: folder)
    #expect(call.output.hasPrefix("{\"version\": 1"))
  }

  @Test func `a full standard output is an error, a closed one a quiet end`() throws {
    let folder = try Folder(["1.json": round1])
    let full = try shell("$LRS evaluate 1.json > /dev/full", in: folder)
    #expect(full.code == 1)
    #expect(full.errors == "lrs: standard output: No space left on device\n")
    let closed = try shell("$LRS evaluate 1.json --steps 0:1000000 | head -n 1", in: folder)
    #expect(closed.output == "step,rate\n")
    #expect(closed.errors == "")
  }

  @Test func `the bytes do not depend on the locale`() throws {
    let folder = try Folder(["1.json": round1])
    let run =
      "$LRS transfer 1.json --to 20000 --plot p.svg -o 2.json >r; cat 2.json p.svg r | cksum"
    #expect(
      try shell("LC_ALL=C; \(run)", in: folder).output
        == shell("export LC_ALL=de_DE.UTF-8 LANG=de_DE; \(run)", in: folder).output)
  }
}
