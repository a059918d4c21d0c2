/// What a study says about its `max_train_steps`, and what to use next.
///
/// "From these trials, plot the training step that retrospective checkpoint selection finds in order
/// to refine the choice of max_train_steps" (Deep Learning Tuning Playbook).
public struct Refinement: Sendable, Hashable {
  /// What the best steps say of `max_train_steps`.
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// Every best step is within the first 10 %: the number of steps is far too high.
    case tooLong = "too-long"
    /// Best steps are consistently within the last 25 %: train longer and retune the decay.
    case tooShort = "too-short"
    /// Neither: well chosen.
    case aboutRight = "about-right"
    /// Too few trials, or checkpoints too far apart.
    case cannotTell = "cannot-tell"
  }

  /// What was looked at.
  public let study: Study
  /// The numbers that were decided by.
  public let rule: RefinementRule
  /// What became of each trial.
  public let outcomes: [TrialOutcome]
  /// Whether it was too long, too short or about right.
  public let verdict: Verdict
  /// The number of steps to use next: "when in doubt, err on the side of training longer".
  public let proposedMaxTrainSteps: Int
  /// What to mind.
  public let findings: [StudyFinding]

  /// How many trials the verdict rests on.
  public var counted: Int { outcomes.count { $0.standing == .counted } }

  /// How many of them are best in a part of the run, as far as their checkpoints can say.
  public func count(of part: PartOfRun) -> Int { outcomes.count { $0.parts == [part] } }
}

extension Study {
  /// Whether `max_train_steps` was too long, too short or well chosen, by the best steps of all trials.
  ///
  /// | verdict | rule |
  /// | --- | --- |
  /// | too long | every trial is best within the first 10 % |
  /// | too short | at least three in four trials are best within the last 25 % |
  /// | about right | neither |
  /// | cannot tell | fewer than two trials count, or sparse checkpoints leave several verdicts open |
  ///
  /// Trials that diverged, have no values, or ended early before it was clear that they no longer improved do not count.
  public func refinement(by rule: RefinementRule = RefinementRule()) -> Refinement {
    let outcomes = outcomes(by: rule)
    let counted = outcomes.filter { $0.standing == .counted }
    let verdict = verdict(counted, by: rule)
    return Refinement(
      study: self, rule: rule, outcomes: outcomes, verdict: verdict,
      proposedMaxTrainSteps: proposal(verdict, counted, by: rule),
      findings: findings(outcomes, verdict, by: rule))
  }

  /// The one verdict that every best step allows, wherever between its checkpoints it was.
  private func verdict(_ counted: [TrialOutcome], by rule: RefinementRule) -> Refinement.Verdict {
    if counted.count < max(1, rule.leastTrials) { return .cannotTell }
    let enough = rule.consistently * Double(counted.count) * (1 - 1e-12)
    let leastLate = Double(counted.count { $0.parts == [.late] })
    let mostLate = Double(counted.count { $0.parts.contains(.late) })
    let mustBeLong = counted.allSatisfy { $0.parts == [.early] }
    let mayBeLong = counted.allSatisfy { $0.parts.contains(.early) }
    if mustBeLong { return .tooLong }
    if leastLate >= enough { return .tooShort }
    return mayBeLong || mostLate >= enough ? .cannotTell : .aboutRight
  }

  private func proposal(
    _ verdict: Refinement.Verdict, _ counted: [TrialOutcome], by rule: RefinementRule
  ) -> Int {
    let length = Double(maxTrainSteps)
    switch verdict {
    case .tooShort:
      return wholeSteps(length * rule.growth)
    case .tooLong:
      let latest = counted.compactMap { $0.best?.range.upperBound }.max() ?? maxTrainSteps
      return min(maxTrainSteps, roundedUp(Double(latest) / rule.settling))
    case .aboutRight, .cannotTell:
      guard isInDoubt(counted, by: rule),
        let latest = counted.compactMap({ $0.best?.range.upperBound }).max()
      else { return maxTrainSteps }
      // So long that the latest best step would no longer be within the last part.
      return max(maxTrainSteps, roundedUp(Double(latest) / (1 - rule.late)))
    }
  }

  /// Whether as many as not may be best late, without the verdict being that they are.
  func isInDoubt(_ counted: [TrialOutcome], by rule: RefinementRule) -> Bool {
    let late = counted.count { $0.parts.contains(.late) }
    return late > 0 && 2 * late >= counted.count
  }
}
