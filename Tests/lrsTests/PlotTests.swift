import Foundation
import Testing

@Suite struct PlotTests {
  @Test func `lines are labelled with the names of their files, and so is the whole`() throws {
    try inFolder { folder throws in
      try folder.write(round1, to: "long run.v2.json")
      let outcome = try folder.run("plot", "r1.json", "./long run.v2.json", "-", input: round1)
      #expect(outcome.code == 0 && outcome.words.isEmpty)
      #expect(outcome.output.hasPrefix("<svg ") && outcome.output.hasSuffix("</svg>\n"))
      #expect(outcome.output.contains(">r1, long run.v2, standard input</title>"))
      for label in ["r1", "long run.v2", "standard input"] {
        #expect(outcome.output.contains(">\(label)</text>"))
      }
    }
  }

  @Test func `a file holds what standard output would, and the call is silent`() throws {
    try inFolder { folder throws in
      let drawn = try folder.run("plot", "r1.json").output
      for option in [["-o", "a.svg"], ["--output=a.svg"], ["--output", "a.svg"]] {
        #expect(try folder.run(["plot", "r1.json"] + option, input: .init()) == .done(""))
        #expect(folder.text("a.svg") == drawn)
      }
      #expect(try folder.run("plot", "r1.json", "-o", "-") == .done(drawn))
      #expect(try folder.names() == ["a.svg", "r1.json"])
    }
  }

  @Test func `the title and the axis can be chosen`() throws {
    try inFolder { folder throws in
      let plain = try folder.run("plot", "r1.json").output
      let titled = try folder.run("plot", "r1.json", "--title", "a <b> & c").output
      #expect(titled.contains(">a &lt;b&gt; &amp; c</title>"))
      let logarithmic = try folder.run("plot", "r1.json", "--log")
      #expect(logarithmic.code == 0)
      #expect(logarithmic.output != plain)
    }
  }

  @Test func `one bad spec keeps the whole from being drawn`() throws {
    try inFolder { folder throws in
      try folder.write("old", to: "a.svg")
      try folder.write("{", to: "bad.json")
      let outcome = try folder.run("plot", "r1.json", "bad.json", "-o", "a.svg")
      #expect(outcome.code == 1)
      #expect(outcome.words.hasPrefix("lrs: bad.json: this is not JSON"))
      #expect(folder.text("a.svg") == "old")
    }
  }

  @Test func `more files than a plot takes are refused`() throws {
    try inFolder { folder throws in
      let files = Array(repeating: "r1.json", count: 101)
      let outcome = try folder.run(["plot"] + files, input: .init())
      #expect(outcome.code == 64)
      #expect(outcome.words.hasPrefix("lrs: there are too many operands, from r1.json on; "))
    }
  }
}
