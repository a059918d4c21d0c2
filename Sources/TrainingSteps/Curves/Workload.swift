public import Logs

/// Whether training is limited by how long one can afford to train.
///
/// "There are two types of training workloads: compute-bound and not compute bound" (Deep Learning
/// Tuning Playbook).
public enum Workload: String, Sendable, Hashable, CaseIterable {
  /// "If you somehow can train longer or more efficiently, training loss should drop. (With proper
  /// tuning, validation loss should also drop.)"
  case computeBound = "compute-bound"
  /// "Training a model longer might not help much or might even cause overfitting."
  case notComputeBound = "not-compute-bound"
  /// The curves do not say.
  case cannotTell = "cannot-tell"

  /// What the chapter advises.
  public var advice: [String] {
    switch self {
    case .computeBound:
      [
        "the best training time is as long as you can afford; training faster improves the result, and "
          + "is not the only way to",
        "tune in rounds: many short runs, and few of production length",
        "tune the decay for the length: a low training loss may need it tuned to perfection",
      ]
    case .notComputeBound:
      [
        "train until more steps no longer reduce the validation loss meaningfully",
        "pick max_train_steps by a sweep of constant rates, and refine it by the best steps of a study",
        "when in doubt, train longer, with retrospective checkpoint selection",
      ]
    case .cannotTell:
      ["train one run for longer, with checkpoints and a validation metric, and look again"]
    }
  }
}

/// When a curve counts as still falling.
public struct WorkloadRule: Sendable, Hashable {
  /// The last part of the run, which is looked at.
  public var lastPart = 0.25
  /// A change over that part is meaningful from this share of the change over the whole run on.
  public var meaningful = 0.01
  /// A trend this unlikely to come about by chance is one.
  public var significance = 0.05
  /// Fewer points in the last part say nothing.
  public var leastPoints = 6
  /// Where the rate has come down to this share of its peak, a flat training loss may be the decay's.
  public var decayed = 0.1

  /// The numbers by default.
  public init() {}
}

/// What training and validation curves say about the workload, with the evidence.
public struct WorkloadEvidence: Sendable, Hashable {
  /// Which it is.
  public let workload: Workload
  /// How the training metric goes at the end.
  public let training: CurveTrend
  /// Nil where there is no validation curve.
  public let validation: CurveTrend?
  /// The mean rate over the last part as a share of the peak, where rates are known.
  public let rateShare: Double?
  /// Why the curves say that, in a sentence.
  public let reason: String
}

extension WorkloadEvidence {
  /// | training loss, at the end | validation metric | workload |
  /// | --- | --- | --- |
  /// | still falls | improves too | compute-bound |
  /// | still falls | does not improve | not compute-bound |
  /// | does not fall | does not improve | not compute-bound, unless the rate has decayed |
  /// | anything else | | cannot tell |
  ///
  /// - Parameters:
  ///   - training: The loss on the training set.
  ///   - validation: The metric on the validation set.
  ///   - goal: Whether less or more of the validation metric is better.
  ///   - rates: The learning rate, to know a flat end that the decay made.
  ///   - rule: The numbers that are decided by.
  public init(
    training: Curve, validation: Curve?, goal: Goal = .minimize, rates: Curve? = nil,
    rule: WorkloadRule = WorkloadRule()
  ) {
    let train = CurveTrend(training, goal: .minimize, rule: rule)
    let valid = validation.map { CurveTrend($0, goal: goal, rule: rule) }
    let share = rates.flatMap { shareOfPeak($0, rule: rule) }
    let isDecayed = share.map { $0 < rule.decayed } ?? false
    (workload, reason) =
      switch (train.direction, valid?.direction) {
      case (.worsens, _): (.cannotTell, "the training loss rises: training is not stable")
      case (.improves, .improves):
        (.computeBound, "the training loss still falls, and the validation metric follows")
      case (.improves, .flat), (.improves, .worsens):
        (
          .notComputeBound,
          "the training loss still falls, and the validation metric does not follow"
        )
      case (.flat, .flat), (.flat, .worsens):
        isDecayed
          ? (.cannotTell, "both curves are flat, but so would the decayed rate have made them")
          : (.notComputeBound, "neither curve improves any more")
      case (.improves, nil):
        (.cannotTell, "the training loss still falls; whether validation follows is not known")
      case (.flat, nil):
        isDecayed
          ? (.cannotTell, "the training loss is flat, but so would the decayed rate have made it")
          : (.notComputeBound, "the training loss no longer falls")
      case (.unclear, _), (_, .unclear):
        (.cannotTell, "too few points, or no trend that could not be chance")
      case (.flat, .improves):
        (.cannotTell, "the validation metric improves while the training loss does not")
      }
    self.training = train
    self.validation = valid
    rateShare = share
  }
}

private func shareOfPeak(_ rates: Curve, rule: WorkloadRule) -> Double? {
  guard let peak = rates.values.filter(\.isFinite).max(), peak > 0, let last = rates.steps.last
  else {
    return nil
  }
  let start = Double(last) * (1 - rule.lastPart)
  let tail = zip(rates.steps, rates.values).filter { Double($0.0) >= start && $0.1.isFinite }.map(
    \.1)
  return tail.isEmpty ? nil : tail.reduce(0, +) / Double(tail.count) / peak
}

extension WorkloadEvidence: CustomStringConvertible {
  public var description: String {
    var lines = [
      "workload: \(workload.rawValue.replacing("-", with: " ")): \(reason)",
      "training loss over the last part: \(training)",
    ]
    if let validation { lines.append("validation metric over the last part: \(validation)") }
    if let rateShare { lines.append("rate over the last part: \(percent(rateShare)) of the peak") }
    return (lines + workload.advice.map { "advice: \($0)" }).joined(separator: "\n")
  }
}
