import TestSupport
import Testing

@testable import Schedules

struct SequencesTests {
  @Test(arguments: seeds)
  func `each part runs from its own step 0, and the next takes over at its step`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let parts = (0..<Int.random(in: 1...5, using: &random)).map { _ in
      random.schedule(phases: 1...3, steps: 1...20)
    }
    let steps = parts.dropFirst().map { _ in Int.random(in: 0...100, using: &random) }.sorted()
    let sequence = try Schedule.sequence(parts, switchingAt: steps)
    let starts = [0] + steps
    #expect(sequence.length == starts[parts.count - 1] + parts[parts.count - 1].length)
    #expect(sequence.brokenInvariants == [])
    for k in 0..<sequence.length + 3 {
      let index = starts.lastIndex { $0 <= k } ?? 0
      #expect(sequence[k] == parts[index][k - starts[index]], "step \(k) of \(parts) at \(steps)")
    }
  }

  @Test(arguments: seeds)
  func `without steps to switch at, each part runs its own length`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let parts = (0..<4).map { _ in random.schedule() }
    let appended = parts[0].appending(parts[1]).appending(parts[2]).appending(parts[3])
    #expect(try Schedule.sequence(parts) == appended)
    #expect(try Schedule.sequence([]) == Schedule())
  }

  @Test(arguments: seeds)
  func `lasting is cutting, or holding the final rate`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule(phases: 1...3, steps: 1...20)
    for steps in [0, 1, a.length, a.length + 7] {
      let lasting = a.lasting(for: steps)
      #expect(lasting.length == steps)
      #expect(bits(lasting, in: 0..<steps) == bits(a, in: 0..<steps))
    }
    #expect(a.lasting(for: a.length) == a)
  }

  @Test func `steps that do not fit the parts are refused`() {
    let part = Schedule.constant(1, for: 5)
    func message(_ make: () throws -> Schedule) -> String? {
      #expect(throws: ScheduleError.self) { try make() }.map { "\($0)" }
    }
    #expect(
      message { try .sequence([part, part], switchingAt: []) }
        == "switchingAt: 2 parts switch 1 times, not 0; give one step fewer than parts")
    #expect(
      message { try .sequence([part, part, part], switchingAt: [5, 3]) }
        == "switchingAt[1]: 3 comes before 5; give steps that rise from 0 on")
    #expect(
      message { try .sequence([part, part], switchingAt: [.max]) }
        == "switchingAt: the steps together are more than an Int counts; give fewer steps")
    #expect(
      message { try .sequence([.constant(1, for: .max), .constant(2, for: 1)]) }
        == "[1]: the steps up to here are more than an Int counts; give shorter parts")
  }

  @Test func `a function is called once a step, and its rates are kept`() throws {
    var called: [Int] = []
    let schedule = try Schedule.tabulated(for: 5) { step in
      called.append(step)
      return 1 / Double(step + 1)
    }
    #expect(called == [0, 1, 2, 3, 4])
    #expect((0..<5).allSatisfy { schedule[$0] == 1 / Double($0 + 1) })
    #expect(schedule[5] == 0.2 && schedule.length == 5)
    #expect(try Schedule.tabulated(for: 0) { _ in 1 } == Schedule())
  }

  @Test func `a function that gives no rate is refused, naming it`() {
    func message(_ steps: Int, _ rate: (Int) throws -> Double) -> String? {
      #expect(throws: ScheduleError.self) { try Schedule.tabulated(for: steps, rate) }
        .map { "\($0)" }
    }
    #expect(
      message(3) { 1 - Double($0) }
        == "rates[2]: -1.0 is not a rate; give a finite rate of 0 or more")
    #expect(
      message(3) { _ in .nan } == "rates[0]: nan is not a rate; give a finite rate of 0 or more")
    #expect(message(-3) { _ in 1 } == "steps: -3 is negative; give 0 or more")
    #expect(
      message(.max) { _ in 1 }
        == "steps: \(Int.max) are more than a table holds; give at most \(Table.mostEntries), or a curve"
    )
  }
}
