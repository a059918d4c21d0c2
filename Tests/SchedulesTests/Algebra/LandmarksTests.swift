import TestSupport
import Testing

@testable import Schedules

struct LandmarksTests {
  @Test func `warmup, plateau and decay are read off the phases`() {
    let schedule = Schedule.warmup(to: 1, over: 10).holding(for: 20).decaying(to: 0.1, over: 30)
    #expect(schedule.warmup == 0..<10)
    #expect(schedule.plateau == 10..<30)
    #expect(schedule.decay == 30..<60)
    #expect(schedule.peak == 1)
    #expect(schedule.finalRate == 0.1)
  }

  /// schedule, warmup, plateau, decay
  static let anatomies: [(Schedule, Range<Int>, Range<Int>, Range<Int>)] = [
    // No warmup, no plateau.
    (.ramp(from: 1, to: 0, over: 10), 0..<0, 0..<0, 0..<10),
    (.warmup(to: 1, over: 0).decaying(to: 0, over: 10), 0..<0, 0..<0, 0..<10),
    // A warmup straight into the decay.
    (.warmup(to: 1, over: 5).decaying(to: 0, over: 10, along: .cosine), 0..<5, 5..<5, 5..<15),
    (
      .warmup(to: 1, over: 5).decaying(over: 10, along: .inverseSquareRoot(timescale: 5)), 0..<5,
      5..<5,
      5..<15
    ),
    // A plateau of one step.
    (.warmup(to: 1, over: 4).holding(for: 1).decaying(to: 0, over: 5), 0..<4, 4..<5, 5..<10),
    // Nothing decays.
    (.constant(1, for: 10), 0..<0, 0..<10, 10..<10),
    (.warmup(to: 1, over: 5).holding(for: 10), 0..<5, 5..<15, 15..<15),
    (.warmup(to: 1, over: 5), 0..<5, 5..<5, 5..<5),
    // Steps up, then steps down: the last hold before the first fall is the plateau.
    ([.hold(at: 1, for: 2), .hold(at: 2, for: 3), .hold(at: 1, for: 4)], 0..<2, 2..<5, 5..<9),
    // A jump down at the end of the plateau.
    (.constant(1, for: 10).appending(.ramp(from: 0.5, to: 0, over: 5)), 0..<0, 0..<10, 10..<15),
    // A decay that starts below the peak, without a hold: the plateau would stand at its first rate.
    (
      .warmup(to: 1, over: 10).appending(.ramp(from: 0.5, to: 0, over: 5)), 0..<10, 10..<10, 10..<15
    ),
    // A hold that the decay jumps up from belongs to the warmup.
    (.constant(0.1, for: 10).appending(.ramp(from: 1, to: 0, over: 5)), 0..<10, 10..<10, 10..<15),
    // Within a table.
    ([.curve(.table([0.1, 0.5, 0.5, 0.2, 0]), for: 5)], 0..<2, 2..<2, 2..<5),
    // Nothing.
    (Schedule(), 0..<0, 0..<0, 0..<0),
  ]

  @Test(arguments: anatomies)
  func `every anatomy`(
    schedule: Schedule, warmup: Range<Int>, plateau: Range<Int>, decay: Range<Int>
  ) {
    #expect(schedule.warmup == warmup)
    #expect(schedule.plateau == plateau)
    #expect(schedule.decay == decay)
  }

  @Test func `cycles have no one warmup, plateau and decay`() {
    for cycles in [
      Schedule.ramp(from: 1, to: 0, over: 5).repeated(2),
      .warmup(to: 1, over: 5).decaying(to: 0, over: 5).decaying(to: 1, over: 5),
      [.curve(.table([1, 0, 1]), for: 3)],
      [.hold(at: 1, for: 1), .hold(at: 0.5, for: 1), .hold(at: 0.7, for: 1)],
    ] {
      #expect(cycles.warmup == nil && cycles.plateau == nil && cycles.decay == nil, "\(cycles)")
      #expect(cycles.peak == cycles.rates(in: 0..<cycles.length).max())
    }
  }

  @Test(arguments: seeds)
  func `the peak is the largest rate`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule(phases: 1...5, steps: 1...30)
    #expect(a.peak == a.rates(in: 0..<a.length).max())
  }

  @Test(arguments: seeds)
  func `rates rise in the warmup, hold on the plateau and fall in the decay`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let a = [random.trapezoid(), random.schedule()].randomElement(using: &random)!
    guard let warmup = a.warmup, let plateau = a.plateau, let decay = a.decay else { return }
    #expect(warmup.count + plateau.count + decay.count == a.length)
    let rates = a.rates(in: 0..<a.length)
    #expect(zip(rates[warmup], rates[warmup].dropFirst()).allSatisfy { $0 <= $1 })
    #expect(Set(rates[plateau]).count <= 1)
    #expect(zip(rates[decay], rates[decay].dropFirst()).allSatisfy { $0 >= $1 })
  }
}
