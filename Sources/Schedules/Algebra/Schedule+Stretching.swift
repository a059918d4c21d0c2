// Changing time and leaving the rates alone.

extension Schedule {
  /// The same schedule run slower or faster: time stretched by an exact ratio.
  ///
  /// A boundary at step `s` goes to `⌈s · ratio⌉`, and every step stands on its curve exactly where
  /// the ratio puts it. For a whole number `m`, `a.stretched(by: m)[m·k] == a[k]` (to the bit for
  /// powers of two, while curves stay within 2¹⁶ steps, lines and squares within 2³⁰, or 2⁴⁰ that powers of
  /// two divide; else as accurately as rates are), and stretching by `m` and by `1/m` gives the schedule
  /// back.
  ///
  /// ```swift
  /// let schedule = Schedule.ramp(from: 1, to: 0, over: 300)
  /// let twiceAsLong = schedule.stretched(by: 2)
  /// let shorter = schedule.stretched(by: Ratio(2, 3))
  /// shorter.length  // 200
  /// ```
  ///
  /// - Precondition: `ratio` is positive, and the stretched time maps fit in `Int`.
  public func stretched(by ratio: Ratio) -> Schedule {
    guard ratio.numerator > 0 else { trap("stretched: \(ratio) is not positive") }
    guard let stretched = stretchedIfItFits(by: ratio) else {
      trap("stretched: by \(ratio) the steps are more than an Int counts; use a simpler ratio")
    }
    return stretched
  }

  /// The same schedule run over another number of steps.
  ///
  /// - Precondition: There are steps to stretch, or `length` is 0; the time maps fit in `Int`.
  public func stretched(to length: Int) -> Schedule {
    if length == 0 { return prefix(0) }
    guard length > 0, self.length > 0 else {
      trap("stretched: \(self.length) steps cannot be stretched to \(length)")
    }
    return stretched(by: Ratio(length, self.length))
  }

  /// The schedule stretched, as it stands before a hold, if one follows; nil where its time maps do not
  /// fit in `Int`.
  func stretchedIfItFits(by ratio: Ratio, before hold: Double? = nil) -> Schedule? {
    var normal = NormalForm()
    for (index, phase) in phases.enumerated() {
      let steps = steps(ofPhase: index)
      guard
        let placed = phase.placed(
          from: Ratio(steps.lowerBound, 1), to: Ratio(steps.upperBound, 1), stretchedBy: ratio,
          startingAt: .zero)
      else { return nil }
      let bound = rateOfHold(after: index) ?? (index == phases.count - 1 ? hold : nil)
      for part in placed.bounded(as: phase, by: bound) where !normal.append(part) { return nil }
    }
    normal.arrival = storedFinal ?? normal.arrival
    return normal.schedule
  }

  /// The rate that is held after a phase, within the schedule or past its end; nil where its curve
  /// goes on, or another follows.
  private func rateOfHold(after index: Int) -> Double? {
    if index == phases.count - 1 { return storedFinal }
    return phases[index + 1].curve.isHold ? phases[index + 1].from : nil
  }
}

extension Phase {
  /// The phase that runs from time `start` to time `end` of some schedule, as it runs when that
  /// schedule is stretched by `ratio` and begins at time `origin`; nil where it does not fit.
  ///
  /// Its first step is the first at or after its start, and stands on the curve as much past the
  /// curve's start as it comes late.
  func placed(
    from start: Ratio, to end: Ratio, stretchedBy ratio: Ratio, startingAt origin: Ratio
  ) -> Phase? {
    guard let newStart = start.multiplied(by: ratio)?.adding(origin),
      let newEnd = end.multiplied(by: ratio)?.adding(origin),
      let late = Ratio(newStart.roundedUp, 1).subtracting(newStart)?.divided(by: ratio)
    else { return nil }
    let steps = newEnd.roundedUp - newStart.roundedUp
    guard let map = curve.isHold ? timeMap : timeMap.stretched(by: ratio, lateness: late),
      map.numerator(at: steps) != nil
    else { return nil }
    return Phase(checked: curve, from: from, to: to, steps: steps, timeMap: map)
  }

  /// Whether a hold at `rate` goes on where the curve leads: at its arrival, or between its last step
  /// and its arrival, where a bound has cut it.
  func leads(to rate: Double) -> Bool {
    (rate <= last && rate >= arrival) || (rate >= last && rate <= arrival)
  }

  /// The stretched phase, kept within the bound that had cut the `original`, where the rate held
  /// after it is one.
  ///
  /// Between its last step and the hold that follows, a clamped curve passes the bound; stretched,
  /// steps come to stand there.
  func bounded(as original: Phase, by bound: Double?) -> [Phase] {
    guard let bound, curve.form.entries == nil, original.leads(to: bound),
      original.last != original.arrival
    else { return [self] }
    return clamped(
      to: original.last > original.arrival
        ? bound...max(bound, original.from, original.to) : 0...bound)
  }
}
