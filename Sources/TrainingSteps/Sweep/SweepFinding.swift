/// A way in which a sweep may deceive.
///
/// "Bad search spaces can lead to self-deception. For example, if all the learning rates in a study
/// are too small, you might incorrectly conclude that a very large value of max_train_steps is
/// necessary. At a minimum, check that the optimal learning rate in the study is not at the boundary
/// of the search space" (Deep Learning Tuning Playbook).
public enum SweepFinding: Sendable, Hashable {
  /// An end of the search space.
  public enum Edge: String, Sendable, Hashable {
    /// The smallest rate.
    case low
    /// The largest rate.
    case high
    /// There is one rate alone, which is both.
    case only
  }

  /// The fastest rate is the smallest or the largest that was tried.
  case boundary(rate: Double, edge: Edge)
  /// No rate was larger than the fastest, so all may be too small.
  case ratesTooSmall(rate: Double)
  /// Too few rates for one to be between others.
  case tooFewRates(count: Int, least: Int)
  /// Neighbouring rates about the fastest are far apart.
  case coarseGrid(factor: Double)
  /// No trial fitted within N, which is to be the length of a run that did.
  case nNeverReached(n: Int)
  /// These never fitted.
  case neverFitted(trials: [String], rates: [Double])
  /// The logs of these end before N and before they fitted: they may have come to it.
  case shortOfN(trials: [String])
  /// These are said to have fitted after N, for which each trial trains.
  case beyondN(trials: [String])
  /// The metric of these was NaN or infinite, or they failed: they do not count, though they may have fitted first.
  case diverged(trials: [String], rates: [Double])
}

extension SweepFinding {
  /// A word for programs to tell findings by.
  public var kind: String {
    switch self {
    case .boundary: "boundary"
    case .ratesTooSmall: "rates-too-small"
    case .tooFewRates: "too-few-rates"
    case .coarseGrid: "coarse-grid"
    case .nNeverReached: "n-never-reached"
    case .neverFitted: "never-fitted"
    case .shortOfN: "short-of-n"
    case .beyondN: "beyond-n"
    case .diverged: "diverged"
    }
  }
}

extension SweepFinding: CustomStringConvertible {
  public var description: String {
    switch self {
    case .boundary(let rate, let edge):
      "the fastest rate, \(rate), is the "
        + (edge == .only ? "only one" : edge == .low ? "smallest" : "largest")
        + " of the search space: the best may be beyond it"
    case .ratesTooSmall(let rate):
      "all rates up to \(rate) may be too small, and max_train_steps then too large"
    case .tooFewRates(let count, let least):
      "\(count) rate\(count == 1 ? "" : "s"): of fewer than \(least) none is between others"
    case .coarseGrid(let factor):
      "rates about the fastest are a factor of \(rounded(factor)) apart: the best may be between them"
    case .nNeverReached(let n):
      "no trial fitted within N = \(n): take N from a run that fits the training set perfectly"
    case .neverFitted(let trials, let rates):
      "never fitted: \(listed(trials)) (rates \(listed(rates.map(\.description))))"
    case .shortOfN(let trials):
      "these logs end before N, without having fitted: \(listed(trials)); train each for N steps"
    case .beyondN(let trials):
      "these fitted only after N, and count as not fitted: \(listed(trials))"
    case .diverged(let trials, let rates):
      "diverged or failed, and count as not fitted: \(listed(trials)) (rates \(listed(rates.map(\.description))))"
    }
  }
}

extension RateSweep {
  func findings(
    _ fastest: Trial?, _ neverFitted: [Trial], by rule: SweepRule
  ) -> [SweepFinding] {
    var findings: [SweepFinding] = []
    let rates = rates
    if let fastest {
      if let edge = edge(of: fastest.rate) {
        findings.append(.boundary(rate: fastest.rate, edge: edge))
        if edge != .low { findings.append(.ratesTooSmall(rate: fastest.rate)) }
      }
      if let factor = widestFactor(about: fastest.rate), factor > rule.coarsest * (1 + 1e-9) {
        findings.append(.coarseGrid(factor: factor))
      }
    } else {
      findings.append(.nNeverReached(n: n))
    }
    if rates.count < rule.leastRates {
      findings.append(.tooFewRates(count: rates.count, least: rule.leastRates))
    }
    let diverged = neverFitted.filter(\.diverged)
    let late = neverFitted.filter { $0.stepsToFit != nil && !$0.diverged }
    let never = neverFitted.filter { $0.stepsToFit == nil && !$0.diverged }
    let short = never.filter { trial in trial.lastStep.map { Double($0) < 0.9 * Double(n) } ?? false
    }
    if !never.isEmpty {
      findings.append(.neverFitted(trials: never.map(\.name), rates: never.map(\.rate)))
    }
    if !short.isEmpty { findings.append(.shortOfN(trials: short.map(\.name))) }
    if !late.isEmpty { findings.append(.beyondN(trials: late.map(\.name))) }
    if !diverged.isEmpty {
      findings.append(.diverged(trials: diverged.map(\.name), rates: diverged.map(\.rate)))
    }
    return findings
  }

  /// The factor between a rate and the further of its neighbours; nil where it has none.
  private func widestFactor(about rate: Double) -> Double? {
    let rates = rates
    guard let index = rates.firstIndex(of: rate) else { return nil }
    let below = index > 0 ? rate / rates[index - 1] : nil
    let above = index + 1 < rates.count ? rates[index + 1] / rate : nil
    return [below, above].compactMap { $0 }.max()
  }
}
