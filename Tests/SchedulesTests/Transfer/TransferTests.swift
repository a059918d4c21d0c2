import Foundation
import Testing

@testable import Schedules

/// The default rule, on every anatomy, and what a transfer says of itself.
struct TransferTests {
  @Test func `a cosine after a warmup is stretched: the published runs at 24 000 and 72 000 steps`()
    throws
  {
    let round1 = Schedule.warmup(to: 3e-4, over: 2160).decaying(
      to: 3e-5, over: 21_840, along: .cosine)
    let transfer = try round1.transferred(to: 72_000)
    #expect(transfer.rule == .stretchingDecay)
    #expect(transfer.schedule.warmup == 0..<2160)
    for step in stride(from: 2160, through: 72_000, by: 128) {
      let plain = 3e-5 + 0.5 * 2.7e-4 * (1 + cos(.pi * Double(step - 2160) / 69_840))
      #expect(abs(transfer.schedule[step] - plain) <= 1e-12 * plain)
    }
    #expect(transfer.sharedPrefix == 2161)
    #expect(transfer.findings == [])
  }

  @Test(arguments: [Curve.exponential, .linear])
  func `a decay behind a plateau is kept bit for bit`(curve: Curve) throws {
    let round1 = Schedule.warmup(to: 3e-4, over: 2160).holding(for: 17_840)
      .decaying(to: 3e-5, over: 4_000, along: curve)
    let transfer = try round1.transferred(to: 72_000)
    #expect(transfer.rule == .extendingPlateau)
    #expect(transfer.sharedPrefix == 20_001)
    let decay = transfer.schedule.rates(in: 68_000..<72_001)
    #expect(decay.map(\.bitPattern) == round1.rates(in: 20_000..<24_001).map(\.bitPattern))
    #expect("\(transfer)".contains("agree on steps 0..<20001"))
    #expect(transfer.meanShareOfPeak == 1)
  }

  @Test func `a line without a plateau gets one, and the added steps are at the peak`() throws {
    let round1 = Schedule.warmup(to: 3e-4, over: 500).decaying(to: 0, over: 9_500)
    let transfer = try round1.transferred(to: 100_000)
    #expect(transfer.rule == .extendingPlateau)
    #expect(
      transfer.schedule
        == .warmup(to: 3e-4, over: 500).holding(for: 90_000).decaying(to: 0, over: 9_500))
    #expect(transfer.addedSteps == 90_000)
    #expect(transfer.meanShareOfPeak == 1)
    #expect(transfer.shareOfAddedSteps(below: 0.999) == 0)
    #expect(transfer.findings == [])
  }

  @Test func `an inverse square root that runs on is starved, and the report says so`() throws {
    let round1 = Schedule.warmup(to: 1e-3, over: 500)
      .decaying(over: 9_500, along: .inverseSquareRoot(timescale: 500))
    let running = try round1.transferred(to: 100_000, by: .continuingTail)
    #expect(running.sharedPrefix == 10_000)
    // Σ √(500/(500+u)) over 9 500 ≤ u < 99 500, term by term.
    let mean =
      (9_500..<99_500).reduce(0.0) { $0 + (500 / (500 + Double($1))).squareRoot() } / 90_000
    #expect(abs(running.meanShareOfPeak! - mean) < 1e-12)
    let low =
      Double((9_500..<99_500).count { (500 / (500 + Double($0))).squareRoot() < 0.2 }) / 90_000
    #expect(running.shareOfAddedSteps(below: 0.2) == low)
    #expect(
      running.findings == [
        .starvation(meanShareOfPeak: running.meanShareOfPeak!, shareBelow: low, rate: 0.2)
      ])
    #expect(
      "\(running)".contains(
        "finding: starvation: the added steps are spent at a learning rate that is too small: 10.7 % of the peak"
      ))
    let kept = try round1.transferred(to: 100_000)
    #expect(kept.rule == .extendingPlateau)
    #expect(kept.meanShareOfPeak == 1)
    #expect(kept.findings == [])
  }

  @Test func `a tail at a tenth of the peak is starved, one at half of it is not`() throws {
    let round1 = Schedule.warmup(to: 1, over: 10).decaying(to: 0.1, over: 90)
    let transfer = try round1.transferred(to: 1000, by: .holdingFinalRate)
    #expect(transfer.sharedPrefix == 100)
    #expect(transfer.findings.count == 1)
    let high = Schedule.warmup(to: 1, over: 10).decaying(to: 0.5, over: 90)
    #expect(try high.transferred(to: 1000, by: .holdingFinalRate).findings == [])
    #expect(
      try round1.transferred(
        to: 1000, by: .holdingFinalRate, starvation: Starvation(mean: 0.05, share: 1)
      ).findings == [])
  }

  @Test func `steps are starved by a low mean, or by many low steps, whichever is the case`() {
    #expect(Starvation().finding(0.19, 0) != nil)
    #expect(Starvation().finding(0.5, 0.51) != nil)
    #expect(Starvation().finding(0.2, 0.5) == nil)
    #expect(Starvation().finding(nil, nil) == nil)
  }

  @Test func `stretching everything stretches the warmup too`() throws {
    let round1 = Schedule.warmup(to: 1, over: 500).decaying(to: 0, over: 9_500)
    let transfer = try round1.transferred(to: 100_000, by: .stretchingEverything)
    #expect(transfer.schedule.warmup == 0..<5_000)
    #expect(transfer.sharedPrefix == 1)
    #expect(abs(transfer.meanShareOfPeak! - 0.5) < 1e-4)
  }

  @Test func `a decay that starts below the peak is extended there, with a finding`() throws {
    let round1 = Schedule.warmup(to: 1, over: 10).appending(.ramp(from: 0.5, to: 0, over: 10))
    let transfer = try round1.transferred(to: 100)
    #expect(transfer.schedule.rates(in: 9..<91) == [0.9] + Array(repeating: 0.5, count: 81))
    #expect(transfer.findings == [.plateauBelowPeak(rate: 0.5, peak: 0.9)])
    #expect(
      "\(transfer)".contains("\nplateau: 80 steps, where round 1 had 0\ndecay: 10 steps, kept\n"))
  }

  @Test
  func `of several holds the one before the first fall is extended, or the one that is asked for`()
    throws
  {
    let round1 = Schedule.warmup(to: 1, over: 10).holding(for: 5).appending(.constant(0.25, for: 5))
    let transfer = try round1.transferred(to: 100)
    #expect(transfer.schedule.plateau == 10..<95)
    #expect(transfer.findings == [.otherHolds(extended: 1, others: [2])])
    let second = try round1.transferred(to: 100, by: .extendingPlateau(phase: 2))
    #expect(second.schedule.plateau == 10..<15)
    #expect(second.schedule.decay == 15..<100)
    #expect(second.findings.contains(.plateauBelowPeak(rate: 0.25, peak: 1)))
  }

  /// schedule, new length, reason
  static let reasons: [(Schedule, Int, String)] = [
    (.warmup(to: 1, over: 5), 20, "nothing decays: the plateau goes on"),
    (.warmup(to: 1, over: 5).holding(for: 5), 20, "nothing decays: the plateau goes on"),
    (.constant(1, for: 5), 20, "nothing decays: the plateau goes on"),
    (
      .constant(1, for: 5).decaying(to: 0, over: 5), 20,
      "the decay keeps its length and the added steps go to the plateau"
    ),
    (
      .constant(1, for: 5).decaying(to: 0, over: 5), 8,
      "the decay keeps its length and the steps taken away come from the plateau"
    ),
    (
      .ramp(from: 1, to: 0, over: 5), 20,
      "the decay keeps its length and the added steps go to the plateau, which is inserted"
    ),
    (
      .ramp(from: 1, to: 0, over: 5, along: .cosine), 20,
      "one cosine after the warmup: the base rate is kept and its max_train_steps extended"
    ),
    (
      .constant(1, for: 5).decaying(to: 0, over: 5, along: .cosine), 20,
      "the decay keeps its length and the added steps go to the plateau"
    ),
    (
      .ramp(from: 1, to: 0.5, over: 5, along: .cosine).decaying(to: 0, over: 5), 20,
      "the decay keeps its length and the added steps go to the plateau, which is inserted"
    ),
  ]

  @Test(arguments: reasons)
  func `the rule that the anatomy calls for says why`(
    round1: Schedule, length: Int, reason: String
  ) throws {
    #expect(try round1.transferred(to: length).reason == reason)
  }

  @Test func `what added steps are worth does not depend on the unit of the rates`() throws {
    let round1 = Schedule.warmup(to: 1, over: 5).decaying(to: 0.25, over: 5)
    let share = try round1.transferred(to: 20, by: .holdingFinalRate).meanShareOfPeak
    #expect(share == 0.25)
    for unit in [0x1p-1000, 0x1p899, 0x1p900, 0x1p1023] {
      let scaled = try round1.scaled(by: unit).transferred(to: 20, by: .holdingFinalRate)
      #expect(scaled.meanShareOfPeak == share, "\(unit)")
    }
  }

  @Test func `rounds of 2⁶⁰ steps are compared without walking them`() throws {
    let n = 1 << 60
    let round1 = Schedule.warmup(to: 1, over: n).holding(for: n).decaying(to: 0, over: n)
    let transfer = try round1.transferred(to: 4 * n)
    // So long a decay begins with some steps that round to the peak.
    let shared = transfer.sharedPrefix
    #expect(shared > 2 * n && shared < 2 * n + 1000)
    #expect(round1[shared - 1] == 1 && round1[shared] < 1 && transfer.schedule[shared] == 1)
    #expect(try round1.transferred(to: 4 * n, by: .holdingFinalRate).sharedPrefix == 3 * n)
  }

  @Test func `of one curve run at two speeds the first step is shared`() {
    func line(offset: Int = 0, stride: Int, period: Int = 10) -> Schedule {
      [.ramp(from: 1, to: 0, over: 5, offset: offset, stride: stride, period: period)]
    }
    #expect(line(stride: 1).sharedPrefix(with: line(stride: 2)) == 1)
    #expect(line(stride: 1).sharedPrefix(with: line(stride: 1, period: 11)) == 1)
    #expect(line(stride: 1).sharedPrefix(with: line(offset: 1, stride: 1)) == 0)
    #expect(line(stride: 1).sharedPrefix(with: line(stride: 1)) == 5)
  }

  @Test func `a hold where a decay of two curves arrives keeps its steps`() throws {
    let round1 = Schedule.ramp(from: 1, to: 0.5, over: 4).decaying(to: 0.25, over: 4).holding(
      for: 3)
    let longer = try round1.transferred(to: 19, by: .stretchingDecay).schedule
    #expect(longer == round1.prefix(8).stretched(by: 2).appending(.constant(0.25, for: 3)))
  }

  @Test func `nothing that decays goes on as it is`() throws {
    #expect(try Schedule.constant(1, for: 5).transferred(to: 9).schedule == .constant(1, for: 9))
    let warm = Schedule.warmup(to: 1, over: 5).holding(for: 5)
    #expect(try warm.transferred(to: 100).schedule == .warmup(to: 1, over: 5).holding(for: 95))
    #expect(
      try Schedule.warmup(to: 1, over: 5).transferred(to: 100).schedule
        == .warmup(to: 1, over: 5).holding(for: 95))
  }

  @Test func `a warmup of no steps changes nothing`() throws {
    let cosine = Schedule.warmup(to: 1, over: 0).decaying(to: 0, over: 10, along: .cosine)
    #expect(
      try cosine.transferred(to: 100).schedule == .ramp(from: 1, to: 0, over: 100, along: .cosine))
    let line = Schedule.warmup(to: 1, over: 0).decaying(to: 0, over: 10)
    #expect(
      try line.transferred(to: 100).schedule == .constant(1, for: 90).decaying(to: 0, over: 10))
  }

  @Test func `a hold at the cosine's arrival keeps its steps`() throws {
    let round1 = Schedule.warmup(to: 1, over: 10).decaying(to: 0.1, over: 80, along: .cosine)
      .holding(for: 10)
    let transfer = try round1.transferred(to: 200)
    #expect(transfer.rule == .stretchingDecay)
    #expect(
      transfer.schedule
        == .warmup(to: 1, over: 10).decaying(to: 0.1, over: 180, along: .cosine).holding(for: 10))
  }

  @Test func `a cosine that a floor has cut is stretched, and stays above the floor`() throws {
    let round1 = Schedule.warmup(to: 1, over: 10)
      .appending(.ramp(from: 1, to: 0, over: 90, along: .cosine).clamped(to: 0.1...))
    let transfer = try round1.transferred(to: 200)
    let round2 = transfer.schedule
    #expect(transfer.rule == .stretchingDecay)
    #expect(round2.length == 200)
    #expect(round2.phases.map(\.curve) == [.linear, .cosine, .hold])
    #expect(round2.rates(in: 10..<200).min() == 0.1)
    // The floor keeps its steps, and those that the cosine would have stood below it on.
    #expect(round2.phases[2].steps - round1.phases[2].steps == 1)
    #expect(try round2.transferred(to: 400).schedule.rates(in: 10..<400).min() == 0.1)
  }

  @Test(arguments: [7, 30, 100], [Ratio(10, 1), Ratio(7, 3)])
  func `a stretched schedule keeps within the bounds that it was clamped to`(
    length: Int, ratio: Ratio
  ) {
    for curve in [Curve.linear, .cosine, .power(0.5)] {
      let clamped = Schedule.warmup(to: 1, over: length)
        .decaying(to: 0.01, over: length, along: curve).clamped(to: 0.1...0.5)
      let stretched = clamped.stretched(by: ratio)
      let rates = stretched.rates(in: 0..<stretched.length)
      #expect(rates.min() == 0.1 && rates.max() == 0.5)
      #expect(stretched.plateau != nil)
      if ratio.denominator == 1 {
        #expect(stretched.stretched(by: Ratio(1, ratio.numerator)) == clamped)
      }
    }
  }

  @Test func `a final rate that is another than the plateau's leaves the plateau alone`() throws {
    let warm = Schedule([.ramp(from: 0, to: 1, over: 5), .hold(at: 1, for: 10)], final: 0)
    let round2 = try warm.transferred(to: 75).schedule
    #expect(round2 == Schedule([.ramp(from: 0, to: 1, over: 5), .hold(at: 1, for: 70)], final: 0))
    let rise = Schedule([.ramp(from: 0, to: 1, over: 5)], final: 0)
    #expect(
      try rise.transferred(to: 10).schedule
        == Schedule([.ramp(from: 0, to: 1, over: 5), .hold(at: 1, for: 5)], final: 0))
  }

  @Test func `a cut cosine goes on to where its cut stood`() throws {
    let round1 = Schedule.warmup(to: 1, over: 10).decaying(to: 0, over: 90, along: .cosine).prefix(
      55)
    let transfer = try round1.transferred(to: 100)
    #expect(transfer.rule == .stretchingDecay)
    #expect(transfer.schedule.length == 100)
    #expect(transfer.schedule.finalRate == round1.finalRate)
    #expect(transfer.schedule[10] == 1)
  }

  @Test func `rewarming rises, holds and decays after round 1`() throws {
    let round1 = Schedule.constant(1, for: 10).decaying(to: 0, over: 10)
    let transfer = try round1.transferred(
      to: 50, by: .rewarming(to: 0.5, over: 5, decayingTo: 0.1, over: 5))
    #expect(
      transfer.schedule
        == round1.appending(.ramp(from: 0, to: 0.5, over: 5)).holding(for: 20).decaying(
          to: 0.1, over: 5))
    #expect(transfer.sharedPrefix == 20)
  }

  @Test func `a shorter round describes the steps taken away`() throws {
    let round1 = Schedule.warmup(to: 1, over: 10).holding(for: 80).decaying(to: 0, over: 10)
    let transfer = try round1.transferred(to: 50)
    #expect(transfer.addedSteps == -50)
    #expect(transfer.meanShareOfPeak == 1)
    #expect(transfer.shareOfAddedSteps(below: 0.2) == 0)
    #expect("\(transfer)".contains("50 fewer than round 1's 100"))
    #expect("\(transfer)".contains("steps taken away: at 100 % of the peak"))
  }

  @Test func `at the same length there are no added steps to speak of`() throws {
    let transfer = try Schedule.constant(1, for: 10).transferred(to: 10)
    #expect(transfer.schedule == transfer.round1)
    #expect(transfer.meanShareOfPeak == nil)
    #expect(transfer.shareOfAddedSteps(below: 0.2) == nil)
    #expect(transfer.sharedPrefix == 10)
  }

  @Test func `the report is what it was`() throws {
    let round1 = Schedule.warmup(to: 3e-4, over: 500).decaying(to: 0, over: 9_500)
    #expect(
      "\(try round1.transferred(to: 100_000))" == """
        round 2: 100000 steps, 90000 more than round 1's 10000
        rule: extending-plateau: the decay keeps its length and the added steps go to the plateau, which is inserted
        warmup: 500 steps, kept
        plateau: 90000 steps, where round 1 had 0
        decay: 9500 steps, kept
        resume: the rounds agree on steps 0..<501; go on from round 1's checkpoint after 501 steps, or an earlier one
        added steps: at 100 % of the peak 0.0003 on average, 0 % of them below a fifth of it
        """)
  }

  /// Rates were compared step by step, and for these it would have taken hours.
  @Test(.timeLimit(.minutes(10)))
  func `long rounds are compared without walking their steps`() {
    let n = 1 << 40
    func nearlyFlat(_ steps: Int) -> Schedule { .ramp(from: 1, to: 1.0.nextDown, over: steps) }
    let flat = nearlyFlat(n).sharedPrefix(with: nearlyFlat(n + 3))
    #expect(flat > n / 4 && flat < n)
    #expect(nearlyFlat(n)[flat - 1] == nearlyFlat(n + 3)[flat - 1])
    #expect(nearlyFlat(n)[flat] != nearlyFlat(n + 3)[flat])
    // One line, drawn as two: a prefix of what agrees is found, as long as a second allows.
    let (a, b) = (
      Schedule.ramp(from: 0, to: 1, over: n), Schedule.ramp(from: 0, to: 2, over: 2 * n)
    )
    let line = a.sharedPrefix(with: b)
    #expect(line > 1_000_000 && line < n)
    #expect((line - 1000..<line).allSatisfy { a[$0] == b[$0] })
  }
}
