public import Logs

/// When a trial counts as fitting the training set perfectly: a metric of training that reaches a value.
///
/// The chapter's algorithm "assumes it is possible to not only 'perfectly' fit the training set, but also
/// to do so using a constant learning rate schedule"; what is perfect is for the caller to say, such
/// as an accuracy of 1 or a loss of 0.01.
public struct FitCriterion: Sendable, Hashable {
  public let goal: Goal
  public let value: Double

  public init(_ goal: Goal, reaching value: Double) {
    self.goal = goal
    self.value = value
  }

  public func isMet(by value: Double) -> Bool {
    value.isFinite && !goal.isBetter(self.value, than: value)
  }

  /// The first step at which a curve meets the criterion; nil where it never does.
  ///
  /// It may have been met since the checkpoint before: the step errs on the side of longer.
  public func firstStep(of curve: Curve) -> Int? {
    curve.values.firstIndex(where: isMet).map { curve.steps[$0] }
  }
}
