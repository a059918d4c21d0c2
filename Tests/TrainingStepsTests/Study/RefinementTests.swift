import Logs
import Testing
import TrainingSteps

struct RefinementTests {
  @Test func `far too long where the best step is always within the first 10 %`() throws {
    let found = try study(bestAt: 20, 50, 100, 70).refinement()
    #expect(found.verdict == .tooLong)
    // The latest best step can have been at 109; twice that, in two digits.
    #expect(found.proposedMaxTrainSteps == 220)
    #expect(found.count(of: .early) == 4 && found.counted == 4)
    #expect(found.findings.isEmpty)
  }

  @Test func `one best step after the first 10 % is enough not to be far too long`() throws {
    #expect(try study(bestAt: 20, 50, 110, 70).refinement().verdict == .aboutRight)
  }

  @Test func `too short where best steps are consistently within the last 25 %`() throws {
    let found = try study(bestAt: 750, 900, 1_000, 500).refinement()
    #expect(found.verdict == .tooShort)
    #expect(found.proposedMaxTrainSteps == 2_000)
    #expect(found.advice == "train for 2000 steps and retune the decay for that length")
    #expect(try study(bestAt: 740, 900, 1_000, 500).refinement().verdict == .aboutRight)
  }

  @Test func `well chosen where best steps are spread`() throws {
    let found = try study(bestAt: 50, 300, 600, 900).refinement()
    #expect(found.verdict == .aboutRight && found.proposedMaxTrainSteps == 1_000)
    #expect(PartOfRun.allCases.map(found.count) == [1, 2, 1])
  }

  @Test func `in doubt the proposal errs on the side of longer`() throws {
    let found = try study(bestAt: 300, 500, 900, 1_000).refinement()
    #expect(found.verdict == .aboutRight)
    #expect(found.findings == [.inDoubt(late: 2, of: 4)])
    // The latest best step, at 1000, would be at three quarters of it.
    #expect(found.proposedMaxTrainSteps == 1_400)
  }

  @Test func `nothing is consistent in one trial`() throws {
    for best in [50, 500, 1_000] {
      let found = try study(bestAt: best).refinement()
      #expect(found.verdict == .cannotTell)
      #expect(found.findings.first == .tooFewTrials(counted: 1, least: 2))
    }
    #expect(try study(bestAt: 50).refinement().proposedMaxTrainSteps == 1_000)
    #expect(try study(bestAt: 1_000).refinement().proposedMaxTrainSteps == 1_400)
  }

  @Test func `where all trials diverged nothing can be said`() throws {
    let trials = ["a", "b"].map { trial($0, [10: 1, 20: .nan]) }
    let found = try Study(trials, maxTrainSteps: 1_000, goal: .minimize).refinement()
    #expect(found.verdict == .cannotTell && found.proposedMaxTrainSteps == 1_000)
    #expect(found.findings == [.allDiverged(count: 2)])
    #expect(found.outcomes.map(\.standing) == [.diverged, .diverged])
  }

  @Test func `trials that diverged are set apart and never best`() throws {
    let trials = [
      trial("a", bestAt: 900), trial("b", bestAt: 950), trial("c", [10: -9, 20: .infinity]),
    ]
    let found = try Study(trials, maxTrainSteps: 1_000, goal: .minimize).refinement()
    #expect(found.verdict == .tooShort && found.counted == 2)
    #expect(found.findings == [.diverged(trials: ["c"])])
    #expect(found.outcomes[2].best == nil)
  }

  @Test func `a trial that failed without a value, and one without any, are set apart`() throws {
    var failed = LoggedRun(name: "f", curve: Curve(steps: [], values: []))
    failed.ending = .failed
    let trials = [
      Trial(failed), trial("e", [:]), trial("a", bestAt: 50), trial("b", bestAt: 50),
    ]
    let found = try Study(trials, maxTrainSteps: 1_000, goal: .minimize).refinement()
    #expect(found.outcomes.map(\.standing) == [.failed, .empty, .counted, .counted])
    #expect(found.findings == [.failed(trials: ["f"]), .noValues(trials: ["e"])])
    #expect(found.verdict == .tooLong)
  }

  @Test func `trials that failed are not said to have diverged, and no rate is to be lowered`()
    throws
  {
    let trials = ["f", "g"].map { name in
      var run = LoggedRun(name: name, curve: Curve(steps: [20], values: [1]))
      run.ending = .failed
      return Trial(run)
    }
    let found = try Study(trials, maxTrainSteps: 1_000, goal: .minimize).refinement()
    #expect(found.findings.map(\.kind) == ["failed", "too-few-trials"])
    #expect(found.outcomes.allSatisfy { $0.best == nil })
    #expect(!found.description.contains("diverged") && !found.description.contains("rate"))
    let one = try Study([trial("a", [10: .nan])], maxTrainSteps: 1_000, goal: .minimize)
    #expect(
      one.refinement().findings.first?.description.hasPrefix("the one trial diverged: ") == true)
  }

  @Test func `flat metrics are best at their first checkpoint`() throws {
    let flat = ["a", "b"].map { name in
      Trial(
        name,
        curve: Curve(steps: (1...100).map { $0 * 10 }, values: Array(repeating: 1, count: 100)))
    }
    let found = try Study(flat, maxTrainSteps: 1_000, goal: .maximize).refinement()
    #expect(found.verdict == .tooLong)
    #expect(found.outcomes.map { $0.best?.step } == [10, 10])
  }

  @Test func `sparse checkpoints that leave several verdicts open cannot tell`() throws {
    // Best at 250 of 1000, between nothing and 500: the first 10 %, or not.
    let found = try study(bestAt: 250, 250, 250, every: 250).refinement()
    #expect(found.verdict == .cannotTell)
    #expect(
      found.findings == [
        .sparseCheckpoints(trials: ["t0", "t1", "t2"], spacing: 250, share: 0.25)
      ])
    #expect(found.proposedMaxTrainSteps == 1_000)
    // Best at 750, between 500 and 1000: the last 25 %, or not; in doubt, longer.
    let late = try study(bestAt: 750, 750, every: 250).refinement()
    #expect(late.verdict == .cannotTell && late.proposedMaxTrainSteps == 1_400)
  }

  @Test func `of one checkpoint a trial nothing is known but the best metric`() throws {
    let trials = [trial("a", [50: 1]), trial("b", [900: 1]), trial("c", [1_000: 1])]
    let found = try Study(trials, maxTrainSteps: 1_000, goal: .minimize).refinement()
    #expect(found.verdict == .cannotTell)
    #expect(found.findings.map(\.kind) == ["sparse-checkpoints", "in-doubt"])
  }

  @Test func `sparse checkpoints that leave one verdict open tell it`() throws {
    #expect(try study(bestAt: 1_000, 1_000, every: 250).refinement().verdict == .tooShort)
    #expect(try study(bestAt: 500, 500, every: 250).refinement().verdict == .aboutRight)
    // Whatever the one was, three in four are late.
    #expect(
      try study(bestAt: 1_000, 1_000, 1_000, 250, every: 250).refinement().verdict == .tooShort)
  }

  @Test func `checkpoints a tenth of the run apart are not sparse`() throws {
    #expect(try study(bestAt: 100, 100, every: 100).refinement().verdict == .tooLong)
    #expect(try study(bestAt: 800, 800, every: 100).refinement().verdict == .tooShort)
    #expect(try study(bestAt: 500, 500, every: 100).refinement().findings.isEmpty)
  }

  @Test func `trials cut short do not count, and pruned ones neither`() throws {
    var pruned = LoggedRun(name: "p", curve: Curve(steps: [90], values: [1]))
    (pruned.isBestStepAlone, pruned.ending) = (true, .pruned)
    let trials = [
      trial("a", bestAt: 900), trial("b", bestAt: 800), trial("c", bestAt: 90, until: 90),
      Trial(pruned),
    ]
    let found = try Study(trials, maxTrainSteps: 1_000, goal: .minimize).refinement()
    #expect(found.verdict == .tooShort)
    #expect(
      found.findings == [
        .stoppedEarly(trials: ["c", "p"]),
        .logEndsEarly(trials: ["c"], steps: [90], maxTrainSteps: 1_000),
      ])
  }

  @Test func `trials that were cut off before the late part are no evidence against late`() throws {
    let late = [trial("a", bestAt: 900), trial("b", bestAt: 800)]
    // Best at 360 of the 600 steps of its log: who knows what would have come.
    let cut = [trial("c", bestAt: 360, until: 600), trial("d", bestAt: 420, until: 700)]
    let found = try Study(late + cut, maxTrainSteps: 1_000, goal: .minimize).refinement()
    #expect(found.verdict == .tooShort && found.counted == 2)
    #expect(found.outcomes.map(\.standing) == [.counted, .counted, .stoppedEarly, .stoppedEarly])
    #expect(
      found.findings == [
        .stoppedEarly(trials: ["c", "d"]),
        .logEndsEarly(trials: ["c", "d"], steps: [600, 700], maxTrainSteps: 1_000),
      ])
  }

  @Test func `a trial cut off counts where it was best in half its log, or already late`() throws {
    let trials = [
      trial("early", bestAt: 50, until: 100), trial("unsettled", bestAt: 160, until: 310),
      trial("late", bestAt: 800, until: 800),
    ]
    let found = try Study(trials, maxTrainSteps: 1_000, goal: .minimize).refinement()
    #expect(found.outcomes.map(\.standing) == [.counted, .stoppedEarly, .counted])
    #expect(found.outcomes[0].parts == [.early] && found.outcomes[2].parts == [.late])
    var rule = RefinementRule()
    rule.settled = 0.6
    #expect(found.study.outcomes(by: rule)[1].standing == .counted)
  }

  @Test func `every threshold is a parameter`() throws {
    let study = try study(bestAt: 150, 180)
    var rule = RefinementRule()
    rule.early = 0.2
    rule.settling = 0.25
    #expect(study.refinement(by: rule).verdict == .tooLong)
    #expect(study.refinement(by: rule).proposedMaxTrainSteps == 760)
    rule = RefinementRule()
    rule.late = 0.85
    rule.growth = 3
    #expect(study.refinement(by: rule).verdict == .tooShort)
    #expect(study.refinement(by: rule).proposedMaxTrainSteps == 3_000)
    rule = RefinementRule()
    rule.leastTrials = 3
    #expect(study.refinement(by: rule).verdict == .cannotTell)
    rule = RefinementRule()
    rule.consistently = 0.5
    #expect(
      try TrainingStepsTests.study(bestAt: 900, 500).refinement(by: rule).verdict == .tooShort)
    rule = RefinementRule()
    rule.coarsest = 0.005
    #expect(!(try TrainingStepsTests.study(bestAt: 100, 100).refinement(by: rule).findings.isEmpty))
  }

  @Test func `steps on the ends of parts are within them, in decimals too`() {
    let rule = RefinementRule()
    for length in 1...2_000 {
      for step in 1...length where 10 * step == length || 4 * step == 3 * length {
        #expect(rule.part(of: step, in: length) == (10 * step == length ? .early : .late))
      }
    }
    #expect(rule.part(of: 101, in: 1_000) == .middle && rule.part(of: 749, in: 1_000) == .middle)
  }

  @Test func `the proposal of far too long runs is never longer`() throws {
    for length in 1...200 {
      let trials = ["a", "b"].map { trial($0, bestAt: 1, of: length, every: 1) }
      let found = try Study(trials, maxTrainSteps: length, goal: .minimize).refinement()
      #expect(found.proposedMaxTrainSteps <= (found.verdict == .tooLong ? length : 2 * length))
      #expect(found.proposedMaxTrainSteps >= 1)
    }
  }

  @Test func `the report says verdict, counts, what to do and what to mind`() throws {
    #expect(
      try study(bestAt: 300, 500, 900, 1_000).refinement().description == """
        max_train_steps 1000 is about right
        best steps of 4 trials: 0 in the first 10 %, 2 between, 2 in the last 25 %
        next: keep 1400 in mind: in doubt, longer, with the decay retuned
        measure again after a change of architecture, data, augmentation, optimizer or schedule; it may \
        come down where training got better
        finding: 2 of 4 trials may be best late in the run; in doubt, train longer
        """)
  }

  @Test(arguments: Change.allCases)
  func `after a change the length is measured again`(change: Change) {
    #expect(change.advice(after: 1_000).contains("1000 was measured before that"))
    #expect(change.advice(after: 1_000).contains("run a study again"))
  }

  @Test func `a better optimizer or schedule may bring the length down, augmentation may raise it`()
  {
    #expect(Change.optimizer.effect == .mayComeDown && Change.schedule.effect == .mayComeDown)
    #expect(Change.augmentation.effect == .mayGoUp)
    let causes = Change.allCases.compactMap(\.varianceCause)
    #expect(Set(causes) == Set(GradientVarianceCause.allCases))
    #expect(
      Change.augmentation.advice(after: 100)
        == "augmentation changed: 100 was measured before that and may go up; run a study again "
        + "(data augmentation makes gradients vary more)")
  }
}
