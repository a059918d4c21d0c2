import Foundation
import Schedules

/// Logs made ready to be fitted.
struct FitProblem {
  let runs: [LossRun]
  let points: [FittedPoints]
  let peak: Double
  /// Which runs follow one schedule, in the order in which they were given; those too short apart.
  let groups: [[Int]]
  /// The runs whose logs are too short to judge a law by.
  let short: [Int]
  /// Which of them branch from one.
  let shared: SharedStarts

  static let leastPoints = 20
  static let leastGrowth = 3.0
  init(_ runs: [LossRun]) throws(LossLawError) {
    if runs.isEmpty { throw .noRuns }
    let last = runs.compactMap(\.steps.last).max() ?? 0
    var points: [FittedPoints] = []
    var weights: [Double] = []
    let shared = SharedStarts(runs)
    for (i, run) in runs.enumerated() {
      let (steps, logLosses, counts) = run.fittedPoints(endingAt: shared.branches(of: i))
      // Not all weight to the first points of logs that begin at step 0.
      let roots = zip(steps, counts).map {
        pow(Double(max($0, last / 20) + 1), -0.75) * Double($1).squareRoot()
      }
      weights += roots.map { $0 * $0 }
      points.append(
        FittedPoints(
          terms: DecayTerms(run.schedule, at: steps), logLosses: logLosses, roots: roots,
          fall: steps.last.map { 1 - run.schedule[$0] / run.schedule.peak } ?? 0))
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
    self.shared = shared
    short = Self.short(runs, points)
    groups = Self.groups(runs, without: short)
    peak = runs.map(\.schedule.peak).max()!
  }

  /// Whether the rate falls before any point by enough to be seen: a fiftieth of the peak.
  static func showsDecay(_ points: [FittedPoints]) -> Bool {
    points.contains { $0.fall > 0.02 }
  }

  /// The points of all runs but some, each once: what runs share is that of the first of them.
  func points(without left: [Int] = []) -> [FittedPoints] {
    runs.indices.filter { !left.contains($0) }.map { i in
      points[i].after(shared.end(of: i, with: (0..<i).filter { !left.contains($0) }))
    }
  }

  /// What of a run the others do not share.
  func own(_ run: Int, among others: [Int]) -> FittedPoints {
    points[run].after(shared.end(of: run, with: others))
  }

  /// The most probable parameters.
  ///
  /// How much the prior counts follows from the residuals: their deviation, widened for their
  /// correlation ρ, and for the law's own error, which shows as correlation, by 1 + 5/2 ρ².
  func fit<Law: LawForm>(without left: [Int] = [], from known: [Double]? = nil)
    throws(LossLawError) -> Posterior<Law>
  {
    let points = self.points(without: left)
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
}
