/// Whether conclusions from one round hold in the next: do the configurations rank alike?
///
/// "Increase the training time and continue tuning, double-checking your conclusions from the shorter
/// runs as needed" (Deep Learning Tuning Playbook).
///
/// ```swift
/// let agreement = RankAgreement(
///   ["a": 0.31, "b": 0.35, "c": 0.40], ["a": 0.22, "b": 0.21, "c": 0.30], goal: .minimize)
/// agreement.kendall.tau     // 0.3333333333333333
/// agreement.winnerChanged   // true
/// ```
public struct RankAgreement: Sendable, Hashable {
  /// The configurations that both rounds have, by name.
  public let configurations: [String]
  /// Of their metrics in the two rounds.
  public let kendall: Kendall
  /// Those of them that diverged in the shorter round, and rank last in it.
  public let divergedShorter: [String]
  /// Those that did in the longer one.
  public let divergedLonger: [String]
  /// The best configuration of all that the shorter round had, and nil where all diverged. Of
  /// several that are equally good it is one that is best in the longer round too, if there is one.
  public let shorterWinner: String?
  /// The best configuration that both rounds have in the longer one.
  public let longerWinner: String?

  /// Whether another configuration is best in the longer round.
  public var winnerChanged: Bool { shorterWinner != longerWinner }

  /// - Parameters:
  ///   - shorter: The best metric of each configuration in the shorter round; not finite where it
  ///     diverged.
  ///   - longer: The same in the longer one. Configurations of one round alone are not compared.
  ///   - goal: Whether less is better, or more.
  public init(_ shorter: [String: Double], _ longer: [String: Double], goal: Goal) {
    let names = shorter.keys.filter { longer[$0] != nil }.sorted()
    func diverged(_ round: [String: Double]) -> [String] {
      names.filter { round[$0]?.isFinite != true }
    }
    func winners(_ round: [String: Double]) -> [String] {
      let finite = round.filter { $0.value.isFinite }
      let best = goal.best(of: finite.values)
      return finite.filter { $0.value == best }.keys.sorted()
    }
    let first = winners(shorter)
    let then = winners(longer.filter { shorter[$0.key] != nil })
    let common = first.first { then.contains($0) }
    configurations = names
    kendall = Kendall(ranks(names.map { shorter[$0] }, goal), ranks(names.map { longer[$0] }, goal))
    divergedLonger = diverged(longer)
    divergedShorter = diverged(shorter)
    shorterWinner = common ?? first.first
    longerWinner = common ?? then.first
  }

  /// The agreement of two studies of different lengths, by configuration; of several trials of one
  /// the best counts, and one of which all trials diverged or failed did.
  public init(_ shorter: Study, _ longer: Study) {
    func best(_ study: Study) -> [String: Double] {
      Dictionary(
        study.trials.compactMap { trial in
          let best = trial.bestCheckpoint(for: study.goal, maxTrainSteps: study.maxTrainSteps)
          return (best?.value ?? (trial.diverged || trial.failed ? .nan : nil)).map {
            (trial.configuration, $0)
          }
        }, uniquingKeysWith: { $0.isNaN || study.goal.isBetter($1, than: $0) ? $1 : $0 })
    }
    self.init(best(shorter), best(longer), goal: shorter.goal)
  }
}

/// The place of each value, the best first: equally good ones share theirs, and what is not finite is
/// last.
private func ranks(_ values: [Double?], _ goal: Goal) -> [Double] {
  let finite = values.map { $0.flatMap { $0.isFinite ? $0 : nil } }
  let order = Set(finite.compactMap { $0 }).sorted { goal.isBetter($0, than: $1) }
  let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, Double($0)) })
  return finite.map { $0.flatMap { places[$0] } ?? Double(order.count) }
}

extension RankAgreement: CustomStringConvertible {
  public var description: String {
    let count = configurations.count
    guard count > 1 else {
      return
        "\(count) configuration\(count == 1 ? " is" : "s are") in both rounds: too few to compare"
    }
    return ([correlation, winners] + divergences).joined(separator: "; ")
  }

  private var correlation: String {
    let count = configurations.count
    if kendall.tau.isNaN { return "\(count) configurations, all alike in one of the rounds" }
    let interval = kendall.interval.map {
      ", 95 % of the time between \(rounded($0.lowerBound)) and \(rounded($0.upperBound))"
    }
    return "Kendall's tau of \(count) configurations is \(rounded(kendall.tau))"
      + (interval ?? (count > 4 ? "" : ", of so few that it may be anything"))
      + " (\(probability(kendall.pValue)))"
  }

  private var winners: String {
    guard let shorterWinner else { return "all diverged in the shorter round" }
    guard configurations.contains(shorterWinner) else {
      return "the winner of the shorter round, \(shorterWinner), is not in the longer"
    }
    guard let longerWinner else { return "all diverged in the longer round" }
    return winnerChanged
      ? "the winner changed, from \(shorterWinner) to \(longerWinner)"
      : "the winner is the same, \(shorterWinner)"
  }

  private var divergences: [String] {
    [(divergedShorter, "shorter"), (divergedLonger, "longer")].filter { !$0.0.isEmpty }.map {
      "diverged in the \($0.1) round, and ranked last: \(listed($0.0))"
    }
  }
}
