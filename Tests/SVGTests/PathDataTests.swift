import SVG
import Testing

struct PathDataTests {
  @Test func `a path is its moves and lines, in order`() {
    var path = PathData()
    #expect(path.text == "")
    path.move(to: 0, 10)
    path.line(to: 5.125, -0.001)
    path.line(to: -1.5, 1e6)
    #expect(path.text == "M0 10L5.13 0L-1.5 1000000")
  }
}
