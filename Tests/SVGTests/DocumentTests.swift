import Testing

@testable import SVG

struct DocumentTests {
  func document(_ title: String) -> Document {
    Document(
      width: 320, height: 200.5, title: title, description: "d", style: { "\($0) text{fill:red}" },
      [Element("rect", ["width": 3])])
  }

  @Test func `the same content has the same bytes`() {
    #expect(document("a").text == document("a").text)
    let id = document("a").text.split(separator: "\"")[3]
    #expect(
      document("a").text == """
        <svg xmlns="http://www.w3.org/2000/svg" id="\(id)" viewBox="0 0 320 200.5" width="320" height="200.5" role="img" aria-labelledby="\(id)-t \(id)-d">
        <title id="\(id)-t">a</title>
        <desc id="\(id)-d">d</desc>
        <style>#\(id) text{fill:red}</style>
        <rect width="3"/>
        </svg>

        """)
  }

  @Test func `other content has another id`() {
    #expect(
      document("a").text.split(separator: "\"")[3] != document("b").text.split(separator: "\"")[3])
  }

  @Test func `path data is as short as two decimals allow`() {
    var path = PathData()
    path.move(to: 0, 10)
    path.line(to: 5.128, -0.004)
    #expect(path.text == "M0 10L5.13 0")
  }
}
