import Testing

/// Every bad spec exits with 1, names the file, the place, the fault and the remedy, and writes nothing.
struct SpecFileTests {
  static func phase(_ text: String) -> String { "{\"version\": 1, \"phases\": [{\(text)}]}" }

  static let badSpecs: [(String, String)] = [
    ("", #"this is not JSON; write {"version": 1, "phases": […]}"#),
    (#"{"version": 1,"#, #"this is not JSON; write {"version": 1, "phases": […]}"#),
    ("\u{FEFF}\u{FEFF}{}", #"this is not JSON; write {"version": 1, "phases": […]}"#),
    (
      phase(#""curve": "hold", "rate": NaN, "steps": 3"#),
      #"this is not JSON; write {"version": 1, "phases": […]}"#
    ),
    (
      phase(#""curve": "hold", "rate": 1, "steps": 3"#) + "x",
      #"this is not JSON; write {"version": 1, "phases": […]}"#
    ),
    (
      String(repeating: "[", count: 100_000),
      #"this is not JSON; write {"version": 1, "phases": […]}"#
    ),
    ("[]", #"this is not an object; write {"version": 1, "phases": […]}"#),
    ("3", #"this is not an object; write {"version": 1, "phases": […]}"#),
    ("{}", "version: this key is missing; give a whole number"),
    (
      #"{"version": 9, "phases": []}"#,
      "version: 9 is not a version that this release reads; use a later release of lrs, or write version 1"
    ),
    (
      #"{"version": 1, "phases": [], "x": 1}"#,
      "x: this key is not known here; remove it; the keys are version, phases, final"
    ),
    (
      phase(#""curve": "hold", "rate": 1e400, "steps": 3"#),
      "phases[0].rate: this is not a number; give a number"
    ),
    (
      phase(#""curve": "hold", "rate": true, "steps": 3"#),
      "phases[0].rate: this is not a number; give a number"
    ),
    (
      phase(#""curve": "hold", "rate": 1, "steps": 1.5"#),
      "phases[0].steps: this is not a whole number; give a whole number"
    ),
    (
      phase(#""curve": "hold", "rate": 1, "steps": -1"#),
      "phases[0].steps: -1 is negative; give 0 or more"
    ),
    (
      phase(#""curve": "hold", "rate": -1, "steps": 1"#),
      "phases[0].rate: -1.0 is negative; give a finite rate of 0 or more"
    ),
    (
      phase(#""curve": "warp", "steps": 1"#),
      #"phases[0].curve: there is no curve "warp"; give one of hold, linear, cosine, polynomial, power, exponential, inverseSquareRoot, table"#
    ),
  ]

  @Test(arguments: badSpecs)
  func `a bad spec says where it is bad`(spec: String, message: String) throws {
    let folder = try Folder(["bad.json": spec])
    for arguments in [
      ["describe", "bad.json"], ["evaluate", "bad.json"], ["plot", "bad.json", "-o", "x.svg"],
      ["transfer", "bad.json", "--to", "9", "-o", "x.json", "--plot", "x.svg"],
    ] {
      let call = try lrs(arguments, in: folder)
      #expect(call.errors == "lrs: bad.json: \(message)\n", "\(arguments)")
      #expect(call.output == "")
      #expect(call.code == 1)
    }
    #expect(folder.names == ["bad.json"])
  }

  @Test func `text that is no UTF-8 says so`() throws {
    let call = try shell(#"printf '{"version\xff": 1}' | $LRS describe -"#, in: Folder())
    #expect(call.errors == "lrs: standard input: this is not UTF-8; save it as UTF-8\n")
    #expect(call.code == 1)
  }

  @Test func `a file that is none says so`() throws {
    let folder = try Folder()
    #expect(
      try lrs(["describe", "no.json"], in: folder).errors
        == "lrs: no.json: there is no such file; give the name of a spec, or - for standard input\n"
    )
    #expect(
      try lrs(["describe", "."], in: folder).errors
        == "lrs: .: this is a directory; give the name of a spec\n")
  }

  @Test func `what is written is read again, the same`() throws {
    let folder = try Folder(["a.json": restarts, "b.json": round1])
    for (spec, length) in [("a.json", "20"), ("b.json", "10000")] {
      let rule = spec == "a.json" ? ["--by", "adding-cycles"] : []
      let first = try lrs(["transfer", spec, "--to", length] + rule, in: folder).output
      let second = try lrs(["transfer", "-", "--to", length] + rule, input: first, in: folder)
        .output
      #expect(first == second)
      #expect(
        try lrs(["evaluate", "-"], input: first).output
          == lrs(["evaluate", spec], in: folder).output)
    }
  }

  @Test func `what JSON readers pass over is pinned down`() throws {
    // A byte order mark and a trailing comma are read; of a key that stands twice one counts.
    #expect(try lrs(["describe", "-"], input: "\u{FEFF}" + cosine).code == 0)
    #expect(
      try lrs(["evaluate", "-"], input: Self.phase(#""curve": "hold", "rate": 1, "steps": 1.0"#))
        .output == "step,rate\n0,1.0\n")
  }
}
