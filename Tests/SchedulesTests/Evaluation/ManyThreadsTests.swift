import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Schedules

/// A schedule is read from any number of threads at once; `.ci/sanitize thread` watches how.
struct ManyThreadsTests {
  private static let steps = 3_000

  @Test func `every curve is among those that are read`() {
    let names = Set(phaseOfEveryCurve(over: 10).map(\.curve.name))
    #expect(names == Set(Curve.forms.map { $0.name }))
  }

  /// Whatever a curve makes when it is first asked is made here by all threads at once.
  @Test(arguments: phaseOfEveryCurve(over: 10).indices)
  func `threads that ask a new schedule first, and all at once, read the same bits`(index: Int) {
    let alone = Self.schedule(index)
    let expected = Reading.allCases.map { $0.bits(of: alone) }
    for _ in 0..<4 {
      let shared = Self.schedule(index)
      let wrong = Mutex<[Reading]>([])
      onThreads(2 * Reading.allCases.count) { thread in
        let reading = Reading.allCases[thread / 2]
        if reading.bits(of: shared) != expected[thread / 2] {
          wrong.withLock { $0.append(reading) }
        }
      }
      #expect(wrong.withLock { $0 } == [])
    }
  }

  @Test func `threads that read one schedule of all curves read the same bits`() {
    let alone = Schedule(phaseOfEveryCurve(over: 150))
    let expected = Reading.allCases.map { $0.bits(of: alone) }
    let shared = Schedule(phaseOfEveryCurve(over: 150))
    let wrong = Mutex<[Reading]>([])
    onThreads(2 * Reading.allCases.count) { thread in
      let reading = Reading.allCases[thread / 2]
      if reading.bits(of: shared) != expected[thread / 2] { wrong.withLock { $0.append(reading) } }
    }
    #expect(wrong.withLock { $0 } == [])
  }

  /// Curves that keep pieces, each over so many steps that there are pages of them.
  static let kept: [Schedule] = [
    .ramp(from: 1, to: 0, over: 1_000_000, along: .power(0.5)),
    .ramp(from: 1, to: 0.1, over: 1_000_000, along: .power(2.5)),
    .ramp(from: 0, to: 1, over: 1_000_000, along: .polynomial(power: 1.5)),
    .ramp(from: 1, to: 1e-9, over: 1_000_000, along: .exponential),
    [.curve(.inverseSquareRoot(timescale: 100), from: 1, for: 1_000_000)],
    [.curve(.inversePower(0.7, timescale: 5_000, floor: 0.01), from: 1, for: 1_000_000)],
  ]

  /// All threads ask for the same pieces in the same order, so that they meet where none is yet.
  @Test(arguments: kept)
  func `threads that meet at pieces that none has made yet read the same bits`(
    schedule: Schedule
  ) throws {
    var random = SeededGenerator(seed: 2)
    let steps = (0..<1_500).map { _ in Int.random(in: 0..<schedule.length, using: &random) }
    let alone = try Schedule(checking: schedule.phases.map(Self.fresh))
    let expected = steps.map { alone[$0].bitPattern }
    for _ in 0..<6 {
      let cold = try Schedule(checking: schedule.phases.map(Self.fresh))
      let wrong = Mutex(0)
      onThreads(12) { _ in
        let different = zip(steps, expected).count { cold[$0].bitPattern != $1 }
        wrong.withLock { $0 += different }
      }
      #expect(wrong.withLock { $0 } == 0)
    }
  }

  /// The phase made anew, with pieces of its own.
  private static func fresh(_ phase: Phase) throws -> Phase {
    try Phase(
      phase.curve, from: phase.from, to: phase.to, steps: phase.steps, timeMap: phase.timeMap)
  }

  private static func schedule(_ index: Int) -> Schedule {
    Schedule([phaseOfEveryCurve(over: steps)[index]])
  }
}

/// A way of asking for rates.
private enum Reading: CaseIterable {
  case singleSteps, shuffledSteps, filledDoubles, filledFloats, sums

  func bits(of schedule: Schedule) -> [UInt64] {
    let steps = -2..<schedule.length + 3
    switch self {
    case .singleSteps: return steps.map { schedule[$0].bitPattern }
    case .shuffledSteps:
      var random = SeededGenerator(seed: 1)
      return schedule.rates(at: steps.shuffled(using: &random)).map(\.bitPattern)
    case .filledDoubles: return schedule.rates(in: steps).map(\.bitPattern)
    case .filledFloats:
      return schedule.rates(in: steps, as: Float.self).map { UInt64($0.bitPattern) }
    case .sums:
      return stride(from: 0, to: schedule.length, by: 97).map {
        schedule.sum(in: $0..<schedule.length).bitPattern
      }
    }
  }
}

/// Calls a body on so many threads, each of which waits until all are there, and returns after all.
private func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
  let (ready, done) = (Countdown(count), Countdown(count))
  for index in 0..<count {
    Thread {
      ready.countDown()
      ready.wait()
      body(index)
      done.countDown()
    }.start()
  }
  done.wait()
}

private final class Countdown: @unchecked Sendable {
  private let condition = NSCondition()
  private var left: Int

  init(_ count: Int) { left = count }

  func countDown() {
    condition.withLock {
      left -= 1
      if left == 0 { condition.broadcast() }
    }
  }

  func wait() { condition.withLock { while left > 0 { condition.wait() } } }
}
