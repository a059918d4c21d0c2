import Testing

@testable import SchedulePlots

struct PlacementTests {
  private let frame = Box(left: 50, top: 50, right: 600, bottom: 350)

  private func labels(_ texts: [String], _ lines: [[Point]], rules: [Double] = []) -> [Label] {
    Placement(frame: frame, limit: 720, rules: rules, traces: lines.map(Trace.init(points:)))
      .labels(texts)
  }

  private func line(_ x: Double, _ y: Double) -> [Point] {
    [Point(x: 50, y: y), Point(x: x, y: y)]
  }

  @Test func `a line that ends at the right edge has its label in the margin, at its height`()
    throws
  {
    let label = try #require(labels(["a"], [line(600, 200)]).first)
    #expect(label.box.left == 608)
    #expect(label.box.top < 200 && label.box.bottom > 200)
  }

  @Test func `lines that end together have labels one above the other, in their order`() {
    let found = labels(["a", "b", "c"], [line(600, 350), line(600, 350), line(600, 349)])
    #expect(found.map(\.index) == [0, 1, 2])
    for (index, label) in found.enumerated() {
      #expect(!found[..<index].contains { $0.box.meets(label.box) })
    }
    #expect(found.allSatisfy { $0.box.bottom <= 360 })
  }

  @Test func `a line that ends early has its label behind its end`() throws {
    let label = try #require(labels(["a"], [line(300, 200)]).first)
    #expect(label.box.left == 308)
    #expect(label.box.top < 200 && label.box.bottom > 200)
  }

  @Test func `a label avoids other lines and the rules`() throws {
    // A wall of lines behind the end.
    let wall = (0..<30).map {
      [Point(x: 310 + Double($0), y: 50), Point(x: 310 + Double($0), y: 350)]
    }
    let texts = ["a label"] + wall.map { _ in "" }
    let found = labels(texts, [line(300, 200)] + wall, rules: [280])
    let label = try #require(found.first { $0.index == 0 })
    #expect(label.box.right < 280)
  }

  @Test func `a label that a piece of its line would push out of the picture stands in no margin`()
  {
    // 110 pixels are free at the right: enough for the name, but not with 26 before it.
    let name = String(repeating: "n", count: 13)
    #expect((87...100).contains(width(of: name)))
    let found = labels(["a", name], [line(600, 200), line(600, 201)])
    #expect(found.allSatisfy { $0.box.right <= 720 })
    let alone = labels([name], [line(600, 200)])
    #expect(alone.map(\.box.left) == [608])
  }

  @Test func `names in a row keep 30 pixels each, or are left out`() {
    let texts = [10.0, 20].map { (place: $0, text: "a long name") }
    for (right, count) in [(70.0, 2), (69.5, 0)] {
      #expect(Label.row(texts, from: 0, to: right, baseline: 10).count == count)
    }
    let short = [10.0, 20].map { (place: $0, text: "a") }
    #expect(Label.row(short, from: 0, to: 40, baseline: 10).count == 2)
  }

  @Test func `a label that has no place is left out`() {
    let net = (0..<40).flatMap { row in [line(500, 50 + Double(row) * 8)] }
    let texts = (0..<40).map { "label \($0)" }
    #expect(labels(texts, net).count < 40)
    // In the margin, too: there are more labels than it is high.
    let ends = (0..<40).map { _ in line(600, 200) }
    #expect(labels(texts, ends).count < 40)
  }
}
