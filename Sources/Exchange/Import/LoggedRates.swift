import Logs

/// The learning rates of the one run of a log, or of the run that is asked for.
struct LoggedRates {
  let steps: [Int]
  let rates: [Double]
  /// What was mended in the log.
  let notes: [String]

  private static let shift =
    "a trainer_state.json counts the updates that were made: the rate logged at step k is taken for update "
    + "k - 1; a CSV of the same run is read as it stands"

  /// Whether a text is a log, and not a call or arguments.
  static func areIn(_ text: String) -> Bool { TrainingLog.isLog(Array(text.utf8)) }

  /// - Throws: `ExchangeError` with the row and the column, or for runs of which none is asked for.
  init(_ text: String, run name: String?, column: String?) throws(ExchangeError) {
    let log: TrainingLog
    do throws(LogError) {
      log = try TrainingLog(
        ratesIn: Array(text.utf8), named: "", columns: LogColumns(rate: column))
    } catch {
      // A column that is missing can be named.
      let isUnnamed = error.remedy.hasPrefix("name one")
      throw ExchangeError(
        error.place, error.fault, error.remedy + (isUnnamed ? ", with --rate-column" : ""))
    }
    let runs = log.runs.filter { !$0.curve.steps.isEmpty }
    let names = runs.map(\.name).joined(separator: ", ")
    let named = runs.filter { name == nil || $0.name == name }
    guard let run = named.first else {
      throw ExchangeError(
        "", "it has no run \(name ?? "")",
        runs.map(\.name) == [""]
          ? "leave --run out: it is a log of one run" : "give one of \(names) as --run")
    }
    guard named.count == 1 else {
      throw ExchangeError("", "it has the runs \(names)", "give one of them as --run")
    }
    // Where a trainer logs the rate of the update before, the log gives rates at their updates.
    let curve = run.rates ?? run.curve
    (steps, rates) = (curve.steps, curve.values)
    notes =
      log.warnings.map(\.description)
      + (log.shape == .trainerState && run.rates != nil ? [Self.shift] : [])
  }
}
