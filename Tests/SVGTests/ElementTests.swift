import TestSupport
import Testing

@testable import SVG

struct ElementTests {
  @Test func `an element is written on one line, its attributes in the order given`() {
    let dot = Element("circle", ["cy": 2, "cx": 1.5, "class": "d"])
    #expect(dot.xml == #"<circle cy="2" cx="1.5" class="d"/>"#)
    let group = Element("g", [:], [dot, Element("text", text: "a < b")])
    #expect(group.xml == #"<g><circle cy="2" cx="1.5" class="d"/><text>a &lt; b</text></g>"#)
  }

  @Test func `the five characters of markup become entities`() {
    #expect(escaped(#"<&>"'"#) == "&lt;&amp;&gt;&quot;&#39;")
  }

  @Test(arguments: hostilePieces) func `no piece of text becomes markup`(piece: String) throws {
    let parsed = try #require(Parsed(Element("text", ["id": .text(piece)], text: piece).xml))
    #expect(parsed.names == ["text"])
    #expect(Array(parsed.text.unicodeScalars) == Array(legible(piece).unicodeScalars))
    #expect(parsed.attributes == [["id": legible(piece)]])
  }

  @Test func `whatever the text, the element is well-formed and says the text`() throws {
    for seed in 0..<3_000 as Range<UInt64> {
      let text = hostileText(seed: seed)
      let xml = Element("text", ["class": .text(text)], [Element("tspan", text: text)]).xml
      let parsed = try #require(Parsed(xml), "seed \(seed)")
      #expect(parsed.names == ["text", "tspan"], "seed \(seed)")
      #expect(
        Array(parsed.text.unicodeScalars) == Array(legible(text).unicodeScalars), "seed \(seed)")
      #expect(parsed.attributes == [["class": legible(text)], [:]], "seed \(seed)")
    }
  }

  @Test(
    arguments: zip(
      [
        0, -0.0, -0.001, 0.004, 0.005, -0.005, 0.1, -0.25, 1.5, 3, 10.05, 99.999, 1e14, -1e14,
        123_456.789, 1e-300, -Double.leastNonzeroMagnitude,
      ],
      [
        "0", "0", "0", "0", "0.01", "-0.01", "0.1", "-0.25", "1.5", "3", "10.05", "100",
        "100000000000000", "-100000000000000", "123456.79", "0", "0",
      ]))
  func `a number has two decimals at most`(number: Double, text: String) {
    #expect(decimal(number) == text)
  }

  @Test func `a written number is within half a hundredth of the number`() throws {
    for seed in 0..<2_000 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let number = Double.random(in: -1...1, using: &random) * [1, 1e3, 1e6][Int(seed % 3)]
      let read = try #require(Double(decimal(number)), "seed \(seed)")
      #expect(abs(read - number) <= 0.005 + 1e-9, "seed \(seed): \(number)")
      #expect(!decimal(number).hasSuffix(".0") && !decimal(number).contains("e"), "seed \(seed)")
    }
  }

  @Test func `a number that is no coordinate traps`() async {
    await #expect(processExitsWith: .failure) { _ = decimal(.nan) }
    await #expect(processExitsWith: .failure) { _ = decimal(.infinity) }
    await #expect(processExitsWith: .failure) { _ = decimal(1e15) }
  }

  @Test func `a name that is none, and an attribute that stands twice, trap`() async {
    await #expect(processExitsWith: .failure) { _ = Element("a b") }
    await #expect(processExitsWith: .failure) { _ = Element("") }
    await #expect(processExitsWith: .failure) { _ = Element("1g") }
    await #expect(processExitsWith: .failure) { _ = Element("-g") }
    await #expect(processExitsWith: .failure) { _ = Element("g", ["on<": 1]) }
    await #expect(processExitsWith: .failure) { _ = Element("g", ["x": 1, "x": 1]) }
  }

  @Test func `a name begins with a letter or _, and has digits, points and dashes after it`() {
    for name in ["_g", "g1", "g-1.a", "xml:lang", "Z", "a_"] {
      #expect(Element(name).xml == "<\(name)/>")
    }
  }

  @Test func `an attribute that is added is the last, and none is added for nil`() {
    let dot = Element("circle", ["r": 3], [Element("title")])
    #expect(dot.with("cx", 1).xml == #"<circle r="3" cx="1"><title/></circle>"#)
    #expect(dot.with("cx", nil) == dot)
  }

  @Test func `a style sheet that could end itself traps`() async {
    await #expect(processExitsWith: .failure) { _ = Element.style("</style>") }
    await #expect(processExitsWith: .failure) { _ = Element.style("a]]>") }
    #expect(Element.style("a{}").xml == "<style>a{}</style>")
  }
}
