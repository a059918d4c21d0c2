public import Logs

/// A sweep of constant learning rates, "without data augmentation and without regularization where each
/// trial trains for N steps" (Deep Learning Tuning Playbook).
///
/// N is the `max_train_steps` of "any such configuration" that fits the training set perfectly.
public struct RateSweep: Sendable, Hashable {
  /// A trial at one rate.
  public struct Trial: Sendable, Hashable {
    /// The trial's name.
    public let name: String
    /// The learning rate.
    public let rate: Double
    /// The step at which it first fitted; nil where it never did.
    public let stepsToFit: Int?
    /// Where its log ends; nil where that is not known.
    public let lastStep: Int?
    /// Whether its metric was ever NaN or infinite, or its tool says that it failed: it is set apart, though it may have fitted.
    public let diverged: Bool

    /// A trial at a rate, and the step at which it first fitted.
    public init(
      _ name: String, rate: Double, stepsToFit: Int?, lastStep: Int? = nil, diverged: Bool = false
    ) {
      self.diverged = diverged
      (self.name, self.rate) = (name, rate)
      (self.stepsToFit, self.lastStep) = (stepsToFit, lastStep)
    }
  }

  /// By rate, the smallest first.
  public let trials: [Trial]
  /// How many steps every trial had.
  public let n: Int

  /// - Throws: ``SweepError`` where there are no trials, or N or a rate is none.
  public init(_ trials: [Trial], n: Int) throws(SweepError) {
    if trials.isEmpty { throw .noTrials }
    if n < 1 { throw .notALength(n) }
    for trial in trials where !(trial.rate > 0 && trial.rate.isFinite) {
      throw .notARate(trial: trial.name, rate: trial.rate)
    }
    for trial in trials {
      if let steps = trial.stepsToFit, steps < 1 { throw .fitsUntrained(trial: trial.name) }
    }
    self.trials = trials.enumerated().sorted {
      ($0.element.rate, $0.offset) < ($1.element.rate, $1.offset)
    }
    .map(\.element)
    self.n = n
  }

  /// The sweep of a table.
  public init(_ log: SweepLog, n: Int) throws(SweepError) {
    try self.init(
      log.rows.map {
        Trial($0.trial, rate: $0.rate, stepsToFit: $0.steps, diverged: $0.ending == .failed)
      }, n: n)
  }

  /// The sweep of training curves whose logs hold the rate, which must not change.
  public init(_ runs: [LoggedRun], n: Int, fitting criterion: FitCriterion) throws(SweepError) {
    var trials: [Trial] = []
    for run in runs {
      if let own = run.maxTrainSteps, own != n {
        throw .otherLength(trial: run.name, own: own, n: n)
      }
      guard let rates = run.rates?.values, let rate = rates.first else {
        throw .noRate(trial: run.name)
      }
      if let other = rates.first(where: { !(abs($0 - rate) <= 1e-6 * rate) }) {
        throw .rateChanges(trial: run.name, from: rate, to: other)
      }
      trials.append(
        Trial(
          run.name, rate: rate, stepsToFit: criterion.firstStep(of: run.curve),
          lastStep: run.curve.steps.last,
          diverged: run.ending == .failed || run.curve.values.contains { !$0.isFinite }))
    }
    try self.init(trials, n: n)
  }
}

/// Why trials are no sweep of constant rates.
public enum SweepError: Error, Sendable, Hashable {
  /// There is nothing to look at.
  case noTrials
  /// That is no number of steps.
  case notALength(Int)
  /// A rate that is none.
  case notARate(trial: String, rate: Double)
  /// A trial that is said to fit after no steps.
  case fitsUntrained(trial: String)
  /// A trial says another length than N.
  case otherLength(trial: String, own: Int, n: Int)
  /// A log without a rate.
  case noRate(trial: String)
  /// A rate that is not constant.
  case rateChanges(trial: String, from: Double, to: Double)
}

extension SweepError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noTrials: "there are no trials; give at least one"
    case .notALength(let n): "N = \(n) is no number of steps; give 1 or more"
    case .notARate(let trial, let rate):
      "\(trial): \(rate) is no learning rate; give a finite one above 0"
    case .fitsUntrained(let trial):
      "\(trial): it fits at step 0, before any training; give 1 or more steps, or a stricter fit"
    case .otherLength(let trial, let own, let n):
      "\(trial) has max_train_steps \(own), and N is \(n): each trial trains for N steps; "
        + "leave it out, or give its length as N"
    case .noRate(let trial):
      "\(trial): its log has no learning rate; log it, or say which column it is"
    case .rateChanges(let trial, let from, let to):
      "\(trial): the rate goes from \(from) to \(to), and the sweep is of constant rates; "
        + "run it without warmup and decay"
    }
  }
}
