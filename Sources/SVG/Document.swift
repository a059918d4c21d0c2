/// An SVG document: a root of a given size, an id of its own, a title and a description.
///
/// The id is a hash of what the document holds. Every selector of its style sheet and every id in
/// it begins with it, so that several documents stand in one page and do not meet.
public struct Document: Sendable, Hashable {
  public let width: Double
  public let height: Double
  private let content: String

  /// A document.
  ///
  /// - Parameters:
  ///   - width: In pixels.
  ///   - height: In pixels.
  ///   - title: What a screen reader says first.
  ///   - description: What it says next.
  ///   - style: The style sheet, given the selector of the root.
  ///   - elements: What is drawn.
  public init(
    width: Double, height: Double, title: String, description: String,
    style: (_ root: String) -> String, _ elements: [Element]
  ) {
    self.width = width
    self.height = height
    let drawn = elements.map(\.xml)
    let size = [decimal(width), decimal(height)]
    let hash = fnv1a(size + [title, description, style("")] + drawn)
    let id = "p" + String(hash, radix: 36)
    let root = Element(
      "svg",
      [
        ("xmlns", .text("http://www.w3.org/2000/svg")), ("id", .text(id)),
        ("viewBox", .text("0 0 \(size[0]) \(size[1])")),
        ("width", .number(width)), ("height", .number(height)), ("role", .text("img")),
        ("aria-labelledby", .text("\(id)-t \(id)-d")),
      ], [.text("")])
    let opening = root.xml.dropLast("</svg>".count)
    let parts =
      [
        Element("title", ["id": "\(id)-t"], text: title).xml,
        Element("desc", ["id": "\(id)-d"], text: description).xml,
        Element.style(style("#" + id)).xml,
      ] + drawn
    content = opening + "\n" + parts.joined(separator: "\n") + "\n</svg>\n"
  }

  /// The document as text, ending with a line feed: the same bytes for the same content.
  public var text: String { content }
}

/// FNV-1a, 64 bits: the same on every platform, which Swift's own hashes are not.
private func fnv1a(_ parts: [String]) -> UInt64 {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for part in parts {
    for byte in part.utf8 + [0] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }
  return hash
}
