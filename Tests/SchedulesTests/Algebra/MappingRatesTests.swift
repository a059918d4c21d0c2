import TestSupport
import Testing

@testable import Schedules

struct MappingRatesTests {
  @Test(arguments: seeds)
  func `scaling by a power of two scales every rate to the bit`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule()
    for factor in [0.25, 0.5, 1, 2, 1024] {
      let scaled = a.scaled(by: factor)
      #expect(probes(a).allSatisfy { scaled[$0] == factor * a[$0] }, "\(a)")
      #expect(scaled.brokenInvariants == [])
    }
  }

  @Test(arguments: seeds)
  func `scaling by any factor scales every rate`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule()
    let factor = Double.random(in: 0.01...3, using: &random)
    let scaled = a.scaled(by: factor)
    // The ends are rounded once more, which a curve to 0 does not feel.
    #expect(
      probes(a).allSatisfy { abs(scaled[$0] - factor * a[$0]) <= 1e-15 * factor * a.drawnPeak },
      "\(a)")
    #expect(a.scaled(by: 1) == a)
    #expect(probes(a).allSatisfy { a.scaled(by: 0)[$0] == 0 })
  }

  @Test(arguments: seeds)
  func `shifting adds to every rate, and back again`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule()
    let shifted = try a.shifted(by: 0.125)
    #expect(
      probes(a).allSatisfy {
        abs(shifted[$0] - (a[$0] + (a == Schedule() ? 0 : 0.125))) <= a.roundingOfShift
      }, "\(a)")
    let back = try shifted.shifted(by: -0.125)
    #expect(probes(a).allSatisfy { abs(back[$0] - a[$0]) <= a.roundingOfShift })
  }

  @Test func `shifting below 0 is an error that says where`() {
    let schedule = Schedule.warmup(to: 1, over: 3).holding(for: 2)
    let error = #expect(throws: ScheduleError.self) { try schedule.shifted(by: -0.5) }
    #expect(
      error.map { "\($0)" } == "phases[0].from: -0.5 is negative; give a finite rate of 0 or more")
  }

  @Test(arguments: seeds)
  func `clamped, every rate is the rate within the bounds`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule()
    let (x, y) = (random.rate(), random.rate())
    let (low, high) = (min(x, y), max(x, y))
    let clamped = a.clamped(to: low...high)
    if a != Schedule() {
      #expect(
        probes(a).allSatisfy { clamped[$0] == min(max(a[$0], low), high) }, "\(low) \(high) \(a)")
    }
    #expect(clamped.brokenInvariants == [])
    #expect(clamped.clamped(to: low...high) == clamped)
    #expect(a.clamped(to: 0...).clamped(to: ...1e9) == a)
  }

  @Test func `a cosine clamped to a floor is the same cosine, cut, and a hold`() {
    let floored = Schedule.ramp(from: 1, to: 0, over: 100, along: .cosine).clamped(to: 0.1...)
    #expect(floored.phases.count == 2)
    #expect(floored.phases[0].curve == .cosine)
    #expect(floored.phases[1] == .hold(at: 0.1, for: 100 - floored.phases[0].steps))
    #expect(floored.length == 100)
  }

  @Test func `no factor and no bound can make a rate that is none`() async {
    await #expect(processExitsWith: .failure) { _ = Schedule.constant(1, for: 1).scaled(by: -1) }
    // A factor below 0, even of rates that it would leave at 0.
    await #expect(processExitsWith: .failure) { _ = Schedule.constant(0, for: 1).scaled(by: -1) }
    await #expect(processExitsWith: .failure) {
      _ = Schedule.constant(1e300, for: 1).scaled(by: 1e300)
    }
    await #expect(processExitsWith: .failure) {
      _ = Schedule.constant(1, for: 1).clamped(to: (-1)...)
    }
  }
}
