// What the steps of a schedule add up to. Holds, lines, cosines and exponentials are summed in
// closed form, other curves step by step; rates below a bound are counted by bisection, for every
// curve but a table is monotone.

extension Schedule {
  /// The sum of the rates over a range of steps.
  public func sum(in range: Range<Int>) -> Double { exactSum(in: range).rounded }

  /// The sum before it is rounded, for differences of sums.
  func exactSum(in range: Range<Int>) -> DoubleDouble {
    var sum = DoubleDouble(0)
    forEachRun(from: range.lowerBound, count: range.count) { run in
      switch run {
      case .constant(let rate, let count):
        sum = sum + DoubleDouble(count) * rate
      case .curve(let curve, let numerator, let stride, let count):
        sum = sum + curve.sum(from: numerator, stride: stride, count: count)
      }
    }
    return sum
  }

  /// The mean rate over all steps; the final rate where there are none.
  public var meanRate: Double {
    length == 0 ? finalRate : sum(in: 0..<length) / Double(length)
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
