/// Something about a plan of rounds that is to be known before it is run.
public enum PlanFinding: Sendable, Hashable {
  /// No round is short enough to learn from quickly.
  case oneRound
  /// More rounds than are usually practical.
  case manyRounds(count: Int, most: Int)
  /// A short round has no more trials than a later one.
  case fewTrials(round: Int, trials: Int)

  /// A word for programs to tell findings by.
  public var kind: String {
    switch self {
    case .oneRound: "one-round"
    case .manyRounds: "many-rounds"
    case .fewTrials: "few-trials"
    }
  }

  static func all(_ count: Int, _ rounds: [RoundsPlan.Round], _ rule: RoundsRule) -> [PlanFinding] {
    var findings: [PlanFinding] = []
    if count == 1 { findings.append(.oneRound) }
    if count > rule.mostPractical {
      findings.append(.manyRounds(count: count, most: rule.mostPractical))
    }
    for (round, next) in zip(rounds, rounds.dropFirst()) where round.trials <= next.trials {
      findings.append(.fewTrials(round: round.number, trials: round.trials))
    }
    return findings
  }
}

extension PlanFinding: CustomStringConvertible {
  public var description: String {
    switch self {
    case .oneRound:
      "one round: every trial is of production length, so few can be afforded; two rounds are the usual "
        + "start"
    case .manyRounds(let count, let most):
      "\(count) rounds: more than \(most) are often unproductive, unless modeling and tuning pipelines "
        + "are mature and production runs very expensive"
    case .fewTrials(let round, let trials):
      "round \(round) has \(trials) trial\(trials == 1 ? "" : "s"), no more than the longer round after "
        + "it: short rounds are for many"
    }
  }
}
