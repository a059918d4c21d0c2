import Testing

@testable import Schedules

/// Every way in which a schedule cannot be carried, with the exact words.
struct TransferErrorTests {
  static let trapezoid = Schedule.warmup(to: 1, over: 10).holding(for: 10).decaying(to: 0, over: 20)
  static let restarts = Schedule.ramp(from: 1, to: 0, over: 10, along: .cosine).repeated(3)

  static let cases: [(Schedule, Int, TransferRule?, String)] = [
    (
      trapezoid, 29, .extendingPlateau,
      "29 steps are too few for extending-plateau: the least length is 30"
    ),
    (trapezoid, 29, nil, "29 steps are too few for extending-plateau: the least length is 30"),
    (
      trapezoid, 20, .stretchingDecay,
      "20 steps are too few for stretching-decay: the least length is 21"
    ),
    (
      trapezoid, 0, .stretchingEverything,
      "0 steps are too few for stretching-everything: the least length is 1"
    ),
    (
      trapezoid, 39, .holdingFinalRate,
      "39 steps are too few for holding-final-rate: the least length is 40"
    ),
    (
      trapezoid, .max, .rewarming(to: 1, over: .max, decayingTo: 0, over: .max),
      "rewarming: steps: the ramps are more than an Int counts; give fewer steps"
    ),
    (
      trapezoid, .max, .rewarming(to: 1, over: .max - 5, decayingTo: 0, over: 3),
      "rewarming: steps: the ramps are more than an Int counts; give fewer steps"
    ),
    (
      trapezoid, 100, .continuingTail,
      "the last phase (linear) comes to an end and cannot run on; use stretching-decay to time it anew, "
        + "extending-plateau to keep it, or holding-final-rate for a tail at its end"
    ),
    (
      trapezoid, 100, .addingCycles,
      "the schedule is not made of two or more cycles that follow one multiplier; use extending-plateau, "
        + "or rewarming to rise once more"
    ),
    (
      trapezoid, 100, .extendingPlateau(phase: 2),
      "phases[2] is not a hold, so it cannot be extended; the holds are phases[1]"
    ),
    (
      restarts, 100, .extendingPlateau(phase: 0),
      "phases[0] is not a hold, so it cannot be extended; there is no hold: use extending-plateau "
        + "without a phase, which inserts one"
    ),
    (
      restarts, 100, nil,
      "the schedule rises again after a fall, so no rule is right by default; use adding-cycles for more of "
        + "its cycles, or rewarming to rise once more"
    ),
    (
      restarts, 100, .stretchingDecay,
      "the schedule rises again after a fall, so stretching-decay has no decay to keep or stretch; use "
        + "adding-cycles for more of its cycles, or rewarming to rise once more"
    ),
    (
      restarts, 45, .addingCycles,
      "45 steps end within a cycle; the nearest lengths that end with one are 40 and 50"
    ),
    (
      restarts.prefix(25), 27, .addingCycles,
      "27 steps end within a cycle; the nearest lengths that end with one are 30"
    ),
    (
      .constant(1, for: 5), 100, .stretchingDecay,
      "the schedule has no decay to stretch; use extending-plateau"
    ),
    (Schedule(), 100, nil, "the schedule has no steps to carry; give one that has"),
    (
      trapezoid, 100, .rewarming(to: -1, over: 5, decayingTo: 0, over: 5),
      "rewarming: to: -1.0 is negative; give a finite rate of 0 or more"
    ),
    (
      trapezoid, 49, .rewarming(to: 1, over: 5, decayingTo: 0, over: 5),
      "49 steps are too few for rewarming: the least length is 50"
    ),
    (
      .ramp(from: 1, to: 0, over: 1 << 61, along: .cosine).prefix(1 << 60), Int.max,
      .stretchingDecay,
      "at 9223372036854775807 steps the exact times do not fit in an Int; use a shorter or rounder length"
    ),
    // Twice the steps added fits in an Int, and the period with them does not.
    (
      [.ramp(from: 1, to: 0, over: 10, along: .cosine, offset: 1, stride: 2, period: 21)],
      Int.max / 2 + 8, .stretchingDecay,
      "at 4611686018427387911 steps the exact times do not fit in an Int; use a shorter or rounder length"
    ),
    (
      .ramp(from: 1, to: 0, over: 10, along: .cosine, grid: .end), Int.max, .stretchingDecay,
      "at 9223372036854775807 steps the exact times do not fit in an Int; use a shorter or rounder length"
    ),
    (
      [.curve(.inverseSquareRoot(timescale: 4), from: 1, for: 10, stride: 4)], Int.max,
      .continuingTail,
      "at 9223372036854775807 steps the exact times do not fit in an Int; use a shorter or rounder length"
    ),
  ]

  @Test(arguments: cases)
  func `a transfer that cannot be says why and what can`(
    schedule: Schedule, target: Int, rule: TransferRule?, message: String
  ) {
    let error = #expect(throws: TransferError.self) {
      if let rule {
        try schedule.transferred(to: target, by: rule)
      } else {
        try schedule.transferred(to: target)
      }
    }
    #expect(error.map { "\($0)" } == message)
  }
}
