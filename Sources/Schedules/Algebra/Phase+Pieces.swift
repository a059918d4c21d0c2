// The rates of a phase, and phases made of it.

extension Phase {
  var fitted: any FittedCurve { fit.curve }

  /// The rate at its step `k`; its arrival at the step after its last.
  package func rate(at k: Int) -> Double { fit.curve.rate(at: timeMap.offset + timeMap.stride * k) }

  var first: Double { rate(at: 0) }
  var last: Double { rate(at: max(0, steps - 1)) }
  /// Where the curve stands at the step after its last.
  var arrival: Double { rate(at: steps) }

  /// The steps at which a table turns to another entry, the first among them; none for other curves.
  var entryChanges: [Int] {
    guard let table = fit.curve as? TableRate else { return [] }
    return table.changes(from: timeMap.offset, stride: timeMap.stride, count: steps)
  }

  /// Its steps `range`, which lie within it.
  func piece(_ range: Range<Int>) -> Phase {
    if range == 0..<steps { return self }
    let map = curve.isHold ? timeMap : timeMap.dropping(range.lowerBound)
    return Phase(checked: curve, from: from, to: to, steps: range.count, timeMap: map)
  }

  /// This phase and the next as one, where the next goes on along the same curve.
  func joined(with next: Phase) -> Phase? {
    guard isPieceOfSameCurve(as: next),
      curve.isHold || timeMap.continues(with: next.timeMap, after: steps)
    else { return nil }
    return Phase(checked: curve, from: from, to: to, steps: steps + next.steps, timeMap: timeMap)
  }

  /// The phase with every rate of it changed by a monotone `change`.
  func mappingRates(_ change: (Double) -> Double) throws(ScheduleError) -> Phase {
    let (start, end) = (change(from), change(to))
    if start == end, curve.form.entries == nil {
      return try Phase(.hold, from: start, to: end, steps: steps)
    }
    let curve = try curve.form.mappingRates(change)
    return try Phase(curve, from: start, to: end, steps: steps, timeMap: timeMap)
  }
}
