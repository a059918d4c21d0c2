import Synchronization

/// The rates of a phase that are kept once they have been asked for again: to copy them takes a fraction of what
/// computing them does, along any curve but a line.
///
/// Who asks but once pays nothing, neither time nor memory: only when as many rates have been asked for as there
/// are to keep are they kept, group by group. They are what the curve itself says, to the bit.
final class KeptRates<Rate: RateNumber>: Sendable {
  private let curve: any FittedCurve
  private let toKeep: RatesToKeep
  private let store: PieceStore<RateGroup<Rate>>
  private let asked = Atomic<Int>(0)

  init(_ toKeep: RatesToKeep, of curve: any FittedCurve) {
    self.curve = curve
    self.toKeep = toKeep
    store = PieceStore(count: strides(of: Self.groupSize, across: toKeep.numerators.count))
  }

  private static var groupSize: Int { RateGroup<Rate>.count }

  /// How much memory it takes, in bytes: what has been touched.
  var size: Int { store.size }

  func fill(
    _ rates: UnsafeMutableBufferPointer<Rate>, from numerator: Int, stride: Int
  ) {
    if asked.load(ordering: .relaxed) < toKeep.numerators.count {
      asked.wrappingAdd(rates.count, ordering: .relaxed)
      return Rate.fill(rates, along: curve, from: numerator, stride: stride)
    }
    // What lies before those that are kept, these, and what lies behind.
    let (first, end) = (toKeep.numerators.lowerBound, toKeep.numerators.upperBound)
    let start = min(rates.count, strides(of: stride, across: first - numerator))
    let stop = min(rates.count, strides(of: stride, across: end - numerator))
    if start > 0 {
      Rate.fill(.init(rebasing: rates[..<start]), along: curve, from: numerator, stride: stride)
    }
    if start < stop {
      let kept = UnsafeMutableBufferPointer(rebasing: rates[start..<stop])
      fillKept(kept, from: numerator + start * stride - first, stride: stride)
    }
    if stop < rates.count {
      Rate.fill(
        .init(rebasing: rates[stop...]), along: curve, from: numerator + stop * stride,
        stride: stride)
    }
  }

  /// - Parameter place: That of the first rate among those that are kept.
  private func fillKept(
    _ rates: UnsafeMutableBufferPointer<Rate>, from place: Int, stride: Int
  ) {
    let shelf = store.shelf
    var (done, place) = (0, place)
    while done < rates.count {
      let (number, i) = (place / Self.groupSize, place % Self.groupSize)
      let kept = (shelf[number] ?? made(number)).rates() + i
      let count = min(rates.count - done, strides(of: stride, across: Self.groupSize - i))
      if stride == 1 {
        (rates.baseAddress! + done).update(from: kept, count: count)
      } else {
        for k in 0..<count { rates[done + k] = kept[k * stride] }
      }
      done += count
      place += count * stride
    }
  }

  @inline(never)
  private func made(_ number: Int) -> UnsafePointer<RateGroup<Rate>> {
    let first = toKeep.numerators.lowerBound + number * Self.groupSize
    let group = RateGroup { Rate.fill($0, along: curve, from: first, stride: 1) }
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
      let (number, i) = (place / Self.groupSize, place % Self.groupSize)
      if let group = shelf[number] { return group.rates()[i] }
      return bySteps ? made(number).rates()[i] : computed(numerator)
    }
  }
}

/// Which rates of a curve are worth keeping.
struct RatesToKeep {
  let numerators: Range<Int>
  /// Whether a single step has those about it computed and kept, too: where one alone costs as much.
  let bySteps: Bool

  /// What a phase keeps at most, 128 KiB as `Double`.
  static let most = 1 << 14
  /// Shorter phases keep nothing: they are soon filled, and a schedule may have many.
  static let fewest = 256

  /// All rates of a short period.
  init?(ofPeriod period: Int, bySteps: Bool = false) {
    guard (Self.fewest...Self.most).contains(period) else { return nil }
    self.init(numerators: 0..<period, bySteps: bySteps)
  }

  init(numerators: Range<Int>, bySteps: Bool = false) {
    self.numerators = numerators
    self.bySteps = bySteps
  }
}
