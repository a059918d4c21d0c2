/// When the result of a sweep is not to be trusted; what the chapter leaves open, as parameters.
public struct SweepRule: Sendable, Hashable {
  /// With fewer rates than these none lies between two others.
  public var leastRates = 3
  /// Neighbouring rates further apart than by this factor may miss the best.
  public var coarsest = 10.0
  /// How many rates to try beyond an edge.
  public var more = 3

  /// The numbers by default.
  public init() {}
}

/// An initial `max_train_steps`, from a sweep of constant rates, and how far it can be trusted.
///
/// "The number of steps required for the fastest trial in the learning rate sweep to reach perfect
/// training performance should be your initial guess for max_train_steps" (Deep Learning Tuning
/// Playbook).
public struct InitialLength: Sendable, Hashable {
  /// What it was found from.
  public let sweep: RateSweep
  /// The trial that fitted in the fewest steps; nil where none did.
  public let fastest: RateSweep.Trial?
  /// Those that did not fit within N, or diverged.
  public let neverFitted: [RateSweep.Trial]
  /// Why it may not be trusted.
  public let findings: [SweepFinding]
  /// The rates to run next; empty where the sweep says enough.
  public let nextRates: [Double]

  /// The steps of the fastest trial; nil where none fitted.
  public var maxTrainSteps: Int? { fastest?.stepsToFit }
}

extension RateSweep {
  /// The initial `max_train_steps`, checked against self-deception.
  ///
  /// Of trials that are equally fast one between others counts before one at the edge of the search
  /// space, and then the one of the smaller rate.
  public func initialLength(by rule: SweepRule = SweepRule()) -> InitialLength {
    let fitted = trials.filter(fitsInTime)
    let fewest = fitted.compactMap(\.stepsToFit).min()
    let fast = fitted.filter { $0.stepsToFit == fewest }
    let fastest = fast.first { edge(of: $0.rate) == nil } ?? fast.first
    let neverFitted = trials.filter { !fitsInTime($0) }
    return InitialLength(
      sweep: self, fastest: fastest, neverFitted: neverFitted,
      findings: findings(fastest, neverFitted, by: rule), nextRates: nextRates(fastest, by: rule))
  }

  private func fitsInTime(_ trial: Trial) -> Bool {
    !trial.diverged && trial.stepsToFit.map { $0 <= n } ?? false
  }

  /// The rates that were tried, each once.
  var rates: [Double] {
    trials.map(\.rate).reduce(into: []) { rates, rate in
      if rates.last != rate { rates.append(rate) }
    }
  }

  /// Which edge of the search space a rate stands at; nil where there are rates on either side.
  func edge(of rate: Double) -> SweepFinding.Edge? {
    let rates = rates
    if rates.count == 1 { return .only }
    return rate == rates.last ? .high : rate == rates.first ? .low : nil
  }

  private func nextRates(_ fastest: Trial?, by rule: SweepRule) -> [Double] {
    let rates = rates
    let (low, high) = (rates[0], rates[rates.count - 1])
    func beyond(_ rate: Double, by factor: Double) -> [Double] {
      (0..<max(0, rule.more)).reduce(into: [rate]) { list, _ in
        list.append(list[list.count - 1] * factor)
      }
      .dropFirst().map(twoDigits).filter { $0 > 0 && $0.isFinite }
    }
    let up = rates.count > 1 ? high / rates[rates.count - 2] : 3
    let down = rates.count > 1 ? low / rates[1] : 1.0 / 3
    guard let fastest else { return beyond(low, by: down).reversed() + beyond(high, by: up) }
    if rates.count == 1 { return beyond(low, by: down).reversed() + beyond(high, by: up) }
    switch edge(of: fastest.rate) {
    case .high, .only: return beyond(high, by: up)
    case .low: return beyond(low, by: down).reversed()
    case nil:
      // Between neighbours that are far apart the best may have been missed.
      let index = rates.firstIndex(of: fastest.rate) ?? 0
      return [(rates[index - 1], rates[index]), (rates[index], rates[index + 1])]
        .filter { $0.1 / $0.0 > rule.coarsest * (1 + 1e-9) }
        .map { twoDigits($0.0.squareRoot() * $0.1.squareRoot()) }
    }
  }
}
