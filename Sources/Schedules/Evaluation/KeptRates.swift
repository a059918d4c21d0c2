import Synchronization

/// The rates of a phase that are kept once they have been asked for again: to copy them takes a fraction of what
/// computing them does, along any curve but a line.
///
/// Who asks but once pays nothing, neither time nor memory: only when as many rates have been asked for as there
/// are to keep are they kept, group by group. They are what the curve itself says, to the bit.
final class KeptRates<Rate: RateNumber>: Sendable {
  private typealias Group = RateGroup<Rate>

  private let curve: any FittedCurve
  private let toKeep: RatesToKeep
  private let store: PieceStore<RateGroup<Rate>>
  private let asked = Atomic<Int>(0)

  init(_ toKeep: RatesToKeep, of curve: any FittedCurve) {
    self.curve = curve
    self.toKeep = toKeep
    store = PieceStore(count: strides(of: Group.count, across: toKeep.numerators.count))
  }

  /// How much memory it takes, in bytes: what has been touched.
  var size: Int { store.size }

  /// Writes the rates at a numerator and each `stride` further.
  func fill(_ rates: UnsafeMutableBufferPointer<Rate>, from numerator: Int, stride: Int) {
    if asked.load(ordering: .relaxed) < toKeep.numerators.count {
      asked.wrappingAdd(rates.count, ordering: .relaxed)
      return Rate.fill(rates, along: curve, from: numerator, stride: stride)
    }
    // What lies before those that are kept, these, and what lies behind.
    let kept = toKeep.numerators
    let start = min(rates.count, strides(of: stride, across: kept.lowerBound - numerator))
    let stop = min(rates.count, strides(of: stride, across: kept.upperBound - numerator))
    compute(rates, 0..<start, from: numerator, stride: stride)
    copy(rates, start..<stop, from: numerator, stride: stride)
    compute(rates, stop..<rates.count, from: numerator, stride: stride)
  }

  private func compute(
    _ rates: UnsafeMutableBufferPointer<Rate>, _ part: Range<Int>, from numerator: Int, stride: Int
  ) {
    if part.isEmpty { return }
    let first = numerator + part.lowerBound * stride
    Rate.fill(.init(rebasing: rates[part]), along: curve, from: first, stride: stride)
  }

  /// Copies what is kept, and computes, and keeps, what is not yet.
  private func copy(
    _ rates: UnsafeMutableBufferPointer<Rate>, _ part: Range<Int>, from numerator: Int, stride: Int
  ) {
    let shelf = store.shelf
    // Steps apart, of which each group still has some.
    let isWide = stride > 1 && stride <= Group.count / 8
    var done = part.lowerBound
    while done < part.upperBound {
      let place = numerator + done * stride - toKeep.numerators.lowerBound
      let (number, i) = (place / Group.count, place % Group.count)
      var end = min(part.upperBound, done + strides(of: stride, across: Group.count - i))
      if let group = shelf[number] ?? (isWide ? made(number) : nil) {
        copy(group.rates() + i, stride: stride, to: .init(rebasing: rates[done..<end]))
      } else {
        // Together with the groups after it that are missing, too.
        var next = number + 1
        while end < part.upperBound, shelf[next] == nil {
          next += 1
          end = min(part.upperBound, done + strides(of: stride, across: next * Group.count - place))
        }
        compute(rates, done..<end, from: numerator, stride: stride)
        if stride == 1 { keep(.init(rebasing: rates[done..<end]), from: place) }
      }
      done = end
    }
  }

  @inline(__always)
  private func copy(
    _ kept: UnsafePointer<Rate>, stride: Int, to rates: UnsafeMutableBufferPointer<Rate>
  ) {
    if stride == 1 { return rates.baseAddress!.update(from: kept, count: rates.count) }
    for i in rates.indices { rates[i] = kept[i * stride] }
  }

  /// Keeps the groups that lie whole among rates next to each other, and the last, which may be shorter.
  private func keep(_ rates: UnsafeMutableBufferPointer<Rate>, from place: Int) {
    let end = place + rates.count
    var number = strides(of: Group.count, across: place)
    while number * Group.count < end {
      let first = number * Group.count
      let count = min(Group.count, toKeep.numerators.count - first)
      if first + count > end { return }
      let computed = rates.baseAddress! + (first - place)
      let group = Group { $0.baseAddress!.update(from: computed, count: count) }
      store.shelf.keep(group, as: number)
      number += 1
    }
  }

  @inline(never)
  private func made(_ number: Int) -> UnsafePointer<RateGroup<Rate>> {
    let first = toKeep.numerators.lowerBound + number * Group.count
    let group = Group { Rate.fill($0, along: curve, from: first, stride: 1) }
    return store.shelf.keep(group, as: number)
  }
}

extension KeptRates<Double> {
  /// The rate at a numerator, as a function.
  var rateFunction: @Sendable (_ numerator: Int) -> Double {
    let (shelf, computed, bySteps) = (store.shelf, curve.rateFunction, toKeep.bySteps)
    let (first, count) = (toKeep.numerators.lowerBound, toKeep.numerators.count)
    return { [self] numerator in
      let place = numerator &- first
      guard UInt(bitPattern: place) < UInt(bitPattern: count) else { return computed(numerator) }
      let (number, i) = (place / Group.count, place % Group.count)
      if let group = shelf[number] { return group.rates()[i] }
      return bySteps ? made(number).rates()[i] : computed(numerator)
    }
  }
}
