/// Consecutive steps along one curve.
///
/// A phase of `n` steps runs half-open: its steps are `0..<n`, and its end rate is first reached by
/// the step after it. So a warmup over 500 steps stands at the peak at step 500, which is the first
/// step of what follows.
///
/// ```swift
/// Phase.ramp(from: 0, to: 3e-4, over: 500)
/// Phase.hold(at: 3e-4, for: 4_500)
/// Phase.ramp(from: 3e-4, to: 0, over: 5_000, along: .cosine)
/// ```
public struct Phase: Sendable {
  /// The curve it runs along.
  public let curve: Curve
  /// The rate at the curve's start.
  public let from: Double
  /// The rate at the curve's end; the floor of an inverse square root, the last entry of a table.
  public let to: Double
  /// How many steps it runs.
  public let steps: Int
  /// Where on the curve each step stands.
  public let timeMap: TimeMap

  /// Whether its rate is `from` at every step, which saves a single step the way to the curve.
  let isHold: Bool
  let fit: FittedPhase
  /// The same, to be read without counting references, as long as the phase lives.
  let borrowedFit: Unmanaged<FittedPhase>

  /// A phase from its parts, checked.
  ///
  /// - Parameters:
  ///   - curve: The shape of the way.
  ///   - from: The rate at the curve's start. What a table or a hold says itself is not read.
  ///   - to: The rate at the curve's end. An inverse square root has none, and it is not read.
  ///   - steps: How many steps it runs, 0 or more.
  ///   - timeMap: Where on the curve each step stands; by default `k / steps`, and one step a step
  ///     for curves that count steps.
  /// - Throws: `ScheduleError` for a rate that is negative or not finite, a negative number of steps, an
  ///   end that the curve cannot have, or a time map that leaves `Int`.
  public init(
    _ curve: Curve, from: Double, to: Double, steps: Int, timeMap: TimeMap? = nil
  ) throws(ScheduleError) {
    for (name, rate) in [("from", from), ("to", to)] where !(rate.isFinite && rate >= 0) {
      let fault = rate < 0 ? "\(rate) is negative" : "\(rate) is not finite"
      throw ScheduleError(name, fault, "give a finite rate of 0 or more")
    }
    if steps < 0 {
      throw ScheduleError("steps", "\(steps) is negative", "give 0 or more")
    }
    try curve.form.check(from: from, to: to)
    if timeMap?.period == 0, type(of: curve.form).countsSteps {
      throw ScheduleError("period", "0 is no pace for a curve that counts steps", "give 1 or more")
    }
    let timeMap = timeMap ?? Phase.defaultTimeMap(for: curve, steps: steps)
    if timeMap.numerator(at: steps) == nil {
      throw ScheduleError(
        "steps", "\(timeMap.stride) · \(steps) + \(timeMap.offset) is too large for an Int",
        "give fewer steps, or a smaller stride")
    }
    self.init(checked: curve, from: from + 0, to: to + 0, steps: steps, timeMap: timeMap)
  }

  /// A phase of parts known to be right, in normal form: a flat curve is a hold.
  init(checked curve: Curve, from: Double, to: Double, steps: Int, timeMap: TimeMap) {
    let (start, end) = curve.form.ends(from: from, to: to)
    let isFlat = curve.form.isFlat(from: start, to: end)
    self.curve = isFlat ? .hold : curve
    self.from = start
    self.to = end
    self.steps = steps
    self.timeMap = isFlat ? TimeMap(inLowestTerms: 0, 1, 1) : timeMap
    isHold = self.curve.isHold
    fit = FittedPhase(
      self.curve.form.fitted(from: start, to: end, period: self.timeMap.period),
      reach: self.timeMap.reach(ofSteps: steps))
    borrowedFit = .passUnretained(fit)
  }

  static func defaultTimeMap(for curve: Curve, steps: Int) -> TimeMap {
    TimeMap(inLowestTerms: 0, 1, type(of: curve.form).countsSteps ? 1 : steps)
  }
}

extension Phase {
  /// A constant rate.
  ///
  /// - Precondition: the rate is finite and not negative, and so is the number of steps.
  public static func hold(at rate: Double, for steps: Int) -> Phase {
    trapping("hold") { () throws(ScheduleError) in
      try Phase(.hold, from: rate, to: rate, steps: steps)
    }
  }

  /// The way from one rate to another.
  ///
  /// - Precondition: the rates are finite, not negative and such as the curve can have; `steps` is
  ///   not negative.
  public static func ramp(
    from: Double, to: Double, over steps: Int, along curve: Curve = .linear, grid: Grid = .start
  ) -> Phase {
    requireEnds(of: curve)
    return trapping("ramp") { () throws(ScheduleError) in
      try Phase(curve, from: from, to: to, steps: steps, timeMap: grid.timeMap(steps: steps))
    }
  }

  /// The way from one rate to another, or a part of it, by an explicit time map.
  public static func ramp(
    from: Double, to: Double, over steps: Int, along curve: Curve = .linear,
    offset: Int = 0, stride: Int = 1, period: Int
  ) -> Phase {
    requireEnds(of: curve)
    return trapping("ramp") { () throws(ScheduleError) in
      let map = try TimeMap(offset: offset, stride: stride, period: period)
      return try Phase(curve, from: from, to: to, steps: steps, timeMap: map)
    }
  }

  private static func requireEnds(of curve: Curve) {
    if type(of: curve.form).givenEnds == .fromTo { return }
    trap("ramp: \(curve) leads to no rate of its own; use hold(at:for:) or curve(_:from:for:)")
  }

  /// A curve that says itself where it leads: an inverse square root, or a table.
  public static func curve(
    _ curve: Curve, from: Double = 0, for steps: Int, offset: Int = 0, stride: Int = 1,
    period: Int = 1
  ) -> Phase {
    trapping("curve") { () throws(ScheduleError) in
      let map = try TimeMap(offset: offset, stride: stride, period: period)
      return try Phase(curve, from: from, to: from, steps: steps, timeMap: map)
    }
  }
}

extension Phase: Hashable {
  public static func == (a: Phase, b: Phase) -> Bool {
    a.steps == b.steps && a.isPieceOfSameCurve(as: b) && a.timeMap == b.timeMap
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(curve)
    hasher.combine(from)
    hasher.combine(to)
    hasher.combine(steps)
    hasher.combine(timeMap)
  }

  func isPieceOfSameCurve(as other: Phase) -> Bool {
    from == other.from && to == other.to && curve == other.curve
  }
}
