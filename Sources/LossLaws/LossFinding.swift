/// Something about a fit or a forecast that is to be known before its numbers are used.
public enum LossFinding: Sendable, Hashable {
  /// All logs have constant rates: nothing says what a drop of the rate brings.
  case noDecay
  /// All logs are of one schedule: decays unlike its own are guessed from it.
  case oneSchedule
  /// The logs hardly say these parameters; they are those of published fits, or nearly.
  case fromPublishedFits([String])
  /// So few logs that their errors when left out say little; a simpler law, or a wide interval.
  case fewRuns(Int)
  /// A log ends well before its schedule.
  case endsEarly(run: String, step: Int, length: Int)
  /// The rate rises after it fell, for which the laws were not made.
  case risesAfterFall(of: String, step: Int)
  /// The law misses a log by so much (the share of the loss, root of the mean square): not one
  /// model and setup, or not a law for it.
  case missesLog(run: String, error: Double)
  /// The peak is this multiple of the highest or lowest of the logs: other rates train another way.
  case otherPeak(ratio: Double)
  /// The schedule is this multiple of the longest log.
  case farLonger(ratio: Double)
  /// The schedule ends before the laws begin: within its warmup.
  case onlyWarmup

  /// The best of a search is the last that was searched, so that better ones may lie beyond it.
  case atEdge(String)
  /// The schedule has rates below the lowest of the logs, to this: how low rates train was not seen.
  case lowerRates(to: Double)

  /// A word for programs.
  public var kind: String {
    switch self {
    case .noDecay: "no-decay"
    case .oneSchedule: "one-schedule"
    case .fromPublishedFits: "from-published-fits"
    case .fewRuns: "few-runs"
    case .endsEarly: "ends-early"
    case .risesAfterFall: "rises-after-fall"
    case .missesLog: "misses-log"
    case .otherPeak: "other-peak"
    case .farLonger: "far-longer"
    case .onlyWarmup: "only-warmup"
    case .atEdge: "at-edge"
    case .lowerRates: "lower-rates"
    }
  }

  /// Beyond this multiple of the longest log a schedule is far longer than the laws were checked on.
  package static let timesChecked = 3.2
  /// Beyond this multiple of the longest log no interval is given.
  package static let mostTimesLonger = 10.0

  /// Whether numbers are not to be had with confidence where this was found.
  public var isGrave: Bool {
    switch self {
    case .missesLog, .otherPeak, .onlyWarmup, .risesAfterFall: true
    case .farLonger(let ratio): ratio > Self.mostTimesLonger
    default: false
    }
  }
}

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
      "\(count) log\(count == 1 ? "" : "s") cannot check the law by leaving one out: give three "
        + "of different schedules for an uncertainty that is measured"
    case .endsEarly(let run, let step, let length):
      "\(run) ends at step \(step) of \(length): what its schedule does after that is not seen"
    case .risesAfterFall(let name, let step):
      "\(name) rises at step \(step) after it fell, for which the law was not made"
    case .missesLog(let run, let error):
      "the law misses \(run) by \(percent(error)): the logs are not of one model and setup, or no "
        + "such law holds for it"
    case .otherPeak(let ratio):
      "the peak is \(rounded(ratio)) times that of the logs: no law here carries over to another peak"
    case .farLonger(let ratio):
      "the schedule is \(rounded(ratio)) times as long as the longest log; the law was checked up to 3"
    case .onlyWarmup:
      "the schedule ends within its warmup, where the law does not hold"
    case .atEdge(let what):
      "\(what) is at the edge of what was searched: the law says that, and was not made to be optimised"
    case .lowerRates(let rate):
      "the rate falls to \(Float(rate)), below all that the logs saw: what such rates bring is the law's guess"
    }
  }
}

/// A share as a percentage to three digits.
func percent(_ share: Double) -> String {
  let digits = abs(share) < 0.1 ? 1e4 : 1e3
  return
    "\((share * digits).rounded() / digits * 100 == 0 ? 0 : (share * digits).rounded() / (digits / 100)) %"
}
