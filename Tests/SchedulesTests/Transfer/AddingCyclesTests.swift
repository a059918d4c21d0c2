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

  /// Found by fuzzing: each of some 30 000 cycles that it might have was built to its end.
  @Test(.timeLimit(.minutes(10)))
  func `a long schedule that repeats nothing is soon seen to`() throws {
    let schedule = Schedule(
      (1...5_000).map { .ramp(from: 1 / Double($0), to: 0.75 / Double($0), over: 3) })
    #expect(schedule.repeatedCycle == nil)
    #expect(throws: TransferError.self) { try schedule.transferred(to: 20_000) }
  }

  /// Found by fuzzing: each cycle that it might have had was followed up to the end, where none holds.
  @Test(.timeLimit(.minutes(10)), arguments: [1, 0.999_999])
  func `a long schedule that repeats a cycle but for its end is soon seen to`(fading: Double) throws
  {
    let cycles = Schedule.ramp(from: 1, to: 0.75, over: 3).repeated(50_399, rateMultiplier: fading)
    let schedule = cycles.appending(.ramp(from: 1, to: 0.5, over: 3))
    #expect(schedule.repeatedCycle == nil)
    #expect(cycles.repeatedCycle?.cycle.phases.count == 1)
  }

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

  @Test(arguments: cycles)
  func `the unit of the rates changes nothing`(
    cycle: Schedule, longer: Ratio, fading: Double, floor: Double
  ) throws {
    func repeated(_ count: Int) -> Schedule {
      cycle.repeated(count, lengthMultiplier: longer, rateMultiplier: fading, floor: floor)
        .scaled(by: 0x1p-12)
    }
    let transfer = try repeated(3).transferred(to: repeated(5).length, by: .addingCycles)
    #expect(transfer.schedule == repeated(5))
  }

  @Test func `cycles whose peaks are multiplied above a floor go on so`() throws {
    func restarts(_ cycles: Int) throws -> Schedule {
      try .warmRestarts(
        from: 3, to: 0.5, firstCycle: 10, for: 10 * cycles, peakMultiplier: 0.75, along: .linear)
    }
    let transfer = try restarts(3).transferred(to: 50, by: .addingCycles)
    let expected = try restarts(5)
    #expect((0..<50).allSatisfy { abs(transfer.schedule[$0] - expected[$0]) < 1e-14 })
  }

  @Test func `what stands still, or runs one way, has no cycles, whatever the length`() {
    for still in [Schedule.constant(1, for: 10), .ramp(from: 1, to: 0, over: 10)] {
      for length in [5, 20] {
        #expect(throws: TransferError.noCycles) {
          try still.transferred(to: length, by: .addingCycles)
        }
      }
    }
  }

  @Test func `holds that run from one cycle into the next do not hide it`() throws {
    let cycle = Schedule.constant(0.1, for: 10).decaying(to: 1, over: 10).decaying(
      to: 0.1, over: 10
    )
    .holding(for: 10)
    let transfer = try cycle.repeated(3).transferred(to: 160, by: .addingCycles)
    #expect(transfer.schedule == cycle.repeated(4))
  }

  @Test func `a floor that no rate stands at is read off two levels`() throws {
    func repeated(_ count: Int) -> Schedule {
      Schedule.ramp(from: 1, to: 0.1, over: 100)
        .repeated(count, lengthMultiplier: Ratio(3, 2), rateMultiplier: 0.9, floor: 0.01)
    }
    let (round1, round2) = (repeated(3), repeated(5))
    let transfer = try round1.transferred(to: round2.length, by: .addingCycles)
    #expect((0..<round2.length).allSatisfy { abs(transfer.schedule[$0] - round2[$0]) < 1e-12 })
    #expect(transfer.sharedPrefix == round1.length)
  }

  @Test func `cycles whose rates leave what can be held are refused`() {
    let fading = Schedule.ramp(from: 1, to: 1e-3, over: 10, along: .exponential)
      .repeated(2, rateMultiplier: 0.5)
    let growing = Schedule.ramp(from: 1, to: 0, over: 10).repeated(2, rateMultiplier: 2)
    for round1 in [fading, growing] {
      #expect(throws: TransferError.tooManyCycles(target: 20_000)) {
        try round1.transferred(to: 20_000, by: .addingCycles)
      }
    }
  }

  @Test func `a warmup before the cycles is no part of them`() throws {
    let restarts = Schedule.ramp(from: 1, to: 0, over: 10, along: .cosine)
    let round1 = Schedule.warmup(to: 1, over: 7).appending(restarts.repeated(2))
    let transfer = try round1.transferred(to: 57, by: .addingCycles)
    #expect(transfer.schedule == .warmup(to: 1, over: 7).appending(restarts.repeated(5)))
  }

  @Test(arguments: [98_000, 100, 7], [2, 3])
  func `cycles that are not whole steps go on exactly`(length: Int, count: Int) throws {
    let cycle = Schedule.ramp(from: 1, to: 0, over: length, along: .cosine)
    let round1 = cycle.repeated(count).stretched(by: Ratio(1, 3))
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

  /// Triangles with peaks as they were written, each rounded for itself.
  private func triangles(_ peaks: [Double], unit: Double = 1) -> Schedule {
    Schedule(
      peaks.flatMap { peak -> [Phase] in
        [.ramp(from: 0, to: peak * unit, over: 5), .ramp(from: peak * unit, to: 0, over: 7)]
      })
  }

  @Test(arguments: [0x1p-60, 1, 0x1p60])
  func `rates may be off by their rounding, and by no more, in whatever unit`(unit: Double) throws {
    let round1 = triangles([1, 0.7, 0.49, 0.343], unit: unit)
    #expect(round1.repeatedCycle?.fading.multiplier == 0.7)
    let transfer = try round1.transferred(to: 60, by: .addingCycles)
    #expect(abs(transfer.schedule[53] / unit - 0.2401) < 1e-15)
    for off in [1.000_001, 0.999_999] {
      #expect(triangles([1, 0.7, 0.49 * off], unit: unit).repeatedCycle == nil)
    }
    let late = Schedule.ramp(from: unit, to: 0.1 * unit, over: 5).repeated(3)
    let wrong = late.prefix(10).appending(.ramp(from: unit, to: 0.100_001 * unit, over: 5))
    #expect(late.repeatedCycle != nil && wrong.repeatedCycle == nil)
  }

  @Test func `a cycle of another curve, of other steps or on another grid is not one more`() {
    let two = triangles([1, 0.7])
    let rise = Schedule.ramp(from: 0, to: 0.49, over: 5)
    let others: [Schedule] = [
      rise.decaying(to: 0, over: 7, along: .cosine), rise.decaying(to: 0, over: 7, grid: .both),
      rise.decaying(to: 0, over: 6), .ramp(from: 0, to: 0.49, over: 6).decaying(to: 0, over: 6),
    ]
    for other in others { #expect(two.appending(other).repeatedCycle == nil, "\(other)") }
    #expect(two.appending(rise.decaying(to: 0, over: 7)).repeatedCycle != nil)
  }

  @Test func `a cycle may begin within its curve`() throws {
    let cycle = Schedule.ramp(from: 1, to: 0, over: 10).dropFirst(3)
    let (round1, round2) = (
      cycle.repeated(3, rateMultiplier: 0.5), cycle.repeated(5, rateMultiplier: 0.5)
    )
    #expect(try round1.transferred(to: 35, by: .addingCycles).schedule == round2)
  }
}
