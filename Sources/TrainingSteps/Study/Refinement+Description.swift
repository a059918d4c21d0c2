extension Refinement: CustomStringConvertible {
  /// The report: the verdict, the trials behind it, what to use next, and what to mind.
  public var description: String {
    ([headline, evidence, "next: \(advice)", remeasuring] + findings.map { "finding: \($0)" })
      .joined(separator: "\n")
  }

  private var headline: String {
    let found =
      switch verdict {
      case .tooLong: "far too long"
      case .tooShort: "too short"
      case .aboutRight: "about right"
      case .cannotTell: "neither shown to be too long nor too short: these trials cannot tell"
      }
    return "max_train_steps \(study.maxTrainSteps) is \(found)"
  }

  private var evidence: String {
    let unclear = outcomes.count(where: \.isSparse)
    let apart = outcomes.count - counted
    return "best steps of \(counted) trial\(counted == 1 ? "" : "s"): "
      + "\(count(of: .early)) in the first \(percent(rule.early)), \(count(of: .middle)) between, "
      + "\(count(of: .late)) in the last \(percent(rule.late))"
      + (unclear > 0 ? ", \(unclear) not clear" : "") + (apart > 0 ? "; \(apart) set apart" : "")
  }

  /// What to do next, by the verdict.
  public var advice: String {
    let next = proposedMaxTrainSteps
    let longer = next > study.maxTrainSteps
    return switch verdict {
    case .tooLong: "train for \(next) steps, which is enough for every best step so far twice over"
    case .tooShort: "train for \(next) steps and retune the decay for that length"
    case .aboutRight:
      longer ? "keep \(next) in mind: in doubt, longer, with the decay retuned" : "keep \(next)"
    case .cannotTell:
      longer
        ? "train for \(next) steps: in doubt, longer, with the decay retuned"
        : "keep \(next) for now"
    }
  }

  private var remeasuring: String {
    "measure again after a change of architecture, data, augmentation, optimizer or schedule; "
      + "it may come down where training got better"
  }
}
