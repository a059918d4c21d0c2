extension LossFinding: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noDecay:
      "the logs have constant rates only, so there is no decay term: nothing is said of decays"
    case .oneSchedule:
      "all logs follow one schedule: a decay unlike its own is a guess"
    case .fromPublishedFits(let names):
      "the logs hardly determine \(names.joined(separator: ", ")): near the values of published fits"
    case .fewRuns(let count):
      "\(count) log\(count == 1 ? "" : "s") hardly check\(count == 1 ? "s" : "") the law, for what is left when one is "
        + "left out says little: give \(count < 3 ? "three of different schedules" : "longer ones, or more of other schedules,")"
        + " for an uncertainty that is measured"
    case .endsEarly(let run, let step, let length):
      "\(run) ends at step \(step) of \(length): what its schedule does after that is not seen"
        + (step < length / 5 ? "; or its steps are not updates" : "")
    case .risesAfterFall(let name, let step):
      "\(name) rises at step \(step) after it fell, for which the law was not made"
    case .missesLog(let run, let error):
      "the law misses \(run) by \(percent(error)): the logs are not of one model and setup, or no "
        + "such law holds for it"
    case .otherPeak(let ratio):
      "the peak is \(rounded(ratio)) times that of the logs: no law here carries over to another peak"
    case .farLonger(let ratio):
      "the schedule is \(rounded(ratio)) times as long as the longest log: the law was checked up to "
        + "\(rounded(Self.mostTimesLonger)) times"
        + (isGrave ? ", and beyond that no interval is given" : "; the interval is wider for it")
    case .longerAtPeak(let steps, let logged):
      "no log stays near its peak as long as the schedule does, \(steps) steps beside \(logged): what so long a "
        + "stay brings is the law's guess; the interval is wider for it"
    case .onlyWarmup:
      "the schedule ends within its warmup, where the law does not hold"
    case .atEdge(let what):
      "\(what) is at the edge of what was searched: the law says that, and was not made to be optimised"
    case .lowerRates(let rate):
      "the rate falls to \(rounded(rate)), below half of the lowest that the logs saw: what such rates bring is the law's guess"
    case .endsInDecay(let run, let step, let share):
      "\(run) ends at step \(step) with its rate still falling, at \(percent(share)) of the peak: the log "
        + "was cut or the run ended early, and the rest of its decay is not seen"
    case .recovered(let run, let from, let to):
      "\(run) diverged from step \(from) and recovered by step \(to): those points are left out"
    case .endsHigh(let run, let step, let points, let share):
      "\(run) ends high: its last \(points == 1 ? "point" : "\(points) points"), from step \(step), "
        + "\(points == 1 ? "is" : "come to") \(percent(share)) above the least before: look whether the run "
        + "diverged there, and if so leave it out"
    case .warmupUnknown(let run, let steps, let cost):
      "\(run) begins at step \(steps) near its peak, and its warmup is a guess: that may be worth "
        + "\(percent(cost)) of the loss; give its schedule with the warmup"
    case .shortLog(let run, let points, let step):
      "\(run) has \(points) point\(points == 1 ? "" : "s") after the warmup, up to step \(step): too short to "
        + "check the law by"
    case .fewSchedules(let count, let runs):
      "the \(runs) logs follow \(count) different schedule\(count == 1 ? "" : "s"): runs of one schedule say "
        + "nothing of another; give three different ones for an uncertainty that is measured"
    case .sharedStart(let runs, let step):
      "\(runs.joined(separator: ", ")) have the same losses up to step \(step): they branch from one run, so what "
        + "they share is counted once, and together they are one check of the law"
    case .aboveNoise(let error, let noise):
      "the law misses the logs by \(percent(error)), and their noise is \(percent(noise)): look whether each log has "
        + "the schedule that it followed, and all are of one model"
    case .fitsWithout(let run, let error, let without):
      "the law misses the logs by \(percent(error)) with \(run) and by \(percent(without)) without it, and its rates "
        + "are those of its schedule: look whether its loss rises or jumps where others do not, and if so leave it "
        + "out"
    case .missesStretch(let run, let step, let error):
      "from step \(step) on \(run) is \(percent(abs(error))) \(error > 0 ? "above" : "below") the law for a while: the "
        + "log has no rates to tell by, so look whether its schedule falls when the run's did"
    case .swappedSchedules(let run, let other, let error, let swapped):
      "\(run) and \(other) fit with each other's schedules to \(percent(swapped)), with their own to "
        + "\(percent(error)): the schedules are swapped, or are not those that were followed"
    case .longWarmup(let steps, let length):
      "the warmup is \(steps) of \(length) steps, a larger part than in any log: what so long a one costs is the "
        + "law's guess"
    case .shortDecay(let steps):
      "the rate falls over the last \(steps) step\(steps == 1 ? "" : "s") alone: what so short a decay brings, no log "
        + "shows"
    case .undetermined(let margin):
      "the interval would be ± \(rounded(margin)): the logs are too short or too few to say this loss, so none is "
        + "given"
    case .withinLogs(let loss, let run, let step):
      "\(run) is down to \(rounded(loss)) by step \(step): the logs have reached it"
    case .peaksDiffer(let low, let high):
      "the logs have peaks from \(rounded(low)) to \(rounded(high)): no law here holds for several peaks; give "
        + "logs of one"
    case .otherModel(let run, let error):
      "\(run) is \(percent(abs(error))) \(error > 0 ? "above" : "below") what the others say, all along: "
        + "of another model, other data or another batch; leave it out"
    case .missesLeftOut(let run, let error):
      "fitted to the other logs, the law misses \(run) by \(percent(error)): its predictions are not to be "
        + "trusted"
    case .noSteps: "the schedule has no step with a rate above 0: nothing is trained"
    case .noLoss(let loss): "the law says \(rounded(loss)), which is no loss"
    case .noWarmup(let steps, let cost):
      "the schedule begins at its peak and the logs warmed up over \(steps) steps: with that warmup before it, "
        + "it would end \(percent(cost)) lower"
    case .neverReached(let loss, let limit, let floor, let interval):
      "the loss \(rounded(loss)) is never reached under this law: however long, it stays above "
        + "\(rounded(limit)), with L0 \(rounded(floor))\(Self.words(interval))"
    case .belowFloor(let loss, let floor, let interval):
      "the loss \(rounded(loss)) is below L0 \(rounded(floor))\(Self.words(interval)), which no constant "
        + "rate comes to: how many steps reach it is a guess"
    }
  }

  private static func words(_ interval: ClosedRange<Double>?) -> String {
    guard let interval else { return " (not determined by the logs)" }
    return " (\(rounded(interval.lowerBound)) to \(rounded(interval.upperBound)))"
  }
}

/// A share as a percentage to three digits.
func percent(_ share: Double) -> String {
  let digits = abs(share) < 0.1 ? 1e4 : 1e3
  return "\(rounded((share * digits).rounded() / (digits / 100))) %"
}
