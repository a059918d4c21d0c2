extension Schedule {
  /// The number of steps, from the first on, on which two schedules agree to the bit: the largest there is, or fewer
  /// where they agree on very many different rates along different curves.
  ///
  /// Where both run along the same piece of the same curve nothing is compared; elsewhere rates are, until one
  /// differs or `mostCompared` were.
  func sharedPrefix(with other: Schedule) -> Int {
    let end = min(length, other.length)
    var step = 0
    var (i, j) = (0, 0)
    var left = Self.mostCompared
    while step < end {
      let (a, b) = (phases[i], other.phases[j])
      let (aSteps, bSteps) = (steps(ofPhase: i), other.steps(ofPhase: j))
      let stop = min(aSteps.upperBound, bSteps.upperBound)
      let (aLocal, bLocal) = (step - aSteps.lowerBound, step - bSteps.lowerBound)
      if !a.runsAlong(b, from: aLocal, bLocal) {
        let agreed = a.stepsAgreed(with: b, from: aLocal, bLocal, atMost: stop - step, &left)
        if agreed < stop - step { return step + agreed }
      }
      step = stop
      if step == aSteps.upperBound { i += 1 }
      if step == bSteps.upperBound { j += 1 }
    }
    return end
  }

  /// How many rates are compared: a second's worth.
  private static let mostCompared = 1 << 22
}

extension Phase {
  /// Whether from the given steps on both phases stand at the same places of the same curve.
  fileprivate func runsAlong(_ other: Phase, from k: Int, _ l: Int) -> Bool {
    guard isPieceOfSameCurve(as: other) else { return false }
    if curve.isHold { return true }
    return timeMap.stride == other.timeMap.stride && timeMap.period == other.timeMap.period
      && timeMap.numerator(at: k) == other.timeMap.numerator(at: l)
  }

  /// On how many steps from the given ones on the rates agree, as far as they are compared.
  ///
  /// A phase rises or falls, tables apart: where it has one rate at two steps it has it between them. So steps on
  /// which both stand still are passed in ever longer strides.
  fileprivate func stepsAgreed(
    with other: Phase, from k: Int, _ l: Int, atMost count: Int, _ left: inout Int
  ) -> Int {
    let areMonotone = curve.form.entries == nil && other.curve.form.entries == nil
    var (agreed, stride) = (0, 1)
    while agreed < count {
      if left == 0 { return agreed }
      left -= 1
      let next = agreed + min(stride, count - agreed)
      let reached = rate(at: k + next - 1)
      let isSame = reached == other.rate(at: l + next - 1)
      let standStill =
        next == agreed + 1
        || reached == rate(at: k + agreed) && reached == other.rate(at: l + agreed)
      if isSame && standStill {
        agreed = next
        if areMonotone { stride *= 2 }
      } else if next == agreed + 1 {
        return agreed
      } else {
        stride = max(1, stride / 4)
      }
    }
    return agreed
  }
}
