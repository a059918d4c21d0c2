import TestSupport
import Testing

@testable import Schedules

/// Rates that were computed are kept where they are asked for again, and are the same then.
struct KeptRatesTests {
  /// On both sides of what is kept, by steps and by buffers.
  private static let lengths = [255, 256, 1_000, 2_048, 10_000, 16_384, 16_385, 20_000]

  /// What the curve itself says, of which nothing is kept.
  private func computed(_ phase: Phase) -> [Double] { (0..<phase.steps).map { phase.rate(at: $0) } }

  @Test(arguments: SegmentTests.curves + [.tanh(lower: 1, upper: 2)], lengths)
  func `asked for again, and again, the rates are those that are computed, to the bit`(
    curve: Curve, length: Int
  ) {
    for ends in [(1.0, 0.0), (3e-5, 0.7), (1, 1e-9)] {
      guard let phase = try? Phase(curve, from: ends.0, to: ends.1, steps: length) else { continue }
      let (schedule, expected) = (Schedule([phase]), computed(phase))
      for time in 1...3 {
        #expect(schedule.rates(in: 0..<length) == expected, "time \(time)")
        #expect(schedule.rates(in: 0..<length, as: Float.self) == expected.map { Float($0) })
        #expect((0..<length).allSatisfy { schedule[$0] == expected[$0] }, "time \(time)")
      }
    }
  }

  /// Periods that end before the phase does, steps several places apart, and beginnings within the curve.
  @Test(arguments: [Curve.cosine, .power(0.5), .polynomial(power: 0.7), .exponential], seeds)
  func `parts of any time map are those that are computed, to the bit`(curve: Curve, seed: UInt64)
    throws
  {
    var random = SeededGenerator(seed: seed)
    let map = try TimeMap(
      offset: Int.random(in: 0...2_000, using: &random),
      stride: Int.random(in: 1...70, using: &random),
      period: Int.random(in: 300...40_000, using: &random))
    let phase = try Phase(curve, from: 1, to: 1e-3, steps: 3_000, timeMap: map)
    let (schedule, expected) = (Schedule([phase]), computed(phase))
    for _ in 0..<40 {
      let start = Int.random(in: 0..<3_000, using: &random)
      let end = Int.random(in: start...3_000, using: &random)
      #expect(schedule.rates(in: start..<end) == Array(expected[start..<end]), "\(map)")
      let step = Int.random(in: 0..<3_000, using: &random)
      #expect(schedule[step] == expected[step], "\(map) at \(step)")
    }
  }

  private func bytes(_ schedule: Schedule) -> Int {
    schedule.phases.reduce(0) { $0 + ($1.fit.kept?.size ?? 0) + ($1.fit.keptFloats?.size ?? 0) }
  }

  @Test(arguments: [Curve.cosine, .power(0.5), .exponential, .inverseSquareRoot(timescale: 50)])
  func `who asks once keeps nothing, and who asks again keeps no more than the rates`(
    curve: Curve
  ) throws {
    let length = RatesToKeep.most
    let schedule = Schedule([try Phase(curve, from: 1, to: 0.1, steps: length)])
    let before = bytes(schedule)
    for start in stride(from: 0, to: length, by: 1_000) {
      _ = schedule.rates(in: start..<min(length, start + 1_000))
    }
    #expect(bytes(schedule) == before)
    _ = schedule.rates(in: 0..<length)
    let after = bytes(schedule)
    #expect(after - before >= 8 * length && after - before <= 9 * length)
    _ = schedule.rates(in: 0..<length)
    #expect(bytes(schedule) == after)
    // Floats are kept beside them, and asked for by themselves.
    _ = schedule.rates(in: 0..<length, as: Float.self)
    #expect(bytes(schedule) == after)
    _ = schedule.rates(in: 0..<length, as: Float.self)
    #expect(bytes(schedule) - after >= 4 * length && bytes(schedule) - after <= 5 * length)
  }

  /// Such phases keep no pieces, and one would be made for every step.
  @Test(arguments: [Curve.cosine, .power(0.5), .exponential])
  func `a short phase keeps rates where single steps are asked for, a longer one its pieces`(
    curve: Curve
  ) {
    for (length, keeps) in [(255, false), (256, true), (2_047, true), (2_048, false)] {
      let schedule = Schedule.ramp(from: 1, to: 0.1, over: length, along: curve)
      let before = bytes(schedule)
      _ = schedule[length / 2]
      #expect((bytes(schedule) > before) == keeps, "\(length)")
    }
  }

  @Test func `lines, squares, holds and tables keep nothing, all other curves do`() {
    for phase in phaseOfEveryCurve(over: 1_000) {
      let isCopied = ["linear", "hold", "table"].contains(phase.curve.name)
      let isSquare = phase.curve == .polynomial(power: 2)
      #expect((phase.fit.kept == nil) == (isCopied || isSquare), "\(phase)")
      #expect((phase.fit.keptFloats == nil) == (isCopied || isSquare), "\(phase)")
    }
  }
}
