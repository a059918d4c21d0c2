import Schedules

extension RateTable {
  /// A schedule with tables of the rows for those of its phases that do not give them to the bit.
  ///
  /// Where on its grid a stretched curve began, no rows tell: phases come within rounding of it, and no nearer.
  func keepingRowsOff(_ schedule: Schedule) -> Schedule {
    var kept = Schedule()
    for index in schedule.phases.indices {
      let steps = schedule.steps(ofPhase: index)
      let phase = schedule.dropFirst(steps.lowerBound).prefix(steps.count)
      let shown = steps.clamped(to: self.steps[0]..<self.steps[0] + count)
      let rows = shown.lowerBound - self.steps[0]..<shown.upperBound - self.steps[0]
      guard zip(shown, rows).contains(where: { schedule[$0] != rates[$1] }) else {
        kept = kept.appending(phase)
        continue
      }
      kept = kept.appending(phase.prefix(shown.lowerBound - steps.lowerBound))
        .appending([.curve(.table(Array(rates[rows])), for: rows.count)])
    }
    return Schedule(kept.phases, final: schedule.finalRate)
  }

  /// What is to be said where rows of every step are met to rounding, and no nearer.
  func lastBits(of rowsOff: Int, within error: Double) -> String? {
    guard isGapless, rowsOff > 0, error <= 4e-15 else { return nil }
    return
      "\(rowsOff) of \(count) rows differ from it in their last bits, for rows do not tell every number of a "
      + "curve: an import to the bit keeps them as a table"
  }
}
