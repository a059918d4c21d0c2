import TestSupport
import Testing

@testable import Schedules

struct ResolvingTests {
  let clock = RunClock(
    batchSize: 256, sequenceLength: 2_048, datasetSize: 1_281_167, epochEnd: .flowingOn)

  /// Shares of thousandths, in random order, one of which may be the rest: they add up to 1.
  private func shares(_ random: inout SeededGenerator) -> (parts: [RunLength], exact: [Int]) {
    let count = Int.random(in: 1...8, using: &random)
    let cuts = (1..<count).map { _ in Int.random(in: 0...1_000, using: &random) }.sorted() + [1_000]
    let exact = zip([0] + cuts, cuts).map { $1 - $0 }
    let rest = Bool.random(using: &random) ? exact.indices.randomElement(using: &random) : nil
    let parts = exact.indices.map { index -> RunLength in
      index == rest ? .rest : .share(Double(exact[index]) / 1_000)
    }
    // A rest of nothing is not one: what others leave has to be something.
    return rest.map { exact[$0] > 0 } ?? true ? (parts, exact) : ([.share(1)], [1_000])
  }

  @Test(arguments: seeds)
  func `parts add up to the whole, and no boundary is off by more than half a step`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let (parts, exact) = shares(&random)
      let bound = [30, 5_000, 1 << 40].randomElement(using: &random)!
      let total = Int.random(in: 0...bound, using: &random)
      // Of no steps there is no rest.
      if total == 0, parts.contains(.rest) { continue }
      let steps = try clock.steps(inParts: parts, of: .steps(total))
      #expect(steps.count == parts.count)
      #expect(steps.reduce(0, +) == total)
      #expect(steps.allSatisfy { $0 >= 0 })
      var (thousandths, place) = (0, 0)
      for (part, step) in zip(exact, steps) {
        thousandths += part
        place += step
        let distance = Int128(1_000) * Int128(place) - Int128(thousandths) * Int128(total)
        #expect(abs(distance) <= 500, "\(parts) of \(total)")
      }
    }
  }

  @Test(arguments: seeds)
  func `parts of every unit stand where they are, to half a step`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let steps = Int.random(in: 0...10_000, using: &random)
    let samples = Int.random(in: 0...1_000_000, using: &random)
    let tenths = Int.random(in: 0...20, using: &random)
    let parts: [RunLength] = [
      .steps(steps), .samples(samples), .epochs(Double(tenths) / 10), .rest, .share(0.125),
    ]
    let total = 50_000
    let made = try clock.steps(inParts: parts, of: .steps(total))
    #expect(made.reduce(0, +) == total)
    // In 2560ths of a step, all are whole numbers.
    let exact = [
      steps * 2_560, samples * 10, tenths * 1_281_167, 0, total / 8 * 2_560,
    ]
    let (first, second, third) = (exact[0], exact[0] + exact[1], exact[0] + exact[1] + exact[2])
    let places = [first, second, third, total * 2_560 - exact[4]]
    var place = 0
    for (index, boundary) in places.enumerated() {
      place += made[index]
      #expect(abs(place * 2_560 - boundary) <= 1_280, "boundary \(index) of \(parts)")
    }
  }

  @Test(arguments: [0, 1, 2, 3, 10, 4_001, 100_000, 450_449, 99_999_999, 1_281_167 * 300])
  func `thirds as people write them are thirds`(total: Int) throws {
    for third in [0.3333333333333333, 0.333333333333] {
      let steps = try RunClock.steps(
        inParts: [.share(third), .share(third), .share(third)], of: .steps(total), clock: nil)
      let (one, two) = ((2 * total + 3) / 6, (4 * total + 3) / 6)
      #expect(steps == [one, two - one, total - two])
    }
    let rest = try RunClock.steps(
      inParts: [.share(0.3333333333333333), .rest], of: .steps(total + 1), clock: nil)
    #expect(rest.reduce(0, +) == total + 1)
  }

  @Test func `digits that say a little too much make no part negative`() throws {
    #expect(
      try RunClock.steps(
        inParts: [.share(0.5), .rest, .share(0.5000000001)], of: 1_000_001, clock: nil)
        == [500_001, 0, 500_000])
  }

  @Test func `the example of ImageNet comes out as by hand`() throws {
    let keeping = RunClock(batchSize: 256, datasetSize: 1_281_167)
    #expect(
      try keeping.steps(inParts: [.epochs(5), .rest, .share(0.1)], of: .epochs(90))
        == [25_025, 380_380, 45_045])
    // 90 epochs are 450410 70/256 steps, so 450411; five are 25022 203/256.
    #expect(
      try clock.steps(inParts: [.epochs(5), .rest], of: .epochs(90)) == [25_023, 425_388])
    #expect(try clock.steps(inParts: [], of: 0) == [])
  }

  static let refused: [([RunLength], RunLength, String)] = [
    // A step in a hundred, and one of ten milliards, are missing all the same.
    (
      [.share(0.33), .share(0.66)], .steps(20),
      "the parts are 19.8 steps together, not 20; make them add up to the whole, or let one be the rest"
    ),
    (
      [.steps(9_999_999_999)], .steps(10_000_000_000),
      "the parts are 9999999999 steps together, not 10000000000; make them add up to the whole, or "
        + "let one be the rest"
    ),
    (
      [60, 50], 100,
      "the parts are 110 steps together, not 100; make them add up to the whole, or let one be the rest"
    ),
    (
      [60, 30], 100,
      "the parts are 90 steps together, not 100; make them add up to the whole, or let one be the rest"
    ),
    (
      [60, .rest, 50], 100,
      "the parts are 110 steps together, not 100; make them add up to the whole, or let one be the rest"
    ),
    (
      [.share(0.5), .share(0.25)], 10,
      "the parts are 7.5 steps together, not 10; make them add up to the whole, or let one be the rest"
    ),
    (
      [], 3,
      "the parts are 0 steps together, not 3; make them add up to the whole, or let one be the rest"
    ),
    ([.rest, 5, .rest], 10, "rest: only one part can take the rest; give the others a length"),
    ([.rest], .share(1), "the whole run cannot be a share of itself; give its length"),
    ([.rest], .rest, "rest: the rest is known among other parts alone; give a length"),
    (
      [.rest, .epochs(3)], 10,
      "[1].epochs: epochs need a clock; give batchSize and datasetSize"
    ),
    ([.samples(3), .rest], 10, "[0].samples: samples need a clock; give batchSize"),
    (
      [.rest, .tokens(3)], 10,
      "[1].tokens: tokens need a clock that knows the sequence length; give batchSize and sequenceLength"
    ),
    (
      [.steps(.max), .steps(.max)], 10,
      "the parts together are more than an Int counts; give shorter parts"
    ),
  ]

  @Test(arguments: refused)
  func `parts that do not make the whole are refused with what is wrong`(
    parts: [RunLength], whole: RunLength, message: String
  ) {
    let error = #expect(throws: ScheduleError.self) {
      try RunClock.steps(inParts: parts, of: whole, clock: nil)
    }
    #expect(error.map { "\($0)" } == message)
  }
}
