import TestSupport
import Testing

@testable import Schedules

struct RepeatingTests {
  @Test(arguments: seeds)
  func `repeated is appended to itself`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule(phases: 1...3, steps: 1...20)
    #expect(a.repeated(0) == Schedule())
    #expect(a.repeated(1) == a)
    #expect(a.repeated(3) == a.appending(a).appending(a))
  }

  @Test func `cosine restarts begin at the peak, every time`() {
    let cycle = Schedule.ramp(from: 1, to: 0, over: 10, along: .cosine)
    let restarts = cycle.repeated(5_000)
    #expect((0..<5_000).allSatisfy { restarts[10 * $0] == 1 })
    #expect(restarts[50_000] == 0)
  }

  /// The boundaries of growing cycles are sums of powers; floor(log) misses them in two frameworks.
  @Test func `growing cycles begin at exact integers`() {
    let restarts = Schedule.ramp(from: 1, to: 0, over: 1_000, along: .cosine)
      .repeated(12, lengthMultiplier: 3)
    var start = 0
    var length = 1_000
    for _ in 0..<12 {
      #expect(restarts[start] == 1)
      #expect(start == 0 || restarts[start - 1] < 0.01)
      start += length
      length *= 3
    }
    #expect(restarts.length == start)
    #expect(restarts[121_000] == 1)
  }

  @Test func `cycles that are not whole steps begin between them, without drift`() {
    let three = Schedule.ramp(from: 1, to: 0, over: 98_000).repeated(3).stretched(by: Ratio(1, 3))
    #expect(three.length == 98_000)
    for k in stride(from: 0, to: 98_000, by: 7) {
      let place = Double(3 * k % 98_000) / 98_000
      #expect(abs(three[k] - (1 - place)) < 1e-15)
    }
    let grown = Schedule.ramp(from: 1, to: 0, over: 3).repeated(4, lengthMultiplier: Ratio(3, 2))
    // Cycles of 3, 4½, 6¾ and 10⅛ steps: they begin at 0, 3, 7½ and 14¼.
    #expect(grown.length == 25)
    #expect(grown[7] == 1 / 9.0)
    #expect(isWithin(2, grown[8], 1 - 0.5 / 6.75))
    #expect(isWithin(2, grown[15], 1 - 0.75 / 10.125))
  }

  @Test(arguments: seeds)
  func `the rates of cycle i are multiplied i times above the floor`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule(phases: 1...3, steps: 1...15)
    let faded = a.repeated(4, rateMultiplier: 0.5, floor: 0.125)
    for k in 0..<4 * a.length {
      let factor = [1, 0.5, 0.25, 0.125][k / a.length]
      #expect(abs(faded[k] - (0.125 + (a[k % a.length] - 0.125) * factor)) <= a.roundingOfShift)
    }
    #expect(faded.brokenInvariants == [])
  }

  @Test func `triangular2 halves its cycles`() {
    let triangle = Schedule.ramp(from: 0.25, to: 1.25, over: 2).decaying(to: 0.25, over: 2)
    let cycles = triangle.repeated(3, rateMultiplier: 0.5, floor: 0.25)
    #expect(
      cycles.rates(in: 0..<12) == [
        0.25, 0.75, 1.25, 0.75, 0.25, 0.5, 0.75, 0.5, 0.25, 0.375, 0.5, 0.375,
      ])
  }

  @Test func `what does not fit is refused`() async {
    await #expect(processExitsWith: .failure) { _ = Schedule.constant(1, for: 5).repeated(-1) }
    // A multiplier below 0, even of rates that it would leave at 0.
    await #expect(processExitsWith: .failure) {
      _ = Schedule.constant(0, for: 5).repeated(2, rateMultiplier: -1)
    }
    await #expect(processExitsWith: .failure) {
      _ = Schedule.ramp(from: 0, to: 1, over: 5).repeated(70, lengthMultiplier: 2)
    }
  }
}
