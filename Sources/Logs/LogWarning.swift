/// Something that a reader decided about a log, said aloud: nothing is mended in silence.
public enum LogWarning: Sendable, Hashable {
  /// Steps that stand more than once: the last value of each is kept.
  case duplicateSteps(run: String, count: Int, first: Int)
  /// Steps that go back, as in a run that was resumed: they are put in order.
  case stepsGoBack(run: String, count: Int, first: Int)
  /// The tool keeps or exports a sample of the points, so a best step is approximate.
  case sampled(LogShape)
  /// The file does not say which metric it holds: its values are taken for the one asked for.
  case metricNotNamed(metric: String)
  /// Trials that neither completed nor came to a value, and are left out.
  case unfinishedTrials([String])
}

extension LogWarning {
  /// A word for programs to tell warnings by.
  public var kind: String {
    switch self {
    case .duplicateSteps: "duplicate-steps"
    case .stepsGoBack: "steps-go-back"
    case .sampled: "sampled"
    case .metricNotNamed: "metric-not-named"
    case .unfinishedTrials: "unfinished-trials"
    }
  }
}

extension LogWarning: CustomStringConvertible {
  public var description: String {
    switch self {
    case .duplicateSteps(let run, let count, let first):
      "\(of(run))\(count) value\(count == 1 ? "" : "s") of a step that stands again, the first of them "
        + "step \(first); the last of each is kept"
    case .stepsGoBack(let run, let count, let first):
      "\(of(run))steps go back \(count) time\(count == 1 ? "" : "s"), first to \(first), as in a run "
        + "that was resumed; they are put in order"
    case .sampled(let shape):
      "\(shape) holds a sample of the points; a best step is one of those, and may not be the run's"
    case .metricNotNamed(let metric):
      "the file does not name its metric; its values are taken for \(metric)"
    case .unfinishedTrials(let names):
      "left out, for they have no value yet: " + names.joined(separator: ", ")
    }
  }

  /// A text that has no name has one run without one.
  private func of(_ run: String) -> String { run.isEmpty ? "" : run + ": " }
}
