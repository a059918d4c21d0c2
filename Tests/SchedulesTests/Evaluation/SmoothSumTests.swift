import Testing

@testable import Schedules

/// Sums from a few places, held to the walk over all steps that they stand for.
struct SmoothSumTests {
  static let curves: [(String, @Sendable (Progress) -> DoubleDouble)] = [
    ("1", { _ in DoubleDouble(1) }),
    ("x", { $0.elapsed }),
    ("(1 − x)³", { $0.remaining * $0.remaining * $0.remaining }),
    ("√x", { $0.elapsed.squareRoot() }),
    ("√(1 − x)", { $0.remaining.squareRoot() }),
    ("e⁻²⁰ˣ", { .exponential($0.elapsed * -20) }),
    ("e⁻⁴⁰⁰ˣ", { .exponential($0.elapsed * -400) }),
    ("1 / (x + 0.001)", { DoubleDouble(1) / ($0.elapsed + DoubleDouble(0.001)) }),
    ("a bell at ½", { .exponential($0.elapsed * $0.remaining * 200 - DoubleDouble(50)) }),
  ]

  @Test(arguments: curves.indices, [(0, 1), (1, 1), (7, 3), (100, 2), (5, 37)])
  func `a sum is that of its terms, one by one`(index: Int, map: (first: Int, stride: Int)) {
    let (name, curve) = Self.curves[index]
    for count in [0, 1, 7, 32, 33, 100, 1000, 4001] {
      let period = map.first + map.stride * count
      let terms = (0..<count).map {
        curve(Progress(numerator: map.first + map.stride * $0, period: period))
      }
      let walked = terms.reduce(DoubleDouble(0), +)
      let sum = SmoothSum(first: map.first, stride: map.stride, period: period) { curve($0) }
        .sum(count: count)
      let error = abs((sum - walked).rounded) / max(walked.high, 0x1p-1000)
      #expect(error <= 0x1p-57, "\(name), \(count) steps of \(map.stride) from \(map.first)")
    }
  }

  @Test(arguments: curves.indices)
  func `a sum asks for few places, however many the steps are`(index: Int) {
    let (name, curve) = Self.curves[index]
    var asked = 0
    let sum = SmoothSum(first: 0, stride: 1, period: 1 << 50) {
      asked += 1
      return curve($0)
    }
    _ = sum.sum(count: 1 << 50)
    #expect(asked < 20_000, "\(name)")
  }

  @Test func `a parabola over 2⁴⁰ steps has the sum that arithmetic gives`() {
    let n = 1 << 40
    // Σ (k/n)² over k < n = (n − 1)(2n − 1) / 6n.
    let sum = SmoothSum(first: 0, stride: 1, period: n) { $0.elapsed * $0.elapsed }.sum(count: n)
    let exact = DoubleDouble(n - 1) * DoubleDouble(2 * n - 1) / (DoubleDouble(n) * 6)
    #expect(abs((sum - exact).rounded) <= exact.high * 0x1p-57)
  }
}
