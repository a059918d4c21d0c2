import Foundation
import Schedules

extension FitProblem {
  /// A misfit of less is the law's own.
  static let mostOwn = 5e-3

  /// Whether the logs have the schedules that they followed, as far as the misfit tells; where a log has rates,
  /// they were compared with its schedule.
  func schedulesInDoubt<Law: LawForm>(_ fit: Posterior<Law>) -> [LossFinding] {
    let (error, noise) = (misfit(of: fit), pointNoise(points.map(\.logLosses)))
    let doubtful = runs.indices.filter { !runs[$0].hasRates && !short.contains($0) }
    let missed = missedStretch(of: fit, noise, among: doubtful)
    if error < 2e-3 || error < 3 * noise { return missed }
    // Of very many the first.
    for i in doubtful.prefix(6) {
      for j in doubtful.prefix(6) where j > i {
        let (a, b) = (runs[i], runs[j])
        if Self.isSame(a.schedule, b.schedule) { continue }
        guard let first = try? a.following(b.schedule), let second = try? b.following(a.schedule)
        else { continue }
        var swapped = runs
        (swapped[i], swapped[j]) = (first, second)
        guard let problem = try? FitProblem(swapped), let other: Posterior<Law> = try? problem.fit()
        else { continue }
        let better = problem.misfit(of: other)
        if better < error / 2 {
          return [.swappedSchedules(run: a.name, other: b.name, error: error, swapped: better)]
        }
      }
    }
    guard error > Self.mostOwn, error > 4 * noise else { return missed }
    let odd = self.odd(Law.self, error)
    return missed + [odd ?? .aboveNoise(error: error, noise: noise)]
  }

  /// The log with rates without which the law misses the others by less than half, and by less than half of what
  /// it does without any other log.
  private func odd<Law: LawForm>(_: Law.Type, _ error: Double) -> LossFinding? {
    // Of very many the first.
    let misses = runs.indices.prefix(8).compactMap { i -> (run: Int, error: Double)? in
      guard !short.contains(i), let rest = try? FitProblem(runs.filter { $0 != runs[i] }),
        let fit: Posterior<Law> = try? rest.fit()
      else { return nil }
      return (i, rest.misfit(of: fit))
    }.sorted { $0.error < $1.error }
    guard misses.count > 2, let least = misses.first, runs[least.run].hasRates,
      least.error < min(error, misses[1].error) / 2
    else { return nil }
    return .fitsWithout(run: runs[least.run].name, error: error, without: least.error)
  }

  /// By how much the law misses the points, or the later half of the log that it misses most: where one decay is
  /// not there the rest may fit.
  private func misfit<Law: LawForm>(of fit: Posterior<Law>) -> Double {
    let misses = runs.indices.filter { !short.contains($0) }
      .map { fit.error(on: points[$0]).square.squareRoot() }
    return max(fit.residuals.plain, misses.max() ?? 0)
  }
}

extension FitProblem {
  /// The law misses no twenty-fifth of a log by more, past its first tenth, where its schedule is the one followed.
  static let mostInStretch = 0.01

  /// The stretch of a log, a twenty-fifth of it, that the law misses most by its median, where that is by more than
  /// the law's own error and noise: as where a drop of the rate is given too early.
  private func missedStretch<Law: LawForm>(
    of fit: Posterior<Law>, _ noise: Double, among runs: [Int]
  ) -> [LossFinding] {
    var worst: (run: Int, step: Int, error: Double)?
    for run in runs {
      let (steps, logs) = (points[run].terms.steps, points[run].logLosses)
      let misses = logs.indices.map { logs[$0] - log(fit.law.loss(points[run].terms, $0, nil)) }
      let width = (steps.last ?? 0) / 25
      var end = 0
      for i in steps.indices where steps[i] > (steps.last ?? 0) / 10 {
        while end < steps.count, steps[end] < steps[i] + width { end += 1 }
        if end - i < 5 { continue }
        let miss = median(Array(misses[i..<end]))
        if abs(miss) > abs(worst?.error ?? 0) { worst = (run, steps[i], miss) }
      }
    }
    guard let worst, abs(worst.error) > max(Self.mostInStretch, 4 * noise) else { return [] }
    return [.missesStretch(run: self.runs[worst.run].name, step: worst.step, error: worst.error)]
  }
}

extension LossRun {
  /// The same losses with another schedule.
  fileprivate func following(_ other: Schedule) throws(LossLawError) -> LossRun {
    try LossRun(name, other, steps: steps, losses: losses)
  }
}
