import SVG
import Testing

struct PathDataTests {
  @Test func `a path is its moves, lines and arcs, in order, each relative to the one before`() {
    var path = PathData()
    #expect(path.text == "")
    path.move(to: 0, 10)
    path.line(to: 5.125, -0.001)
    path.line(to: -1.5, 1e6)
    path.line(to: 3, 1e6)
    path.line(to: 3, 2)
    path.quadratic(4, 1, to: 5, 2)
    path.cubic(6, 2, 7, 3, to: 8, 2)
    path.cubic(9, 1, 9, 1, to: 8, 1)
    path.close()
    #expect(
      path.text == "M0 10l5.13-10-6.63 1000000h4.5v-999998q1-1 2 0c1 0 2 1 3 0 1-1 1-1 0-1Z")
  }

  @Test func `places are rounded before they are subtracted, and so never drift`() {
    var path = PathData()
    path.move(to: 0, 0)
    for step in 1...1_000 { path.line(to: Double(step) * 0.004, 1) }
    #expect(path.text.hasPrefix("M0 0v1h0.01"))
    let moves = path.text.split(separator: "h").dropFirst().compactMap { Double($0) }
    #expect(abs(moves.reduce(0, +) - 4) < 1e-9)
  }

  @Test func `a path that does not begin with a move traps`() async {
    await #expect(processExitsWith: .failure) {
      var path = PathData()
      path.line(to: 1, 0)
    }
    await #expect(processExitsWith: .failure) {
      var path = PathData()
      path.quadratic(1, 0, to: 1, 1)
    }
  }

  @Test func `a line to where the path stands is not written`() {
    var path = PathData()
    path.move(to: 1, 1)
    path.line(to: 1.001, 1)
    #expect(path.text == "M1 1")
  }
}
