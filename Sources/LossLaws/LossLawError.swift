/// Why no law can be fitted to logs, and what to do.
public enum LossLawError: Error, Sendable, Hashable {
  /// A log that cannot be used, and why.
  case malformed(String, String)
  /// A log whose loss is not finite, or no loss.
  case diverged(String, step: Int, loss: Double)
  /// A log whose rates are not those of the schedule given with it.
  case contradiction(String, step: Int, logged: Double, scheduled: Double)
  /// A log whose rates are those of its schedule at so many steps for one of its own.
  case otherUnit(String, factor: Double)
  /// A log that goes on after the end of the schedule given with it.
  case goesBeyond(String, step: Int, length: Int)
  /// A schedule for which the law says no loss.
  case noLoss(String)
  /// No log was given.
  case noRuns
  /// There are too few points to fit a law to.
  case tooFewPoints(Int, least: Int)
  /// The sum of rates grows too little from the first point to the last for its power to be seen.
  case tooShort(growth: Double, least: Double)
  /// No start led to a fit.
  case noFit(law: String)
  /// No rates of the log make a schedule.
  case noSchedule(String, String)
}

extension LossLawError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed(let name, let fault): "\(name): \(fault); mend the log"
    case .diverged(let name, let step, let loss):
      "\(name): the run diverged (loss \(rounded(loss)) at step \(step)), and a law of runs that "
        + "converge says nothing of it; leave it out"
    case .contradiction(let name, let step, let logged, let scheduled):
      "\(name): the log has the rate \(logged) at step \(step) and the schedule \(scheduled); "
        + "give the schedule that the run followed"
    case .otherUnit(let name, let factor):
      "\(name): the rates are those of the schedule if a step of the log is \(rounded(factor)) of its steps; "
        + "give the steps of the log in updates, or the schedule in the log's steps"
    case .goesBeyond(let name, let step, let length):
      "\(name): the log goes on to step \(step) and its schedule has \(length) steps; give the schedule that the "
        + "run followed, with its warmup, and the steps in updates"
    case .noLoss(let fault): "\(fault); no loss can be predicted"
    case .noRuns: "there are no logs to fit; give one at least, better three of different schedules"
    case .tooFewPoints(let count, let least):
      "the logs have \(count) points after the warmup, too few to fit a law; give \(least) or more"
    case .tooShort(let growth, let least):
      "the logs are too short: the sum of rates grows by a factor of \(rounded(growth)) from the first "
        + "point to the last, which does not show how the loss goes on; give logs over a factor of \(rounded(least))"
    case .noFit(let law): "no parameters of the \(law) come near the logs; look at them for faults"
    case .noSchedule(let name, let fault): "\(name): \(fault); give its schedule as a spec"
    }
  }
}

/// A number to four digits.
func rounded(_ number: Double) -> String {
  guard number.isFinite, number != 0, abs(number) < 1e15, abs(number) > 1e-15 else {
    return number == 0 ? "0" : "\(number)"
  }
  var unit = 1.0
  while abs(number) * unit < 1_000 { unit *= 10 }
  let short = (number * unit).rounded() / unit
  return Int(exactly: short).map { "\($0)" } ?? "\(short)"
}
