import Foundation
import TestSupport

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What an XML parser, which is not ours, reads in a text: names, attributes and text.
struct Parsed: Equatable {
  var names: [String] = []
  var attributes: [[String: String]] = []
  var text = ""

  /// What stands in the text; nil where it is not well-formed.
  init?(_ xml: String) {
    let reader = Reader()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = reader
    guard parser.parse() else { return nil }
    self = reader.parsed
  }

  private init() {}

  private final class Reader: NSObject, XMLParserDelegate {
    var parsed = Parsed()

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      parsed.names.append(name)
      parsed.attributes.append(attributes)
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { parsed.text += text }
  }
}

/// Pieces of text that have broken one program or another.
let hostilePieces = [
  "<", "&", ">", "\"", "'", "]]>", "--", "-->", "</text><script>alert(1)</script>", "&amp;", "&#0;",
  "<![CDATA[", "<?xml", "<!DOCTYPE", "\u{0}", "\u{1}", "\u{8}", "\u{B}", "\u{1F}", "\u{7F}",
  "\u{85}",
  "\u{9F}", "\u{FFFE}", "\u{FFFF}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{200F}", "\u{61C}",
  "\u{FEFF}",
  "\u{1FFFE}", "\u{10FFFF}", "\r\n", "\t", "\n", "e\u{301}\u{302}\u{303}", "👩‍👩‍👧", "🇩🇪", "שלום",
  "مرحبا", "漢字", "a", " ", "\u{2028}", "url(#p)", "}</style>",
]

/// Up to a dozen of the pieces, and now and then any scalar at all.
func hostileText(seed: UInt64) -> String {
  var random = SeededGenerator(seed: seed)
  var text = ""
  for _ in 0..<Int.random(in: 0...12, using: &random) {
    if Int.random(in: 0..<4, using: &random) == 0 {
      let number = UInt32.random(in: 0...0x10FFFF, using: &random)
      text.unicodeScalars.append(Unicode.Scalar(number) ?? "?")
    } else {
      text += hostilePieces.randomElement(using: &random) ?? ""
    }
  }
  return text
}

/// What a reader is to see of a text: nothing that XML lacks, nothing that turns its direction.
///
/// The naive twin of escaping, from the lists of XML 1.0 and of Unicode's bidirectional controls.
func legible(_ text: String) -> String {
  var legible = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let number = scalar.value
    let isBidi = scalar.properties.isBidiControl
    let isControl = scalar.properties.generalCategory == .control
    if number == 9 || number == 10 || number == 13 {
      legible.append(" ")
    } else if isBidi || isControl || number == 0xFFFE || number == 0xFFFF {
      legible.append("\u{FFFD}")
    } else {
      legible.append(scalar)
    }
  }
  return String(legible)
}
