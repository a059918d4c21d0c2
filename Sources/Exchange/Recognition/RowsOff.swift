import Schedules

extension RateTable {
  /// A schedule with tables of the rows for those of its phases that do not give them to the bit.
  ///
  /// Where on its grid a stretched curve began, no rows tell: phases come within rounding of it, and no nearer.
  func keepingRowsOff(_ schedule: Schedule) throws(ExchangeError) -> Schedule {
    let off = zip(self.steps, rates).filter { schedule[$0] != $1 }.map(\.0)
    let held = try heldRates()
    var kept = Schedule()
    for index in schedule.phases.indices {
      let steps = schedule.steps(ofPhase: index)
      let phase = schedule.dropFirst(steps.lowerBound).prefix(steps.count)
      guard off.contains(where: steps.contains) else {
        kept = kept.appending(phase)
        continue
      }
      let shown = steps.clamped(to: self.steps[0]..<self.steps[0] + held.count)
      let entries = Array(
        held[shown.lowerBound - self.steps[0]..<shown.upperBound - self.steps[0]])
      kept = kept.appending(phase.prefix(shown.lowerBound - steps.lowerBound))
        .appending([.curve(.table(entries), for: entries.count)])
        .appending(phase.dropFirst(shown.upperBound - steps.lowerBound))
    }
    return Schedule(kept.phases, final: schedule.finalRate)
  }

  /// The rate of every step from the first row to the last: each row's until the next.
  func heldRates() throws(ExchangeError) -> [Double] {
    let (first, last) = (steps[0], steps[count - 1])
    guard last - first < 1 << 24 else {
      throw ExchangeError(
        "", "\(last - first) steps follow no curve, and are more than a table holds",
        "give fewer steps")
    }
    var held: [Double] = []
    for (row, rate) in rates.enumerated() {
      let next = row + 1 < count ? steps[row + 1] : last + 1
      held += Array(repeating: rate, count: next - steps[row])
    }
    return held
  }

  /// What is to be said where rows that leave steps out are kept to the bit.
  var heldBetween: [String] {
    isGapless
      ? []
      : [
        "where rows are kept as a table, nothing is known between them, and each rate is held until the next"
      ]
  }

  /// What is to be said where rows of every step are met to rounding, and no nearer.
  func lastBits(of rowsOff: Int, within error: Double) -> String? {
    guard isGapless, rowsOff > 0, error <= 4e-15 else { return nil }
    return
      "\(rowsOff) of \(count) rows differ from it in their last bits, for rows do not tell every number of a "
      + "curve: an import to the bit keeps them as a table"
  }
}
