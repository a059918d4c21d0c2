import Logs

/// Whether a curve still improves over the last part of a run, by Kendall's rank correlation of step and
/// value (the test of Mann and Kendall), and by how much.
public struct CurveTrend: Sendable, Hashable {
  /// Where a curve goes.
  public enum Direction: String, Sendable, Hashable {
    /// It gets better.
    case improves
    /// A trend that is too small to matter.
    case flat
    /// It gets worse.
    case worsens
    /// Too few points to say, or a change that would matter and can be chance.
    case unclear
  }

  /// Where the curve goes.
  public let direction: Direction
  /// How many points of the last part it rests on.
  public let points: Int
  /// Kendall's correlation of step and value over the last part.
  public let kendall: Kendall
  /// The improvement over the last part, by a straight line, as a share of that over the whole run,
  /// or, where the first value was the best, of all that it changed; negative where the metric
  /// worsens. NaN where it cannot be said.
  public let share: Double
  private let leastPoints: Int
  private let isOfImprovement: Bool

  init(_ curve: Curve, goal: Goal, rule: WorkloadRule) {
    let finite = zip(curve.steps, curve.values).filter { $0.1.isFinite }
    let start = Double(finite.last?.0 ?? 0) * (1 - rule.lastPart)
    let tail = finite.filter { Double($0.0) >= start }
    let (x, y) = (tail.map { Double($0.0) }, tail.map(\.1))
    points = tail.count
    kendall = Kendall(x, y)
    let sign = goal == .minimize ? -1.0 : 1.0
    let best = goal.best(of: finite.map(\.1)) ?? 0
    let whole = sign * (best - (finite.first?.1 ?? 0))
    let change = sign * changeByLine(x, y)
    let worst = goal.opposite.best(of: finite.map(\.1)) ?? 0
    let scale = whole > 0 ? whole : abs(best - worst)
    share = scale > 0 && change.isFinite ? change / scale : change == 0 ? 0 : .nan
    // That no trend is shown does not show that there is none, unless what there is does not matter.
    direction =
      if points < rule.leastPoints || share.isNaN {
        .unclear
      } else if abs(share) < rule.meaningful {
        .flat
      } else if kendall.pValue < rule.significance {
        sign * kendall.tau > 0 ? .improves : .worsens
      } else { .unclear }
    leastPoints = rule.leastPoints
    isOfImprovement = whole > 0
  }
}

/// How much a least-squares line through points changes from the first to the last.
private func changeByLine(_ x: [Double], _ y: [Double]) -> Double {
  guard let first = x.first, let last = x.last, last > first else { return .nan }
  let count = Double(x.count)
  let (xMean, yMean) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
  let (covariance, variance) = zip(x, y).reduce((0.0, 0.0)) { sums, point in
    (
      sums.0 + (point.0 - xMean) * (point.1 - yMean), sums.1 + (point.0 - xMean) * (point.0 - xMean)
    )
  }
  return covariance / variance * (last - first)
}

extension CurveTrend: CustomStringConvertible {
  public var description: String {
    guard points >= leastPoints, share.isFinite else {
      return "\(points) point\(points == 1 ? "" : "s"), which say nothing"
    }
    let whole = isOfImprovement ? "the whole improvement" : "all that it changed"
    return
      "\(direction == .unclear ? "cannot tell" : direction.rawValue): \(percent(share)) of \(whole), "
      + "over \(points) points (tau \(rounded(kendall.tau)), \(probability(kendall.pValue)))"
  }
}
