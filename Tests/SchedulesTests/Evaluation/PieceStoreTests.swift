import Testing

@testable import Schedules

struct PieceStoreTests {
  @Test(arguments: [1, 15, 16, 17, 300])
  func `a piece is there from when it is first kept, and stays what it was`(count: Int) {
    let store = PieceStore<Int>(count: count)
    for number in (0..<count).reversed() {
      #expect(store.shelf[number] == nil)
      #expect(store.shelf.keep(7 * number, as: number).pointee == 7 * number)
      // Whoever comes second is told what was kept.
      #expect(store.shelf.keep(-1, as: number).pointee == 7 * number)
    }
    for number in 0..<count {
      #expect(store.shelf[number]?.pointee == 7 * number)
      #expect(store.shelf[number] == store.shelf.keep(0, as: number))
    }
  }

  /// Of these alone pieces are kept however short a phase is, for they count steps and do not end.
  @Test(arguments: [0.01, 100, 1e6, 1e9], [1, 6])
  func `many short inverse phases take memory in proportion, and little each`(
    timescale: Double, steps: Int
  ) throws {
    func bytes(_ count: Int) throws -> Int {
      let schedule = Schedule(
        (1...count).map {
          .curve(.inverseSquareRoot(timescale: timescale), from: 1 / Double($0), for: steps)
        })
      _ = schedule.rates(in: 0..<schedule.length)
      return try schedule.phases.reduce(0) { bytes, phase in
        let rate = try #require(phase.fit.curve as? InversePowerRate)
        return bytes + (rate.pieces.store?.size ?? 0) + (phase.fit.keptDoubles?.bytes ?? 0)
          + (phase.fit.keptFloats?.bytes ?? 0)
      }
    }
    let few = try bytes(200)
    #expect(few <= 200 * 6_000, "\(few / 200) bytes a phase")
    #expect(try bytes(2_000) == 10 * few)
  }
}
