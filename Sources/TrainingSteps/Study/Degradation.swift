/// A longer trial that is worse than a shorter one of the same configuration, which should not be.
///
/// "Your evaluation metrics should never degrade when training longer, assuming you properly use
/// retrospective checkpoint selection and you checkpoint frequently enough" (Deep Learning Tuning
/// Playbook): where they do, one of the two is missing.
public struct Degradation: Sendable, Hashable {
  /// Why the longer run may be the worse.
  public enum Cause: Sendable, Hashable {
    /// The longer trial has one checkpoint, its end: none was selected.
    case noSelection
    /// The longer trial's checkpoints are further apart.
    case sparseCheckpoints(shorter: Int, longer: Int)
    /// The runs differ in more than their length, as by a decay that was timed anew, or a seed.
    case otherRun
  }

  /// A trial, how long it ran, and the best that it came to.
  public struct Run: Sendable, Hashable {
    /// The trial.
    public let name: String
    /// Its length.
    public let steps: Int
    /// The best value it had.
    public let best: Double
  }

  /// What was tried in both.
  public let configuration: String
  /// The shorter run.
  public let shorter: Run
  /// The longer run.
  public let longer: Run
  /// Why.
  public let cause: Cause
}

/// Where longer trials are worse than shorter ones of the same configuration, of one study or of several.
///
/// Each trial is compared with the best of all shorter ones of its configuration. Trials that diverged or failed do
/// not count, and of equally long ones the better does.
public func degradations(among trials: [Trial], for goal: Goal) -> [Degradation] {
  let groups = Dictionary(
    grouping: trials.filter { !$0.diverged && !$0.failed }, by: \.configuration)
  return groups.keys.sorted().flatMap { configuration -> [Degradation] in
    var runs: [(trial: Trial, run: Degradation.Run)] = []
    for trial in groups[configuration] ?? [] {
      guard let last = trial.lastStep, let best = goal.best(of: trial.curve.values) else {
        continue
      }
      let steps = max(trial.maxTrainSteps ?? 0, last)
      let run = Degradation.Run(name: trial.name, steps: steps, best: best)
      if let index = runs.firstIndex(where: { $0.run.steps == steps }) {
        if goal.isBetter(best, than: runs[index].run.best) { runs[index] = (trial, run) }
      } else {
        runs.append((trial, run))
      }
    }
    runs.sort { $0.run.steps < $1.run.steps }
    guard var best = runs.first else { return [] }
    return runs.dropFirst().compactMap { longer in
      guard goal.isBetter(best.run.best, than: longer.run.best) else {
        best = longer
        return nil
      }
      return Degradation(
        configuration: configuration, shorter: best.run, longer: longer.run,
        cause: cause(best.trial, longer.trial))
    }
  }
}

private func cause(_ shorter: Trial, _ longer: Trial) -> Degradation.Cause {
  if longer.curve.steps.count == 1, !longer.isBestStepAlone { return .noSelection }
  if let a = shorter.widestSpacing, let b = longer.widestSpacing, b > a {
    return .sparseCheckpoints(shorter: a, longer: b)
  }
  return .otherRun
}

extension Degradation: CustomStringConvertible {
  public var description: String {
    let reason =
      switch cause {
      case .noSelection: "its last checkpoint alone is known: select the best of many"
      case .sparseCheckpoints(let a, let b):
        "its checkpoints are up to \(b) steps apart, and \(a) in the shorter: checkpoint more often"
      case .otherRun: "more than the length differs, such as the decay: retune it for the length"
      }
    return "\(longer.name) (\(counted(longer.steps, "step"))) is worse than \(shorter.name) "
      + "(\(shorter.steps)), \(longer.best) and \(shorter.best): \(reason)"
  }
}
