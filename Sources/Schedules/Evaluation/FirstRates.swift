/// What pieces say of the first places, where many of them have but a step or two, written out in groups.
struct FirstRates: BitwiseCopyable {
  var values = SIMD64<Double>()

  @inline(__always)
  static var perGroup: Int { 64 }
  @inline(__always)
  static var groups: Int { 4 }
  static var count: Int { groups * perGroup }

  /// For fewer steps a group is not written out: many a short phase ends soon.
  static var worthwhile: Int { 32 }
}

extension UnsafePointer<FirstRates> {
  /// Writes `count` rates, the first at `place`, each `step` further.
  @inline(never)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Int, step: Int
  ) {
    let values = UnsafeRawPointer(self).assumingMemoryBound(to: Double.self)
    var number = place % FirstRates.perGroup
    for i in 0..<count {
      rates[i] = Rate(values[number])
      number &+= step
    }
  }
}
