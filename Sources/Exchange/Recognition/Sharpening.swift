import Schedules

extension RateTable {
  /// A schedule that gives the rows' rates to rounding, its curves' ends moved by a few doubles where they give
  /// them to the bit then.
  ///
  /// The rows of an exported table are the evaluator's own: there is an end with which every bit agrees.
  func sharpening(_ schedule: Schedule) -> Schedule {
    guard isGapless, steps[0] == 0 else { return schedule }
    var phases = schedule.phases
    var isChanged = false
    for index in phases.indices {
      let rows = schedule.steps(ofPhase: index).clamped(to: 0..<count)
      let starts = [0] + (0..<index).map { schedule.steps(ofPhase: $0).lowerBound }
      guard let better = sharpened(phases[index], rows, startingAt: starts) else { continue }
      phases[index] = better
      isChanged = true
    }
    guard isChanged else { return schedule }
    let arrives = schedule.finalRate == schedule.phases.last?.to
    let final = arrives ? phases.last?.to ?? schedule.finalRate : schedule.finalRate
    return (try? Schedule(checking: phases, final: final)) ?? schedule
  }

  /// The phase with an end, or a start, that gives the rows to the bit; nil where it does already, or none does.
  private func sharpened(
    _ phase: Phase, _ rows: Range<Int>, startingAt earlier: [Int]
  ) -> Phase? {
    guard !phase.curve.isHold, phase.tableEntries == nil, balance(phase, rows).off > 0 else {
      return nil
    }
    let ends = { (to: Double) in
      try? Phase(phase.curve, from: phase.from, to: to, steps: phase.steps, timeMap: phase.timeMap)
    }
    let starts = { (from: Double) in
      try? Phase(phase.curve, from: from, to: phase.to, steps: phase.steps, timeMap: phase.timeMap)
    }
    return search(phase.to, rows, ends) ?? search(phase.from, rows, starts)
      ?? earlier.lazy.compactMap { self.reachingBack(phase, rows, to: $0) }.first
  }

  /// A line or an exponential as the last piece of a longer one, which begins at an earlier step.
  private func reachingBack(_ phase: Phase, _ rows: Range<Int>, to start: Int) -> Phase? {
    let (offset, map) = (rows.lowerBound - start, phase.timeMap)
    guard offset > 0, map.offset == 0, map.stride == 1 else { return nil }
    let share = Double(offset) / Double(map.period)
    let raw: Double
    switch phase.curve {
    case .linear: raw = phase.from + (phase.from - phase.to) * share
    case .exponential where phase.to > 0 && phase.from > 0:
      raw = phase.from * Arc.power(phase.from / phase.to, share)
    default: return nil
    }
    guard let map = try? TimeMap(offset: offset, stride: 1, period: map.period + offset),
      let longer = try? Phase(
        phase.curve, from: CurveFamily.snapped(max(0, raw), within: 1e-12), to: phase.to,
        steps: phase.steps, timeMap: map)
    else { return nil }
    return balance(longer, rows).off == 0 ? longer : nil
  }

  /// How many rows a phase misses, and by which side more.
  private func balance(_ phase: Phase, _ rows: Range<Int>) -> (off: Int, above: Int) {
    var (off, above) = (0, 0)
    for row in rows {
      let rate = phase.rate(at: row - rows.lowerBound)
      if rate != rates[row] { (off, above) = (off + 1, above + (rate > rates[row] ? 1 : -1)) }
    }
    return (off, above)
  }

  /// Tries the doubles about a number: up where rows lie above the phase, down where below.
  private func search(
    _ start: Double, _ rows: Range<Int>, _ made: (Double) -> Phase?
  ) -> Phase? {
    guard start > 0 else { return nil }
    var (low, high) = (Int64(-64), Int64(64))
    while low <= high {
      let middle = (low + high) >> 1
      let bits = Int64(bitPattern: start.bitPattern) + middle
      guard let phase = made(Double(bitPattern: UInt64(bitPattern: bits))) else { return nil }
      let (off, above) = balance(phase, rows)
      if off == 0 { return phase }
      if above > 0 { high = middle - 1 } else { low = middle + 1 }
    }
    return nil
  }
}
