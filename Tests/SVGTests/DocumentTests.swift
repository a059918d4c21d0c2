import SVG
import Testing

struct DocumentTests {
  private func document(
    _ title: String = "t", _ description: String = "d", width: Double = 10, height: Double = 20,
    rules: String = ".a{fill:none}", drawing elements: [Element] = []
  ) -> Document {
    Document(
      width: width, height: height, title: title, description: description,
      style: { "\($0) \(rules)" }, elements)
  }

  private func ids(_ document: Document) throws -> [String] {
    try #require(Parsed(document.text)).attributes.compactMap { $0["id"] }
  }

  @Test func `a document is a root with its size, a title, a description and a style sheet`() throws
  {
    let text = document("Title", "Description", drawing: [Element("rect")]).text
    let parsed = try #require(Parsed(text))
    #expect(parsed.names == ["svg", "title", "desc", "style", "rect"])
    let root = parsed.attributes[0]
    let id = try #require(root["id"])
    #expect(root["viewBox"] == "0 0 10 20")
    #expect(root["width"] == "10" && root["height"] == "20" && root["role"] == "img")
    #expect(root["xmlns"] == "http://www.w3.org/2000/svg")
    #expect(root["aria-labelledby"] == "\(id)-t \(id)-d")
    #expect(
      try ids(document("Title", "Description", drawing: [Element("rect")])) == [
        id, "\(id)-t", "\(id)-d",
      ])
    #expect(text.hasSuffix("</svg>\n") && !text.contains("\r"))
    #expect(text.contains("<style>#\(id) .a{fill:none}</style>"))
  }

  @Test func `whatever title and description say, the document is well-formed`() throws {
    for seed in 0..<1_000 as Range<UInt64> {
      let (title, description) = (hostileText(seed: seed), hostileText(seed: seed + 1_000_000))
      let document = document(title, description, drawing: [Element("text", text: title)])
      let parsed = try #require(Parsed(document.text), "seed \(seed)")
      #expect(parsed.names == ["svg", "title", "desc", "style", "text"], "seed \(seed)")
      let id = try #require(parsed.attributes[0]["id"])
      #expect(id.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) })
    }
  }

  @Test func `the same content gives the same bytes`() {
    #expect(document(drawing: [Element("g")]).text == document(drawing: [Element("g")]).text)
  }

  @Test func `the id is the same on every platform`() throws {
    #expect(try ids(document()).first == "pwqtb16xwnudu")
  }

  @Test func `documents that differ in anything share no id`() throws {
    let documents = [
      document(), document("u"), document("t", "e"), document("td", ""), document("", "td"),
      document(width: 11), document(height: 21), document(width: 20, height: 10),
      document(rules: ".b{fill:none}"), document(drawing: [Element("g")]),
      document(drawing: [Element("h")]),
      document(drawing: [Element("g"), Element("h")]),
      document(drawing: [Element("h"), Element("g")]),
    ]
    let all = try documents.flatMap(ids)
    #expect(Set(all).count == 3 * documents.count)
  }
}
