import TestSupport
import Testing

@testable import Schedules

/// Whichever way a rate is asked for, it is the same to the bit.
struct EvaluatingTests {
  @Test(arguments: seeds)
  func `ranges, lists and single steps agree to the bit`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule()
    let range = probes(a)
    #expect(a.rates(in: range).map(\.bitPattern) == bits(a))
    let shuffled = range.shuffled(using: &random)
    #expect(a.rates(at: shuffled).map(\.bitPattern) == shuffled.map { a($0).bitPattern })
    #expect(a.rates(in: range, as: Float.self) == range.map { Float(a[$0]) })
    #expect(a.rates(at: shuffled, as: Float.self) == shuffled.map { Float(a[$0]) })
  }

  @Test(arguments: seeds)
  func `wherever a chunk begins, its rates are the same to the bit`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule()
    let whole = a.rates(in: probes(a))
    var chunked: [Double] = []
    while chunked.count < whole.count {
      let count = min(Int.random(in: 1...9, using: &random), whole.count - chunked.count)
      var chunk = [Double](repeating: -1, count: count)
      a.evaluate(from: probes(a).lowerBound + chunked.count, into: &chunk)
      chunked += chunk
    }
    #expect(chunked.map(\.bitPattern) == whole.map(\.bitPattern))
  }

  @Test(arguments: seeds)
  func `a span is filled whole, of doubles and of floats`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule()
    var doubles = [Double](repeating: -1, count: a.length + 5)
    var floats = [Float](repeating: -1, count: a.length + 5)
    var span = doubles.mutableSpan
    a.evaluate(from: -2, into: &span)
    var floatSpan = floats.mutableSpan
    a.evaluate(from: -2, into: &floatSpan)
    let range = -2..<a.length + 3
    #expect(doubles.map(\.bitPattern) == bits(a, in: range))
    #expect(floats == range.map { Float(a[$0]) })
    a.evaluate(from: 1, into: &floats)
    #expect(floats == (1..<a.length + 6).map { Float(a[$0]) })
  }

  @Test func `ranges at the ends of Int are held rates`() {
    let a = Schedule.ramp(from: 1, to: 0, over: 4)
    #expect(a.rates(in: Int.max - 2..<Int.max) == [0, 0])
    #expect(a.rates(in: Int.min..<Int.min + 2) == [1, 1])
    #expect(a.rates(in: 2..<2) == [])
    #expect(a.rates(at: [] as [Int]) == [])
  }

  @Test func `a range that no memory holds is refused before any is asked for`() async {
    await #expect(processExitsWith: .failure) {
      _ = Schedule.constant(1, for: 1).rates(in: 0..<Int.max)
    }
    await #expect(processExitsWith: .failure) {
      _ = Schedule.constant(1, for: 1).rates(in: Int.min..<Int.max)
    }
  }

  @Test(arguments: seeds)
  func `bisection finds the phase that a walk finds`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule(phases: 1...40, steps: 0...5)
    for step in 0..<a.length {
      #expect(a.indexOfPhase(at: step) == a.ends.firstIndex { $0 > step })
    }
  }

  @Test func `queried from many threads at once it says the same`() async {
    let a = Schedule.warmup(to: 1, over: 100).decaying(to: 0, over: 900, along: .cosine)
    let expected = a.rates(in: 0..<1000)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { a.rates(in: 0..<1000) == expected } }
      for await same in group { #expect(same) }
    }
  }
}
