import Schedules

extension FitProblem {
  /// A log of fewer points has no later half to be compared with.
  static let leastJudged = 8

  /// The runs whose logs are too short to judge a law by: of few points, or of so small a part that neither
  /// their sum of rates doubles nor their rate falls by a tenth of the peak, or that end before a sixth
  /// of the longest.
  static func short(_ runs: [LossRun], _ points: [FittedPoints]) -> [Int] {
    let longest = points.compactMap(\.terms.steps.last).max() ?? 0
    return runs.indices.filter { i in
      let areas = points[i].terms.areas
      guard areas.count >= leastJudged, let first = areas.first, let last = areas.last else {
        return true
      }
      let steps = points[i].terms.steps
      let fall = runs[i].schedule[steps[0]] - runs[i].schedule[steps[steps.count - 1]]
      return (last < 2 * first && fall < 0.1 * runs[i].schedule.peak)
        || steps[steps.count - 1] < longest / 6
    }
  }

  /// The runs of one schedule, such as seeds of it, together.
  static func groups(_ runs: [LossRun], without short: [Int]) -> [[Int]] {
    var groups: [[Int]] = []
    for i in runs.indices where !short.contains(i) {
      let same = groups.firstIndex { isSame(runs[$0[0]].schedule, runs[i].schedule) }
      if let same { groups[same].append(i) } else { groups.append([i]) }
    }
    return groups
  }

  /// Whether two schedules train the same way: rates within a fiftieth of the peak, lengths within a hundredth.
  static func isSame(_ a: Schedule, _ b: Schedule) -> Bool {
    let (length, other) = (a.length, b.length)
    return abs(length - other) <= length / 100 && isStart(a, of: b)
  }

  /// Whether a schedule is, from its warmup on, how another begins.
  static func isStart(_ a: Schedule, of b: Schedule) -> Bool {
    let (start, length) = (a.warmup?.upperBound ?? 0, min(a.length, b.length))
    if a.length > b.length + b.length / 100 || start >= length { return false }
    return (0...64).allSatisfy { i in
      // The last step of a jump may be one step off.
      let step = start + (length - 1 - start) * i / 64
      return abs(a[step] - b[step]) <= 0.02 * max(a.peak, b.peak)
    }
  }
}
