// What the steps of a schedule add up to, in time that does not grow with the steps: holds, lines and
// tables in closed form, cosines and exponentials too where nothing cancels, all else by `SmoothSum`.
// Rates below a bound are counted by bisection, for every curve but a table is monotone.
//
// What is added up are the exact rates of the curves, not the `Double`s that steps round them to: their
// roundings could not be had without walking all steps, and together are below an ulp or so of the sum.

extension Schedule {
  /// The sum of the rates over a range of steps; infinity where it is more than a `Double` holds.
  public func sum(in range: Range<Int>) -> Double {
    let sum = exactSum(in: range).rounded
    if sum.isFinite { return sum }
    // Products of the largest rates have no exact error; in a smaller unit they have.
    let (schedule, unit) = summable
    let smaller = schedule.exactSum(in: range).rounded * unit
    return smaller.isFinite ? smaller : .infinity
  }

  /// The sum before it is rounded, for differences of sums.
  func exactSum(in range: Range<Int>) -> DoubleDouble {
    // What lies before the first step and past the last may be more steps than an `Int` counts.
    func count(from low: Int, to high: Int) -> DoubleDouble {
      DoubleDouble(high) - DoubleDouble(low)
    }
    let inside = range.clamped(to: 0..<length)
    var sum = count(from: min(0, range.lowerBound), to: min(0, range.upperBound)) * firstRate
    sum =
      sum + count(from: max(length, range.lowerBound), to: max(length, range.upperBound))
      * finalRate
    forEachRun(from: inside.lowerBound, count: inside.count) { run in
      switch run {
      case .constant(let rate, let count):
        sum = sum + DoubleDouble(count) * rate
      case .curve(let fit, let numerator, let stride, let count):
        sum = sum + fit.curve.sum(from: numerator, stride: stride, count: count)
      }
    }
    return sum
  }

  /// The mean rate over all steps; the final rate where there are none.
  public var meanRate: Double {
    if length == 0 { return finalRate }
    let (schedule, unit) = summable
    return (schedule.exactSum(in: 0..<length) / DoubleDouble(length)).rounded * unit
  }

  /// The schedule in a unit in which its sums are not more than a `Double` holds, and that unit.
  var summable: (schedule: Schedule, unit: Double) {
    if drawnPeak < 0x1p900 { return (self, 1) }
    let smaller = try? mappingRates { $0 * 0x1p-200 }
    return smaller.map { ($0, 0x1p200) } ?? (self, 1)
  }

  /// How many steps of the schedule have a rate below a bound.
  public func numberOfSteps(below bound: Double) -> Int {
    phases.reduce(0) { $0 + $1.numberOfSteps(below: bound) }
  }
}

extension Phase {
  func numberOfSteps(below bound: Double) -> Int {
    if curve.form.entries != nil {
      let changes = entryChanges
      return zip(changes, changes.dropFirst() + [steps])
        .reduce(0) { $0 + (rate(at: $1.0) < bound ? $1.1 - $1.0 : 0) }
    }
    if first <= last {
      return firstStep { $0 >= bound }
    }
    return steps - firstStep { $0 < bound }
  }

  /// The first step whose rate fulfils a predicate that, once true, stays true; `steps` where none
  /// does.
  func firstStep(where isTrue: (Double) -> Bool) -> Int {
    var low = 0
    var high = steps
    while low < high {
      let middle = low + (high - low) / 2
      if isTrue(rate(at: middle)) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
