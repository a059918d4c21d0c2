/// Where on its curve each step of a phase stands: step `k` at `(offset + stride·k) / period`.
///
/// All three are integers, so that a piece of a curve is the same curve with another offset, a
/// stretched one the same curve with another stride and period, and neither moves a bit.
///
/// | offset, stride, period | the grid, over n steps |
/// | --- | --- |
/// | 0, 1, n | `k/n`, the default: the end is reached by the step after the last |
/// | 1, 1, n | `(k+1)/n`: the first step has moved already, the last stands at the end |
/// | 0, 1, n − 1 | `k/(n−1)`: the first step stands at the start, the last at the end |
public struct TimeMap: Sendable, Hashable {
  /// Where step 0 stands.
  public let offset: Int
  /// How far a step goes.
  public let stride: Int
  /// How far the whole curve is.
  public let period: Int

  /// A map in lowest terms.
  ///
  /// - Throws: `ScheduleError` where an offset or a period is negative, or a stride below 1.
  public init(offset: Int, stride: Int, period: Int) throws(ScheduleError) {
    if offset < 0 {
      throw ScheduleError("offset", "\(offset) is negative", "give 0 or more")
    }
    if stride < 1 {
      throw ScheduleError("stride", "\(stride) is below 1", "give 1 or more")
    }
    if period < 0 {
      throw ScheduleError("period", "\(period) is negative", "give 0 or more")
    }
    self.init(inLowestTerms: offset, stride, period)
  }

  init(inLowestTerms offset: Int, _ stride: Int, _ period: Int) {
    let divisor = greatestCommonDivisor(greatestCommonDivisor(offset, stride), period)
    self.offset = offset / divisor
    self.stride = stride / divisor
    self.period = period / divisor
  }

  /// `offset + stride·k`; nil where it does not fit in `Int`.
  func numerator(at k: Int) -> Int? {
    let (product, overflow) = stride.multipliedReportingOverflow(by: k)
    let (sum, carried) = offset.addingReportingOverflow(product)
    return overflow || carried ? nil : sum
  }

  /// The map of what is left after `k` steps.
  func dropping(_ k: Int) -> TimeMap {
    TimeMap(inLowestTerms: offset + stride * k, stride, period)
  }

  /// Whether `next` goes on where this map stands after `steps`.
  func continues(with next: TimeMap, after steps: Int) -> Bool {
    stride == next.stride && period == next.period && numerator(at: steps) == next.offset
  }

  /// The map with time stretched by `ratio`, whose first step comes `lateness` old steps after the
  /// place that it maps from; nil where its terms do not fit in `Int`.
  ///
  /// Step `k` then stands where the old map stands at `lateness + k / ratio`.
  func stretched(by ratio: Ratio, lateness: Ratio = .zero) -> TimeMap? {
    let slow = Ratio(stride, 1).divided(by: ratio)
    let moved = Ratio(stride, 1).multiplied(by: lateness)?.adding(Ratio(offset, 1))
    guard let slow, let moved else { return nil }
    // Over a common denominator, in wide integers, then back in lowest terms.
    let wide =
      Int128(slow.denominator) / Int128(greatestCommonDivisor(slow.denominator, moved.denominator))
    let (common, overflow) = wide.multipliedReportingOverflow(by: Int128(moved.denominator))
    let (whole, tooLong) = common.multipliedReportingOverflow(by: Int128(period))
    let (place, tooFar) =
      Int128(moved.numerator).multipliedReportingOverflow(by: common / Int128(moved.denominator))
    let (step, tooWide) =
      Int128(slow.numerator).multipliedReportingOverflow(by: common / Int128(slow.denominator))
    guard !overflow, !tooLong, !tooFar, !tooWide else { return nil }
    let divisor = greatestCommonDivisor(greatestCommonDivisor(place, step), whole)
    guard let offset = Int(exactly: place / divisor), let stride = Int(exactly: step / divisor),
      let period = Int(exactly: whole / divisor)
    else { return nil }
    return TimeMap(inLowestTerms: offset, stride, period)
  }
}

extension TimeMap {
  /// The places from the first of so many steps to the last, as far as an `Int` counts.
  func reach(ofSteps steps: Int) -> Range<Int> {
    let (far, isTooFar) = stride.multipliedReportingOverflow(by: steps)
    return offset..<(isTooFar ? .max : offset + min(far, .max - offset))
  }
}

/// How many places, the first and each `stride` further, come before one that is `distance` from the first.
func strides(of stride: Int, across distance: Int) -> Int {
  if distance <= 0 { return 0 }
  return stride == 1 ? distance : (distance - 1) / stride + 1
}
