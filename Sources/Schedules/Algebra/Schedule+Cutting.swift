// Appending and cutting. The laws, to the bit:
//
//     appending is associative, and Schedule() is its identity
//     a.prefix(n).appending(a.dropFirst(n)) == a
//     a.appending(b)[k] == k < a.length ? a[k] : b[k − a.length]

extension Schedule {
  /// This schedule, then another.
  ///
  /// It arrives where `next` arrives; a `next` without steps leaves its arrival all the same.
  ///
  /// - Precondition: The steps together fit in `Int`.
  public func appending(_ next: Schedule) -> Schedule {
    var normal = NormalForm(self)
    guard normal.append(next) else {
      trap("appending: \(length) and \(next.length) steps are more than an Int counts")
    }
    return normal.schedule
  }

  /// The first steps, at most `count` of them.
  ///
  /// It arrives where the curve that was cut stands; without steps, at the first rate.
  ///
  /// - Precondition: `count` is not negative.
  public func prefix(_ count: Int) -> Schedule {
    guard count >= 0 else { trap("prefix: \(count) is negative") }
    if count >= length { return self }
    if count == 0 { return Schedule(normal: [], ends: [], finalRate: firstRate) }
    let last = indexOfPhase(at: count - 1)
    let start = steps(ofPhase: last).lowerBound
    let cut = phases[last].piece(0..<count - start)
    return Schedule(
      normal: phases[..<last] + [cut], ends: ends[..<last] + [count], finalRate: cut.arrival)
  }

  /// All but the first steps; without any left, still the rate it arrives at.
  ///
  /// - Precondition: `count` is not negative.
  public func dropFirst(_ count: Int) -> Schedule {
    guard count >= 0 else { trap("dropFirst: \(count) is negative") }
    if count == 0 || isIdentity { return self }
    if count >= length { return Schedule(normal: [], ends: [], finalRate: finalRate) }
    let first = indexOfPhase(at: count)
    let steps = steps(ofPhase: first)
    let cut = phases[first].piece(count - steps.lowerBound..<steps.count)
    return Schedule(
      normal: [cut] + phases[(first + 1)...], ends: ends[first...].map { $0 - count },
      finalRate: finalRate)
  }

  /// The steps in a range, as a schedule of their own; bounds past its ends are clamped.
  ///
  /// ```swift
  /// let schedule = Schedule.warmup(to: 1, over: 500).decaying(to: 0, over: 9_500)
  /// let middle = schedule[500..<5_000]
  /// let tail = schedule[5_000...]
  /// tail.length  // 5000
  /// ```
  public subscript(range: some RangeExpression<Int>) -> Schedule {
    let bounds = range.relative(to: 0..<Int.max).clamped(to: 0..<length)
    return prefix(bounds.upperBound).dropFirst(bounds.lowerBound)
  }

  /// This schedule up to a step, and another from there on.
  ///
  /// - Precondition: `step` is in `0...length`.
  public func replacing(from step: Int, with next: Schedule) -> Schedule {
    guard step >= 0, step <= length else {
      trap("replacing: step \(step) is not in 0...\(length)")
    }
    return prefix(step).appending(next)
  }
}
