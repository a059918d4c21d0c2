extension RoundsPlan: CustomStringConvertible {
  /// The report: the rounds, what conclusions are worth from one to the next, and what to mind.
  public var description: String {
    let head =
      "\(rounds.count) round\(rounds.count == 1 ? "" : "s"), \(counted(steps, "step")) in all"
    return
      ([head] + rounds.map(line) + rechecks + findings.map { "finding: \($0)" })
      .joined(separator: "\n")
  }

  private func line(_ round: Round) -> String {
    "round \(round.number): \(round.trials) trial\(round.trials == 1 ? "" : "s") of "
      + "\(counted(round.maxTrainSteps, "step")), \(round.steps) in all"
      + (round.maxTrainSteps < production
        ? " (\(percent(Double(round.maxTrainSteps) / Double(production))) of production)" : "")
  }

  /// What is to be looked at again in every longer round, the least likely to hold first.
  public static var rechecks: [Choice] {
    Choice.allCases.enumerated().sorted {
      ($0.element.transferability, $0.offset) < ($1.element.transferability, $1.offset)
    }.map(\.element)
  }

  private var rechecks: [String] {
    if rounds.count < 2 { return [] }
    return [
      "between rounds: conclusions at one length might not hold at twice that, let alone at production "
        + "length; see that the configurations still rank alike"
    ]
      + Self.rechecks.map {
        "  \($0.rawValue): \($0.transferability.words); \($0.recheck)"
      }
  }
}
