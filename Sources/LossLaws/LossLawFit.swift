import Foundation
import Schedules

/// A law fitted to logs: what it predicts, how far that may be off, and what the logs do not say.
///
/// ```swift
/// let fit = try LossLawFit([cosineRun, constantRun, twoStageRun])
/// let forecast = fit.forecast(of: round2)
/// forecast.finalLoss               // the loss after the last update
/// forecast.finalInterval           // an interval that is to hold it nine times in ten; nil for none
/// forecast.isReliable              // true
/// fit.forecast(of: round2.scaled(by: 2)).isReliable  // false
/// ```
///
/// The law is fitted to ln L by Huber's function, so that outliers do not pull. Points have weights
/// (step)^(−3/2), so that the early part of the curve, which is short and tells the power, counts as well
/// as the long tail. What the logs do not tell is drawn to published fits, by as much as the
/// residuals and their correlation call for. Points of the warmup are passed over.
public struct LossLawFit: Sendable {
  /// Which law to fit.
  public enum Choice: String, Sendable, CaseIterable {
    /// The multi-power law, or for one or two logs the annealing law.
    case automatic
    /// The multi-power law, arXiv 2503.12811.
    case multiPower = "multi-power"
    /// The annealing law, arXiv 2408.11029.
    case annealing
  }

  /// The law with the parameters that fit.
  public let law: any LossLaw
  /// The logs that it was fitted to.
  public let runs: [LossRun]
  /// What is to be known before the fit is relied on.
  public let findings: [LossFinding]
  /// The share of the loss by which the law missed runs that were left out of its fit, over the later
  /// half of each and without the noise of single points: the root of the mean square. Where none could
  /// be, that of the law's own residuals, or a hundredth.
  public let errorLeftOut: Double
  /// The law's own error: what of `errorLeftOut` noise, and parameters not known, do not explain; joined with
  /// what published fits of it miss, as much as three runs would say.
  let ownError: Double
  let ownFreedom: Double
  /// What the run that was missed most when left out was missed by; 0 where none was left out.
  let worstLeftOut: Double
  /// How many schedules were left out, one at a time, each with all runs of it.
  public let runsLeftOut: Int
  /// The deviation of the logarithm of each parameter, in the law's order; infinite where the logs
  /// say nothing.
  public let deviations: [Double]

  let posterior: any LawPosterior

  /// The law that fits the logs best.
  ///
  /// - Throws: ``LossLawError`` where there is too little to fit, or nothing fits.
  public init(_ runs: [LossRun], law choice: Choice = .automatic) throws(LossLawError) {
    let problem = try FitProblem(runs)
    let usesAnnealing =
      choice == .annealing || (choice == .automatic && problem.groups.count < 3)
    self =
      usesAnnealing
      ? try LossLawFit(problem, as: AnnealingLaw.self)
      : try LossLawFit(problem, as: MultiPowerLaw.self)
  }

  private init<Law: LawForm>(_ problem: FitProblem, as form: Law.Type) throws(LossLawError) {
    let fit: Posterior<Law> = try problem.fit()
    runs = problem.runs
    law = fit.law
    posterior = fit
    let left = problem.leavingOut(fit)
    let misses = problem.points.map { fit.error(on: $0).square.squareRoot() }
    let unchecked = max(0.01, misses.max() ?? 0)
    errorLeftOut = left.error ?? unchecked
    let (own, published) = (left.own ?? unchecked, Law.publishedError)
    let (known, told) = (3.0, max(1, left.checks))
    ownError = ((known * published * published + told * own * own) / (known + told)).squareRoot()
    ownFreedom = 3 + left.checks
    worstLeftOut = left.worst?.error ?? 0
    runsLeftOut = left.count
    deviations = fit.deviations
    findings = problem.findings(fit, left) + problem.schedulesInDoubt(fit)
  }

  /// Whether the logs let any number be told with confidence; where no rate falls, of constant rates alone.
  public var isReliable: Bool { !findings.contains { $0.isGrave && $0 != .noDecay } }
}
