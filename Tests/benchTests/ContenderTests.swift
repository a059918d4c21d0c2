import Testing

@testable import bench

struct ContenderTests {
  @Test func `contenders take turns, round after round`() throws {
    var order: [String] = []
    let contenders = ["fill", "ours", "theirs"].map { name in
      Contender(name: name) {
        order.append(name)
        return Double(order.count)
      }
    }
    let timings = try timings(of: contenders, rounds: 2)
    #expect(order == ["fill", "ours", "theirs", "fill", "ours", "theirs"])
    #expect(timings.map(\.samples) == [[1, 4], [2, 5], [3, 6]])
  }

  @Test func `one that fails ends the measurement`() {
    let contender = Contender(name: "broken") { throw WorkerError.ended("measure") }
    #expect(throws: WorkerError.ended("measure")) { try timings(of: [contender], rounds: 3) }
  }

  @Test func `a first fill is of another schedule each time`() throws {
    var rates: [Double] = []
    let contender = Buffer(count: 100_000).first("first") {
      rates.append($0)
      return .constant($0, for: 100_000)
    }
    _ = try contender.measure()
    _ = try contender.measure()
    #expect(rates.count == 10)  // two samples of four fills, and one before each that is not timed
    #expect(Set(rates).count == rates.count)
  }
}
