/// Trials that are compared with each other, all with one `max_train_steps`.
///
/// "Never tune the max_train_steps number in a study. Instead, pick a value and use that same value
/// for all trials" (Deep Learning Tuning Playbook): trials with different ones are refused.
///
/// ```swift
/// let study = try Study(trials, maxTrainSteps: 24_000, goal: .minimize)
/// print(study.refinement())  // too short, too long or about right, and what to use next
/// ```
public struct Study: Sendable, Hashable {
  /// What was run.
  public let trials: [Trial]
  /// The length of every trial.
  public let maxTrainSteps: Int
  /// Whether less is better, or more.
  public let goal: Goal

  /// - Parameters:
  ///   - maxTrainSteps: The number of steps of every trial; nil where the trials say it themselves.
  ///   - rule: Says when a trial counts as stopped before its end.
  ///   - stoppedEarly: Whether trials that ended together before the end were stopped, as tuners do,
  ///     and did not have another `max_train_steps`.
  ///   - goal: Whether less is better, or more.
  ///   - trials: What was run, each of a name of its own.
  /// - Throws: ``StudyError`` naming the trials that do not belong together.
  public init(
    _ trials: [Trial], maxTrainSteps: Int? = nil, goal: Goal,
    rule: RefinementRule = RefinementRule(), stoppedEarly: Bool = false
  ) throws(StudyError) {
    if trials.isEmpty { throw .noTrials }
    var names: Set<String> = []
    for trial in trials where !names.insert(trial.name).inserted {
      throw .sameName(trial.name)
    }
    let length = try Self.length(of: trials, given: maxTrainSteps)
    for trial in trials {
      if let last = trial.lastStep, last > length {
        throw .beyondMaxTrainSteps(trial: trial.name, step: last, maxTrainSteps: length)
      }
    }
    self.trials = trials
    self.maxTrainSteps = length
    self.goal = goal
    if !stoppedEarly, let group = endedTogether(by: rule) {
      throw .endedTogether(
        trials: group.map(\.name), step: group[0].lastStep ?? 0, maxTrainSteps: length)
    }
  }

  /// The one `max_train_steps` of all trials.
  private static func length(of trials: [Trial], given: Int?) throws(StudyError) -> Int {
    let said = trials.compactMap { trial in trial.maxTrainSteps.map { (trial.name, $0) } }
    if let other = said.first(where: { $0.1 != said[0].1 }) {
      throw .mixedMaxTrainSteps(said[0].0, said[0].1, other.0, other.1)
    }
    guard let length = given ?? said.first?.1 else { throw .unknownMaxTrainSteps }
    if length < 1 { throw .notALength(length) }
    if let (name, own) = said.first, own != length {
      throw .otherMaxTrainSteps(trial: name, own: own, given: length)
    }
    return length
  }
}

/// Why trials are no study.
public enum StudyError: Error, Sendable, Hashable {
  /// There is nothing to look at.
  case noTrials
  /// Two trials say different lengths.
  case mixedMaxTrainSteps(String, Int, String, Int)
  /// A trial says another length than was given.
  case otherMaxTrainSteps(trial: String, own: Int, given: Int)
  /// A trial has a checkpoint after its end, so its end is another.
  case beyondMaxTrainSteps(trial: String, step: Int, maxTrainSteps: Int)
  /// Trials that all ended at one step, which is then their length.
  case endedTogether(trials: [String], step: Int, maxTrainSteps: Int)
  /// No length is known.
  case unknownMaxTrainSteps
  /// That is no number of steps.
  case notALength(Int)
  /// Two trials have one name.
  case sameName(String)
}

extension StudyError: CustomStringConvertible {
  public var description: String {
    let never = "max_train_steps is never tuned within a study: make a study of each length"
    return switch self {
    case .noTrials: "there are no trials; give at least one"
    case .mixedMaxTrainSteps(let a, let x, let b, let y):
      "\(a) has max_train_steps \(x) and \(b) has \(y); \(never)"
    case .otherMaxTrainSteps(let trial, let own, let given):
      "\(trial) has max_train_steps \(own), and \(given) was given; \(never)"
    case .beyondMaxTrainSteps(let trial, let step, let length):
      "\(trial) has a value at step \(step), beyond max_train_steps \(length), so it was trained for "
        + "longer; \(never)"
    case .endedTogether(let trials, let step, let length):
      "\(listed(trials)) all end at step \(step) of \(length), as if that were their max_train_steps; "
        + "\(never), or say that they were stopped early"
    case .unknownMaxTrainSteps: "no trial says its max_train_steps; give it"
    case .notALength(let length): "max_train_steps \(length) is no length; give 1 or more"
    case .sameName(let name): "two trials are called \(name); give each a name of its own"
    }
  }
}
