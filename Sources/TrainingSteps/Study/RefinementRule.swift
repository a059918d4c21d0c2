/// When a study's `max_train_steps` counts as too long, too short or well chosen; each number of the
/// playbook, and each that it leaves open, as a parameter.
public struct RefinementRule: Sendable, Hashable {
  /// Far too long where every best step is within this first part of the run.
  ///
  /// "If the best step is always during the first 10% of training, then the maximum number of steps
  /// is way too high."
  public var early = 0.1

  /// Perhaps too short where best steps are consistently within this last part of the run.
  ///
  /// "If the best step is consistently in the last 25% of training, you might benefit from training
  /// longer and retuning the decay schedule."
  public var late = 0.25

  /// "Consistently" is at least this share of the trials that count. ("Always" is all of them.)
  public var consistently = 0.75

  /// Nothing happens "always" or "consistently" in fewer trials than these.
  public var leastTrials = 2

  /// Checkpoints further apart than this share of the run do not tell its parts from each other.
  public var coarsest = 0.1

  /// A trial whose checkpoints reach this share of the run was not stopped early.
  public var finished = 0.9

  /// A trial that was stopped early counts where it was best within this first part of its own log:
  /// it went on for as long again, and did not improve.
  public var settled = 0.5

  /// Where longer runs may help, the next `max_train_steps` is this many times as large.
  public var growth = 2.0

  /// Where runs are far too long, the latest best step comes to stand at this share of the next.
  public var settling = 0.5

  /// The playbook's numbers.
  public init() {}
}

/// A part of a run, in which a best step can be.
public enum PartOfRun: String, Sendable, Hashable, CaseIterable {
  /// By default the first 10 %, its last step included.
  case early
  /// Neither early nor late.
  case middle
  /// By default the last 25 %, its first step included.
  case late
}

extension RefinementRule {
  /// The part of a run in which a step is.
  public func part(of step: Int, in maxTrainSteps: Int) -> PartOfRun {
    let (step, length) = (Double(step), Double(maxTrainSteps))
    // The shares are decimals, and 0.1 · 30 is a little more than 3: a step on an end is within.
    let slack = length * 1e-12
    if step >= length * (1 - late) - slack { return .late }
    return step <= length * early + slack ? .early : .middle
  }

  /// The parts of a run that some steps touch.
  func parts(of steps: ClosedRange<Int>, in maxTrainSteps: Int) -> Set<PartOfRun> {
    let first = part(of: steps.lowerBound, in: maxTrainSteps)
    let last = part(of: steps.upperBound, in: maxTrainSteps)
    return first == .early && last == .late ? Set(PartOfRun.allCases) : [first, last]
  }
}
