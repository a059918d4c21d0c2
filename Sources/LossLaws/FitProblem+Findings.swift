import Schedules

extension FitProblem {
  /// What is to be said of a fit: first of the logs, then of the parameters.
  func findings<Law: LawForm>(
    _ fit: Posterior<Law>, errors: [Double], runsLeftOut: Int
  ) -> [LossFinding] {
    var findings: [LossFinding] = []
    for (run, error) in zip(runs, errors) {
      let (last, length) = (run.steps.last ?? 0, run.schedule.length)
      if Double(last + 1) < 0.8 * Double(length) {
        findings.append(.endsEarly(run: run.name, step: last, length: length))
      }
      if let rise = run.schedule.riseAfterFall {
        findings.append(.risesAfterFall(of: run.name, step: rise))
      }
      if error > 0.02 { findings.append(.missesLog(run: run.name, error: error)) }
    }
    if !Self.showsDecay(points) {
      findings.append(.noDecay)
    } else if Set(runs.map(\.schedule)).count == 1 {
      findings.append(.oneSchedule)
    }
    let prior = Law.prior(peak: peak)
    // Where a log has told little, the deviation is still that of the prior.
    let names = zip(Law.parameterNames, zip(fit.deviations, prior)).filter { _, known in
      known.1.deviation.isFinite && known.0.isFinite && known.0 > 0.7 * known.1.deviation
    }.map(\.0)
    if !names.isEmpty { findings.append(.fromPublishedFits(names)) }
    if runsLeftOut < 2 { findings.append(.fewRuns(runs.count)) }
    return findings
  }
}
