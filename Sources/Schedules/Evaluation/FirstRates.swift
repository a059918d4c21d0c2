/// What pieces say of the first places, where many of them have but a step or two, and of all places of a
/// short phase, written out in groups.
struct FirstRates: BitwiseCopyable {
  private var values = SIMD64<Double>()

  @inline(__always)
  static var perGroup: Int { 64 }
  @inline(__always)
  static var groups: Int { 32 }
  static var count: Int { groups * perGroup }

  /// A run of fewer steps does not write out a group: many a short phase ends soon.
  static var worthwhile: Int { 32 }
  /// Rates are worth their memory where a group has so many pieces, or more.
  static var crowd: Int { 3 }
  /// Of a phase that is shorter still, nothing is kept.
  static var shortestPeriod: Int { 256 }

  /// Each rate of a group, by its number in it.
  init(_ rate: (Int) -> Double) {
    withUnsafeMutableBytes(of: &values) {
      let values = $0.assumingMemoryBound(to: Double.self)
      for i in values.indices { values[i] = rate(i) }
    }
  }
}

extension UnsafePointer<FirstRates> {
  private var values: UnsafePointer<Double> {
    UnsafeRawPointer(self).assumingMemoryBound(to: Double.self)
  }

  /// The rate with a number in its group.
  func rate(_ number: Int) -> Double { values[number] }

  /// Writes `count` rates, the first at `place`, each `step` further.
  @inline(never)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Int, step: Int
  ) {
    let values = values
    var number = place % FirstRates.perGroup
    for i in 0..<count {
      rates[i] = Rate(values[number])
      number &+= step
    }
  }
}
