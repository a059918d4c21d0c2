/// What a trial says about the length of its study.
public struct TrialOutcome: Sendable, Hashable {
  /// Whether it counts.
  public enum Standing: String, Sendable, Hashable {
    /// Its best step counts.
    case counted
    /// The metric was NaN or infinite: set apart.
    case diverged
    /// The tool says that it failed: set apart.
    case failed
    /// It ended early, before it was clear that it no longer improved: its best step may only be
    /// where it ended. Set apart.
    case stoppedEarly = "stopped-early"
    /// It has no value of the metric.
    case empty
  }

  /// The trial.
  public let trial: Trial
  /// Whether it counts, and why not.
  public let standing: Standing
  /// Nil where the trial diverged, failed or has no values.
  public let best: BestCheckpoint?
  /// The parts of the run in which the best step can have been: one, unless checkpoints are too sparse.
  public let parts: Set<PartOfRun>
  /// Whether checkpoints are too far apart to say in which part the best step was.
  public var isSparse: Bool { standing == .counted && parts.count > 1 }
}

extension Study {
  /// What each trial says, in the order of the trials.
  public func outcomes(by rule: RefinementRule = RefinementRule()) -> [TrialOutcome] {
    trials.map { outcome(of: $0, by: rule) }
  }

  func outcome(of trial: Trial, by rule: RefinementRule) -> TrialOutcome {
    guard let best = trial.bestCheckpoint(for: goal, maxTrainSteps: maxTrainSteps) else {
      let standing: TrialOutcome.Standing =
        trial.diverged ? .diverged : trial.failed ? .failed : .empty
      return TrialOutcome(trial: trial, standing: standing, best: nil, parts: [])
    }
    if isCutShort(trial, best, by: rule) {
      return TrialOutcome(trial: trial, standing: .stoppedEarly, best: best, parts: [])
    }
    // Fine checkpoints are taken at their word, even beside the end of a part.
    let isCoarse = Double(best.spacing ?? 0) > rule.coarsest * Double(maxTrainSteps) * (1 + 1e-12)
    let parts =
      isCoarse
      ? rule.parts(of: best.range, in: maxTrainSteps)
      : [rule.part(of: best.step, in: maxTrainSteps)]
    return TrialOutcome(trial: trial, standing: .counted, best: best, parts: parts)
  }

  /// Whether a trial ended before its time, so that it can have been best later than it was.
  ///
  /// One whose best step is in the last part of the whole run is late, whenever it ended. One that
  /// was stopped because it no longer improved has its best step within the first half of its log,
  /// and that step counts.
  private func isCutShort(_ trial: Trial, _ best: BestCheckpoint, by rule: RefinementRule) -> Bool {
    if trial.ending == .pruned { return rule.part(of: best.step, in: maxTrainSteps) != .late }
    guard endsShort(trial, by: rule), let last = trial.lastStep else { return false }
    let isSettled = Double(best.step) <= rule.settled * Double(last) * (1 + 1e-12)
    return rule.part(of: best.step, in: maxTrainSteps) != .late && !isSettled
  }

  /// Whether the log of a trial ends before the run does, as far as its last step says.
  ///
  /// Of one checkpoint alone no one knows whether it was the last.
  func logEndsEarly(_ trial: Trial, by rule: RefinementRule) -> Bool {
    guard trial.laterSpacing != nil, let last = trial.lastStep else { return false }
    return Double(last) * (1 + 1e-12) < rule.finished * Double(maxTrainSteps)
  }

  /// Whether the run itself did: where one more checkpoint would have been past the end, it may
  /// have reached it.
  private func endsShort(_ trial: Trial, by rule: RefinementRule) -> Bool {
    guard logEndsEarly(trial, by: rule), let last = trial.lastStep, let gap = trial.laterSpacing
    else { return false }
    return Double(last + gap) * (1 + 1e-12) < Double(maxTrainSteps)
  }

  /// Trials that ended early, two or more within a checkpoint of each other, wherever they were
  /// best: nil where there are none.
  func endedTogether(by rule: RefinementRule) -> [Trial]? {
    let short = trials.filter {
      $0.ending != .pruned && !$0.diverged && !$0.failed && endsShort($0, by: rule)
    }
    .sorted { ($0.lastStep ?? 0, $0.name) < ($1.lastStep ?? 0, $1.name) }
    for (index, trial) in short.enumerated() {
      let group = short[index...].prefix {
        ($0.lastStep ?? 0) - (trial.lastStep ?? 0) <= trial.laterSpacing ?? 0
      }
      if group.count > 1 { return Array(group) }
    }
    return nil
  }
}
