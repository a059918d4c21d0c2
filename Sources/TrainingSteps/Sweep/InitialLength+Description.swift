extension InitialLength: CustomStringConvertible {
  /// The report: the initial `max_train_steps`, the trial behind it, what to mind, what to run next.
  public var description: String {
    let fitted = sweep.trials.count - neverFitted.count
    let headline =
      if let fastest, let steps = maxTrainSteps {
        "initial max_train_steps: \(steps), the steps of \(fastest.name) at rate \(fastest.rate)"
      } else {
        "no initial max_train_steps: nothing fitted the training set perfectly"
      }
    return
      ([
        headline,
        "\(fitted) of \(counted(sweep.trials.count, "trial")) fitted within N = \(sweep.n)",
        "next: \(advice)",
      ] + findings.map { "finding: \($0)" }).joined(separator: "\n")
  }

  /// What to run next.
  public var advice: String {
    let rates = nextRates.map(\.description).joined(separator: ", ")
    guard let steps = maxTrainSteps else {
      return "find a configuration that fits and take its max_train_steps as N; then sweep wider, "
        + "with \(rates) too"
    }
    if nextRates.isEmpty {
      return "a study with max_train_steps \(steps) in every trial, to refine it by its best steps"
    }
    return "sweep \(rates) too, before \(steps) is relied on"
  }
}
