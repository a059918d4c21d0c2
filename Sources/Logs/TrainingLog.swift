/// A log of training, read: its runs, each with the curve of one metric.
///
/// Every shape that ``LogShape`` lists is known by its content. Which metric counts is said by the
/// caller, never guessed.
///
/// ```swift
/// let log = try TrainingLog(Array("step,loss\n100,0.5\n200,0.4\n".utf8), named: "a.csv", metric: "loss")
/// log.shape               // one run a file
/// log.runs[0].name        // a
/// log.runs[0].curve.steps // [100, 200]
/// ```
///
/// Steps of a run are put in order; of a step that stands twice the last value is kept; both with a
/// ``LogWarning``. A blank cell is no point. `NaN` and infinities are points: a run with one diverged.
public struct TrainingLog: Sendable, Hashable {
  /// What kind of log it was known as.
  public let shape: LogShape
  /// In the order in which the log first names them.
  public let runs: [LoggedRun]
  /// What was mended.
  public let warnings: [LogWarning]

  /// Reads a log.
  ///
  /// - Parameters:
  ///   - bytes: All of the file: UTF-8, with or without a byte-order mark.
  ///   - name: The name of the file, from which a run without a name has its own.
  ///   - metric: The metric, as the log calls it.
  ///   - columns: What the log calls everything else, where it is not what tools call it.
  /// - Throws: ``LogError`` with row, column and remedy.
  public init(
    _ bytes: [UInt8], named name: String, metric: String, columns: LogColumns = LogColumns()
  ) throws(LogError) {
    try self.init(bytes, LogRequest(metric: metric, columns: columns, file: name))
  }

  init(_ bytes: [UInt8], _ request: LogRequest) throws(LogError) {
    do throws(LogError) {
      let result = try readRuns(bytes, request)
      shape = result.shape
      runs = result.runs
      warnings = result.warnings
    } catch {
      throw error.named(request.file)
    }
  }

  init(shape: LogShape, runs: [LoggedRun], warnings: [LogWarning]) {
    self.shape = shape
    self.runs = runs
    self.warnings = warnings
  }
}

/// A run of a log.
public struct LoggedRun: Sendable, Hashable {
  /// What the log, or its file, calls it.
  public var name: String
  /// The metric that was asked for.
  public var curve: Curve
  /// The learning rate of updates, where the log has it.
  public var rates: Curve?
  /// The playbook's `max_train_steps`, where the log says it.
  public var maxTrainSteps: Int?
  /// Whether the curve is a best step and its value alone, as the run itself chose them.
  public var isBestStepAlone = false
  /// How it ended, where the log says.
  public var ending: Ending?

  /// A run of one's own, such as one that is still in memory.
  public init(name: String, curve: Curve, rates: Curve? = nil, maxTrainSteps: Int? = nil) {
    (self.name, self.curve) = (name, curve)
    (self.rates, self.maxTrainSteps) = (rates, maxTrainSteps)
  }

  /// How a tool says that a run ended.
  public enum Ending: String, Sendable, Hashable {
    /// It came to its end.
    case completed
    /// Stopped early by a tuner.
    case pruned
    /// It failed.
    case failed
  }
}

/// What a metric was at which step: as many values as steps, the steps ascending.
public struct Curve: Sendable, Hashable {
  /// The steps, which ascend.
  public let steps: [Int]
  /// The value at each step.
  public let values: [Double]

  /// - Precondition: There are as many values as steps, and these strictly ascend from 0 or more.
  public init(steps: [Int], values: [Double]) {
    precondition(steps.count == values.count, "a curve has as many values as steps")
    precondition(steps.first ?? 0 >= 0, "a step is 0 or more")
    precondition(zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 }, "steps ascend")
    self.steps = steps
    self.values = values
  }
}

/// What a log calls its columns (or, in JSON, keys); nil for what tools call them.
public struct LogColumns: Sendable, Hashable {
  /// The trial, in a log of several: by default `trial` or `run`.
  public var trial: String?
  /// The step: by default `step`, `global_step`, `trainer/global_step`, `train/global_step`,
  /// `iteration` or `_step`, the first of these that is there.
  public var step: String?
  /// The learning rate: by default `lr`, `learning_rate`, `train/learning_rate`, `train/lr` or
  /// Lightning's `lr-<optimizer>`, the first of these that is there.
  public var rate: String?

  /// The names that differ from what tools use.
  public init(trial: String? = nil, step: String? = nil, rate: String? = nil) {
    self.trial = trial
    self.step = step
    self.rate = rate
  }
}

/// What a reader is asked for.
struct LogRequest {
  let metric: String
  let columns: LogColumns
  let file: String
  /// What the metric is, in a message.
  var role = "metric"

  /// Whether a key is one that it asks for by name.
  func names(_ key: String) -> Bool {
    key == metric || key == columns.trial || key == columns.step || key == columns.rate
  }
}
