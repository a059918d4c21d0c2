// Changing the rates and leaving time alone. The final rate is changed with the rest.

extension Schedule {
  /// Every rate times a factor.
  ///
  /// To the bit `a.scaled(by: c)[k] == c * a[k]` where `c` is a power of two (and nothing becomes
  /// denormal); else within the curves' accuracy.
  ///
  /// - Precondition: `factor` is finite and not negative, no rate becomes infinite, and no end of an
  ///   exponential so small that it is its floor.
  public func scaled(by factor: Double) -> Schedule {
    guard factor.isFinite, factor >= 0 else {
      trap("scaled: \(factor) is not a factor; give a finite number of 0 or more")
    }
    return trapping("scaled") { () throws(ScheduleError) in try mappingRates { $0 * factor } }
  }

  /// Every rate plus an amount, which may be negative.
  ///
  /// Exact but for the rounding of the ends; an exponential much nearer to its floor than the amount
  /// is large keeps its shape as far as its distance to the floor survives that rounding.
  ///
  /// - Throws: `ScheduleError` where a rate, or the floor of an inverse square root, would be negative,
  ///   or an end of an exponential would be rounded onto its floor.
  public func shifted(by amount: Double) throws(ScheduleError) -> Schedule {
    try mappingRates { $0 + amount }
  }

  /// No rate below a floor nor above a ceiling.
  ///
  /// Phases are cut where they cross a bound and a hold put in the place of what lies beyond.
  ///
  /// ```swift
  /// let floored = Schedule.ramp(from: 1, to: 0, over: 4).clamped(to: 0.5...)
  /// floored.rates(in: 0..<5)  // [1.0, 0.75, 0.5, 0.5, 0.5]
  /// ```
  ///
  /// - Precondition: The bounds are finite and not negative.
  public func clamped(to bounds: ClosedRange<Double>) -> Schedule {
    guard bounds.lowerBound >= 0, bounds.upperBound.isFinite else {
      trap("clamped: \(bounds) are not rates; give finite bounds of 0 or more")
    }
    let final = min(max(finalRate, bounds.lowerBound), bounds.upperBound)
    return NormalForm.schedule(
      phases.flatMap { $0.clamped(to: bounds) }, final: isIdentity ? nil : final, for: "clamped")
  }

  /// No rate below a floor.
  public func clamped(to bounds: PartialRangeFrom<Double>) -> Schedule {
    clamped(to: bounds.lowerBound...max(bounds.lowerBound, .greatestFiniteMagnitude))
  }

  /// No rate above a ceiling.
  public func clamped(to bounds: PartialRangeThrough<Double>) -> Schedule {
    clamped(to: 0...max(0, bounds.upperBound))
  }

  /// Every rate changed by a monotone function.
  func mappingRates(_ change: (Double) -> Double) throws(ScheduleError) -> Schedule {
    var mapped: [Phase] = []
    mapped.reserveCapacity(phases.count)
    for (index, phase) in phases.enumerated() {
      do { mapped.append(try phase.mappingRates(change)) } catch {
        throw error.within("phases[\(index)]")
      }
    }
    return try Schedule(checking: mapped, final: isIdentity ? nil : change(finalRate))
  }
}

extension Phase {
  /// The phase cut where it crosses a bound; a table entry by entry, for it need not be monotone.
  func clamped(to bounds: ClosedRange<Double>) -> [Phase] {
    func hold(at rate: Double, for steps: Int) -> Phase {
      Phase(checked: .hold, from: rate, to: rate, steps: steps, timeMap: timeMap)
    }
    let (low, high) = (bounds.lowerBound, bounds.upperBound)
    if curve.form.entries != nil {
      return [
        trapping("clamped") { () throws(ScheduleError) in
          try mappingRates { min(max($0, low), high) }
        }
      ]
    }
    let rises = first <= last
    let start = firstStep { rises ? $0 >= low : $0 <= high }
    let end = max(start, firstStep { rises ? $0 > high : $0 < low })
    let parts = [
      hold(at: rises ? low : high, for: start), piece(start..<end),
      hold(at: rises ? high : low, for: steps - end),
    ]
    return parts.filter { $0.steps > 0 }
  }
}
