import TestSupport
import Testing

@testable import Schedules

/// The laws of appending and cutting, on random schedules, to the bit.
struct CuttingTests {
  @Test(arguments: seeds)
  func `appending is associative`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let (a, b, c) = (random.schedule(), random.schedule(), random.schedule())
    #expect(a.appending(b).appending(c) == a.appending(b.appending(c)))
  }

  @Test(arguments: seeds)
  func `the empty schedule is the identity of appending`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule()
    #expect(a.appending(Schedule()) == a)
    #expect(Schedule().appending(a) == a)
  }

  @Test(arguments: seeds)
  func `appended, each step is a step of one of the two`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let (a, b) = (
      random.schedule(phases: 1...4, steps: 1...30), random.schedule(phases: 1...4, steps: 1...30)
    )
    let joined = a.appending(b)
    #expect(joined.length == a.length + b.length)
    #expect(
      bits(joined, in: 0..<joined.length) == bits(a, in: 0..<a.length) + bits(b, in: 0..<b.length))
    #expect(joined.finalRate == b.finalRate)
  }

  @Test(arguments: seeds)
  func `cut anywhere and joined again it is the same schedule`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule()
    for n in 0...a.length + 2 {
      let rejoined = a.prefix(n).appending(a.dropFirst(n))
      #expect(rejoined == a, "cut at \(n): \(a)")
      #expect(bits(rejoined) == bits(a), "cut at \(n)")
    }
  }

  @Test(arguments: seeds)
  func `prefix and dropFirst are the steps before and from a step on`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule()
    for n in 0...a.length {
      #expect(a.prefix(n).length == n)
      #expect(bits(a.prefix(n), in: 0..<n) == bits(a, in: 0..<n))
      #expect(a.dropFirst(n).length == a.length - n)
      #expect(bits(a.dropFirst(n), in: 0..<a.length - n) == bits(a, in: n..<a.length))
      #expect(a.dropFirst(n).finalRate == a.finalRate)
    }
  }

  @Test(arguments: seeds)
  func `what cutting and appending make is in normal form`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let (a, b) = (random.schedule(), random.schedule())
    let n = Int.random(in: 0...a.length, using: &random)
    for made in [a, a.prefix(n), a.dropFirst(n), a.appending(b), b.appending(a.prefix(n))] {
      #expect(made.brokenInvariants == [])
    }
  }

  @Test func `a prefix arrives where its last curve stands, and the empty one at the first rate`() {
    let decay = Schedule.ramp(from: 1, to: 0, over: 4)
    #expect(decay.prefix(2).finalRate == 0.5)
    #expect(decay.prefix(0).finalRate == 1)
    #expect(decay.prefix(0).length == 0)
    #expect(Schedule(decay.phases, final: 0.75).prefix(9).finalRate == 0.75)
  }

  @Test func `a slice is the steps in its range, clamped to the schedule's`() {
    let a = Schedule.ramp(from: 1, to: 0, over: 4)
    #expect(a[1..<3].rates(in: 0..<2) == [0.75, 0.5])
    #expect(a[1...2] == a[1..<3])
    #expect(a[2...] == a.dropFirst(2))
    #expect(a[..<2] == a.prefix(2))
    #expect(a[-5..<100] == a)
    #expect(a[7..<9].length == 0)
    #expect(Schedule.constant(1, for: .max)[5...].length == .max - 5)
  }

  @Test func `replacing keeps what comes before a step`() {
    let b = Schedule.ramp(from: 1, to: 0, over: 3)
    #expect(Schedule.constant(1, for: 3).replacing(from: 0, with: b) == b)
    #expect(b.replacing(from: 3, with: b) == b.appending(b))
    let a = Schedule.constant(1, for: 10).replacing(from: 4, with: .constant(0.5, for: 2))
    #expect(a.rates(in: 3..<7) == [1, 0.5, 0.5, 0.5])
    #expect(a.length == 6)
  }

  @Test func `cutting a negative number of steps, or replacing past the end, is refused`() async {
    await #expect(processExitsWith: .failure) { _ = Schedule.constant(1, for: 3).prefix(-1) }
    await #expect(processExitsWith: .failure) { _ = Schedule.constant(1, for: 3).dropFirst(-1) }
    await #expect(processExitsWith: .failure) {
      _ = Schedule.constant(1, for: 3).replacing(from: 4, with: Schedule())
    }
    await #expect(processExitsWith: .failure) {
      _ = Schedule.constant(1, for: 3).replacing(from: -1, with: Schedule())
    }
  }
}
