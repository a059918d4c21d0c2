public import Schedules

extension LossLawFit {
  /// What takes a schedule out of what was fitted.
  public func findings(on schedule: Schedule) -> [LossFinding] {
    if schedule.length == 0 || !(schedule.peak > 0) { return [.noSteps] }
    var findings: [LossFinding] = []
    let trained = runs.filter { !$0.endsInWarmup }
    let peaks = trained.map(\.schedule.peak)
    let (peak, high, low) = (schedule.peak, peaks.max() ?? 0, peaks.min() ?? 0)
    if peak > 1.02 * high { findings.append(.otherPeak(ratio: peak / high)) }
    if peak < 0.98 * low { findings.append(.otherPeak(ratio: peak / low)) }
    let ratio = Double(schedule.length) / Double(longestLog)
    if ratio > LossFinding.timesLonger { findings.append(.farLonger(ratio: ratio)) }
    if let longer = longerAtPeak(schedule) { findings.append(longer) }
    let falls = Falls(schedule)
    if let rise = falls.rise { findings.append(.risesAfterFall(of: "the schedule", step: rise)) }
    if self.findings.contains(.noDecay), falls.first.map({ $0 < schedule.length }) ?? false {
      findings.append(.noDecay)
    }
    if schedule.length <= schedule.warmup?.upperBound ?? 0 { findings.append(.onlyWarmup) }
    let rates = trained.compactMap { run in run.steps.last.map { run.schedule[$0] } }
    if let lowest = rates.min(), schedule.finalRate < 0.5 * lowest, !findings.contains(.noDecay) {
      findings.append(.lowerRates(to: schedule.finalRate))
    }
    findings += ofShape(schedule, trained)
    if let missing = missingWarmup(of: schedule) { findings.append(missing) }
    return findings
  }

  /// A plateau that is most of the run, and more than four times what any log has of one, where that is less than
  /// three tenths of the longest log: of real runs that is where intervals missed.
  private func longerAtPeak(_ schedule: Schedule) -> LossFinding? {
    let (steps, logged) = (schedule.stepsNearPeak(to: schedule.length), stepsNearPeak)
    guard logged < longestLog / 10 * 3, steps > schedule.length / 2, steps / 4 > logged else {
      return nil
    }
    return .longerAtPeak(steps: steps, logged: logged)
  }

  /// How many steps near its peak the log has that has most of them.
  private var stepsNearPeak: Int {
    runs.map { $0.schedule.stepsNearPeak(to: ($0.steps.last ?? -1) + 1) }.max() ?? 0
  }

  /// A warmup that is most of the run, and a decay of hardly a step.
  private func ofShape(_ schedule: Schedule, _ trained: [LossRun]) -> [LossFinding] {
    var findings: [LossFinding] = []
    func share(_ schedule: Schedule) -> Double {
      Double(schedule.warmup?.count ?? 0) / Double(schedule.length)
    }
    let warmup = share(schedule)
    if warmup > 0.3, warmup < 1, warmup > 1.5 * (trained.map { share($0.schedule) }.max() ?? 0) {
      findings.append(.longWarmup(steps: schedule.warmup?.count ?? 0, length: schedule.length))
    }
    if let decay = schedule.decay, !decay.isEmpty, decay.count < max(2, schedule.length / 100),
      schedule.finalRate < 0.9 * schedule.peak
    {
      findings.append(.shortDecay(steps: decay.count))
    }
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

extension Schedule {
  /// How many of the first `end` steps have a rate within a twentieth of the peak; to a 256th of them.
  fileprivate func stepsNearPeak(to end: Int) -> Int {
    let end = min(end, length)
    let count = min(end, 256)
    if count == 0 { return 0 }
    // The middles of so many parts, and what they stand for; the products of lengths are too large for an Int.
    let (part, rest) = end.quotientAndRemainder(dividingBy: count)
    let near = (0..<count).count { i in
      self[i * part + part / 2 + (2 * i + 1) * rest / (2 * count)] > 0.95 * peak
    }
    return near * part + near * rest / count
  }
}
