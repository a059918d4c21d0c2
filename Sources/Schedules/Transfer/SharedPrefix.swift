extension Schedule {
  /// The largest number of steps, in both, on which two schedules agree to the bit.
  ///
  /// Where both run along the same piece of the same curve nothing is compared; elsewhere a step is
  /// compared with its twin until one differs.
  func sharedPrefix(with other: Schedule) -> Int {
    let end = min(length, other.length)
    var step = 0
    var (i, j) = (0, 0)
    while step < end {
      let (a, b) = (phases[i], other.phases[j])
      let (aSteps, bSteps) = (steps(ofPhase: i), other.steps(ofPhase: j))
      let stop = min(aSteps.upperBound, bSteps.upperBound)
      let (aLocal, bLocal) = (step - aSteps.lowerBound, step - bSteps.lowerBound)
      if !a.runsAlong(b, from: aLocal, bLocal) {
        for k in 0..<(stop - step) where a.rate(at: aLocal + k) != b.rate(at: bLocal + k) {
          return step + k
        }
      }
      step = stop
      if step == aSteps.upperBound { i += 1 }
      if step == bSteps.upperBound { j += 1 }
    }
    return end
  }
}

extension Phase {
  /// Whether from the given steps on both phases stand at the same places of the same curve.
  fileprivate func runsAlong(_ other: Phase, from k: Int, _ l: Int) -> Bool {
    guard isPieceOfSameCurve(as: other) else { return false }
    if curve.isHold { return true }
    return timeMap.stride == other.timeMap.stride && timeMap.period == other.timeMap.period
      && timeMap.numerator(at: k) == other.timeMap.numerator(at: l)
  }
}
