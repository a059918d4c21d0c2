import Testing
import TrainingSteps

struct RankAgreementTests {
  let short = ["a": 0.31, "b": 0.35, "c": 0.40, "d": 0.5]

  @Test func `configurations of both rounds are compared, and no others`() {
    let found = RankAgreement(short, ["a": 0.2, "b": 0.3, "c": .nan, "e": 0], goal: .minimize)
    #expect(found.configurations == ["a", "b", "c"])
    #expect(found.kendall.tau == 1 && !found.winnerChanged)
  }

  @Test func `a configuration that diverged ranks last, and a winner that did is not dropped`() {
    let found = RankAgreement(short, ["a": .nan, "b": 0.1, "c": 0.2, "d": 0.3], goal: .minimize)
    // The first of four became the last: three of six pairs are the other way round.
    #expect(found.kendall.tau == 0 && found.divergedLonger == ["a"])
    #expect(found.winnerChanged && found.shorterWinner == "a" && found.longerWinner == "b")
    #expect(
      found.description.hasSuffix(
        "the winner changed, from a to b; diverged in the longer round, and ranked last: a"))
    let none = RankAgreement(short, short.mapValues { _ in .infinity }, goal: .maximize)
    #expect(none.winnerChanged && none.longerWinner == nil)
    #expect(none.description.contains("all diverged in the longer round"))
  }

  @Test func `a winner that was not run again is said`() {
    let found = RankAgreement(short, ["b": 0.1, "c": 0.2], goal: .minimize)
    #expect(found.shorterWinner == "a" && found.winnerChanged)
    #expect(
      found.description.hasSuffix("the winner of the shorter round, a, is not in the longer"))
  }

  @Test func `ties for best are no changed winner`() {
    let tied = ["a": 1.0, "b": 1, "c": 2]
    let found = RankAgreement(tied, ["a": 3, "b": 1, "c": 2], goal: .minimize)
    #expect(!found.winnerChanged && found.shorterWinner == "b")
    #expect(!RankAgreement(["a": 3, "b": 1, "c": 2], tied, goal: .minimize).winnerChanged)
    #expect(RankAgreement(tied, ["a": 2, "b": 2, "c": 1], goal: .minimize).winnerChanged)
  }

  @Test func `of studies a configuration of which all trials diverged ranks last`() throws {
    func study(_ length: Int, _ best: KeyValuePairs<String, Double>) throws -> Study {
      try Study(
        best.enumerated().map { index, best in
          Trial(
            "t\(index)", configuration: best.key,
            curve: .init(steps: [length], values: [best.value]))
        }, maxTrainSteps: length, goal: .minimize)
    }
    let found = RankAgreement(
      try study(10, ["a": 1, "b": 2, "c": 3]),
      try study(100, ["a": .nan, "b": .nan, "b": 2, "c": 1, "c": .nan]))
    #expect(found.divergedLonger == ["a"] && found.longerWinner == "c" && found.winnerChanged)
  }

  @Test func `the winner changed where the best of one round is not that of the other`() {
    let found = RankAgreement(short, ["a": 0.22, "b": 0.21, "c": 0.3, "d": 0.4], goal: .minimize)
    #expect(found.winnerChanged && found.shorterWinner == "a" && found.longerWinner == "b")
    // One of six pairs is the other way round.
    #expect(abs(found.kendall.tau - 2.0 / 3) < 1e-15)
    #expect(
      found.description
        == "Kendall's tau of 4 configurations is 0.67, of so few that it may be anything (p = 0.33); "
        + "the winner changed, from a to b")
    #expect(
      !RankAgreement(short, ["a": 0.22, "b": 0.21, "c": 0.3, "d": 0.4], goal: .maximize)
        .winnerChanged)
  }

  @Test func `studies are compared by configuration, of which the best trial counts`() throws {
    func study(_ length: Int, _ best: [(String, Double)]) throws -> Study {
      try Study(
        best.enumerated().map { index, best in
          Trial(
            "t\(index)", configuration: best.0, curve: .init(steps: [length], values: [best.1]))
        }, maxTrainSteps: length, goal: .minimize)
    }
    let found = RankAgreement(
      try study(10, [("a", 3), ("a", 1), ("b", 2), ("c", 4)]),
      try study(100, [("a", 1), ("b", 2), ("c", 3)]))
    #expect(found.kendall.tau == 1 && found.shorterWinner == "a")
  }

  @Test func `of fewer than two configurations nothing is said`() {
    #expect(
      RankAgreement(["a": 1], ["a": 1], goal: .minimize).description
        == "1 configuration is in both rounds: too few to compare")
    #expect(
      RankAgreement([:], [:], goal: .minimize).description
        == "0 configurations are in both rounds: too few to compare")
  }
}
