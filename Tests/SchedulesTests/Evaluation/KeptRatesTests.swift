import TestSupport
import Testing

@testable import Schedules

/// Rates that were computed are kept where they are asked for again and again, and are the same then.
struct KeptRatesTests {
  /// What the curve itself says, of which nothing is kept.
  private func computed(_ phase: Phase) -> [Double] { (0..<phase.steps).map { phase.rate(at: $0) } }

  /// How much is kept, in bytes.
  private func bytes(_ schedule: Schedule) -> Int {
    schedule.phases.reduce(0) {
      $0 + ($1.fit.keptDoubles?.bytes ?? 0) + ($1.fit.keptFloats?.bytes ?? 0)
    }
  }

  /// So often that a phase keeps what it has been asked for.
  private let often = 9

  /// On both sides of what is kept, by steps and by buffers.
  @Test(
    arguments: SegmentTests.curves + [.power(2), .tanh(lower: 1, upper: 2)],
    [63, 64, 255, 1_000, 2_048, 5_001])
  func `asked for again and again, the rates are those that are computed, to the bit`(
    curve: Curve, length: Int
  ) {
    for ends in [(1.0, 0.0), (3e-5, 0.7)] {
      guard let phase = try? Phase(curve, from: ends.0, to: ends.1, steps: length) else { continue }
      let (schedule, expected) = (Schedule([phase]), computed(phase))
      for time in 1...often {
        #expect(schedule.rates(in: 0..<length) == expected, "time \(time)")
        #expect(schedule.rates(in: 0..<length, as: Float.self) == expected.map { Float($0) })
        #expect((0..<length).allSatisfy { schedule[$0] == expected[$0] }, "time \(time)")
      }
    }
  }

  /// The longest that keeps all, the shortest that keeps its first or last, and what lies beside these.
  @Test(
    arguments: [
      Curve.cosine, .power(0.5), .polynomial(power: 0.5), .exponential,
      .inverseSquareRoot(timescale: 50),
    ], [16_384, 16_385, 40_000])
  func `where not all is kept, the rates are those that are computed, to the bit`(
    curve: Curve, length: Int
  ) throws {
    let phase = try Phase(curve, from: 1, to: 0.1, steps: length)
    let (schedule, expected) = (Schedule([phase]), computed(phase))
    for _ in 0..<often + 1 { #expect(schedule.rates(in: 0..<length) == expected) }
    #expect((0..<length).allSatisfy { schedule[$0] == expected[$0] })
    for start in [0, 16_300, length - 16_500, length - 100] where start >= 0 {
      let range = start..<min(length, start + 200)
      #expect(schedule.rates(in: range) == Array(expected[range]))
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
      stride: Int.random(in: 1...(seed % 2 == 0 ? 1 : 70), using: &random),
      period: Int.random(in: 64...(seed % 3 == 0 ? 40_000 : 2_500), using: &random))
    let phase = try Phase(curve, from: 1, to: 1e-3, steps: 3_000, timeMap: map)
    let (schedule, expected) = (Schedule([phase]), computed(phase))
    for _ in 0..<60 {
      let start = Int.random(in: 0..<3_000, using: &random)
      let end = Int.random(in: start...3_000, using: &random)
      #expect(schedule.rates(in: start..<end) == Array(expected[start..<end]), "\(map)")
      let step = Int.random(in: 0..<3_000, using: &random)
      #expect(schedule[step] == expected[step], "\(map) at \(step)")
    }
  }

  /// What is taken at first, by those whose first rates are dear.
  @Test(
    arguments: [
      (Curve.cosine, 0), (.linear, 0), (.exponential, 0), (.tanh(lower: 1, upper: 2), 0),
      (.power(0.5), 2_048), (.polynomial(power: 0.7), 2_048),
      (.inverseSquareRoot(timescale: 50), 2_048),
    ], [16, 60, 100, 1_000, 10_000])
  func `who asks a few times keeps what is dear, and who asks on all, in whatever chunks`(
    curve: (Curve, dear: Int), chunk: Int
  ) throws {
    let length = 10_000
    let schedule = Schedule([try Phase(curve.0, from: 1, to: 0.1, steps: length)])
    let pointers = 8 * (length / 64 + 1)
    func fill<Rate>(_ rates: (Range<Int>) -> [Rate]) {
      for start in stride(from: 0, to: length, by: chunk) {
        _ = rates(start..<min(length, start + chunk))
      }
    }
    for _ in 0..<8 { fill { schedule.rates(in: $0) } }
    #expect(bytes(schedule) <= (curve.dear == 0 ? 0 : 8 * (curve.dear + 64) + pointers))
    for _ in 0..<2 {
      fill { schedule.rates(in: $0) }
      #expect(bytes(schedule) == 8 * length + pointers)
    }
    // Floats are kept beside them, and asked for by themselves.
    for _ in 0..<9 { fill { schedule.rates(in: $0, as: Float.self) } }
    #expect(bytes(schedule) == 12 * length + 2 * pointers)
  }

  @Test func `steps several places apart keep what is dear alone`() throws {
    for (curve, keeps) in [(Curve.cosine, false), (.exponential, false), (.power(0.5), true)] {
      let map = try TimeMap(offset: 0, stride: 3, period: 10_000)
      let schedule = Schedule([try Phase(curve, from: 1, to: 0.1, steps: 3_333, timeMap: map)])
      for _ in 0..<30 { _ = schedule.rates(in: 0..<3_333) }
      #expect((bytes(schedule) > 0) == keeps)
      #expect(bytes(schedule) < 8 * 2_200 + 8 * 160)
    }
  }

  /// However far the curve goes on.
  @Test func `a phase keeps no more than its own steps`() throws {
    for curve in [Curve.inverseSquareRoot(timescale: 50), .cosine] {
      let map = try TimeMap(offset: 300, stride: 1, period: curve == .cosine ? 9_000 : 1)
      let phase = try Phase(curve, from: 1, to: 0.1, steps: 200, timeMap: map)
      let schedule = Schedule([phase])
      for _ in 0..<often { _ = schedule.rates(in: 0..<200) }
      #expect(bytes(schedule) == 8 * 200 + 8 * 4, "\(curve)")
    }
  }

  @Test func `of a long power steps far from the vertex do not count`() {
    let schedule = Schedule.ramp(from: 1, to: 0, over: 100_000, along: .polynomial(power: 0.5))
    for _ in 0..<5 {
      for start in stride(from: 0, to: 90_000, by: 4_096) {
        _ = schedule.rates(in: start..<min(90_000, start + 4_096))
      }
    }
    #expect(bytes(schedule) < 8 * (2_048 + 64 + 257))
  }

  /// More would not stay in cache, and computing takes less than reading it from memory.
  @Test func `a schedule of many long phases keeps nothing, one of few does`() {
    for (count, keeps) in [(8, true), (14, false)] {
      let schedule = Schedule(
        (1...count).map { .ramp(from: Double($0), to: 0, over: 10_000, along: .cosine) })
      for _ in 0..<often { _ = schedule.rates(in: 0..<schedule.length) }
      #expect((bytes(schedule) > 0) == keeps, "\(count)")
    }
  }

  /// Such phases keep no pieces, and one would be made for every step.
  @Test(arguments: [Curve.power(0.5), .exponential])
  func `a short phase keeps rates where single steps are asked for, a longer one its pieces`(
    curve: Curve
  ) {
    for (length, keeps) in [(63, false), (64, true), (2_047, true), (2_048, false)] {
      let schedule = Schedule.ramp(from: 1, to: 0.1, over: length, along: curve)
      _ = schedule[length / 2]
      #expect((bytes(schedule) > 0) == keeps, "\(length)")
    }
  }

  @Test func `holds and tables keep nothing, all other curves do`() {
    for phase in phaseOfEveryCurve(over: 1_000) {
      let keeps = phase.curve.name != "hold" && phase.curve.name != "table"
      #expect((phase.fit.keptDoubles != nil) == keeps, "\(phase)")
      #expect((phase.fit.keptFloats != nil) == keeps, "\(phase)")
    }
  }
}
