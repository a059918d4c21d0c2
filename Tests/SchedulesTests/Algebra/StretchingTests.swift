import TestSupport
import Testing

@testable import Schedules

struct StretchingTests {
  @Test(arguments: seeds)
  func `stretched by a whole number, step m·k stands where step k stood`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule()
    for m in [2, 4, 8] {
      let stretched = a.stretched(by: Ratio(m, 1))
      #expect(stretched.length == m * a.length)
      #expect((0..<a.length).allSatisfy { stretched[m * $0] == a[$0] }, "by \(m): \(a)")
      #expect(stretched.brokenInvariants == [])
    }
    for m in [3, 5, 7, 10] {
      let stretched = a.stretched(by: Ratio(m, 1))
      #expect((0..<a.length).allSatisfy { isWithin(4, stretched[m * $0], a[$0]) }, "by \(m): \(a)")
    }
  }

  @Test(arguments: seeds)
  func `stretched by m and by 1/m it is the schedule again`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule()
    for m in [2, 3, 7, 12] {
      #expect(a.stretched(by: Ratio(m, 1)).stretched(by: Ratio(1, m)) == a, "by \(m): \(a)")
    }
  }

  @Test(arguments: seeds)
  func `each step stands exactly where the ratio puts it`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let steps = Int.random(in: 1...50, using: &random)
    let line = Schedule.ramp(from: 0, to: 1, over: steps)
    let ratio = Ratio(
      Int.random(in: 1...20, using: &random), Int.random(in: 1...20, using: &random))
    let stretched = line.stretched(by: ratio)
    for k in 0..<stretched.length {
      let place = Double(k * ratio.denominator) / Double(steps * ratio.numerator)
      #expect(isWithin(1, stretched[k], min(1, place)))
    }
    #expect(
      stretched.length == (steps * ratio.numerator + ratio.denominator - 1) / ratio.denominator)
  }

  @Test(arguments: seeds)
  func `stretched to a length it has that length`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule(phases: 1...4, steps: 1...30)
    for length in [1, 2, 17, 100, 1_000_003] { #expect(a.stretched(to: length).length == length) }
    #expect(a.stretched(to: a.length) == a)
    #expect(a.stretched(to: 0).length == 0)
  }

  @Test func `boundaries move with their ramps`() {
    let warmup = Schedule.warmup(to: 1, over: 500).holding(for: 500).stretched(by: 2)
    #expect(warmup[500] == 0.5)
    #expect(warmup[1000] == 1)
    #expect(warmup.plateau == 1000..<2000)
  }

  @Test func `what does not fit is refused`() async {
    await #expect(processExitsWith: .failure) {
      _ = Schedule.constant(1, for: .max).stretched(by: 2)
    }
    await #expect(processExitsWith: .failure) { _ = Schedule.constant(1, for: 5).stretched(by: 0) }
    await #expect(processExitsWith: .failure) { _ = Schedule().stretched(to: 5) }
  }
}
