import Testing

@testable import bench

struct TableTests {
  static let table = Table(
    title: "Filling", columns: ["curve", "ns"], rows: [["√(1−x)", "0.136"], ["hold", "1720"]])

  @Test func `a terminal shows names to the left, figures to the right`() {
    #expect(
      Self.table.text == """
        Filling
        curve       ns
        √(1−x)   0.136
        hold      1720

        """)
  }

  @Test func `a page shows a Markdown table`() {
    #expect(
      Self.table.markdown == """
        Filling

        | curve | ns |
        | --- | --: |
        | √(1−x) | 0.136 |
        | hold | 1720 |

        """)
  }

  @Test(
    arguments: zip(
      [0.1359, 0.99949, 0.9996, 5.919, 9.996, 83.14, 99.96, 1720.4, .nan],
      ["0.136", "0.999", "1.00", "5.92", "10.0", "83.1", "100", "1720", "–"]))
  func `a figure has about three digits`(number: Double, text: String) {
    #expect(figure(number) == text)
  }

  @Test func `a share is in hundredths`() {
    #expect(percent(0.0449) == "4 %")
    #expect(percent(.nan) == "–")
  }

  @Test func `each curve stands with its four figures and its bound`() throws {
    let subjects = Array(Subject.all.prefix(2))
    let table = try Fills.table(of: subjects, length: 10_000, rounds: 1)
    #expect(table.rows.map(\.first) == ["fill", "hold", "linear"])
    #expect(table.rows.map { $0[3] } == ["", "1.2", "2.0"])
    for row in table.rows { #expect(row.count == table.columns.count) }
    for row in table.rows.dropFirst() { #expect(!row.contains("–")) }
  }

  @Test func `a peer is told over ours`() {
    let contenders = ["fill", "ours", "numpy"].map { Contender(name: $0) { 1 } }
    let timings = [[1.0], [2], [40]].map { Timing(samples: $0) }
    #expect(
      Peers.table("Cosine", contenders, timings, ours: 1).rows == [
        ["fill", "1.00", "0 %", "0.500"], ["ours", "2.00", "0 %", "1.00"],
        ["numpy", "40.0", "0 %", "20.0"],
      ])
  }
}
