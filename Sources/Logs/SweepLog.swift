/// The table of a sweep of the learning rate: how many steps each trial took to fit.
///
/// Read from CSV `trial,lr,steps_to_target`, where a blank is a trial that never did, or from
/// Optuna's `trials_dataframe()`, where the steps are a user attribute `steps_to_target`.
///
/// ```swift
/// let log = try SweepLog(Array("trial,lr,steps_to_target\na,1e-3,900\nb,1e-4,\n".utf8), named: "sweep.csv")
/// log.rows.map(\.steps)  // [Optional(900), nil]
/// ```
public struct SweepLog: Sendable, Hashable {
  /// A trial of the sweep.
  public struct Row: Sendable, Hashable {
    /// The trial's name.
    public let trial: String
    /// The learning rate.
    public let rate: Double
    /// Nil where the trial never fitted.
    public let steps: Int?
    /// How it ended, where the table says.
    public let ending: LoggedRun.Ending?

    /// A trial, its rate and the steps it took.
    public init(trial: String, rate: Double, steps: Int?, ending: LoggedRun.Ending? = nil) {
      (self.trial, self.rate, self.steps, self.ending) = (trial, rate, steps, ending)
    }
  }

  /// The trials, in the order of the table.
  public let rows: [Row]
  /// What was mended or left out.
  public let warnings: [LogWarning]

  /// Whether a log is such a table, by its header.
  public static func isSweep(_ bytes: [UInt8], steps: String? = nil) -> Bool {
    guard let header = try? header(bytes) else { return false }
    return header.1.index(of: steps, or: stepsNames) != nil
  }

  /// Reads the table of a sweep.
  ///
  /// - Parameters:
  ///   - rate: The column of the learning rate; by default `lr`, `learning_rate` or a parameter of
  ///     that name.
  ///   - steps: The column of the steps; by default `steps_to_target`.
  ///   - bytes: All of the file.
  ///   - name: The name of the file, for errors.
  /// - Throws: ``LogError`` with row, column and remedy.
  public init(
    _ bytes: [UInt8], named name: String, rate: String? = nil, steps: String? = nil
  ) throws(LogError) {
    do throws(LogError) {
      (rows, warnings) = try Self.read(bytes, rate: rate, steps: steps)
    } catch {
      throw error.named(name)
    }
  }

  private static let stepsNames = ["steps_to_target", "user_attrs_steps_to_target"]

  private static func header(_ bytes: [UInt8]) throws(LogError) -> (CSVRecords, Header) {
    var records = CSVRecords(bytes, from: try startOfText(bytes))
    let header = try records.header()
    return (records, header)
  }

  private static func read(
    _ bytes: [UInt8], rate: String?, steps: String?
  ) throws(LogError) -> ([Row], [LogWarning]) {
    var (records, header) = try header(bytes)
    guard let stepsColumn = header.index(of: steps, or: stepsNames) else {
      throw header.missing(steps ?? stepsNames[0], "the steps to fit")
    }
    guard let rateColumn = header.index(of: rate, or: rateNames + optunaRateNames) else {
      throw header.missing(rate ?? "lr", "the learning rate")
    }
    let optuna = header.has("number") && header.has("state") ? try OptunaTable(header) : nil
    let trialColumn = header.index(of: nil, or: trialNames)
    var rows: [Row] = []
    var unfinished: [String] = []
    while try records.next(below: header) {
      var ending: LoggedRun.Ending?
      var name = trialColumn.map { records.text(records.cells[$0]) } ?? ""
      if let trial = try optuna?.trial(records, header) {
        (name, ending) = (trial.name, trial.ending)
        if trial.ending == nil {
          unfinished.append(name)
          continue
        }
      }
      guard let rate = try records.number(in: rateColumn, header), rate > 0, rate.isFinite else {
        throw LogError(
          "\(quoted(records.text(records.cells[rateColumn]))) is not a learning rate",
          "give every trial one above 0, such as 3e-4", row: records.row, column: rateColumn + 1,
          header: header.names[rateColumn])
      }
      let steps = try records.step(in: stepsColumn, header)
      if steps == 0 {
        throw LogError(
          "a trial that fits after 0 steps", "give 1 or more, or leave it blank where it never did",
          row: records.row, column: stepsColumn + 1, header: header.names[stepsColumn])
      }
      rows.append(
        Row(
          trial: name.isEmpty ? "row \(records.row)" : name, rate: rate, steps: steps,
          ending: ending))
    }
    return (rows, unfinished.isEmpty ? [] : [.unfinishedTrials(unfinished)])
  }
}
