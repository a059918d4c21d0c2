import Foundation
import Schedules

extension FitProblem {
  /// What is to be said of a fit: first of the logs, then of the parameters.
  func findings<Law: LawForm>(_ fit: Posterior<Law>, _ left: LeftOut) -> [LossFinding] {
    var findings: [LossFinding] = []
    for i in runs.indices {
      findings += runs[i].findings
      if short.contains(i) {
        findings.append(
          .shortLog(
            run: runs[i].name, points: points[i].logLosses.count, step: runs[i].steps.last ?? 0))
      }
      if let guess = unknownWarmup(of: i, fit.law) { findings.append(guess) }
    }
    findings += ofLogsTogether()
    let other = left.other ?? apart(fit)
    if let other {
      findings.append(.otherModel(run: runs[other.run].name, error: expm1(other.offset)))
    } else {
      for i in runs.indices {
        let error = fit.error(on: points[i]).square.squareRoot()
        if error > Self.mostMissed {
          findings.append(.missesLog(run: runs[i].name, error: error))
        }
      }
    }
    let prior = Law.prior(peak: peak)
    // Where a log has told little, the deviation is still that of the prior.
    let names = zip(Law.parameterNames, zip(fit.deviations, prior)).filter { _, known in
      known.1.deviation.isFinite && known.0.isFinite && known.0 > 0.7 * known.1.deviation
    }.map(\.0)
    if !names.isEmpty { findings.append(.fromPublishedFits(names)) }
    if let worst = left.worst, worst.error > Self.mostMissed, worst.run != other?.run {
      findings.append(.missesLeftOut(run: runs[worst.run].name, error: worst.error))
    }
    if groups.count < 3, groups.count < runs.count - short.count {
      findings.append(.fewSchedules(groups.count, runs: runs.count - short.count))
    } else if left.count < 2 {
      findings.append(.fewRuns(runs.count - short.count))
    }
    return findings
  }

  /// A law that misses a log by more is none for it.
  static let mostMissed = 0.02

  private func ofLogsTogether() -> [LossFinding] {
    var findings: [LossFinding] = []
    let peaks = runs.filter { !$0.endsInWarmup }.map(\.schedule.peak)
    if let low = peaks.min(), let high = peaks.max(), high > 1.02 * low {
      findings.append(.peaksDiffer(low: low, high: high))
    }
    for family in shared.families where family.count > 1 {
      let steps = family.map { shared.end(of: $0, with: family) }
      findings.append(.sharedStart(runs: family.map { runs[$0].name }, step: steps.min()!))
    }
    if !Self.showsDecay(points) {
      findings.append(.noDecay)
    } else if groups.count == 1 {
      findings.append(.oneSchedule)
    }
    return findings
  }

  /// What a warmup that is not known may be worth at the end of a log: half of what a warmup at the full rate
  /// would add to the sum of rates.
  private func unknownWarmup<Law: LawForm>(of i: Int, _ law: Law) -> LossFinding? {
    let run = runs[i]
    guard let first = run.steps.first, first > 0, let last = points[i].terms.areas.last else {
      return nil
    }
    // A schedule that begins at its peak says no more of it than rates from the first point on.
    let (start, peak) = (run.schedule.firstRate, run.schedule.peak)
    let isKnown = run.isOwn ? run.schedule[first] < peak / 2 : start < peak / 2
    if isKnown { return nil }
    let added = Double(first) * peak / 2
    let power = law.values[1] * pow(last, -law.values[2])
    let cost = power * (1 - pow(1 + added / last, -law.values[2]))
    let share = cost / exp(points[i].logLosses.last!)
    return share < 2e-4 ? nil : .warmupUnknown(run: run.name, steps: first, cost: share)
  }
}
