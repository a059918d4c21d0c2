/// How far along its curve a place is: the exact fraction `gone / period`, and what is left of it.
///
/// Both are formed from their own exact integers, which is what keeps the tail of a decay accurate:
/// `1 − elapsed` would lose it.
struct Progress {
  /// From the curve's start to the place, in the unit of `period`: an integer at a step.
  let gone: DoubleDouble
  /// From the place to the curve's end; negative past it.
  let left: DoubleDouble
  let period: DoubleDouble

  @inline(__always)
  private init(gone: DoubleDouble, left: DoubleDouble, period: DoubleDouble) {
    self.gone = gone
    self.left = left
    self.period = period
  }

  /// The place of a step.
  @inline(__always)
  init(numerator: Int, period: Int) {
    gone = DoubleDouble(numerator)
    left = DoubleDouble(period - numerator)
    self.period = DoubleDouble(period)
  }

  /// A place that need not be a step.
  init(place: Double, period: Int) {
    gone = DoubleDouble(place)
    left = .sum(Double(period), -place)
    self.period = DoubleDouble(period)
  }

  /// A place between steps.
  init(numerator: Int, plus offset: DoubleDouble, period: Int) {
    gone = DoubleDouble(numerator) + offset
    left = DoubleDouble(period - numerator) - offset
    self.period = DoubleDouble(period)
  }

  /// x, in [0, 1].
  @inline(__always)
  var elapsed: DoubleDouble { gone / period }

  /// 1 − x, in [0, 1].
  @inline(__always)
  var remaining: DoubleDouble { left / period }

  /// Whether the start is no further than the end.
  @inline(__always)
  var isInFirstHalf: Bool { gone.high <= left.high }

  /// The same place seen from the other end.
  @inline(__always)
  var reversed: Progress { Progress(gone: left, left: gone, period: period) }
}
