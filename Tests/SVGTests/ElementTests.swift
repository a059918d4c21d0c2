import Foundation
import Testing

@testable import SVG

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct ElementTests {
  @Test func `elements, attributes and text are written in their order`() {
    let group = Element("g", ["id": "a", "x": 1.5], [Element("text", ["y": 2], text: "hello")])
    #expect(group.xml == #"<g id="a" x="1.5"><text y="2">hello</text></g>"#)
    #expect(Element("rect").xml == "<rect/>")
  }

  @Test(arguments: [
    (0.0, "0"), (-0.001, "0"), (0.004, "0"), (0.005, "0.01"), (1.5, "1.5"), (-1.25, "-1.25"),
    (3, "3"),
    (0.1 + 0.2, "0.3"), (99.999, "100"), (1e14, "100000000000000"), (-0.5, "-0.5"),
    (12.05, "12.05"),
  ])
  func `numbers have at most two decimals`(number: Double, text: String) {
    #expect(decimal(number) == text)
  }

  /// Hostile pieces of text, put together at random.
  static let pieces = [
    "<", "&", ">", "\"", "'", "]]>", "--", "</text><script>alert(1)</script>", "\u{0}", "\u{1B}",
    "\u{FFFE}",
    "\u{FFFF}", "\u{202E}", "\u{2066}", "\u{200F}", "é", "e\u{301}", "👩‍👩‍👧", "עברית", "\r\n", "\t",
    "&amp;", "<!--", "<?x", "a",
  ]

  @Test(arguments: 1...60)
  func `whatever the text, the document is well-formed and says the same`(seed: UInt64) throws {
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let text = (0..<next(20)).map { _ in Self.pieces[next(Self.pieces.count)] }.joined()
    let document = Document(
      width: 10, height: 10, title: text, description: text, style: { "\($0) .a{fill:none}" },
      [Element("text", ["class": .text(text)], text: text)])
    let reader = Reader()
    let parser = XMLParser(data: Data(document.text.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "seed \(seed)")
    #expect(reader.names == ["svg", "title", "desc", "style", "text"])
    // A reader of XML turns line breaks and tabs in attributes into spaces; we write spaces at once.
    #expect(reader.texts.filter { $0.name == "text" }.map(\.text).joined() == reader.attribute)
  }

  final class Reader: NSObject, XMLParserDelegate {
    var names: [String] = []
    var texts: [(name: String, text: String)] = []
    var attribute = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?,
      attributes: [String: String]
    ) {
      names.append(name)
      if name == "text" { attribute = attributes["class"] ?? "" }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      texts.append(
        (names.last ?? "", text.trimmingCharacters(in: CharacterSet(charactersIn: "\n"))))
    }
  }

  @Test func `names that are none are the program's mistake`() async {
    await #expect(processExitsWith: .failure) { _ = Element("a b") }
    await #expect(processExitsWith: .failure) { _ = Element("a", ["x": 1, "x": 2]) }
    await #expect(processExitsWith: .failure) { _ = Element.style("</style>") }
    await #expect(processExitsWith: .failure) { _ = decimal(.nan) }
  }
}
