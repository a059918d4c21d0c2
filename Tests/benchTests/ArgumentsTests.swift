import Testing

@testable import bench

struct ArgumentsTests {
  @Test func `no word measures every curve, a name that curve`() throws {
    #expect(try Arguments([]).subject == .curves([]))
    #expect(try Arguments(["cosine", "hold"]).subject == .curves(["cosine", "hold"]))
  }

  @Test func `peers are looked for where the word says, which may stand anywhere`() throws {
    #expect(try Arguments(["--peers"]).subject == .peers(at: nil))
    #expect(try Arguments(["--peers", "/tmp/peers"]).subject == .peers(at: "/tmp/peers"))
    let arguments = try Arguments(["--rounds", "3", "--peers", "--markdown", "page.md", "there"])
    #expect(arguments.subject == .peers(at: "there"))
    #expect(arguments.rounds == 3)
    #expect(arguments.markdown == "page.md")
  }

  @Test func `the other kinds are known by their option`() throws {
    #expect(try Arguments(["--plots", "python"]).subject == .plots(python: "python"))
    #expect(try Arguments(["--logs"]).subject == .logs(python: nil))
    #expect(try Arguments(["--loss-laws"]).subject == .lossLaws)
    #expect(
      try Arguments(["--intervals", "logs"]).subject
        == .intervals(folder: "logs", sizes: [2, 3, 4, 5, 6]))
    #expect(
      try Arguments(["--intervals", "logs", "3"]).subject == .intervals(folder: "logs", sizes: [3]))
    #expect(try Arguments(["--help"]).subject == .help)
  }

  static let refused: [([String], String)] = [
    (["--rounds"], "--rounds: give a whole number from 1, such as 9"),
    (["--rounds", "0"], "--rounds: give a whole number from 1, such as 9"),
    (["--rounds", "many"], "--rounds: give a whole number from 1, such as 9"),
    (["--markdown"], "--markdown: name the page to write into"),
    (["--pears"], "there is no option \"--pears\"; bench --help lists them"),
    (["--peers", "--logs"], "--peers and --logs are measured apart; give one of them"),
    (["--peers", "a", "b"], "--peers: \"b\" is one word too many; leave it out"),
    (["--intervals"], "--intervals: name the folder of the logs"),
    (["--intervals", "logs", "0"], "--intervals: \"0\" is no number of logs; give 3"),
    (["--loss-laws", "a"], "--loss-laws: \"a\" is one word too many; leave it out"),
    (
      ["--logs", "--rounds", "9"],
      "--rounds and --markdown are of curves, peers and loss laws; leave them out"
    ),
  ]

  @Test(arguments: refused)
  func `a word that means nothing is refused, with what to give`(words: [String], message: String) {
    #expect(throws: UsageError(description: message)) { try Arguments(words) }
  }

  @Test func `an unknown curve is told with those that there are`() {
    #expect {
      try Arguments(["cosign"])
    } throws: {
      "\($0)".hasPrefix("there is no curve \"cosign\"; give some of hold, linear, cosine, ")
    }
  }
}
