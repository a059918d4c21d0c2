/// A change to training after which `max_train_steps` is to be measured again.
///
/// "The ideal number of training steps can change when the architecture or data changes (for example,
/// adding data augmentation)", and "it may be possible to decrease max_train_steps if the training
/// process improves somehow; for example, with a better-tuned optimizer or a better-tuned learning
/// rate schedule" (Deep Learning Tuning Playbook).
public enum Change: String, Sendable, Hashable, CaseIterable {
  case architecture
  case data
  case augmentation
  case regularization
  case batchSize = "batch-size"
  case optimizer
  case schedule

  /// Where the steps that are needed may go.
  public enum Effect: String, Sendable, Hashable {
    /// Training may have got better: fewer steps may do.
    case mayComeDown = "may come down"
    /// The gradients vary more: more steps may be needed.
    case mayGoUp = "may go up"
    case either = "may go up or come down"
  }

  public var effect: Effect {
    switch self {
    case .optimizer, .schedule: .mayComeDown
    case .augmentation, .regularization: .mayGoUp
    case .architecture, .data, .batchSize: .either
    }
  }

  /// What makes the gradients vary more where this change does; nil where it need not.
  public var varianceCause: GradientVarianceCause? {
    switch self {
    case .augmentation: .augmentation
    case .regularization: .regularization
    case .batchSize: .smallerBatch
    case .architecture, .data, .optimizer, .schedule: nil
    }
  }

  /// What the change means for a number of steps that was measured before it.
  public func advice(after maxTrainSteps: Int) -> String {
    "\(rawValue.replacing("-", with: " ")) changed: \(maxTrainSteps) was measured before that and "
      + "\(effect.rawValue); run a study again"
      + (varianceCause.map { " (\($0.rawValue) makes gradients vary more)" } ?? "")
      + (effect == .mayComeDown ? ", and take the steps down if its best steps are early" : "")
  }
}
