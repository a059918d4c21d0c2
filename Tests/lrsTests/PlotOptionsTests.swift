import Foundation
import Testing

@testable import lrs

@Suite struct PlotOptionsTests {
  private func drawn(_ words: String...) throws -> String {
    var text = ""
    try inFolder { folder throws in
      try folder.write(round1, to: "b.json")
      let outcome = try folder.run(["plot", "r1.json", "b.json"] + words, input: .init())
      #expect(outcome.code == 0, "\(outcome.words)")
      text = outcome.output
    }
    return text
  }

  @Test func `lines have the names that the call gives them, in their order`() throws {
    let text = try drawn("--labels", "the short,the <long>")
    #expect(text.contains(">the short</text>") && text.contains(">the &lt;long&gt;</text>"))
    #expect(text.contains(">the short, the &lt;long&gt;</title>"))
  }

  @Test(arguments: [
    (#"a\,b,c"#, ["a,b", "c"]), (#"a\,\,b"#, ["a,,b"]), (#"\,"#, [","]),
    (#"a\b,c\"#, [#"a\b"#, #"c\"#]),
    (",", ["", ""]), ("", [""]),
  ])
  func `a comma in a name stands behind a backslash`(_ text: String, names: [String]) {
    #expect(PlotOptions.names(text) == names)
  }

  @Test func `a fixed theme asks for no colour scheme, and auto is the default`() throws {
    let plain = try drawn()
    #expect(try drawn("--theme", "auto") == plain)
    #expect(plain.contains("@media (prefers-color-scheme:dark)"))
    for (theme, background) in [("light", "#ffffff"), ("dark", "#0d1117")] {
      let text = try drawn("--theme", theme)
      #expect(!text.contains("@media") && text.contains("{fill:\(background)}"))
    }
  }

  @Test func `a plot has the size that is asked for`() throws {
    #expect(try drawn("--size", "900x320").contains(#"width="900" height="320""#))
    #expect(try drawn("--size=320x200").contains(#"viewBox="0 0 320 200""#))
  }

  @Test func `a range draws its own steps, and a wide one all there are`() throws {
    let text = try drawn("--steps", "30:60")
    for tick in ["30", "60"] { #expect(text.contains(">\(tick)</text>")) }
    #expect(!text.contains(">0</text>\n") && !text.contains(">100</text>"))
    #expect(try drawn("--steps", "0:100") == drawn())
  }

  @Test func `panels name each series above it, and phases are shaded`() throws {
    let panels = try drawn("--panels")
    #expect(panels.contains(#"<text x="#) && panels.contains(#"class="p">r1</text>"#))
    #expect(panels.contains(#"class="p">b</text>"#))
    let phases = try drawn("--phases")
    for phase in ["warmup", "plateau", "decay"] { #expect(phases.contains(">\(phase)</text>")) }
  }

  @Test func `the same call gives the same bytes under any locale`() throws {
    try inFolder { folder throws in
      let words = ["plot", "r1.json", "--log", "--phases"]
      let plain = try folder.run(words, input: .init())
      for locale in ["de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8", "C"] {
        let script = "LC_ALL=\(locale) LANG=\(locale) exec \"$@\""
        #expect(try folder.run(words, input: .init(), script: script) == plain, "\(locale)")
      }
    }
  }

  @Test(
    arguments: [
      BadCall(
        "plot", "r1.json", "--theme", "drak",
        message: "--theme: there is no theme drak; did you mean dark?"),
      BadCall(
        "plot", "r1.json", "--theme", "sepia",
        message: "--theme: there is no theme sepia; give one of auto, light, dark"),
      BadCall(
        "plot", "r1.json", "--size", "720",
        message: "--size: \"720\" is not a size from 320x200 to 4000x4000; give one such as 720x400"
      ),
      BadCall(
        "plot", "r1.json", "--size", "9x9",
        message: "--size: \"9x9\" is not a size from 320x200 to 4000x4000; give one such as 720x400"
      ),
      BadCall(
        "plot", "r1.json", "--labels", "a,b",
        message:
          "--labels names 2 lines, and there are 1; give one name a line, with commas between them"),
      BadCall(
        "plot", "r1.json", "--steps", "5:5",
        message: "--steps: 5:5 has no step to draw; give a range such as 0:100"),
      BadCall(
        "plot", "r1.json", "--steps", "-5:5",
        message: "--steps: -5:5 has no step to draw; give a range such as 0:100"),
      BadCall(
        "plot", "r1.json", "--steps", "100:200",
        message: "no schedule has a step in 100..<200; give steps below 100", code: 1),
      BadCall(
        "transfer", "r1.json", "--to", "200", "--theme", "dark",
        message: "--theme says nothing here; it is for --plot FILE.svg"),
      BadCall(
        "transfer", "r1.json", "--to", "200", "--plot", "a.svg", "--plot-rules", "a.svg",
        message: "a.svg would be written twice (a.svg); give two names"),
    ])
  func `what a plot cannot be is refused`(_ call: BadCall) throws {
    try inFolder { folder throws in
      let outcome = try folder.run(call.words, input: .init())
      #expect(outcome == .failure(call.code, call.message))
      #expect(try folder.names() == ["r1.json"])
    }
  }

  @Test func `a transfer draws both rounds and every rule, as its options say`() throws {
    try inFolder { folder throws in
      let outcome = try folder.run(
        "transfer", "r1.json", "--to", "300", "-o", "r2.json", "--plot", "two.svg", "--plot-rules",
        "rules.svg", "--labels", "short,long", "--theme", "dark", "--title", "Mine")
      #expect(outcome.code == 0 && outcome.output.hasPrefix("round 2: 300 steps"))
      let two = try #require(folder.text("two.svg"))
      let rules = try #require(folder.text("rules.svg"))
      for text in [two, rules] {
        #expect(text.contains(">Mine</title>") && text.contains(">short</text>"))
        #expect(text.contains(">long</text>") && !text.contains("@media"))
      }
      #expect(two.contains(">resume here: 31</text>"))
      #expect(two.contains("200 added steps at 100 % of the peak on average"))
      #expect(rules.contains(">extending-plateau (default)</text>"))
      #expect(rules.contains(">0 % of the peak: starved</text>"))
    }
  }

  @Test func `help says how to make a PNG`() throws {
    try inFolder { folder throws in
      for command in ["plot", "transfer"] {
        #expect(try folder.run(command, "--help").output.contains("rsvg-convert --zoom 2"))
      }
    }
  }
}
