import TestSupport
import Testing

@testable import Schedules

/// Real bugs of the field's schedulers, each as a test of ours.
struct FieldBugsTests {
  func k(_ rate: Double, _ n: Int) -> Schedule { .constant(rate, for: n) }
  func l(_ a: Double, _ b: Double, _ n: Int) -> Schedule { .ramp(from: a, to: b, over: n) }
  func c(_ a: Double, _ b: Double, _ n: Int) -> Schedule {
    .ramp(from: a, to: b, over: n, along: .cosine)
  }

  // burn#5191, UniRL#223
  @Test func `a cosine does not rise again past its end`() {
    for step in [4, 5, 6, 7, 8, 1_000_000, Int.max] { #expect(c(1, 0, 4)[step] == 0) }
  }

  // transformers#132
  @Test func `a line does not go negative past its end`() {
    #expect(l(1, 0, 10)[11] == 0)
    #expect(l(1, 0, 10)[1_000_000_000] == 0)
  }

  // pytorch#38170
  @Test func `past the end it holds and does not raise`() {
    #expect(l(1, 0.5, 10)[.max] == 0.5)
  }

  // ultralytics#10160, gpt-neox#1008
  @Test func `the end is reached, and a floor is an end and not a clamp`() {
    #expect(c(1, 0.1, 100)[100] == 0.1)
    let rates = c(1, 0.1, 100).rates(in: 0..<101)
    #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 > $1 })
  }

  // pytorch#23480
  @Test func `a restart is not a step late`() {
    for n in 1...20 { #expect(c(1, 0, n).repeated(3)[n] == 1) }
  }

  // Megatron-LM#2258, AReaL#1289
  @Test func `the warmup is not subtracted twice`() {
    let schedule = l(0, 1, 22).appending(c(1, 0, 198))
    #expect(schedule[219] > 0)
    #expect(schedule[220] == 0)
  }

  // composer#1077, DeepSpeed#771, #8142
  @Test(arguments: 0...2)
  func `a warmup of 0, 1 or 2 steps, or as long as the run, is finite`(n: Int) {
    for schedule in [
      l(0, 1, n).appending(c(1, 0, 5)), l(0, 1, n), Schedule.warmup(to: 1, over: n, grid: .both),
    ] {
      #expect(probes(schedule).allSatisfy { schedule[$0].isFinite })
      #expect(schedule[n] == 1)
    }
  }

  // nanotron#423, pytorch#189374, keras#18722
  @Test func `a negative length is an error that names the field`() {
    let error = #expect(throws: ScheduleError.self) {
      try Phase(.cosine, from: 1, to: 0, steps: -3)
    }
    #expect(error?.path == "steps")
  }

  // pytorch#193682, #185872
  @Test func `a phase of no steps is invisible`() {
    #expect(k(0.5, 3).appending(k(0.9, 0)).appending(k(0.3, 4)) == k(0.5, 3).appending(k(0.3, 4)))
    #expect(l(1, 0, 0).appending(k(0.3, 4)) == k(0.3, 4))
  }

  // pytorch#196243, #82684
  @Test func `composing changes no part`() {
    let parts = k(0.5, 3).appending(k(0.3, 4))
    #expect(parts.rates(in: 0..<7) == [0.5, 0.5, 0.5, 0.3, 0.3, 0.3, 0.3])
    #expect(parts.appending(Schedule()) == parts)
  }

  // mlx#2617, timm#1242, torchtitan#1284
  @Test func `joins are where they should be`() {
    let schedule = l(0, 1, 100).appending(c(1, 0, 900))
    #expect(schedule[99] < 1 && schedule[100] == 1 && schedule[101] < 1)
    #expect(schedule[999] > 0 && schedule[1000] == 0)
  }

  // verl#3674
  @Test func `a warmup can start above 0`() {
    #expect(Schedule.warmup(to: 1, over: 4)[0] == 0)
    #expect(Schedule.warmup(to: 1, over: 4, grid: .end)[0] == 0.25)
    #expect(Schedule.warmup(to: 1, over: 4, from: 0.1)[0] == 0.1)
  }

  // pytorch#60265, #65342, open_clip#413, slime#1546
  @Test func `a longer horizon shares its prefix to the bit`() throws {
    let round1 = l(0, 1, 10).appending(k(1, 20)).appending(c(1, 0, 10))
    let longer = try round1.transferred(to: 100).schedule
    #expect(bits(longer, in: -5..<31) == bits(round1, in: -5..<31))
  }

  // pytorch#20486, #33229, #32296
  @Test func `queries leave no state behind`() {
    var random = SeededGenerator(seed: 7)
    let schedule = l(0.1, 0, 10)
    let order = (0..<11).shuffled(using: &random)
    #expect(order.map { schedule[$0] } == order.map { l(0.1, 0, 10)[$0] })
    #expect(schedule[10] == 0)
  }

  // composer#3941
  @Test func `stretched time stretches ramps and boundaries alike`() {
    let schedule = l(0, 1, 500).appending(k(1, 500)).stretched(by: 2)
    #expect(schedule[500] == 0.5)
    #expect(schedule[1000] == 1)
  }

  // FBGEMM#6306, tensorflow#2859
  @Test func `steps do not run out of bits`() {
    let schedule = l(1, 0, 1 << 25)
    #expect(schedule[1 << 24 + 1] < schedule[1 << 24])
    let long = l(1, 0, 1 << 40)
    for step in [Int(Int32.max) - 1, Int(Int32.max), Int(Int32.max) + 1, 1 << 32] {
      #expect(long[step + 1] < long[step])
    }
  }

  // Pointcept#379, fvcore's WHERE_EPSILON
  @Test func `boundaries are integers, and thirds add up`() {
    let thirds = l(1, 0, 100).repeated(3).stretched(to: 100)
    #expect(thirds.length == 100)
    #expect(thirds.phases.map(\.steps) == [34, 33, 33])
  }
}
