// From lengths to steps. Everything is exact until boundaries are rounded, once.

extension RunClock {
  /// A length in steps, exactly; `total` is what shares are of.
  static func exactSteps(
    in length: RunLength, clock: RunClock?, total: Int?
  ) throws(ScheduleError) -> ExactSteps {
    func needs(_ what: String, _ remedy: String) -> ScheduleError {
      ScheduleError(length.unit.rawValue, "\(length.unit.rawValue) need \(what)", remedy)
    }
    func times(_ factor: Ratio?) throws(ScheduleError) -> ExactSteps {
      let steps = factor.flatMap { ExactSteps(length.amount).multiplied(by: $0) }
      guard let steps, steps.roundedUp != nil else {
        throw ScheduleError(
          length.unit.rawValue, "\(length) are more than an Int counts",
          "give a shorter or rounder length")
      }
      return steps
    }
    switch length.unit {
    case .steps: return try times(1)
    case .share:
      guard let total else { throw needs("the whole that they are shares of", "give its length") }
      return try times(Ratio(total, 1))
    case .rest:
      throw ScheduleError("rest", "the rest is known among other parts alone", "give a length")
    case .epochs:
      guard let clock else { throw needs("a clock", "give batchSize and datasetSize") }
      return try times(clock.stepsPerEpoch)
    case .samples:
      guard let clock else { throw needs("a clock", "give batchSize") }
      return try times(Ratio(1, clock.samplesPerStep))
    case .tokens:
      guard let clock, let each = clock.sequenceLength else {
        throw needs("a clock that knows the sequence length", "give batchSize and sequenceLength")
      }
      let perStep = each.multipliedReportingOverflow(by: clock.samplesPerStep)
      return try times(perStep.overflow ? nil : Ratio(1, perStep.partialValue))
    }
  }

  /// The same, rounded up to whole steps.
  static func wholeSteps(
    in length: RunLength, clock: RunClock?, total: Int?
  ) throws(ScheduleError) -> Int {
    try exactSteps(in: length, clock: clock, total: total).roundedUp ?? Int.max
  }

  /// See ``steps(inParts:of:)``; without a clock for lengths that need none.
  static func steps(
    inParts parts: [RunLength], of whole: RunLength, clock: RunClock?
  ) throws(ScheduleError) -> [Int] {
    guard whole.unit != .share else {
      throw ScheduleError("", "the whole run cannot be a share of itself", "give its length")
    }
    let total = try wholeSteps(in: whole, clock: clock, total: nil)
    let boundaries = try exactBoundaries(of: parts, total: total, clock: clock)
    var (steps, last) = ([Int](), 0)
    for boundary in boundaries {
      // Digits that say a little too much leave the rest less than nothing.
      let end = max(last, min(total, boundary.rounded ?? total))
      steps.append(end - last)
      last = end
    }
    return steps
  }

  /// Where the parts end, in steps; the last at the total.
  private static func exactBoundaries(
    of parts: [RunLength], total: Int, clock: RunClock?
  ) throws(ScheduleError) -> [ExactSteps] {
    let tooMany = ScheduleError(
      "", "the parts together are more than an Int counts", "give shorter parts")
    guard parts.count(where: { $0.unit == .rest }) <= 1 else {
      throw ScheduleError("rest", "only one part can take the rest", "give the others a length")
    }
    var exact: [ExactSteps?] = []
    for (index, part) in parts.enumerated() {
      do throws(ScheduleError) {
        exact.append(
          part.unit == .rest ? nil : try exactSteps(in: part, clock: clock, total: total))
      } catch {
        throw error.within("[\(index)]")
      }
    }
    let whole = ExactSteps(Ratio(total, 1))
    guard let sum = exact.sum, sum.roundedUp != nil, let left = whole.subtracting(sum) else {
      throw tooMany
    }
    // Thirds are not written whole in decimal: that much may be missing, and no step.
    let slack = left.value
    let isFilled = abs(slack) <= min(0.25, 1e-9 * Double(total))
    guard isFilled || (exact.contains(nil) && slack > 0) else {
      throw ScheduleError(
        "", "the parts are \(sum.decimal) steps together, not \(total)",
        "make them add up to the whole, or let one be the rest")
    }
    var (boundaries, end) = ([ExactSteps](), ExactSteps(.zero))
    for part in exact {
      guard let next = end.adding(part ?? left) else { throw tooMany }
      end = next
      boundaries.append(end)
    }
    if !boundaries.isEmpty { boundaries[boundaries.count - 1] = whole }
    return boundaries
  }
}

extension [ExactSteps?] {
  /// What is known of them, added up; nil where it cannot be held.
  fileprivate var sum: ExactSteps? {
    reduce(ExactSteps(.zero)) { sum, next in
      guard let next else { return sum }
      return sum?.adding(next)
    }
  }
}
