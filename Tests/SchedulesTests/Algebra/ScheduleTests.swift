import TestSupport
import Testing

@testable import Schedules

struct ScheduleTests {
  static let extremes = [
    Int.min, Int.min + 1, -1 << 53, -1, 1 << 31, 1 << 53, Int.max - 1, Int.max,
  ]

  @Test(arguments: seeds)
  func `at every Int a rate is finite, not negative, and held before and past the steps`(
    seed: UInt64
  ) {
    var random = SeededGenerator(seed: seed)
    let a = random.schedule()
    for step in Array(probes(a)) + Self.extremes {
      let rate = a[step]
      #expect(rate.isFinite && rate >= 0 && rate.sign == .plus)
      if step < 0 { #expect(rate == a[0]) }
      if step >= a.length { #expect(rate == a.finalRate) }
    }
  }

  @Test(arguments: seeds)
  func `random schedules are in normal form`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 { #expect(random.schedule().brokenInvariants == []) }
  }

  @Test func `pieces of one curve, equal holds and empty phases leave no trace`() {
    let half = Phase.ramp(from: 1, to: 0, over: 5, offset: 0, period: 10)
    let rest = Phase.ramp(from: 1, to: 0, over: 5, offset: 5, period: 10)
    #expect(Schedule([half, rest]) == .ramp(from: 1, to: 0, over: 10))
    #expect(Schedule([half, .hold(at: 3, for: 0), rest]).phases.count == 1)
    #expect(Schedule([.hold(at: 1, for: 2), .hold(at: 1, for: 3)]) == .constant(1, for: 5))
    #expect(Schedule.ramp(from: 1, to: 1, over: 5) == .constant(1, for: 5))
    #expect(
      Schedule.ramp(from: 1, to: 0, over: 5, along: .polynomial(power: 1))
        == .ramp(from: 1, to: 0, over: 5))
    #expect([.curve(.table([1, 1, 1]), for: 3)] == Schedule.constant(1, for: 3))
  }

  @Test func `a curve that goes on at another pace is another phase`() {
    let slow = Phase.ramp(from: 1, to: 0, over: 5, offset: 0, period: 10)
    let fast = Phase.ramp(from: 1, to: 0, over: 2, offset: 5, stride: 2, period: 10)
    #expect(Schedule([slow, fast]).rates(in: 4..<7) == [0.6, 0.5, 0.3])
    let other = Phase.ramp(from: 1, to: 0, over: 5, offset: 6, period: 12)
    #expect(Schedule([slow, other]).phases == [slow, other])
  }

  @Test func `maps that say the same are the same`() {
    let a = Phase.ramp(from: 1, to: 0, over: 5, offset: 2, stride: 2, period: 20)
    let b = Phase.ramp(from: 1, to: 0, over: 5, offset: 1, stride: 1, period: 10)
    #expect(a == b)
    #expect(a.hashValue == b.hashValue)
  }

  @Test func `a zero-length warmup leaves its arrival to what follows`() {
    let schedule = Schedule.warmup(to: 3e-4, over: 0).holding(for: 10)
    #expect(schedule == .constant(3e-4, for: 10))
    #expect(Schedule.warmup(to: 3e-4, over: 0)[5] == 3e-4)
  }

  @Test func `the schedule without phases reads 0, or its final rate`() {
    #expect(Schedule()[0] == 0)
    #expect(Schedule([], final: 0.5)[7] == 0.5)
    #expect(Schedule([], final: 0) != Schedule())
  }

  @Test func `a final rate is stored only where it is not the arrival`() {
    #expect(Schedule([.ramp(from: 1, to: 0, over: 4)], final: 0) == .ramp(from: 1, to: 0, over: 4))
    #expect(Schedule([.ramp(from: 1, to: 0, over: 4)], final: 0.1)[4] == 0.1)
  }

  @Test func `minus zero is zero`() {
    #expect(Schedule.constant(-0.0, for: 1)[0].sign == .plus)
    #expect(Schedule.ramp(from: -0.0, to: 1, over: 2)[0].sign == .plus)
    #expect(Schedule([.curve(.table([-0.0, 1]), for: 2)])[0].sign == .plus)
  }

  @Test func `a literal of phases is a schedule`() {
    let schedule: Schedule = [.ramp(from: 0, to: 1, over: 2), .hold(at: 1, for: 2)]
    #expect(schedule.rates(in: 0..<4) == [0, 0.5, 1, 1])
  }

  @Test(arguments: [
    (-1.0, 1.0, 10, "from: -1.0 is negative; give a finite rate of 0 or more"),
    (0, .nan, 10, "to: nan is not finite; give a finite rate of 0 or more"),
    (.infinity, 0, 10, "from: inf is not finite; give a finite rate of 0 or more"),
    (0, 1, -5, "steps: -5 is negative; give 0 or more"),
  ])
  func `bad data is an error that names the field`(
    from: Double, to: Double, steps: Int, message: String
  ) {
    let error = #expect(throws: ScheduleError.self) {
      try Phase(.linear, from: from, to: to, steps: steps)
    }
    #expect(error.map { "\($0)" } == message)
  }

  @Test func `curves say what they cannot be`() {
    func message(_ make: () throws -> Phase) -> String {
      do { return "\(try make())" } catch { return "\(error)" }
    }
    #expect(
      message { try Phase(.exponential, from: 1, to: 0, steps: 5) }
        == "to: an exponential never stands at 0.0, for its floor is 0.0; give a rate above the floor, or a lower floor"
    )
    #expect(
      message {
        try Phase(.inverseSquareRoot(timescale: 1, floor: 0.5), from: 0.1, to: 0, steps: 5)
      }
        == "from: 0.1 is below the floor 0.5; give a rate at or above the floor")
    #expect(
      message {
        try Phase(
          .linear, from: 1, to: 0, steps: .max, timeMap: TimeMap(offset: 1, stride: 1, period: 5))
      }
        == "steps: 1 · 9223372036854775807 + 1 is too large for an Int; give fewer steps, or a smaller stride"
    )
    #expect(
      message {
        try Phase(
          .linear, from: 1, to: 0, steps: 1, timeMap: TimeMap(offset: 0, stride: 0, period: 5))
      }
        == "stride: 0 is below 1; give 1 or more")
  }

  @Test func `what breaks the normal form is named`() {
    let (one, fall) = (Phase.hold(at: 1, for: 2), Phase.ramp(from: 1, to: 0, over: 4))
    func broken(_ phases: [Phase], _ ends: [Int], final: Double? = nil) -> [String] {
      Schedule(normal: phases, ends: ends, finalRate: final).brokenInvariants
    }
    #expect(broken([one, fall], [2, 6]) == [])
    #expect(broken([one, fall], [2, 5]) == ["ends[1] is 5, not 6"])
    #expect(
      broken([one, .hold(at: 0.5, for: 0), fall], [2, 2, 6]) == ["phases[1] is empty"])
    #expect(broken([one, one], [2, 4]) == ["phases[1] goes on with the phase before"])
    #expect(
      broken([fall.piece(0..<2), fall.piece(2..<4)], [2, 4])
        == ["phases[1] goes on with the phase before"])
    #expect(broken([one], [2], final: -1) == ["final is -1.0"])
    #expect(broken([one], [2], final: .infinity) == ["final is inf"])
  }

  @Test func `too many steps together are an error for data and a trap at a call site`() async {
    let huge = Phase.hold(at: 1, for: .max)
    let error = #expect(throws: ScheduleError.self) {
      try Schedule(checking: [huge, .hold(at: 0.5, for: 1)])
    }
    #expect(error?.path == "phases[1].steps")
    await #expect(processExitsWith: .failure) {
      _ = Schedule([.hold(at: 1, for: .max), .hold(at: 1, for: 1)])
    }
    await #expect(processExitsWith: .failure) {
      _ = Schedule.constant(1, for: .max).appending(.constant(0.5, for: 1))
    }
  }

  @Test func `programmers' mistakes trap`() async {
    await #expect(processExitsWith: .failure) { _ = Phase.hold(at: -1, for: 3) }
    await #expect(processExitsWith: .failure) { _ = Phase.ramp(from: 0, to: 1, over: -3) }
    await #expect(processExitsWith: .failure) { _ = Curve.polynomial(power: 0) }
    await #expect(processExitsWith: .failure) { _ = Curve.table([]) }
    await #expect(processExitsWith: .failure) {
      _ = Phase.ramp(from: 1, to: 0, over: 9, along: .inverseSquareRoot(timescale: 4), grid: .end)
    }
    await #expect(processExitsWith: .failure) {
      _ = Phase.ramp(from: 1, to: 0, over: 9, along: .hold)
    }
    await #expect(processExitsWith: .failure) {
      _ = Schedule.constant(1, for: 2).decaying(over: 3, along: .linear)
    }
  }

  @Test func `steps are counted to the last Int`() {
    let long = Schedule.ramp(from: 1, to: 0, over: .max)
    #expect(long[.max] == 0)
    #expect(long[.max - 1] > 0)
    #expect(long[.max / 2] == 0.5)
    #expect(Schedule.constant(1, for: .max).length == .max)
  }
}
