/// How rounds of tuning share out the steps; each number of the playbook, and each that it leaves
/// open, as a parameter.
public struct RoundsRule: Sendable, Hashable {
  /// The length of round 1 as a share of production length.
  ///
  /// "You can probably answer many questions while only training for ~10% of the production length."
  public var first = 0.1
  /// "Very few long duration runs": the runs of the last round, where no budget says otherwise.
  public var finalTrials = 2
  /// "You can run as many rounds as you want, but usually 1-3 rounds are the most practical."
  public var mostPractical = 3

  /// More rounds than these are no plan.
  static let most = 100

  /// The playbook's numbers.
  public init() {}
}

/// A plan of rounds of tuning, each longer than the one before: "tuning during multiple rounds with
/// increasing, per-trial training step limits is a sensible approach" (Deep Learning Tuning Playbook).
///
/// ```swift
/// let plan = try RoundsPlan(production: 100_000)
/// plan.rounds.map(\.maxTrainSteps)  // [10000, 100000]
/// plan.rounds.map(\.trials)         // [20, 2]
/// ```
///
/// "As a starting point, we recommend two rounds": many short runs, then very few of production
/// length. More rounds grow exponentially, from a tenth to production length, each round spending
/// about as many steps as any other: "put new ideas through a pipeline that progressively derisks
/// them using increasingly long-running experiments".
public struct RoundsPlan: Sendable, Hashable {
  /// A set of runs of the same length.
  public struct Round: Sendable, Hashable {
    /// Counted from 1.
    public let number: Int
    /// The length of its runs.
    public let maxTrainSteps: Int
    /// How many runs.
    public let trials: Int
    /// The steps of all its trials together.
    public var steps: Int { maxTrainSteps * trials }
  }

  /// The length of the longest runs.
  public let production: Int
  /// The rounds, the shortest runs first.
  public let rounds: [Round]
  /// What to mind.
  public let findings: [PlanFinding]

  /// The steps of all rounds together.
  public var steps: Int { rounds.reduce(0) { $0 + $1.steps } }

  /// - Parameters:
  ///   - production: The length of the longest runs.
  ///   - count: How many rounds.
  ///   - budget: The steps of all rounds together; by default enough for two runs of production
  ///     length, and as many steps in every other round.
  ///   - rule: The numbers that are decided by.
  /// - Throws: ``PlanError`` where the steps do not suffice for that.
  public init(
    production: Int, rounds count: Int = 2, budget: Int? = nil, rule: RoundsRule = RoundsRule()
  ) throws(PlanError) {
    if production < 1 || production > 1 << 48 { throw .notALength(production) }
    if count < 1 { throw .noRounds(count) }
    let lengths = try Self.lengths(production, count, rule)
    let finalSteps = production * max(1, rule.finalTrials)
    let (defaultBudget, overflow) = finalSteps.multipliedReportingOverflow(by: count)
    let budget = budget ?? (overflow ? .max : defaultBudget)
    let least = lengths.reduce(0, +)
    if budget < least { throw .budgetTooSmall(budget: budget, least: least) }
    var (left, reserved) = (budget, least)
    var trials: [Int] = []
    // The longest first: what it leaves is shared out among the others.
    for (index, length) in lengths.enumerated().reversed() {
      reserved -= length
      let number = max(1, min(left / (index + 1), left - reserved) / length)
      trials.append(number)
      left -= number * length
    }
    self.production = production
    rounds = zip(lengths, trials.reversed()).enumerated().map { index, round in
      Round(number: index + 1, maxTrainSteps: round.0, trials: round.1)
    }
    findings = PlanFinding.all(count, rounds, rule)
  }

  /// From the first share of production length to all of it, each longer by the same factor.
  private static func lengths(
    _ production: Int, _ count: Int, _ rule: RoundsRule
  ) throws(PlanError) -> [Int] {
    if count == 1 { return [production] }
    // So many rounds that even one step more a round is more than there is.
    if count > production { throw .tooManyRounds(count, production: production) }
    if count > RoundsRule.most { throw .moreRounds(count, most: RoundsRule.most) }
    // Rounds that lie close together need more than the two digits that people choose.
    for isRounded in [true, false] {
      let lengths = lengths(production, count, rule, isRounded: isRounded)
      if rule.first > 0, zip(lengths, lengths.dropFirst()).allSatisfy({ $0 < $1 }) {
        return lengths
      }
    }
    throw .tooManyRounds(count, production: production)
  }

  private static func lengths(
    _ production: Int, _ count: Int, _ rule: RoundsRule, isRounded: Bool
  ) -> [Int] {
    let first = Double(production) * rule.first
    return (0..<count).map { index -> Int in
      if index == count - 1 { return production }
      if index == 0 { return max(1, Int(first.rounded())) }
      let share = Double(index) / Double(count - 1)
      let length = first * growth(1 / rule.first, share)
      return wholeSteps((isRounded ? twoDigits(length) : length).rounded())
    }
  }
}

/// Why there is no such plan.
public enum PlanError: Error, Sendable, Hashable {
  /// That is no number of steps.
  case notALength(Int)
  /// There are no rounds to plan.
  case noRounds(Int)
  /// The lengths of rounds would not differ.
  case tooManyRounds(Int, production: Int)
  /// More rounds than a plan has.
  case moreRounds(Int, most: Int)
  /// The steps do not suffice.
  case budgetTooSmall(budget: Int, least: Int)
}

extension PlanError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notALength(let steps):
      "\(steps) is no production length; give 1 step or more, at most 2⁴⁸"
    case .noRounds(let count): "\(count) rounds are no plan; give 1 or more"
    case .tooManyRounds(let count, let production):
      "\(counted(production, "step")) \(production == 1 ? "is" : "are") too few for \(count) rounds that each are longer; give fewer rounds"
    case .moreRounds(let count, let most):
      "\(count) rounds are more than anyone runs; give at most \(most), usually 1 to 3"
    case .budgetTooSmall(let budget, let least):
      "a budget of \(counted(budget, "step")) does not pay for one run a round; give at least \(least), or fewer "
        + "rounds"
    }
  }
}
