import Synchronization

/// The rates of a phase that are kept once they have been asked for again and again: to copy them takes a
/// fraction of what computing them does.
///
/// To keep them takes as long as it saves in some eight fills, and so they are kept, group by group, when so
/// many times as many have been asked for as there are to keep; those that are dear from the beginning. They are what
/// the curve itself says, to the bit.
///
/// Unchecked, for the compiler cannot know that what `start` leads to is written once and then only read.
final class KeptRates<Rate: RateNumber>: @unchecked Sendable {
  private let curve: any FittedCurve
  private let toKeep: RatesToKeep
  private let asked = Atomic<Int>(0)
  /// Where the groups are, once there are any.
  private let start = Atomic<UnsafeMutablePointer<RateGroups<Rate>.Group>?>(nil)

  /// How many times as many as there are to keep are computed before.
  private static var patience: Int { 8 }

  init(_ toKeep: RatesToKeep, of curve: any FittedCurve) {
    self.curve = curve
    self.toKeep = toKeep
  }

  deinit { groups?.deallocate() }

  /// How much memory it takes, in bytes.
  var bytes: Int { groups?.bytes ?? 0 }

  /// Writes the rates at a numerator and each `stride` further.
  ///
  /// - Parameter isWorthwhile: Whether what all phases of the schedule would keep stays in cache.
  func fill(
    _ rates: UnsafeMutableBufferPointer<Rate>, from numerator: Int, stride: Int, isWorthwhile: Bool
  ) {
    func steps(to place: Int) -> Int {
      min(rates.count, strides(of: stride, across: place - numerator))
    }
    // Steps apart would keep more than they ask for.
    let isWhole =
      isWorthwhile && stride == 1
      && areAskedAgain(
        steps(to: toKeep.numerators.upperBound) - steps(to: toKeep.numerators.lowerBound))
    // What lies before those that are kept, these, and what lies behind.
    let kept = isWhole ? toKeep.numerators : toKeep.dear
    let (before, until) = (steps(to: kept.lowerBound), steps(to: kept.upperBound))
    compute(rates, 0..<before, from: numerator, stride: stride)
    copy(rates, before..<until, from: numerator, stride: stride)
    compute(rates, until..<rates.count, from: numerator, stride: stride)
  }

  /// Counts that so many are asked for, and says whether enough were before.
  private func areAskedAgain(_ count: Int) -> Bool {
    if asked.load(ordering: .relaxed) >= Self.patience * toKeep.numerators.count { return true }
    asked.wrappingAdd(count, ordering: .relaxed)
    return false
  }

  private func compute(
    _ rates: UnsafeMutableBufferPointer<Rate>, _ part: Range<Int>, from numerator: Int, stride: Int
  ) {
    if part.isEmpty { return }
    let first = numerator + part.lowerBound * stride
    Rate.fill(.init(rebasing: rates[part]), along: curve, from: first, stride: stride)
  }

  private func copy(
    _ rates: UnsafeMutableBufferPointer<Rate>, _ part: Range<Int>, from numerator: Int, stride: Int
  ) {
    if part.isEmpty { return }
    let groups = groups ?? made()
    var done = part.lowerBound
    while done < part.upperBound {
      let place = numerator + done * stride - toKeep.numerators.lowerBound
      let kept = groups.rates(from: place) ?? newRates(from: place, in: groups)
      let left = RateGroups<Rate>.size - place % RateGroups<Rate>.size
      let count = min(part.upperBound - done, strides(of: stride, across: left))
      let to = rates.baseAddress! + done
      if stride == 1 {
        to.update(from: kept, count: count)
      } else {
        for i in 0..<count { to[i] = kept[i * stride] }
      }
      done += count
    }
  }

  @inline(never)
  private func newRates(from place: Int, in groups: RateGroups<Rate>) -> UnsafePointer<Rate> {
    groups.rates(from: place) { places, room in
      let first = toKeep.numerators.lowerBound + places.lowerBound
      Rate.fill(room, along: curve, from: first, stride: 1)
    }
  }

  @inline(__always)
  private var groups: RateGroups<Rate>? {
    start.load(ordering: .acquiring).map { RateGroups(at: $0, count: toKeep.numerators.count) }
  }

  @inline(never)
  private func made() -> RateGroups<Rate> {
    let new = RateGroups<Rate>.allocate(count: toKeep.numerators.count)
    let (isFirst, _) = start.compareExchange(
      expected: nil, desired: new.start, ordering: .acquiringAndReleasing)
    if !isFirst { new.deallocate() }
    return groups!
  }
}

extension KeptRates<Double> {
  /// The rate at a numerator, as a function, where a single one is dear; else it is better computed.
  var dearRate: (@Sendable (_ numerator: Int) -> Double)? {
    if !toKeep.bySteps { return nil }
    let (computed, numerators) = (curve.rateFunction, toKeep.numerators)
    return { [self] numerator in
      guard numerators.contains(numerator) else { return computed(numerator) }
      let (place, groups) = (numerator - numerators.lowerBound, groups ?? made())
      return (groups.rates(from: place) ?? newRates(from: place, in: groups)).pointee
    }
  }
}
