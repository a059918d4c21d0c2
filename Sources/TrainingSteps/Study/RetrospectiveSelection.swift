/// The checkpoint that retrospective checkpoint selection finds: the best one, looked for when all of
/// the trial is known.
///
/// "Your evaluation metrics should never degrade when training longer, assuming you properly use
/// retrospective checkpoint selection and you checkpoint frequently enough" (Deep Learning Tuning
/// Playbook): of more checkpoints, the best is never worse.
public struct BestCheckpoint: Sendable, Hashable {
  /// The first step at which the metric was best: ties go to the earlier step.
  public let step: Int
  /// The metric there.
  public let value: Double
  /// Where the metric can have been best: after the checkpoint before, and before the one after.
  ///
  /// Checkpoints say nothing of the steps between them, so their spacing is the uncertainty of the
  /// best step. It is that step alone where a trial says only which it was.
  public let range: ClosedRange<Int>
  /// The wider of the gaps to the checkpoints before and after; nil where the trial does not say.
  public let spacing: Int?
}

extension Trial {
  /// The best checkpoint; nil where the trial diverged, failed or has none.
  ///
  /// ```swift
  /// let trial = Trial("a", curve: Curve(steps: [100, 200, 300], values: [0.5, 0.3, 0.4]))
  /// let best = trial.bestCheckpoint(for: .minimize, maxTrainSteps: 400)!
  /// best.step   // 200
  /// best.range  // 101...299
  /// ```
  ///
  /// - Parameter maxTrainSteps: How far a best step could lie beyond the last checkpoint.
  /// - Parameter goal: Whether less is better, or more.
  public func bestCheckpoint(for goal: Goal, maxTrainSteps: Int) -> BestCheckpoint? {
    guard !diverged, !failed, let best = goal.best(of: curve.values),
      let index = curve.values.firstIndex(of: best)
    else { return nil }
    let step = curve.steps[index]
    if isBestStepAlone {
      return BestCheckpoint(step: step, value: best, range: step...step, spacing: nil)
    }
    let before = index > 0 ? curve.steps[index - 1] : 0
    let isLast = index == curve.steps.count - 1
    let after = isLast ? max(maxTrainSteps, step) : curve.steps[index + 1]
    return BestCheckpoint(
      step: step, value: best, range: min(before + 1, step)...max(isLast ? after : after - 1, step),
      spacing: max(step - before, after - step))
  }
}
