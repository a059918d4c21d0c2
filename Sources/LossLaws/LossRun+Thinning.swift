import Foundation

extension LossRun {
  /// Points from the end of the warmup on, no more than some hundreds: of a denser log the means over stretches of
  /// steps, short where the curve is steep, each at the mean of its steps.
  ///
  /// What the law cannot tell apart need not be fitted twice, and a fit takes time for every point. No stretch
  /// goes over a jump of the rate, where the loss bends, nor over one of the steps `ends`. After a jump by a tenth of the
  /// peak and more, which the loss follows within some steps, they are fifths of the way from it.
  func fittedPoints(atMost most: Int = 256, endingAt ends: Set<Int> = []) -> (
    steps: [Int], logLosses: [Double], counts: [Int]
  ) {
    let start = schedule.warmup?.upperBound ?? 0
    let kept = steps.indices.filter { steps[$0] >= start && !spikes.contains($0) }
    guard kept.count > 2 * most, let first = kept.first, let last = kept.last else {
      return (kept.map { steps[$0] }, kept.map { log(losses[$0]) }, kept.map { _ in 1 })
    }
    let (low, high) = (Double(steps[first] + 1).squareRoot(), Double(steps[last] + 1).squareRoot())
    // Each ends before the first step of what is next.
    let bounds = (jumps(by: 0.01) + ends.map { $0 + 1 }).sorted()
    let steep = jumps(by: 0.1)
    var (stretches, bound, before, fifthBefore) = ([[Int]](), 0, -1, -1)
    for i in kept {
      let share = (Double(steps[i] + 1).squareRoot() - low) / (high - low)
      let stretch = min(most - 1, Int(share * Double(most)))
      let since = steep.last { $0 <= steps[i] }.map { steps[i] - $0 }
      let fifth = since.map { Int(4 * log2(Double($0 + 1))) } ?? 0
      let isBeyond = bound < bounds.count && bounds[bound] <= steps[i]
      while bound < bounds.count, bounds[bound] <= steps[i] { bound += 1 }
      if isBeyond || stretch != before || fifth != fifthBefore { stretches.append([]) }
      (before, fifthBefore) = (stretch, fifth)
      stretches[stretches.count - 1].append(i)
    }
    var points: (steps: [Int], logLosses: [Double], counts: [Int]) = ([], [], [])
    for places in stretches {
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

  /// The steps at which the rate jumps down by a share of the peak and more from one step to the next.
  private func jumps(by share: Double) -> [Int] {
    schedule.phases.indices.dropFirst().compactMap { index in
      let step = schedule.steps(ofPhase: index).lowerBound
      return schedule[step - 1] - schedule[step] > share * schedule.peak ? step : nil
    }
  }
}
