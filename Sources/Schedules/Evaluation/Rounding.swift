extension Double {
  /// The nearest whole number, for numbers below 2⁵¹: adding and taking away 3 · 2⁵¹ rounds.
  ///
  /// Without a branch, a call or an instruction that older processors lack.
  @inline(__always)
  var nearestWhole: Double { (self + 0x1.8p52) - 0x1.8p52 }

  /// The nearest whole number, of those from 0 to 2³² − 1, as an index.
  @inline(__always)
  var nearestIndex: Int { Int(truncatingIfNeeded: (self + 0x1.8p52).bitPattern & 0xffff_ffff) }

  /// A whole number from −2³¹ to 2³¹ − 1 as one.
  @inline(__always)
  var asOffset: Int { Int(Int32(truncatingIfNeeded: (self + 0x1.8p52).bitPattern)) }
}
