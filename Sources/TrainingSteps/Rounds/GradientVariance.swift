/// What raises the variance of the gradients across batches, and so the steps that are needed.
///
/// "Methods that increase the variance of the gradients (across batches) typically slow training
/// progress, and thus may increase the number of training steps required to reach a particular
/// validation loss" (Deep Learning Tuning Playbook), whether training is compute-bound or not.
public enum GradientVarianceCause: String, Sendable, Hashable, CaseIterable {
  /// "Using a smaller batch size."
  case smallerBatch = "a smaller batch size"
  /// "Adding data augmentation."
  case augmentation = "data augmentation"
  /// "Adding some types of regularization (for example, dropout regularization)."
  case regularization = "some regularization, such as dropout"
}
