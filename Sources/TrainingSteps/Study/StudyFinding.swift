/// Something about a study that is to be known before its verdict is relied on.
public enum StudyFinding: Sendable, Hashable {
  /// Trials whose metric was NaN or infinite.
  case diverged(trials: [String])
  /// Trials that failed, as their tool says.
  case failed(trials: [String])
  /// No trial is left to compare.
  case allDiverged(count: Int)
  /// Trials without a value.
  case noValues(trials: [String])
  /// Trials that ended before the end, and before it was clear that they no longer improved.
  case stoppedEarly(trials: [String])
  /// Trials, counted or set apart, whose logs end before the run.
  case logEndsEarly(trials: [String], steps: [Int], maxTrainSteps: Int)
  /// Fewer trials count than anything can be "always" or "consistently" in.
  case tooFewTrials(counted: Int, least: Int)
  /// Checkpoints are too far apart to say in which part of the run trials were best.
  case sparseCheckpoints(trials: [String], spacing: Int, share: Double)
  /// Trials say only which step was best, so nothing is known of the steps beside it.
  case spacingUnknown(trials: [String])
  /// As many trials as not are best late, short of consistently.
  case inDoubt(late: Int, of: Int)
  /// A longer trial is worse than a shorter one of the same configuration.
  case worseWhenLonger(Degradation)
}

extension StudyFinding {
  /// A word for programs to tell findings by.
  public var kind: String {
    switch self {
    case .diverged: "diverged"
    case .failed: "failed"
    case .allDiverged: "all-diverged"
    case .noValues: "no-values"
    case .stoppedEarly: "stopped-early"
    case .logEndsEarly: "log-ends-early"
    case .tooFewTrials: "too-few-trials"
    case .sparseCheckpoints: "sparse-checkpoints"
    case .spacingUnknown: "spacing-unknown"
    case .inDoubt: "in-doubt"
    case .worseWhenLonger: "worse-when-longer"
    }
  }
}

extension StudyFinding: CustomStringConvertible {
  public var description: String {
    switch self {
    case .diverged(let trials):
      "diverged, set apart and never best: \(listed(trials))"
    case .failed(let trials):
      "failed, as their tool says, by an error or a value that is none; set apart: \(listed(trials))"
    case .allDiverged(let count):
      "\(count == 1 ? "the one trial" : "all \(count) trials") diverged: lower the learning rate, or warm up for longer, before choosing "
        + "a length"
    case .noValues(let trials): "no value of the metric: \(listed(trials))"
    case .stoppedEarly(let trials):
      "ended early, perhaps still improving, so that their best step says nothing: \(listed(trials))"
    case .logEndsEarly(let trials, let steps, let length):
      listed(zip(trials, steps).map { "\($0): its log ends at \($1) of \(length)" })
        + "; a trial of another max_train_steps belongs to another study"
    case .tooFewTrials(let counted, let least):
      "\(counted) trial\(counted == 1 ? "" : "s") to go by, and nothing is consistent in fewer than "
        + "\(least): run more"
    case .sparseCheckpoints(let trials, let spacing, let share):
      "checkpoints up to \(spacing) steps (\(percent(share)) of the run) apart are too sparse to say "
        + "when these were best: \(listed(trials)); checkpoint more often"
    case .spacingUnknown(let trials):
      "only the best step is known, and not what was between checkpoints: \(listed(trials))"
    case .inDoubt(let late, let count):
      "\(late) of \(counted(count, "trial")) may be best late in the run; in doubt, train longer"
    case .worseWhenLonger(let degradation): "\(degradation)"
    }
  }
}

extension Study {
  func findings(
    _ outcomes: [TrialOutcome], _ verdict: Refinement.Verdict, by rule: RefinementRule
  ) -> [StudyFinding] {
    func names(_ standing: TrialOutcome.Standing) -> [String] {
      outcomes.filter { $0.standing == standing }.map(\.trial.name)
    }
    var findings: [StudyFinding] = []
    let diverged = names(.diverged)
    if diverged.count == trials.count {
      findings.append(.allDiverged(count: diverged.count))
    } else if !diverged.isEmpty {
      findings.append(.diverged(trials: diverged))
    }
    if !names(.failed).isEmpty { findings.append(.failed(trials: names(.failed))) }
    if !names(.empty).isEmpty { findings.append(.noValues(trials: names(.empty))) }
    if !names(.stoppedEarly).isEmpty {
      findings.append(.stoppedEarly(trials: names(.stoppedEarly)))
    }
    let short = trials.filter {
      !$0.diverged && !$0.failed && $0.ending != .pruned && logEndsEarly($0, by: rule)
    }
    if !short.isEmpty {
      findings.append(
        .logEndsEarly(
          trials: short.map(\.name), steps: short.compactMap(\.lastStep),
          maxTrainSteps: maxTrainSteps))
    }
    let counted = outcomes.filter { $0.standing == .counted }
    if counted.count < rule.leastTrials, diverged.count < trials.count {
      findings.append(.tooFewTrials(counted: counted.count, least: rule.leastTrials))
    }
    let sparse = counted.filter(\.isSparse)
    if let spacing = sparse.compactMap({ $0.best?.spacing }).max() {
      findings.append(
        .sparseCheckpoints(
          trials: sparse.map(\.trial.name), spacing: spacing,
          share: Double(spacing) / Double(maxTrainSteps)))
    }
    let unknown = counted.filter { $0.best?.spacing == nil }
    if !unknown.isEmpty { findings.append(.spacingUnknown(trials: unknown.map(\.trial.name))) }
    if verdict != .tooShort, isInDoubt(counted, by: rule) {
      findings.append(
        .inDoubt(late: counted.count { $0.parts.contains(.late) }, of: counted.count))
    }
    return findings + degradations(among: trials, for: goal).map(StudyFinding.worseWhenLonger)
  }
}
