import Testing
import TrainingSteps

struct RankAgreementTests {
  let short = ["a": 0.31, "b": 0.35, "c": 0.40, "d": 0.5]

  @Test func `configurations of both rounds are compared, and no others`() {
    let found = RankAgreement(short, ["a": 0.2, "b": 0.3, "c": .nan, "e": 0], goal: .minimize)
    #expect(found.configurations == ["a", "b"])
    #expect(found.kendall.tau == 1 && !found.winnerChanged)
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
