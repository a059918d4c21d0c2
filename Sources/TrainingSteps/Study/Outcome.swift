/// What a trial says about the length of its study.
public struct TrialOutcome: Sendable, Hashable {
  public enum Standing: String, Sendable, Hashable {
    /// Its best step counts.
    case counted
    /// The metric was NaN or infinite: set apart.
    case diverged
    /// It ended early while it still improved: its best step is only where it ended. Set apart.
    case stoppedEarly = "stopped-early"
    /// It has no value of the metric.
    case empty
  }

  public let trial: Trial
  public let standing: Standing
  /// Nil where the trial diverged or has no values.
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
      let standing: TrialOutcome.Standing = trial.diverged ? .diverged : .empty
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

  /// Whether a trial ended before its time while it was still improving.
  ///
  /// One that was stopped because it no longer improved has its best step well before its end, and
  /// that step counts.
  private func isCutShort(_ trial: Trial, _ best: BestCheckpoint, by rule: RefinementRule) -> Bool {
    if trial.ending == .pruned { return rule.part(of: best.step, in: maxTrainSteps) != .late }
    // Of one checkpoint alone no one knows whether it was the last.
    guard trial.curve.steps.count > 1, let last = trial.lastStep, let spacing = trial.widestSpacing
    else { return false }
    // Where one more checkpoint would have been past the end, the trial may have reached it.
    let reached = max(Double(last) / rule.finished, Double(last + spacing))
    return reached * (1 + 1e-12) < Double(maxTrainSteps)
      && rule.part(of: best.step, in: last) == .late
  }

  /// Trials that were cut short, two or more within a checkpoint of each other: nil where there are none.
  func endedTogether(by rule: RefinementRule) -> [Trial]? {
    let short = trials.filter {
      $0.ending != .pruned && outcome(of: $0, by: rule).standing == .stoppedEarly
    }
    .sorted { ($0.lastStep ?? 0, $0.name) < ($1.lastStep ?? 0, $1.name) }
    for (index, trial) in short.enumerated() {
      let group = short[index...].prefix {
        ($0.lastStep ?? 0) - (trial.lastStep ?? 0) <= trial.widestSpacing ?? 0
      }
      if group.count > 1 { return Array(group) }
    }
    return nil
  }
}
