/// Which points of its curve the steps of a ramp stand at.
public enum Grid: String, Sendable, Hashable, CaseIterable {
  /// `k/n`: the first step stands at the start; the end is reached by the step after the last.
  case start
  /// `(k+1)/n`: the first step has moved already, so that a warmup wastes no update at rate 0; the
  /// last stands at the end.
  case end
  /// `k/(n−1)`: the first step stands at the start and the last at the end.
  case both

  func timeMap(steps: Int) -> TimeMap? {
    switch self {
    case .start: nil
    case .end: steps < 1 ? nil : TimeMap(inLowestTerms: 1, 1, steps)
    case .both: steps < 1 ? nil : TimeMap(inLowestTerms: 0, 1, steps - 1)
    }
  }
}
