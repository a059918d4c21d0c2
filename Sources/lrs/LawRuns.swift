import Exchange
import Foundation
import Logs
import LossLaws
import Schedules

/// A law fitted to logs, and what each log is taken to have followed.
struct FittedLaw {
  let fit: LossLawFit
  let sources: [RunSource]

  /// Of the logs at `paths`, with the schedules that the options name, else those of their rates.
  init(of paths: [String], _ arguments: Arguments) throws {
    guard let choice = LossLawFit.Choice(rawValue: arguments["--law"] ?? "automatic") else {
      let known = LossLawFit.Choice.allCases.map(\.rawValue)
      throw UsageError(
        "--law: there is no law \(arguments["--law"] ?? "")",
        guess(arguments["--law"] ?? "", among: known)
          ?? "give one of \(known.joined(separator: ", "))")
    }
    let specs = arguments["--run-schedules"]?.split(separator: ",").map(String.init)
    try refuseRepeated(paths, in: "the logs")
    let (runs, warnings) = try readRuns(
      readLogs(paths), metric: arguments["--metric"] ?? "loss", arguments)
    for warning in warnings { say("\(warning)") }
    if let specs, specs.count != runs.count {
      throw UsageError(
        "--run-schedules names \(specs.count) schedules, and there are \(runs.count) runs",
        "give one a run, with commas between them")
    }
    for (index, run) in runs.enumerated() {
      if let other = runs[..<index].first(where: { $0.curve == run.curve }) {
        throw Failure(
          "\(other.name) and \(run.name) have the same losses at the same steps; give a run once")
      }
    }
    if specs == nil { try askForSchedules(of: runs) }
    do {
      let warmup = specs == nil ? RunSource.longestWarmup(of: runs) : 0
      let taken = try runs.indices.map { i in
        try specs.map { try RunSource(runs[i], following: readSpec($0[i]), from: $0[i]) }
          ?? RunSource(runs[i], warmup: warmup)
      }
      fit = try LossLawFit(taken.map(\.run), law: choice)
      sources = taken
    } catch let error as LossLawError {
      throw Failure("\(error)")
    }
  }
}

/// Refuses logs that neither have rates nor are given the schedules that they followed.
private func askForSchedules(of runs: [LoggedRun]) throws {
  let bare = runs.filter { $0.rates == nil }.map(\.name)
  if bare.isEmpty { return }
  let names = bare.prefix(3).joined(separator: ", ")
  let others = bare.count > 3 ? " and \(bare.count - 3) more" : ""
  throw Failure(
    "\(names)\(others): no learning rates are logged, and no schedule is given; give --run-schedules with "
      + (runs.count == 1
        ? "the spec of the schedule that the run followed"
        : "the specs of the schedules that all \(runs.count) runs followed, in their order")
      + ", or name the column of the rates with --rate-column")
}

/// A logged run with the schedule that it followed: the one of a spec, or the one of its own rates.
struct RunSource {
  let run: LossRun
  /// The schedule, as the spec says it, or as its rates were recognised; nil where they follow no curve that is
  /// known.
  let schedule: Schedule?
  /// What of the schedule the log does not show; empty where a spec says it.
  let guesses: [String]
  /// Whether a spec says it.
  let isGiven: Bool

  /// - Throws: `Failure` for a schedule of another unit, and `LossLawError` where the rates contradict it.
  init(_ run: LoggedRun, following schedule: Schedule, from path: String) throws {
    let name = inputName(path)
    if schedule.length == 0 {
      throw Failure("\(name): the schedule has no steps, and \(run.name) followed one that has")
    }
    let last = run.curve.steps.last ?? 0
    if lengthsDiffer(schedule.length, last + 1) {
      throw Failure(
        "\(name): the schedule has \(schedule.length) steps, and \(run.name) is logged up to step "
          + "\(last); give the schedule that it followed, in steps")
    }
    self.run = try LossRun(run, schedule: schedule)
    (self.schedule, guesses, isGiven) = (schedule, [], true)
  }

  /// With the schedule that its own rates follow, else with their means between rows.
  ///
  /// - Parameter warmup: What is taken before the first row, for the log says nothing of it.
  init(_ run: LoggedRun, warmup: Int) throws(LossLawError) {
    isGiven = false
    let first = run.rates?.steps.first ?? 0
    guard let rates = run.rates, let last = rates.steps.last, let found = Self.recognised(run)
    else {
      self.run = try LossRun(run)
      schedule = nil
      guesses = first > 0 ? ["the warmup, for the log begins at step \(first)"] : []
      return
    }
    let schedule =
      first == 0
      ? found : Schedule.warmup(to: found[warmup], over: warmup).appending(found.dropFirst(warmup))
    self.run = try LossRun(run, recognised: schedule)
    self.schedule = schedule
    guesses =
      (first > 0 ? ["the warmup, for the log begins at step \(first)"] : [])
      + (schedule.length > last + 1 ? ["what follows step \(last), the last logged"] : [])
  }

  private static func recognised(_ run: LoggedRun) -> Schedule? {
    guard let rates = run.rates,
      let found = try? Recognition(steps: rates.steps, rates: rates.values), !found.isTable
    else { return nil }
    return found.schedule
  }

  /// How long a warmup the logs leave room for. Runs of one model have one warmup, as most have: it ended
  /// before the first row of each, and before a curve that begins at the peak.
  static func longestWarmup(of runs: [LoggedRun]) -> Int {
    runs.compactMap { run in
      guard let first = run.rates?.steps.first, first > 0 else { return nil }
      let hold = recognised(run)?.phases.first.flatMap { $0.curve.isHold ? $0.steps : nil }
      return min(first, hold ?? first)
    }.min() ?? 0
  }
}

/// Whether one length is so many times another that they cannot count the same thing.
func lengthsDiffer(_ a: Int, _ b: Int) -> Bool {
  max(Double(a), Double(b)) > 100 * min(Double(a), Double(b))
}

extension FittedLaw {
  /// Refuses a schedule that no law has anything to say of.
  func check(_ schedule: Schedule, named name: String) throws {
    if schedule.length == 0 {
      throw Failure("\(name): the schedule has no steps to predict; give one that has")
    }
    if lengthsDiffer(schedule.length, fit.longestLog) {
      throw Failure(
        "\(name): \(schedule.length) steps, where the longest log has \(fit.longestLog): "
          + "they do not count the same; give a schedule in the steps of the logs (lrs resolve "
          + "turns epochs and tokens into steps)")
    }
  }
}

/// Refuses a file that is named twice.
func refuseRepeated(_ paths: [String], in what: String) throws {
  for (index, path) in paths.enumerated() where path != "-" {
    if let other = paths[..<index].first(where: { isSameFile($0, path) }) {
      throw UsageError(
        "\(path) stands twice among \(what)" + (other == path ? "" : ", as \(other) too"),
        "give it once")
    }
  }
}
