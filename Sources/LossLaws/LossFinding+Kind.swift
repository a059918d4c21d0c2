extension LossFinding {
  /// A schedule may be this multiple of the longest log before that is said: the published fits, and those of
  /// this package to the same runs, are checked on runs three times as long.
  package static let timesLonger = 3.2
  /// Beyond this multiple of the longest log no interval is given.
  ///
  /// From real runs of a model of 25M: fitted to three logs cut at 9 000 to 24 000 steps, the law missed the
  /// ends of the two runs of 72 000, 3 to 8 times as long, by 0.03 to 0.42 %, a third of its interval at the
  /// median and never more than two thirds. Nothing longer was to be had.
  package static let mostTimesLonger = 8.0

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
    case .longerAtPeak: "longer-at-peak"
    case .onlyWarmup: "only-warmup"
    case .atEdge: "at-edge"
    case .endsInDecay: "ends-in-decay"
    case .recovered: "recovered"
    case .endsHigh: "ends-high"
    case .warmupUnknown: "warmup-unknown"
    case .shortLog: "short-log"
    case .fewSchedules: "few-schedules"
    case .sharedStart: "shared-start"
    case .aboveNoise: "above-noise"
    case .fitsWithout: "fits-without"
    case .missesStretch: "misses-stretch"
    case .swappedSchedules: "swapped-schedules"
    case .longWarmup: "long-warmup"
    case .shortDecay: "short-decay"
    case .undetermined: "undetermined"
    case .withinLogs: "within-logs"
    case .peaksDiffer: "peaks-differ"
    case .otherModel: "other-model"
    case .missesLeftOut: "misses-left-out"
    case .noSteps: "no-steps"
    case .noLoss: "no-loss"
    case .noWarmup: "no-warmup"
    case .neverReached: "never-reached"
    case .belowFloor: "below-floor"
    case .lowerRates: "lower-rates"
    }
  }

  /// Whether numbers are not to be had with confidence where this was found.
  public var isGrave: Bool {
    switch self {
    case .missesLog, .missesLeftOut, .otherModel, .otherPeak, .peaksDiffer, .onlyWarmup, .noSteps,
      .noLoss, .risesAfterFall, .neverReached, .noDecay, .swappedSchedules, .undetermined:
      true
    case .farLonger(let ratio): ratio > Self.mostTimesLonger
    default: false
    }
  }
}
