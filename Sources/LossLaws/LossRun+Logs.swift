public import Logs
public import Schedules

extension LossRun {
  /// A run that was read from a log, with its schedule; without one, with that of its learning rates.
  ///
  /// - Throws: ``LossLawError`` where there is no schedule to be had, or the log diverges or says
  ///   other rates.
  public init(_ run: LoggedRun, schedule: Schedule? = nil) throws(LossLawError) {
    let own: Schedule? = schedule == nil ? try LossRun.schedule(of: run) : nil
    try self.init(
      run.name, schedule ?? own ?? Schedule(), steps: run.curve.steps, losses: run.curve.values,
      rates: run.rates.map { ($0.steps, $0.values) }, isOwn: own != nil,
      planned: run.maxTrainSteps)
  }

  /// A run that was read from a log, with the schedule that its learning rates were recognised as.
  ///
  /// What the log does not show of it, such as a warmup before its first row, is a guess, and said to be one.
  ///
  /// - Throws: ``LossLawError`` where the log diverges or says other rates.
  public init(_ run: LoggedRun, recognised schedule: Schedule) throws(LossLawError) {
    try self.init(
      run.name, schedule, steps: run.curve.steps, losses: run.curve.values,
      rates: run.rates.map { ($0.steps, $0.values) }, isOwn: true, planned: run.maxTrainSteps)
  }

  /// A schedule of the rates of a log: between two of its points their mean, before the first a
  /// linear warmup to it. Good to the spacing of the log.
  static func schedule(of run: LoggedRun) throws(LossLawError) -> Schedule {
    guard let rates = run.rates, let first = rates.steps.first, let last = rates.values.last else {
      throw .noSchedule(run.name, "the log has no learning rates")
    }
    if let bad = rates.values.first(where: { !($0.isFinite && $0 >= 0) }) {
      throw .noSchedule(run.name, "\(bad) is no learning rate")
    }
    var phases = [Phase.ramp(from: 0, to: rates.values[0], over: first)]
    for i in rates.steps.indices.dropLast() {
      let mean = (rates.values[i] + rates.values[i + 1]) / 2
      phases.append(.hold(at: mean, for: rates.steps[i + 1] - rates.steps[i]))
    }
    return Schedule(phases + [.hold(at: last, for: 1)])
  }
}
