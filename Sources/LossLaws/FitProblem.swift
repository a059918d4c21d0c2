import Foundation
import Schedules

/// Logs made ready to be fitted.
struct FitProblem {
  let runs: [LossRun]
  let points: [FittedPoints]
  let peak: Double

  static let leastPoints = 20
  static let leastGrowth = 3.0
  /// A log of fewer points has no later half to be compared with.
  static let leastLeftOut = 8

  init(_ runs: [LossRun]) throws(LossLawError) {
    if runs.isEmpty { throw .noRuns }
    let last = runs.compactMap(\.steps.last).max() ?? 0
    var points: [FittedPoints] = []
    var weights: [Double] = []
    for run in runs {
      let (steps, logLosses, counts) = run.fittedPoints()
      // Not all weight to the first points of logs that begin at step 0.
      let roots = zip(steps, counts).map {
        pow(Double(max($0, last / 20) + 1), -0.75) * Double($1).squareRoot()
      }
      weights += roots.map { $0 * $0 }
      points.append(
        FittedPoints(
          terms: DecayTerms(run.schedule, at: steps), logLosses: logLosses, roots: roots))
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
    let rounds = known == nil ? 3 : 2
    for round in 1...4 * rounds {
      guard let found = fitting.best(from: starts) else { throw .noFit(law: Law.name) }
      best = found
      starts = [found.parameters.map { exp($0) }]
      let residuals = Residuals(of: Law(starts[0]), on: points)
      let rho = residuals.correlation
      let noise = residuals.deviation * residuals.inflation * (1 + 2.5 * rho * rho)
      let isSettled = abs(noise - fitting.noise) < 0.02 * fitting.noise || round >= rounds
      fitting.noise = min(max(noise, 1e-9), 0.012)
      fitting.bend = max(2e-3, 1.5 * residuals.deviation)
      if !isSettled { continue }
      // What the prior bends looks like the law's own error. It is not where the prior, counting for
      // less, leaves less than half of the residuals.
      var freer = fitting
      freer.noise /= 10
      guard let other = freer.best(from: starts) else { break }
      let free = other.parameters.map { exp($0) }
      if Residuals(of: Law(free), on: points).deviation > residuals.deviation / 2 { break }
      (fitting, starts, best) = (freer, [free], other)
    }
    guard let best else { throw .noFit(law: Law.name) }
    return Posterior(fitting: fitting, parameters: best.parameters)
  }

  /// What leaving runs out of the fit, one at a time, shows of a law.
  struct LeftOut {
    /// How many runs were.
    var count = 0
    /// By how much they were missed in their later halves: the root of the mean square.
    var error: Double?
    /// The law's own part of it, which noise and the parameters that are not known do not explain.
    var own: Double?
  }

  func leavingOut<Law: LawForm>(_ fit: Posterior<Law>) -> LeftOut {
    if runs.count < 2 { return LeftOut() }
    var (square, explained, number) = (0.0, 0.0, 0)
    for left in runs.indices {
      let rest = points.indices.filter { $0 != left }.map { points[$0] }
      let count = rest.reduce(0) { $0 + $1.logLosses.count }
      // What no other log shows is not held against the law.
      if count < Self.leastPoints || points[left].logLosses.count < Self.leastLeftOut { continue }
      if !Self.showsDecay(rest), Self.showsDecay([points[left]]) { continue }
      guard let other: Posterior<Law> = try? self.fit(without: left, from: fit.parameters) else {
        continue
      }
      let error = other.error(on: points[left])
      square += error.square
      explained += error.explained
      number += 1
    }
    if number == 0 { return LeftOut() }
    let count = Double(number)
    return LeftOut(
      count: number, error: (square / count).squareRoot(),
      own: (max(0, square - explained) / count).squareRoot())
  }
}
