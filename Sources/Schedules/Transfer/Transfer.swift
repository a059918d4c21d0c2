/// A schedule carried from one round to another: round 2, and what its added steps are worth.
///
/// ```swift
/// let round1 = Schedule.warmup(to: 3e-4, over: 500).decaying(to: 0, over: 9_500)
/// let transfer = try round1.transferred(to: 100_000)
/// transfer.rule          // extending-plateau
/// transfer.addedSteps    // 90000
/// transfer.sharedPrefix  // 501
/// print(transfer)        // the report
/// ```
public struct Transfer: Sendable {
  /// The schedule that was carried.
  public let round1: Schedule
  /// Round 2.
  public let schedule: Schedule
  /// The rule that made it.
  public let rule: TransferRule
  /// Why this rule.
  public let reason: String
  /// What is to be known before steps are spent on it.
  public let findings: [TransferFinding]

  /// How many steps round 2 has more than round 1; negative where it is shorter.
  public var addedSteps: Int { schedule.length - round1.length }

  /// Both rounds agree, to the bit, on the steps before this one: a checkpoint that round 1 took at
  /// any step up to here can be gone on from in round 2.
  public let sharedPrefix: Int

  /// The mean rate of the added steps as a share of round 1's peak; nil where none are added or
  /// the peak is 0.
  ///
  ///     (Σ₂ − Σ₁) / (N₂ − N₁) / peak₁
  ///
  /// For a shorter round it describes the steps taken away.
  public let meanShareOfPeak: Double?

  /// The share of the added steps whose rate is below a fraction of round 1's peak; nil where none
  /// are added.
  ///
  ///     (count₂ − count₁) / (N₂ − N₁)
  ///
  /// A difference of two counts: where a stretched curve's steps are rounded to whole ones it may
  /// leave [0, 1] by a little.
  public func shareOfAddedSteps(below fraction: Double) -> Double? {
    Transfer.share(of: schedule, beyond: round1, below: fraction)
  }

  static func share(of round2: Schedule, beyond round1: Schedule, below fraction: Double) -> Double?
  {
    let added = round2.length - round1.length
    if added == 0 { return nil }
    let bound = fraction * round1.peak
    let more = round2.numberOfSteps(below: bound) - round1.numberOfSteps(below: bound)
    return Double(more) / Double(added)
  }
}

extension Schedule {
  /// The schedule carried to another length, by the rule that its anatomy calls for.
  ///
  /// | anatomy | rule |
  /// | --- | --- |
  /// | one cosine after the warmup, no plateau | ``TransferRule/stretchingDecay`` |
  /// | any other warmup, plateau and decay | ``TransferRule/extendingPlateau`` |
  /// | a rise after a fall | none: the error names the rules to choose from |
  ///
  /// - Throws: ``TransferError`` naming the cause, and the least length or the rule that would work.
  public func transferred(
    to length: Int, starvation: Starvation = Starvation()
  ) throws(TransferError) -> Transfer {
    let (rule, reason) = try defaultRule(for: length)
    return try transferred(to: length, by: rule, because: reason, starvation: starvation)
  }

  /// The schedule carried to another length by a rule.
  ///
  /// At the same length the result is the schedule itself, whatever the rule. Carrying twice is
  /// carrying once, to the bit, for `extendingPlateau`, `holdingFinalRate`, `continuingTail`, and
  /// `stretchingDecay` of a decay of one phase.
  ///
  /// - Throws: ``TransferError`` naming the cause, and the least length or the rule that would work.
  public func transferred(
    to length: Int, by rule: TransferRule, starvation: Starvation = Starvation()
  ) throws(TransferError) -> Transfer {
    try transferred(to: length, by: rule, because: "asked for", starvation: starvation)
  }

  private func transferred(
    to length: Int, by rule: TransferRule, because reason: String, starvation: Starvation
  ) throws(TransferError) -> Transfer {
    if self.length == 0 { throw .empty }
    let round2 = try carried(to: length, by: rule)
    return Transfer(
      round1: self, schedule: round2, rule: rule, reason: reason, starvation: starvation)
  }

  /// The rule that the anatomy calls for, and why.
  private func defaultRule(for target: Int) throws(TransferError) -> (TransferRule, String) {
    if length == 0 { throw .empty }
    guard let anatomy else { throw .risesAfterFall(rule: nil, hasCycles: repeatedCycle != nil) }
    if anatomy.plateau.isEmpty, let decay = decayParts?.moving.phases, decay.count == 1,
      decay[0].curve.isCosine
    {
      return (
        .stretchingDecay,
        "one cosine after the warmup: the base rate is kept and its max_train_steps extended"
      )
    }
    if anatomy.plateau.upperBound == length {
      return (.extendingPlateau, "nothing decays: the plateau goes on")
    }
    return (
      .extendingPlateau,
      "the decay keeps its length and the "
        + (target < length ? "steps taken away come from" : "added steps go to") + " the plateau"
        + (anatomy.plateau.isEmpty ? ", which is inserted" : "")
    )
  }
}

extension Transfer {
  init(
    round1: Schedule, schedule: Schedule, rule: TransferRule, reason: String, starvation: Starvation
  ) {
    self.round1 = round1
    self.schedule = schedule
    self.rule = rule
    self.reason = reason
    sharedPrefix = round1.sharedPrefix(with: schedule)
    meanShareOfPeak = Transfer.meanShare(of: schedule, beyond: round1, from: sharedPrefix)
    var findings: [TransferFinding] = []
    if schedule.length > round1.length {
      if let finding = starvation.finding(
        meanShareOfPeak, Transfer.share(of: schedule, beyond: round1, below: starvation.rate))
      {
        findings.append(finding)
      }
      if case .extendingPlateau(let phase) = rule.kind {
        findings += round1.plateauFindings(phase: phase)
      }
    }
    self.findings = findings
  }

  /// Both rounds are summed from the step up to which they agree; what they share need not be.
  private static func meanShare(
    of round2: Schedule, beyond round1: Schedule, from shared: Int
  ) -> Double? {
    let added = round2.length - round1.length
    let peak = round1.peak
    if added == 0 || peak == 0 { return nil }
    if peak >= 0x1p900 {
      let (a, b) = (round1.summable, round2.summable)
      if a.unit != 1, b.unit != 1 {
        return meanShare(of: b.schedule, beyond: a.schedule, from: shared)
      }
    }
    let more =
      round2.exactSum(in: shared..<round2.length) - round1.exactSum(in: shared..<round1.length)
    return (more / DoubleDouble(added) / DoubleDouble(peak)).rounded
  }
}
