/// Something about a log, a fit or a forecast that is to be known before its numbers are used.
public enum LossFinding: Sendable, Hashable {
  // Of a log.

  /// A log ends well before its schedule, or before the length that it names.
  case endsEarly(run: String, step: Int, length: Int)
  /// The rates of a log still fall at its last point, at this share of the peak: it was cut, or ended early.
  case endsInDecay(run: String, step: Int, share: Double)
  /// A run diverged for a while; the steps of it are left out of the fit.
  case recovered(run: String, from: Int, to: Int)
  /// The last points of a log, from this step on, are above the least before them, the last by this share: a
  /// spike, or the beginning of a divergence.
  case endsHigh(run: String, step: Int, points: Int, share: Double)
  /// A log begins near its peak, and what came before its first step is not known; that may be as much as
  /// this share of the loss.
  case warmupUnknown(run: String, steps: Int, cost: Double)
  /// A log has too few points, or too small a part of a run, to check a law by.
  case shortLog(run: String, points: Int, step: Int)

  // Of the logs together.

  /// All logs have constant rates: nothing says what a drop of the rate brings.
  case noDecay
  /// All logs are of one schedule: decays unlike its own are guessed from it.
  case oneSchedule
  /// So few logs that their errors when left out say little; a simpler law, or a wide interval.
  case fewRuns(Int)
  /// So few schedules among the logs, whose errors when left out say little: runs of one schedule say
  /// nothing of another.
  case fewSchedules(Int, runs: Int)
  /// Logs with the same losses up to a step, as of runs that branch from one: what they share counts once, and
  /// together they are one check of the law.
  case sharedStart(runs: [String], step: Int)
  /// The logs have other peaks than each other, from the lowest to the highest.
  case peaksDiffer(low: Double, high: Double)
  /// A log is off the others' law by so much, all of it the same way: another model, other data, another batch.
  case otherModel(run: String, error: Double)

  // Of a fit.

  /// The logs hardly say these parameters; they are those of published fits, or nearly.
  case fromPublishedFits([String])
  /// The law misses a log by so much (the share of the loss, root of the mean square): not one
  /// model and setup, or not a law for it.
  case missesLog(run: String, error: Double)
  /// The law misses the logs by so much more than their noise (shares of the loss, roots of mean squares).
  case aboveNoise(error: Double, noise: Double)
  /// The law fits the others so much better without this log, whose rates are those of its schedule: its losses
  /// are not theirs.
  case fitsWithout(run: String, error: Double, without: Double)
  /// Of a log without rates the law misses a stretch from this step on, by this share of the loss: as where its
  /// schedule falls earlier or later than the one it followed.
  case missesStretch(run: String, step: Int, error: Double)
  /// Two logs without rates fit so much better with each other's schedules.
  case swappedSchedules(run: String, other: String, error: Double, swapped: Double)
  /// Fitted to the other logs, the law misses this one by so much.
  case missesLeftOut(run: String, error: Double)

  // Of a forecast.

  /// The rate rises after it fell, for which the laws were not made.
  case risesAfterFall(of: String, step: Int)
  /// The peak is this multiple of the highest or lowest of the logs: other rates train another way.
  case otherPeak(ratio: Double)
  /// The schedule is this multiple of the longest log.
  case farLonger(ratio: Double)
  /// The schedule has so many steps near its peak, and no log a plateau: this many at most.
  case longerAtPeak(steps: Int, logged: Int)
  /// The warmup is so many of the schedule's steps; the laws hold after it, and logs have shorter ones.
  case longWarmup(steps: Int, length: Int)
  /// The rate falls over the last steps alone: what so short a decay brings, no log shows.
  case shortDecay(steps: Int)
  /// The interval would be wider than a tenth of the loss, to either side: the logs do not say what it is.
  case undetermined(margin: Double)
  /// The schedule has rates below half of the lowest of the logs, to this: how low rates train was not seen.
  case lowerRates(to: Double)
  /// The schedule ends before the laws begin: within its warmup.
  case onlyWarmup
  /// The schedule has no steps, or no rate above 0.
  case noSteps
  /// What the law says is no loss: not above 0, or no number.
  case noLoss(Double)
  /// The schedule begins at its peak and the runs warmed up over so many steps: with such a warmup before it
  /// it would end at a loss that is less by this share.
  case noWarmup(steps: Int, cost: Double)

  // Of a search, or of a loss to be reached.

  /// The best of a search is the last that was searched, so that better ones may lie beyond it.
  case atEdge(String)
  /// A log has come down to the loss by this step.
  case withinLogs(loss: Double, run: String, step: Int)
  /// No length reaches the loss: the law's limit is above it. With L₀ and its interval.
  case neverReached(loss: Double, limit: Double, floor: Double, interval: ClosedRange<Double>?)
  /// The loss is below L₀, where constant rates do not come: only what the decay brings reaches it.
  case belowFloor(loss: Double, floor: Double, interval: ClosedRange<Double>?)
}
