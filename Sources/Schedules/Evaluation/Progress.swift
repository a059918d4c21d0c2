/// How far along its curve a step stands: the exact fraction `numerator / period`.
///
/// What has elapsed and what remains are each formed from their own exact integer, which is what
/// keeps the tail of a decay accurate: `1 − elapsed` would lose it.
struct Progress {
  let numerator: Int
  let period: Int

  /// x, in [0, 1].
  @inline(__always)
  var elapsed: DoubleDouble { DoubleDouble(numerator) / DoubleDouble(period) }

  /// 1 − x, in [0, 1].
  @inline(__always)
  var remaining: DoubleDouble { DoubleDouble(period - numerator) / DoubleDouble(period) }

  /// The same place seen from the other end.
  @inline(__always)
  var reversed: Progress { Progress(numerator: period - numerator, period: period) }
}
