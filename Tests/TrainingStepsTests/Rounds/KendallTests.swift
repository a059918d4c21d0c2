import Foundation
import TestSupport
import Testing

@testable import TrainingSteps

struct KendallTests {
  /// What SciPy found, by `make_kendall.py`.
  @Test func `tau and its p-value are SciPy's, with ties and without`() throws {
    let url = try #require(Bundle.module.url(forResource: "kendall", withExtension: "csv"))
    let rows = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(rows.count > 90)
    for row in rows {
      let cells = row.split(separator: ",")
      let lists = cells[..<2].map { $0.split(separator: " ").compactMap { Double($0) } }
      let found = Kendall(lists[0], lists[1])
      let (tau, p) = (try #require(Double(cells[2])), try #require(Double(cells[3])))
      #expect(abs(found.tau - tau) < 1e-14, "\(row)")
      #expect(abs(found.pValue - p) <= 1e-11 * max(p, 1e-3), "\(row): \(found.pValue)")
    }
  }

  @Test(arguments: 0..<100)
  func `counting by sorting is counting all pairs`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let n = Int.random(in: 2...30, using: &random)
    let top = Int.random(in: 2...40, using: &random)
    let x = (0..<n).map { _ in Double(Int.random(in: 0..<top, using: &random)) }
    let y = (0..<n).map { _ in Double(Int.random(in: 0..<top, using: &random)) }
    var (score, xs, ys) = (0.0, 0.0, 0.0)
    for i in 0..<n {
      for j in 0..<i {
        let (a, b) = (x[i] - x[j], y[i] - y[j])
        score += a * b > 0 ? 1 : a * b < 0 ? -1 : 0
        if a != 0 { xs += 1 }
        if b != 0 { ys += 1 }
      }
    }
    let expected = score / (xs * ys).squareRoot()
    let found = Kendall(x, y).tau
    #expect(found.isNaN == expected.isNaN && (expected.isNaN || abs(found - expected) < 1e-14))
  }

  @Test func `one order is 1, the other way round -1, and ties alone say nothing`() {
    #expect(Kendall([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]).tau == 1)
    #expect(Kendall([1, 2, 3, 4, 5], [5, 4, 3, 2, 1]).tau == -1)
    #expect(Kendall([1, 1, 1], [1, 2, 3]).tau.isNaN)
    #expect(Kendall([1], [1]).tau.isNaN && Kendall([], []).tau.isNaN)
  }

  @Test func `lists of different lengths, and numbers that are none, are refused`() async {
    await #expect(processExitsWith: .failure) { _ = Kendall([1, 2, 3], [1, 2]) }
    await #expect(processExitsWith: .failure) { _ = Kendall([1, 2], [1, 2, 3]) }
    await #expect(processExitsWith: .failure) { _ = Kendall([1, .nan], [1, 2]) }
  }

  @Test func `a perfect correlation has no interval, for it is not certain`() {
    let x = (0..<6).map(Double.init)
    #expect(Kendall(x, x).interval == nil && Kendall(x, x.reversed()).interval == nil)
  }

  @Test func `few pairs have no interval, and more narrow it`() throws {
    #expect(Kendall([1, 2, 3, 4], [1, 2, 4, 3]).interval == nil)
    let x = (0..<40).map(Double.init)
    func swapped(_ n: Int) -> [Double] { (0..<n).map { Double($0 ^ 1) } }
    let small = try #require(Kendall(Array(x[..<10]), swapped(10)).interval)
    let large = try #require(Kendall(x, swapped(40)).interval)
    #expect(small.upperBound - small.lowerBound > large.upperBound - large.lowerBound)
    // τ = 1 − 2 · 5 / 45 = 7/9; atanh τ ± 1.96 · √(0.437 / 6).
    let half = 1.959963984540054 * (0.437 / 6).squareRoot()
    #expect(abs(small.lowerBound - tanh(atanh(7.0 / 9) - half)) < 1e-12)
    #expect(abs(small.upperBound - tanh(atanh(7.0 / 9) + half)) < 1e-12)
  }

  @Test func `a hundred thousand pairs are counted in no time`() {
    var random = SeededGenerator(seed: 3)
    let x = (0..<100_000).map { _ in Double.random(in: 0...1, using: &random) }
    let y = (0..<100_000).map { _ in Double.random(in: 0...1, using: &random) }
    #expect(abs(Kendall(x, y).tau) < 0.02)
  }
}
