public import Logs

/// A trial of a study: one training run, with the metric that the study compares at each checkpoint.
public struct Trial: Sendable, Hashable {
  /// The trial's name.
  public var name: String
  /// What was tried: two trials of one configuration differ in their length, or their seed, alone.
  public var configuration: String
  /// The metric at each checkpoint.
  public var curve: Curve
  /// The trial's own `max_train_steps`, where it is known.
  public var maxTrainSteps: Int?
  /// Whether the curve is the best step alone, as the trial itself chose it.
  public var isBestStepAlone: Bool
  /// How it ended, where the log says.
  public var ending: LoggedRun.Ending?

  /// A trial and its curve.
  public init(
    _ name: String, configuration: String? = nil, curve: Curve, maxTrainSteps: Int? = nil
  ) {
    self.name = name
    self.configuration = configuration ?? name
    self.curve = curve
    self.maxTrainSteps = maxTrainSteps
    isBestStepAlone = false
  }

  /// The trial that a log holds.
  public init(_ run: LoggedRun) {
    self.init(run.name, curve: run.curve, maxTrainSteps: run.maxTrainSteps)
    isBestStepAlone = run.isBestStepAlone
    ending = run.ending
  }

  /// Whether the metric was ever NaN or infinite: such a trial is set apart and never best, whatever
  /// it was before.
  public var diverged: Bool { curve.values.contains { !$0.isFinite } }

  /// Whether the tool says that the trial failed, by an error or by a value that is none: it is set
  /// apart too.
  public var failed: Bool { ending == .failed && !diverged }

  /// The step of the last checkpoint; nil where there is none.
  public var lastStep: Int? { curve.steps.last }

  /// The most steps between two checkpoints, the first counted from the start; nil where the
  /// trial says its best step alone, or nothing.
  public var widestSpacing: Int? {
    guard !isBestStepAlone, let first = curve.steps.first else { return nil }
    return zip(curve.steps, curve.steps.dropFirst()).reduce(first) { max($0, $1.1 - $1.0) }
  }

  /// The most steps between two checkpoints, those before the first left out: how much further than
  /// its log a trial may have run. Nil where there are not two.
  var laterSpacing: Int? {
    isBestStepAlone ? nil : zip(curve.steps, curve.steps.dropFirst()).map { $1 - $0 }.max()
  }
}
