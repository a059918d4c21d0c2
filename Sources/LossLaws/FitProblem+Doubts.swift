import Foundation
import Schedules

extension FitProblem {
  /// A misfit of less is the law's own.
  static let mostOwn = 5e-3

  /// Whether the logs have the schedules that they followed, as far as the misfit tells; where a log has rates,
  /// they were compared with its schedule.
  func schedulesInDoubt<Law: LawForm>(_ fit: Posterior<Law>) -> [LossFinding] {
    let (error, noise) = (misfit(of: fit), pointNoise(points.map(\.logLosses)))
    if error < 2e-3 || error < 3 * noise { return [] }
    let doubtful = runs.indices.filter { !runs[$0].hasRates && !short.contains($0) }
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
    return error > Self.mostOwn && error > 4 * noise
      ? [.aboveNoise(error: error, noise: noise)] : []
  }

  /// By how much the law misses the points, or the later half of the log that it misses most: where one decay is
  /// not there the rest may fit.
  private func misfit<Law: LawForm>(of fit: Posterior<Law>) -> Double {
    let misses = runs.indices.filter { !short.contains($0) }
      .map { fit.error(on: points[$0]).square.squareRoot() }
    return max(fit.residuals.plain, misses.max() ?? 0)
  }
}

extension LossRun {
  /// The same losses with another schedule.
  fileprivate func following(_ other: Schedule) throws(LossLawError) -> LossRun {
    try LossRun(name, other, steps: steps, losses: losses)
  }
}
