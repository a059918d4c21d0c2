import Foundation
import Schedules

/// Logs made ready to be fitted.
struct FitProblem {
  let runs: [LossRun]
  let points: [FittedPoints]
  let peak: Double

  static let leastPoints = 20
  static let leastGrowth = 3.0

  init(_ runs: [LossRun]) throws(LossLawError) {
    if runs.isEmpty { throw .noRuns }
    let last = runs.compactMap(\.steps.last).max() ?? 0
    var points: [FittedPoints] = []
    var weights: [Double] = []
    for run in runs {
      let start = run.schedule.warmup?.upperBound ?? 0
      let kept = run.steps.indices.filter { run.steps[$0] >= start }
      let steps = kept.map { run.steps[$0] }
      // Not all weight to the first points of logs that begin at step 0.
      let roots = steps.map { pow(Double(max($0, last / 20) + 1), -0.75) }
      weights += roots.map { $0 * $0 }
      points.append(
        FittedPoints(
          terms: DecayTerms(run.schedule, at: steps), logLosses: kept.map { log(run.losses[$0]) },
          roots: roots))
    }
    let count = weights.count
    if count < Self.leastPoints { throw .tooFewPoints(count, least: Self.leastPoints) }
    let areas = points.flatMap(\.terms.areas).filter { $0 > 0 }
    let growth = (areas.max() ?? 0) / (areas.min() ?? 1)
    if growth < Self.leastGrowth { throw .tooShort(growth: growth, least: Self.leastGrowth) }
    let mean = (weights.reduce(0, +) / Double(count)).squareRoot()
    for run in points.indices { points[run].roots = points[run].roots.map { $0 / mean } }
    self.runs = runs
    self.points = points
    peak = runs.map(\.schedule.peak).max()!
  }

  /// Whether any point comes after a drop of the rate.
  static func showsDecay(_ points: [FittedPoints]) -> Bool {
    points.contains { $0.terms.starts.last! > 0 }
  }

  /// The most probable parameters.
  ///
  /// How much the prior counts follows from the residuals: their deviation, widened for their
  /// correlation ρ, and for the law's own error, which shows as correlation, by 1 + 5/2 ρ².
  func fit<Law: LawForm>(without left: Int? = nil, from known: [Double]? = nil)
    throws(LossLawError) -> Posterior<Law>
  {
    let points = self.points.indices.filter { $0 != left }.map { self.points[$0] }
    let parameters = Law.parameterNames.count
    let count = Self.showsDecay(points) ? parameters : parameters - Law.decayParameters
    var fitting = Fitting<Law>(runs: points, prior: Law.prior(peak: peak), count: count)
    let loss = exp(points.compactMap { $0.logLosses.min() }.min()!)
    var starts = known.map { [$0.map { exp($0) }] } ?? Law.starts(peak: peak, loss: loss)
    // A fit with no drop to tell it has no decay term.
    var best: (parameters: [Double], cost: Double)?
    if known == nil {
      // The way to the right valley is found with a part of the points.
      let few = Fitting<Law>(
        runs: points.map { $0.thinned() }, prior: fitting.prior, count: count)
      guard let found = few.best(from: starts) else { throw .noFit(law: Law.name) }
      starts = [found.parameters.map { exp($0) }]
    }
    for _ in 0..<(known == nil ? 3 : 2) {
      guard let found = fitting.best(from: starts) else { throw .noFit(law: Law.name) }
      best = found
      starts = [found.parameters.map { exp($0) }]
      let residuals = Residuals(of: Law(starts[0]), on: points)
      let rho = residuals.correlation
      let noise = residuals.deviation * residuals.inflation * (1 + 2.5 * rho * rho)
      let isSettled = abs(noise - fitting.noise) < 0.02 * fitting.noise
      fitting.noise = min(max(noise, 1e-9), 0.012)
      fitting.bend = max(2e-3, 1.5 * residuals.deviation)
      if isSettled { break }
    }
    guard let best else { throw .noFit(law: Law.name) }
    return Posterior(fitting: fitting, parameters: best.parameters)
  }

  /// The error on runs that are left out of the fit, one at a time, over the later half of each.
  func leavingOut<Law: LawForm>(_ fit: Posterior<Law>) -> (error: Double?, count: Int) {
    if runs.count < 2 { return (nil, 0) }
    var squares: [Double] = []
    for left in runs.indices {
      let rest = points.indices.filter { $0 != left }.map { points[$0] }
      let count = rest.reduce(0) { $0 + $1.logLosses.count }
      // What no other log shows is not held against the law.
      if count < Self.leastPoints || points[left].logLosses.isEmpty { continue }
      if !Self.showsDecay(rest), Self.showsDecay([points[left]]) { continue }
      guard let other: Posterior<Law> = try? self.fit(without: left, from: fit.parameters) else {
        continue
      }
      let error = other.error(on: points[left])
      squares.append(error * error)
    }
    if squares.isEmpty { return (nil, 0) }
    return ((squares.reduce(0, +) / Double(squares.count)).squareRoot(), squares.count)
  }
}
