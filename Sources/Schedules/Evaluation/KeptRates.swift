import Synchronization

/// The rates of a phase that are kept once they have been asked for again and again: to copy them takes a
/// fraction of what computing them does.
///
/// Who asks a few times pays nothing, neither time nor memory. To keep them takes as long as it saves in some
/// eight fills, and so they are kept, group by group, when so many times as many have been asked for as there are
/// to keep. They are what the curve itself says, to the bit.
final class KeptRates<Rate: RateNumber>: @unchecked Sendable {
  private let curve: any FittedCurve
  private let toKeep: RatesToKeep
  private let asked = Atomic<Int>(0)
  /// Where the slab is, once there is one.
  private let start = Atomic<UnsafeMutableRawPointer?>(nil)

  init(_ toKeep: RatesToKeep, of curve: any FittedCurve) {
    self.curve = curve
    self.toKeep = toKeep
  }

  deinit { slab?.deallocate() }

  /// How much memory it takes, in bytes: what has been touched.
  var size: Int { slab?.size ?? 0 }

  /// Writes the rates at a numerator and each `stride` further.
  ///
  /// - Parameter isWorthwhile: Whether what all phases of the schedule would keep stays in cache.
  func fill(
    _ rates: UnsafeMutableBufferPointer<Rate>, from numerator: Int, stride: Int, isWorthwhile: Bool
  ) {
    // What lies before those that are kept, these, and what lies behind.
    let kept = toKeep.numerators
    let before = min(rates.count, strides(of: stride, across: kept.lowerBound - numerator))
    let until = min(rates.count, strides(of: stride, across: kept.upperBound - numerator))
    guard isWorthwhile || toKeep.isDear, before < until, areAskedAgain(until - before) else {
      return Rate.fill(rates, along: curve, from: numerator, stride: stride)
    }
    compute(rates, 0..<before, from: numerator, stride: stride)
    copy(rates, before..<until, from: numerator, stride: stride)
    compute(rates, until..<rates.count, from: numerator, stride: stride)
  }

  /// Counts that so many are asked for, and says whether enough were before.
  private func areAskedAgain(_ count: Int) -> Bool {
    let enough = (toKeep.isDear ? 1 : 8) * toKeep.numerators.count
    if asked.load(ordering: .relaxed) >= enough { return true }
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

  /// Copies what is kept; computes, and keeps, what is not yet.
  private func copy(
    _ rates: UnsafeMutableBufferPointer<Rate>, _ part: Range<Int>, from numerator: Int, stride: Int
  ) {
    let (slab, first) = (slab ?? made(), toKeep.numerators.lowerBound)
    if stride != 1 {
      for i in part {
        let numerator = numerator + i * stride
        rates[i] = rate(numerator - first, in: slab) ?? Rate(curve.rate(at: numerator))
      }
      return
    }
    var done = part.lowerBound
    while done < part.upperBound {
      // As far as groups are kept like the first, or missing.
      let place = numerator + done - first
      let isKept = slab.isWritten(at: place)
      var end = slab.end(ofGroupAt: place)
      let last = place + part.upperBound - done
      while end < last, slab.isWritten(at: end) == isKept { end = slab.end(ofGroupAt: end) }
      let these = done..<done + min(end, last) - place
      if isKept {
        (rates.baseAddress! + done).update(from: slab.rates + place, count: these.count)
      } else {
        compute(rates, these, from: numerator, stride: 1)
        keep(.init(rebasing: rates[these]), from: place, in: slab)
      }
      done = these.upperBound
    }
  }

  /// A rate that is kept; where it is dear, with those about it, which are kept from now on.
  @inline(__always)
  private func rate(_ place: Int, in slab: RateSlab<Rate>) -> Rate? {
    if slab.isWritten(at: place) { return slab.rates[place] }
    return toKeep.isDear ? dearRate(place, in: slab) : nil
  }

  @inline(never)
  private func dearRate(_ place: Int, in slab: RateSlab<Rate>) -> Rate? {
    slab.writeGroup(at: place) { places, room in
      let room = UnsafeMutableBufferPointer(start: room, count: places.count)
      let first = toKeep.numerators.lowerBound + places.lowerBound
      Rate.fill(room, along: curve, from: first, stride: 1)
    }
    return slab.isWritten(at: place) ? slab.rates[place] : nil
  }

  /// Keeps the groups that lie whole among rates next to each other.
  private func keep(
    _ rates: UnsafeMutableBufferPointer<Rate>, from place: Int, in slab: RateSlab<Rate>
  ) {
    let end = place + rates.count
    var next = place == 0 ? 0 : slab.end(ofGroupAt: place - 1)
    while next < end, slab.end(ofGroupAt: next) <= end {
      slab.writeGroup(at: next) { places, room in
        let computed = rates.baseAddress! + (places.lowerBound - place)
        room.initialize(from: computed, count: places.count)
      }
      next = slab.end(ofGroupAt: next)
    }
  }

  @inline(__always)
  private var slab: RateSlab<Rate>? {
    start.load(ordering: .acquiring).map { RateSlab(at: $0, count: toKeep.numerators.count) }
  }

  @inline(never)
  private func made() -> RateSlab<Rate> {
    let new = RateSlab<Rate>.allocate(count: toKeep.numerators.count)
    let (isFirst, _) = start.compareExchange(
      expected: nil, desired: new.start, ordering: .acquiringAndReleasing)
    if !isFirst { new.deallocate() }
    return slab!
  }
}

extension KeptRates<Double> {
  /// The rate at a numerator, as a function, where a single one is dear; else it is better computed.
  var dearRate: (@Sendable (_ numerator: Int) -> Double)? {
    if !toKeep.isDear { return nil }
    let (computed, numerators) = (curve.rateFunction, toKeep.numerators)
    return { [self] numerator in
      guard numerators.contains(numerator) else { return computed(numerator) }
      return rate(numerator - numerators.lowerBound, in: slab ?? made()) ?? computed(numerator)
    }
  }
}
