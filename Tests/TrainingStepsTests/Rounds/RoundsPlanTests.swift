import Schedules
import TestSupport
import Testing
import TrainingSteps

struct RoundsPlanTests {
  @Test func `two rounds by default: many at a tenth, few of production length`() throws {
    let plan = try RoundsPlan(production: 100_000)
    #expect(plan.rounds.map(\.maxTrainSteps) == [10_000, 100_000])
    #expect(plan.rounds.map(\.trials) == [20, 2])
    #expect(plan.rounds.map(\.steps) == [200_000, 200_000])
    #expect(plan.findings.isEmpty)
  }

  @Test func `more rounds grow exponentially`() throws {
    let plan = try RoundsPlan(production: 1_000_000, rounds: 3)
    #expect(plan.rounds.map(\.maxTrainSteps) == [100_000, 320_000, 1_000_000])
    #expect(plan.rounds.map(\.trials) == [20, 6, 2])
    var rule = RoundsRule()
    rule.first = 0.001
    let four = try RoundsPlan(production: 1_000_000, rounds: 4, rule: rule)
    #expect(four.rounds.map(\.maxTrainSteps) == [1_000, 10_000, 100_000, 1_000_000])
    #expect(four.findings == [.manyRounds(count: 4, most: 3)])
  }

  @Test(arguments: [40, 100])
  func `rounds that lie close together are each longer all the same`(count: Int) throws {
    let lengths = try RoundsPlan(production: 100_000_000_000_000, rounds: count).rounds.map(
      \.maxTrainSteps)
    #expect(lengths.count == count && lengths[0] == 10_000_000_000_000)
    #expect(zip(lengths, lengths.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `one step is in the singular`() throws {
    #expect(
      try RoundsPlan(production: 1, rounds: 1).description.hasPrefix(
        "1 round, 2 steps in all\nround 1: 2 trials of 1 step, 2 in all\n"))
  }

  @Test func `one round is all of production length`() throws {
    let plan = try RoundsPlan(production: 500, rounds: 1)
    #expect(plan.rounds.map(\.maxTrainSteps) == [500] && plan.rounds.map(\.trials) == [2])
    #expect(plan.findings == [.oneRound])
  }

  @Test func `the last round has as many runs as the rule says, and one at least`() throws {
    var rule = RoundsRule()
    for (runs, trials) in [(3, [30, 3]), (1, [10, 1]), (0, [10, 1]), (-5, [10, 1])] {
      rule.finalTrials = runs
      #expect(try RoundsPlan(production: 1_000, rule: rule).rounds.map(\.trials) == trials)
    }
  }

  @Test func `a short round of no more trials than the longer one after it is a finding`() throws {
    #expect(
      try RoundsPlan(production: 1_000, budget: 1_100).findings
        == [.fewTrials(round: 1, trials: 1)])
  }

  @Test func `a budget is kept, and pays for a run a round at least`() throws {
    let plan = try RoundsPlan(production: 100_000, budget: 150_000)
    #expect(plan.rounds.map(\.trials) == [5, 1] && plan.steps == 150_000)
    let error = #expect(throws: PlanError.self) {
      try RoundsPlan(production: 100_000, budget: 109_999)
    }
    #expect(
      error?.description
        == "a budget of 109999 steps does not pay for one run a round; give at least 110000, or fewer "
        + "rounds")
  }

  @Test(arguments: 0..<200)
  func `plans grow in length, stay in budget, and end at production length`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let production = Int.random(in: 100...10_000_000, using: &random)
    let count = Int.random(in: 1...5, using: &random)
    let budget = Int.random(in: 5 * production...50 * production, using: &random)
    let plan = try RoundsPlan(production: production, rounds: count, budget: budget)
    #expect(plan.rounds.count == count && plan.steps <= budget)
    #expect(plan.rounds.last?.maxTrainSteps == production)
    #expect(plan.rounds.allSatisfy { $0.trials >= 1 })
    #expect(
      zip(plan.rounds, plan.rounds.dropFirst()).allSatisfy { $0.maxTrainSteps < $1.maxTrainSteps })
    #expect(zip(plan.rounds, plan.rounds.dropFirst()).allSatisfy { $0.trials >= $1.trials })
    // What is left over does not pay for one more of the shortest runs.
    #expect(budget - plan.steps < plan.rounds[0].maxTrainSteps)
  }

  @Test(arguments: [
    (0, 2, "0 is no production length; give 1 step or more, at most 2⁴⁸"),
    (.max, 2, "\(Int.max) is no production length; give 1 step or more, at most 2⁴⁸"),
    (100, 0, "0 rounds are no plan; give 1 or more"),
    (5, 9, "5 steps are too few for 9 rounds that each are longer; give fewer rounds"),
    (5, .max, "5 steps are too few for \(Int.max) rounds that each are longer; give fewer rounds"),
    (
      1 << 48, 300_000_000,
      "300000000 rounds are more than anyone runs; give at most 100, usually 1 to 3"
    ),
    (10, 8, "10 steps are too few for 8 rounds that each are longer; give fewer rounds"),
  ])
  func `what is no plan is refused`(_ production: Int, _ count: Int, _ message: String) {
    let error = #expect(throws: PlanError.self) {
      try RoundsPlan(production: production, rounds: count)
    }
    #expect(error?.description == message)
  }

  @Test func `the schedule of every round is carried directly from round 1`() throws {
    let round1 = Schedule.warmup(to: 1, over: 100).decaying(to: 0, over: 900)
    let plan = try RoundsPlan(production: 10_000, rounds: 3)
    let carried = try plan.carrying(round1)
    #expect(carried.map(\.schedule.length) == [1_000, 3_200, 10_000])
    for round in carried {
      #expect(try round.schedule == round1.transferred(to: round.schedule.length).schedule)
      #expect(round.transfer.round1 == round1)
    }
    #expect(carried[0].schedule == round1)
  }

  @Test func `a rule that starves the added steps has its finding in every longer round`() throws {
    let round1 = Schedule.warmup(to: 1, over: 100).decaying(to: 0, over: 900)
    let carried = try RoundsPlan(production: 10_000).carrying(round1, by: .holdingFinalRate)
    #expect(carried.map { $0.transfer.findings.count } == [0, 1])
  }

  @Test func `a schedule that cannot be carried names the round`() throws {
    let error = #expect(throws: CarryingError.self) {
      try RoundsPlan(production: 1_000).carrying(Schedule.ramp(from: 1, to: 0, over: 500))
    }
    #expect(error?.round == 1)
    #expect(
      error?.description
        == "round 1, 100 steps: 100 steps are too few for extending-plateau: the least length is 500"
    )
  }

  @Test func `what transfers is a scale, and all of the chapter's choices are on it`() {
    #expect(Choice.warmupLength.transferability == .veryLikely)
    #expect(Choice.initialization.transferability == .veryLikely)
    #expect(Choice.architecture.transferability == .likely)
    for choice in [Choice.optimizer, .augmentation, .regularization] {
      #expect(choice.transferability == .might)
    }
    #expect(Choice.schedule.transferability == .unlikely)
    #expect(Transferability.unlikely < .might && .might < .likely && .likely < .veryLikely)
    #expect(
      RoundsPlan.rechecks.first == .schedule && RoundsPlan.rechecks.count == Choice.allCases.count)
    #expect(
      GradientVarianceCause.allCases.map(\.rawValue)
        == ["a smaller batch size", "data augmentation", "some regularization, such as dropout"])
  }

  @Test func `the report says the rounds, what they cost and what to look at again`() throws {
    let report = try RoundsPlan(production: 100_000).description
    #expect(
      report.hasPrefix(
        """
        2 rounds, 400000 steps in all
        round 1: 20 trials of 10000 steps, 200000 in all (10 % of production)
        round 2: 2 trials of 100000 steps, 200000 in all
        between rounds: conclusions at one length might not hold at twice that, let alone at \
        production length; see that the configurations still rank alike
          learning rate schedule: unlikely to transfer; retune: carry it by round transfer, then tune \
        the decay

        """))
    #expect(!(try RoundsPlan(production: 100, rounds: 1).description.contains("between rounds")))
  }
}
