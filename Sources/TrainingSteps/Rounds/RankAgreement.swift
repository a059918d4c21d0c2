/// Whether conclusions from one round hold in the next: do the configurations rank alike?
///
/// "Increase the training time and continue tuning, double-checking your conclusions from the shorter
/// runs as needed" (Deep Learning Tuning Playbook).
///
/// ```swift
/// let agreement = RankAgreement(
///   ["a": 0.31, "b": 0.35, "c": 0.40], ["a": 0.22, "b": 0.21, "c": 0.30], goal: .minimize)
/// agreement.kendall.tau     // 0.333…
/// agreement.winnerChanged   // true
/// ```
public struct RankAgreement: Sendable, Hashable {
  /// The configurations that both rounds have, by name.
  public let configurations: [String]
  /// Of their metrics in the two rounds.
  public let kendall: Kendall
  /// The best configuration of the shorter round among those that both have; nil where none is.
  public let shorterWinner: String?
  /// That of the longer round.
  public let longerWinner: String?

  public var winnerChanged: Bool { shorterWinner != longerWinner }

  /// - Parameters:
  ///   - shorter: The best metric of each configuration in the shorter round.
  ///   - longer: The same in the longer one. Configurations of one round alone, and those whose
  ///     metric is not finite, are not compared.
  public init(_ shorter: [String: Double], _ longer: [String: Double], goal: Goal) {
    let names = shorter.keys.filter { key in
      shorter[key]?.isFinite == true && longer[key]?.isFinite == true
    }.sorted()
    let (a, b) = (names.compactMap { shorter[$0] }, names.compactMap { longer[$0] })
    func winner(_ values: [Double]) -> String? {
      goal.best(of: values).flatMap { values.firstIndex(of: $0) }.map { names[$0] }
    }
    configurations = names
    kendall = Kendall(a, b)
    shorterWinner = winner(a)
    longerWinner = winner(b)
  }

  /// The agreement of two studies of different lengths, by configuration; of several trials of one
  /// the best counts.
  public init(_ shorter: Study, _ longer: Study) {
    func best(_ study: Study) -> [String: Double] {
      Dictionary(
        study.trials.compactMap { trial in
          trial.bestCheckpoint(for: study.goal, maxTrainSteps: study.maxTrainSteps)
            .map { (trial.configuration, $0.value) }
        }, uniquingKeysWith: { study.goal.isBetter($1, than: $0) ? $1 : $0 })
    }
    self.init(best(shorter), best(longer), goal: shorter.goal)
  }
}

extension RankAgreement: CustomStringConvertible {
  public var description: String {
    let count = configurations.count
    guard count > 1, kendall.tau.isFinite, let shorterWinner, let longerWinner else {
      return
        "\(count) configuration\(count == 1 ? " is" : "s are") in both rounds: too few to compare"
    }
    let interval = kendall.interval.map {
      ", 95 % of the time between \(rounded($0.lowerBound)) and \(rounded($0.upperBound))"
    }
    let same = "the winner is the same, \(shorterWinner)"
    let other = "the winner changed, from \(shorterWinner) to \(longerWinner)"
    return "Kendall's tau of \(count) configurations is \(rounded(kendall.tau))"
      + (interval ?? ", of so few that it may be anything") + " (p = \(rounded(kendall.pValue))); "
      + (winnerChanged ? other : same)
  }
}
