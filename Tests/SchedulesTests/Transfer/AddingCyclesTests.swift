import Testing

@testable import Schedules

struct AddingCyclesTests {
  static let cycles: [(Schedule, Ratio, Double, Double)] = [
    (.ramp(from: 1, to: 0, over: 10, along: .cosine), 1, 1, 0),
    (.ramp(from: 1, to: 0, over: 10, along: .cosine), 2, 1, 0),
    (.ramp(from: 1, to: 0, over: 8, along: .cosine), Ratio(3, 2), 1, 0),
    (.ramp(from: 1, to: 0.1, over: 10, along: .cosine), 1, 0.7, 0.1),
    (.ramp(from: 1, to: 0, over: 10), 3, 1.0 / 3, 0),
    (.ramp(from: 0.1, to: 1, over: 5).decaying(to: 0.1, over: 7), 1, 0.5, 0.1),
    (.ramp(from: 1, to: 0, over: 9, along: .cosine, grid: .end), 1, 1, 0),
    (.ramp(from: 1, to: 0, over: 9, along: .cosine, grid: .both), 1, 1, 0),
    (.warmup(to: 1, over: 3).holding(for: 4).decaying(to: 0, over: 5), 2, 0.5, 0),
    (.constant(1, for: 6), 1, 0.5, 0),
  ]

  @Test(arguments: cycles)
  func `more cycles are those that repeating more often gives`(
    cycle: Schedule, longer: Ratio, fading: Double, floor: Double
  ) throws {
    func repeated(_ count: Int) -> Schedule {
      cycle.repeated(count, lengthMultiplier: longer, rateMultiplier: fading, floor: floor)
    }
    for count in 2...4 {
      for more in count...6 {
        let (round1, round2) = (repeated(count), repeated(more))
        let transfer = try round1.transferred(to: round2.length, by: .addingCycles)
        #expect(transfer.schedule == round2, "\(count) to \(more)")
        #expect(transfer.sharedPrefix == round1.length)
      }
    }
  }

  @Test func `a warmup before the cycles is no part of them`() throws {
    let restarts = Schedule.ramp(from: 1, to: 0, over: 10, along: .cosine)
    let round1 = Schedule.warmup(to: 1, over: 7).appending(restarts.repeated(2))
    let transfer = try round1.transferred(to: 57, by: .addingCycles)
    #expect(transfer.schedule == .warmup(to: 1, over: 7).appending(restarts.repeated(5)))
  }

  @Test func `cycles that are not whole steps go on exactly`() throws {
    let cycle = Schedule.ramp(from: 1, to: 0, over: 98_000, along: .cosine)
    let round1 = cycle.repeated(3).stretched(by: Ratio(1, 3))
    let round2 = cycle.repeated(7).stretched(by: Ratio(1, 3))
    #expect(try round1.transferred(to: round2.length, by: .addingCycles).schedule == round2)
  }

  @Test func `a last cycle that was cut is finished first`() throws {
    let cycle = Schedule.ramp(from: 1, to: 0, over: 10, along: .cosine)
    let round1 = cycle.repeated(3).prefix(24)
    let transfer = try round1.transferred(to: 40, by: .addingCycles)
    #expect(transfer.schedule == cycle.repeated(4))
    #expect(transfer.sharedPrefix == 24)
  }

  @Test func `a number of cycles that no memory holds is refused`() {
    let round1 = Schedule.ramp(from: 1, to: 0, over: 2).repeated(3)
    #expect(throws: TransferError.tooManyCycles(target: 1 << 60)) {
      try round1.transferred(to: 1 << 60, by: .addingCycles)
    }
  }
}
