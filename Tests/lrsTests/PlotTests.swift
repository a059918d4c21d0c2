import Testing

struct PlotTests {
  @Test func `schedules are drawn beside each other, labelled with the names of their files`()
    throws
  {
    let folder = try Folder(["short.json": round1, "root.json": inverseSquareRoot])
    let call = try lrs(
      ["plot", "short.json", "root.json", "-o", "p.svg", "--title", "A <title> & more"], in: folder)
    #expect(call.code == 0 && call.output == "" && call.errors == "")
    let svg = try #require(folder["p.svg"])
    for text in [">short</text>", ">root</text>", ">A &lt;title&gt; &amp; more</text>"] {
      #expect(svg.contains(text))
    }
    #expect(
      try lrs(["plot", "short.json", "root.json", "--title", "A <title> & more"], in: folder).output
        == svg)
    #expect(
      try lrs(["plot", "short.json", "--log"], in: folder).output
        != lrs(["plot", "short.json"], in: folder).output)
  }
}
