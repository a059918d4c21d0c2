import Foundation
import Testing

@Suite struct SpecFileTests {
  @Test(arguments: [
    ("null", "this is not an object; \(write)"),
    ("[]", "this is not an object; \(write)"),
    ("3", "this is not an object; \(write)"),
    (#"{"phases": []}"#, "version: this key is missing; give \(whole)"),
    (#"{"version": true, "phases": []}"#, "version: this is not a whole number; give \(whole)"),
    (#"{"version": "1", "phases": []}"#, "version: this is not a whole number; give \(whole)"),
    (
      #"{"version": 2, "phases": []}"#,
      "version: 2 is a later version than this release reads, which is 1; "
        + "use a later release, or have the spec written as version 1"
    ),
    (
      #"{"version": 0}"#, "version: 0 is not a version that there is; write version 1"
    ),
    (
      #"{"version": 1}"#, "phases: this key is missing; give a list such as [\(phase)]"
    ),
    (#"{"version": 1, "phases": {}}"#, "phases: this is not a list; give one such as [\(phase)]"),
    (#"{"version": 1, "phases": null}"#, "phases: this is not a list; give one such as [\(phase)]"),
    (#"{"version": 1, "phases": [3]}"#, "phases[0]: this is not an object; write \(phase)"),
    (#"{"version": 1, "phases": [null]}"#, "phases[0]: this is not an object; write \(phase)"),
    (
      #"{"version": 1, "phases": [], "name": "x"}"#,
      "name: this key is not known here; remove it; the keys are version, phases, final"
    ),
    (
      #"{"version": 1, "phases": [], "a\u001b[1m\n": 1}"#,
      "a\\u{1B}[1m\\n: this key is not known here; remove it; the keys are version, phases, final"
    ),
    (
      #"{"version": 1, "phases": [], "final": -1}"#,
      "final: -1.0 is not a rate; give a finite rate of 0 or more"
    ),
    (
      #"{"version": 1, "phases": [], "final": null}"#,
      "final: this is not a number; give a number such as 3e-4"
    ),
  ])
  func `a spec with a bad top says what is wrong with it`(text: String, message: String) throws {
    try check(Data(text.utf8), message)
  }

  @Test(arguments: [
    ("", "there is nothing in it; \(write)"),
    (" \n", "this is not JSON (Unexpected end of file during JSON parse); \(write)"),
    (
      #"{"version": 1, "phases": ["#,
      "this is not JSON (Unexpected end of file during JSON parse); \(write)"
    ),
    (
      #"{"version": 1, "phases": []}x"#,
      "this is not JSON (Invalid value around character 28); \(write)"
    ),
    (
      #"{"version": 1, "phases": []}{}"#,
      "this is not JSON (Invalid value around character 28); \(write)"
    ),
    (
      spec(#""curve": "hold", "rate": NaN, "steps": 1"#),
      "this is not JSON (Invalid value around character 55); \(write)"
    ),
    (
      String(repeating: "[", count: 100_000),
      "this is not JSON (Too many nested arrays or dictionaries around character 513); \(write)"
    ),
    (
      String(repeating: #"{"a":"#, count: 100_000),
      "this is not JSON (Too many nested arrays or dictionaries around character 2561); \(write)"
    ),
    ("\0", "this is not JSON (Invalid value around character 0); \(write)"),
  ])
  func `what is no JSON is said to be none, and where it ends`(text: String, message: String) throws
  {
    try check(Data(text.utf8), message)
  }

  @Test(arguments: [
    Array("{\"version\": 1, \"phases\": [], \"a".utf8) + [0xFF] + Array("\": 1}".utf8),
    Array("{\"version\": 1, \"phases\": [{\"curve\": \"".utf8) + [0xC3, 0x28] + Array("\"}]}".utf8),
    [0xFF, 0xD8, 0xFF, 0xE0],
  ])
  func `bad UTF-8 is said to be bad`(_ bytes: [UInt8]) throws {
    try check(Data(bytes), "this is not UTF-8; save it as UTF-8")
  }

  @Test func `what Foundation forgives is read`() throws {
    let plain = #"{"version": 1, "phases": [{"curve": "hold", "rate": 1, "steps": 10}]}"#
    try inFolder { folder throws in
      let expected = try folder.run("describe", "-", input: plain)
      #expect(expected.code == 0)
      for forgiven in [
        "\u{FEFF}" + plain,  // a byte-order mark
        plain.replacing(" ", with: "\r\n"),
        plain.replacing("10}", with: "10, \"steps\": 20}"),  // a key twice: the first counts
        plain.replacing("10}", with: "10,},"),
        plain.replacing("10}", with: "10.0}"),
        plain.replacing("10}", with: "1e1}"),
      ] {
        #expect(try folder.run("describe", "-", input: forgiven) == expected, "\(forgiven)")
      }
      let wide = try #require(plain.data(using: .utf16))
      #expect(try folder.run(["describe", "-"], input: wide) == expected)
    }
  }

  @Test(arguments: [
    BadCall(
      "describe", "no.json",
      message:
        "no.json: there is no such file; give the name of a spec, or - for standard input", code: 1),
    BadCall(
      "describe", "",
      message:
        "\"\": there is no such file; give the name of a spec, or - for standard input", code: 1),
    BadCall(
      "describe", ".", message: ".: this is a directory; give the name of a spec", code: 1),
    BadCall(
      "describe", "r1.json/x",
      message:
        "r1.json/x: there is no such file; give the name of a spec, or - for standard input",
      code: 1),
  ])
  func `a file that cannot be read is named`(_ call: BadCall) throws {
    try inFolder { folder throws in
      #expect(try folder.run(call.words, input: .init()) == .failure(call.code, call.message))
    }
  }

  @Test(arguments: ["<&-", "< ."])
  func `a standard input that cannot be read is a failure`(_ redirection: String) throws {
    try inFolder { folder throws in
      #expect(
        try folder.run("describe", "-", script: "\"$@\" \(redirection)")
          == .failure(
            1,
            "standard input: this cannot be read; see that it is a file, and that you may read it"))
    }
  }

  /// `/dev/zero` was read without end.
  @Test func `a device is not read, but a pipe is, and standard input under its name`() throws {
    let text = #"{"version": 1, "phases": [{"curve": "hold", "rate": 1, "steps": 10}]}"#
    try inFolder { folder throws in
      try FileManager.default.createSymbolicLink(
        atPath: folder.path("link"), withDestinationPath: "/dev/zero")
      for name in ["/dev/zero", "link"] {
        let message = "\(name): this is a device; give the name of a "
        #expect(try folder.run("describe", name) == .failure(1, message + "spec"))
        #expect(
          try folder.run("study", name, "--metric", "loss", "--minimize")
            == .failure(1, message + "log"))
      }
      #expect(
        try folder.run("describe", "-", script: "\"$@\" < /dev/zero")
          == .failure(1, "standard input: this is a device; give the name of a spec"))
      let expected = try folder.run("describe", "-", input: text)
      #expect(expected.code == 0)
      try folder.write(text, to: "spec.json")
      let piped = "mkfifo pipe && { cat spec.json > pipe & } && \"$@\" pipe"
      for script in ["cat | \"$@\" /dev/stdin", "cat | \"$@\" -", "\"$@\" /dev/stdin", piped] {
        #expect(try folder.run("describe", input: text, script: script) == expected, "\(script)")
      }
    }
  }

  private func check(_ data: Data, _ message: String) throws {
    try inFolder { folder throws in
      #expect(
        try folder.run(["describe", "-"], input: data) == .failure(1, "standard input: \(message)"))
    }
  }
}

private let write = "write {\"version\": 1, \"phases\": […]}"
private let whole = "a whole number such as 1000, at most 9223372036854775807"
private let phase = #"{"curve": "hold", "rate": 3e-4, "steps": 100}"#
