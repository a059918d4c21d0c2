import Testing

@testable import Schedules

/// The report of each rule; the figures are by hand, over few steps.
struct TransferDescriptionTests {
  static let round1 = Schedule.warmup(to: 1, over: 1).holding(for: 4).decaying(to: 0, over: 5)

  static let reports: [(TransferRule, Int, String)] = [
    (
      .extendingPlateau, 20,
      """
      round 2: 20 steps, 10 more than round 1's 10
      rule: extending-plateau: asked for
      warmup: 1 step, kept
      plateau: 14 steps, where round 1 had 4
      decay: 5 steps, kept
      resume: the rounds agree on steps 0..<6; go on from round 1's checkpoint after 6 steps, or an \
      earlier one
      added steps: at 100 % of the peak 1 on average, 0 % of them below a fifth of it
      """
    ),
    (
      .extendingPlateau, 10,
      """
      round 2: 10 steps, as many as round 1
      rule: extending-plateau: asked for
      warmup: 1 step, kept
      plateau: 4 steps, kept
      decay: 5 steps, kept
      resume: the shorter round's steps are all shared, 0..<10; go on from its last checkpoint
      """
    ),
    (
      .extendingPlateau(phase: 1), 12,
      """
      round 2: 12 steps, 2 more than round 1's 10
      rule: extending-plateau of phases[1]: asked for
      before: 1 step, kept
      hold: 6 steps, where round 1 had 4
      after: 5 steps, kept
      resume: the rounds agree on steps 0..<6; go on from round 1's checkpoint after 6 steps, or an \
      earlier one
      added steps: at 100 % of the peak 1 on average, 0 % of them below a fifth of it
      """
    ),
    // The decays sum to 4 and to 3; of 1, 6/7 … 1/7 one is below a fifth.
    (
      .stretchingDecay, 12,
      """
      round 2: 12 steps, 2 more than round 1's 10
      rule: stretching-decay: asked for
      warmup: 1 step, kept
      plateau: 4 steps, kept
      decay: 7 steps, where round 1 had 5
      resume: the rounds agree on steps 0..<6; go on from round 1's checkpoint after 6 steps, or an \
      earlier one
      added steps: at 50 % of the peak 1 on average, 50 % of them below a fifth of it
      """
    ),
    (
      .holdingFinalRate, 11,
      """
      round 2: 11 steps, 1 more than round 1's 10
      rule: holding-final-rate: asked for
      round 1: 10 steps, kept
      after it: 1 step at its final rate
      resume: the shorter round's steps are all shared, 0..<10; go on from its last checkpoint
      added steps: at 0 % of the peak 1 on average, 100 % of them below a fifth of it
      finding: starvation: the added steps are spent at a learning rate that is too small: 0 % of \
      the peak on average, 100 % of them below 20 % of it
      """
    ),
    // 0, 0.25, three at 0.5, then 0.5, 0.4 … 0.1.
    (
      .rewarming(to: 0.5, over: 2, decayingTo: 0, over: 5), 20,
      """
      round 2: 20 steps, 10 more than round 1's 10
      rule: rewarming: asked for
      round 1: 10 steps, kept
      after it: 10 steps that rise, hold and decay once more
      resume: the shorter round's steps are all shared, 0..<10; go on from its last checkpoint
      added steps: at 32.5 % of the peak 1 on average, 20 % of them below a fifth of it
      """
    ),
  ]

  @Test(arguments: reports)
  func `the report says what was kept, where steps went and what they are worth`(
    rule: TransferRule, length: Int, report: String
  ) throws {
    #expect(try Self.round1.transferred(to: length, by: rule).description == report)
  }

  @Test func `parts that neither round has are not named`() throws {
    let cosine = Schedule.ramp(from: 1, to: 0, over: 10, along: .cosine)
    #expect(
      try cosine.transferred(to: 8, by: .stretchingDecay).description == """
        round 2: 8 steps, 2 fewer than round 1's 10
        rule: stretching-decay: asked for
        decay: 8 steps, where round 1 had 10
        resume: the rounds agree on steps 0..<1; go on from round 1's checkpoint after 1 step, or an \
        earlier one
        steps taken away: at 50 % of the peak 1 on average, 0 % of them below a fifth of it
        """)
  }

  @Test func `of cycles no part is named`() throws {
    let cycles = Schedule.ramp(from: 1, to: 0, over: 4).repeated(2)
    #expect(
      try cycles.transferred(to: 16, by: .stretchingEverything).description.hasPrefix(
        "round 2: 16 steps, 8 more than round 1's 8\nrule: stretching-everything: asked for\nresume: "
      ))
  }

  @Test func `rounds that differ from step 0 on have nothing to resume from`() {
    let transfer = Transfer(
      round1: .ramp(from: 1, to: 0, over: 4), schedule: .ramp(from: 0.5, to: 0, over: 8),
      rule: .stretchingEverything, reason: "", starvation: Starvation())
    #expect(transfer.resuming == "resume: nowhere, the rounds differ from step 0 on")
  }
}
