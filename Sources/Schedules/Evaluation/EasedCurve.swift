/// A curve that eases from its start to its end: `from + (to − from) · e(x)`, with e(0) = 0 and
/// e(1) = 1, rising.
///
/// A curve says its e(x); all that follows from it stands here. The types that conform are concrete
/// and not generic, so that the compiler makes one tight loop of each.
protocol EasedCurve: FittedCurve {
  var ends: EasedEnds { get }

  /// e(x), to its own relative accuracy.
  func eased(_ progress: Progress) -> DoubleDouble

  /// 1 − e(x), to its own relative accuracy.
  func uneased(_ progress: Progress) -> DoubleDouble

  /// Σ e(x) over `count` steps from `progress`, each `stride` further, none past the end; nil where
  /// the curve has no closed form, or where it would cancel.
  func easedSum(from progress: Progress, stride: Int, count: Int) -> DoubleDouble?
}

/// The two ends of an eased curve, and the period from the one to the other.
struct EasedEnds: Sendable {
  let from: Double
  let to: Double
  let period: Int
  let rises: Bool
  let blend: Blend

  init(from: Double, to: Double, period: Int) {
    self.from = from
    self.to = to
    self.period = period
    rises = from < to
    blend = Blend(low: min(from, to), high: max(from, to))
  }
}

extension EasedEnds {
  /// A curve's rate from its e(x) in double-double.
  @inline(__always)
  func rate(_ curve: some EasedCurve, at numerator: Int) -> Double {
    if numerator >= period { return to }
    if numerator <= 0 { return from }
    let progress = Progress(numerator: numerator, period: period)
    return blend.rate(rises ? curve.eased(progress) : curve.uneased(progress))
  }

  /// The rate before it is rounded, anywhere between the ends.
  func exactRate(_ curve: some EasedCurve, at progress: Progress) -> DoubleDouble {
    if progress.left.high <= 0 { return DoubleDouble(to) }
    if progress.gone.high <= 0 { return DoubleDouble(from) }
    let fraction = rises ? curve.eased(progress) : curve.uneased(progress)
    return blend.total(ofFractions: fraction, count: 1)
  }

  /// The curve by pieces of its Taylor series; nil where pieces do not reach.
  ///
  /// - Parameter grid: Where they lie, given how the period is counted.
  func taylorPieces(
    perOctave: Int, series: @escaping TaylorPieces.Series, grid: (Units) -> TaylorGrid
  ) -> TaylorPieces? {
    guard Reach.holds(period: period, greatest: blend.high), perOctave <= TaylorGrid.mostPerOctave
    else {
      return nil
    }
    return TaylorPieces(
      grid: grid(Units(period: period)), period: period, series: series)
  }

  /// The steps from the lower end to a numerator.
  @inline(__always)
  func place(_ numerator: Int) -> Int { rises ? numerator : period - numerator }

  /// Fills what stands at the ends, and hands the rest to `body`: where it goes, how many rates,
  /// the first numerator.
  @inline(__always)
  func fillBetween<Rate: RateNumber>(
    _ rates: UnsafeMutableBufferPointer<Rate>, from numerator: Int, stride: Int,
    _ body: (UnsafeMutablePointer<Rate>, Int, Int) -> Void
  ) {
    guard let start = rates.baseAddress else { return }
    var (i, n) = (0, numerator)
    if n <= 0 {
      rates[0] = Rate(from)
      (i, n) = (1, n + stride)
    }
    let between = min(rates.count - i, strides(of: stride, across: period - n))
    if between > 0 { body(start + i, between, n) }
    rates[(i + max(0, between))...].update(repeating: Rate(to))
  }

  /// The same in places from the lower end: the first, and how far each next is.
  @inline(__always)
  func fillPlaces<Rate: RateNumber>(
    _ rates: UnsafeMutableBufferPointer<Rate>, from numerator: Int, stride: Int,
    _ body: (UnsafeMutablePointer<Rate>, Int, Double, Double) -> Void
  ) {
    fillBetween(rates, from: numerator, stride: stride) { rates, count, first in
      body(rates, count, Double(place(first)), Double(rises ? stride : -stride))
    }
  }

  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutableBufferPointer<Rate>, _ curve: some EasedCurve, from numerator: Int,
    stride: Int
  ) {
    var n = numerator
    for i in rates.indices {
      rates[i] = Rate(rate(curve, at: n))
      n &+= stride
    }
  }
}

extension EasedCurve {
  func easedSum(from progress: Progress, stride: Int, count: Int) -> DoubleDouble? { nil }

  /// Copying takes less than computing a line, and a hundredth of going step by step in double-double.
  var toKeep: RatesToKeep? { .all(ofPeriod: ends.period) }

  /// The rate: at its ends to the bit, between them measured from the lower end.
  @inline(__always)
  func rate(at numerator: Int) -> Double { ends.rate(self, at: numerator) }

  /// The exact rates, added up: in closed form where the easing has one, and else as a smooth sum.
  ///
  /// What is added up are the fractions of the way up from the lower end, none of which is negative.
  /// Steps past the end stand at it.
  func sum(from numerator: Int, stride: Int, count: Int) -> DoubleDouble {
    let moving = min(count, strides(of: stride, across: ends.period - numerator))
    let ended = DoubleDouble(count - moving) * ends.to
    if moving == 0 { return ended }
    let start = Progress(numerator: numerator, period: ends.period)
    let fractions: DoubleDouble
    if let eased = easedSum(from: start, stride: stride, count: moving) {
      fractions = ends.rises ? eased : DoubleDouble(moving) - eased
    } else {
      let smooth = SmoothSum(first: numerator, stride: stride, period: ends.period) { progress in
        if progress.gone.high <= 0 { return DoubleDouble(ends.rises ? 0 : 1) }
        return ends.rises ? eased(progress) : uneased(progress)
      }
      fractions = smooth.sum(count: moving)
    }
    return ends.blend.total(ofFractions: fractions, count: moving) + ended
  }
}
