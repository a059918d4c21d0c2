public import Schedules

extension LossLawFit {
  /// What takes a schedule out of what was fitted.
  public func findings(on schedule: Schedule) -> [LossFinding] {
    if schedule.length == 0 || !(schedule.peak > 0) { return [.noSteps] }
    var findings: [LossFinding] = []
    let peaks = runs.map(\.schedule.peak)
    let (peak, high, low) = (schedule.peak, peaks.max()!, peaks.min()!)
    if peak > 1.02 * high { findings.append(.otherPeak(ratio: peak / high)) }
    if peak < 0.98 * low { findings.append(.otherPeak(ratio: peak / low)) }
    let ratio = Double(schedule.length) / Double(longestLog)
    if ratio > LossFinding.timesLonger { findings.append(.farLonger(ratio: ratio)) }
    let falls = Falls(schedule)
    if let rise = falls.rise { findings.append(.risesAfterFall(of: "the schedule", step: rise)) }
    if self.findings.contains(.noDecay), falls.first.map({ $0 < schedule.length }) ?? false {
      findings.append(.noDecay)
    }
    if schedule.length <= schedule.warmup?.upperBound ?? 0, schedule.plateau?.isEmpty ?? true {
      findings.append(.onlyWarmup)
    }
    if let missing = missingWarmup(of: schedule) { findings.append(missing) }
    return findings
  }

  /// A schedule that was taken from the points of a log has lost its warmup, and all that follows is early.
  private func missingWarmup(of schedule: Schedule) -> LossFinding? {
    let warmups = runs.compactMap { run in
      run.schedule.firstRate < run.schedule.peak / 2 ? run.schedule.warmup?.count : nil
    }
    guard schedule.firstRate > schedule.peak / 2, let steps = warmups.min(), steps > 0 else {
      return nil
    }
    let warmed = Schedule.warmup(to: schedule.firstRate, over: steps).appending(schedule)
    let cost = 1 - law.finalLoss(of: warmed) / law.finalLoss(of: schedule)
    return cost > 2e-4 ? .noWarmup(steps: steps, cost: cost) : nil
  }
}
