import Foundation
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
      let readings = onThreads(2 * Reading.allCases.count) {
        Reading.allCases[$0 / 2].bits(of: shared)
      }
      for (thread, bits) in readings {
        #expect(bits == expected[thread / 2], "\(Reading.allCases[thread / 2])")
      }
    }
  }

  @Test func `threads that read one schedule of all curves read the same bits`() {
    let alone = Schedule(phaseOfEveryCurve(over: 150))
    let expected = Reading.allCases.map { $0.bits(of: alone) }
    let shared = Schedule(phaseOfEveryCurve(over: 150))
    let readings = onThreads(2 * Reading.allCases.count) {
      Reading.allCases[$0 / 2].bits(of: shared)
    }
    for (thread, bits) in readings {
      #expect(bits == expected[thread / 2], "\(Reading.allCases[thread / 2])")
    }
  }

  /// Curves that keep pieces, each over so many steps that there are pages of them.
  static let kept: [Schedule] = [
    .ramp(from: 1, to: 0, over: 1_000_000, along: .cosine),
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
      let wrong = onThreads(12) { _ in
        zip(steps, expected).count { cold[$0].bitPattern != $1 }
      }
      #expect(wrong.values.reduce(0, +) == 0)
    }
  }

  /// Each thread fills again and again, so that they meet where rates come to be kept.
  @Test(arguments: phaseOfEveryCurve(over: 10).indices)
  func `threads that ask for rates again read the same bits`(index: Int) throws {
    let phase = Self.schedule(index).phases[0]
    let expected = (0..<phase.steps).map { phase.rate(at: $0).bitPattern }
    let shared = Schedule([try Self.fresh(phase)])
    let readings = onThreads(8) { _ in
      (0..<12).map { _ in shared.rates(in: 0..<phase.steps).map(\.bitPattern) }
    }
    for bits in readings.values.joined() { #expect(bits == expected) }
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

/// What a body says on so many threads, each of which waits until all are there.
private func onThreads<Answer: Sendable>(
  _ count: Int, _ body: @escaping @Sendable (Int) -> Answer
) -> [Int: Answer] {
  let meeting = Meeting<Answer>()
  for index in 0..<count {
    Thread {
      meeting.arrive(waitingFor: count)
      meeting.leave(index, saying: body(index))
    }.start()
  }
  return meeting.answers(of: count)
}

/// Where threads meet and leave what they found.
///
/// Its lock is one that the thread sanitizer knows: it does not see that of a `Mutex`, which is in a
/// library built without it, and takes what such a lock guards for a race.
private final class Meeting<Answer: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private var arrived = 0
  private var answers: [Int: Answer] = [:]

  func arrive(waitingFor count: Int) {
    condition.withLock {
      arrived += 1
      if arrived == count { condition.broadcast() }
      while arrived < count { condition.wait() }
    }
  }

  func leave(_ thread: Int, saying answer: Answer) {
    condition.withLock {
      answers[thread] = answer
      condition.broadcast()
    }
  }

  func answers(of count: Int) -> [Int: Answer] {
    condition.withLock {
      while answers.count < count { condition.wait() }
      return answers
    }
  }
}
