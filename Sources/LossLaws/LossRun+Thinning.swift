import Foundation

extension LossRun {
  /// Points from the end of the warmup on, no more than some hundreds: of a denser log the means over stretches of
  /// steps, short where the curve is steep, each at the mean of its steps.
  ///
  /// What the law cannot tell apart need not be fitted twice, and a fit takes time for every point.
  func fittedPoints(atMost most: Int = 256) -> (steps: [Int], logLosses: [Double], counts: [Int]) {
    let start = schedule.warmup?.upperBound ?? 0
    let kept = steps.indices.filter { steps[$0] >= start && !spikes.contains($0) }
    guard kept.count > 2 * most, let first = kept.first, let last = kept.last else {
      return (kept.map { steps[$0] }, kept.map { log(losses[$0]) }, kept.map { _ in 1 })
    }
    let (low, high) = (Double(steps[first] + 1).squareRoot(), Double(steps[last] + 1).squareRoot())
    let stretches = Dictionary(grouping: kept) { i -> Int in
      let share = (Double(steps[i] + 1).squareRoot() - low) / (high - low)
      return min(most - 1, Int(share * Double(most)))
    }
    var points: (steps: [Int], logLosses: [Double], counts: [Int]) = ([], [], [])
    for (_, places) in stretches.sorted(by: { $0.key < $1.key }) {
      // An odd number of evenly spaced steps has one in the middle.
      let places = places.dropLast(places.count % 2 == 0 ? 1 : 0)
      // The middle half of them, so that a spike does not move the mean.
      let middle = places.sorted { losses[$0] < losses[$1] }
        .dropFirst(places.count / 4).dropLast(places.count / 4)
      points.steps.append(places.reduce(0) { $0 + steps[$1] } / places.count)
      points.logLosses.append(
        middle.reduce(0) { $0 + log(losses[$1]) } / Double(middle.count))
      points.counts.append(places.count)
    }
    return points
  }
}
