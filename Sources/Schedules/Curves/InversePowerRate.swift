/// A rate that falls with a power of the steps, from pieces of its Taylor series while places are exact,
/// past them in double-double.
struct InversePowerRate: BufferFilling {
  private let power: Double
  private let timescale: DoubleDouble
  private let period: Int
  private let from: Double
  private let blend: Blend
  private var segments: TaylorSegments?
  private(set) var pieces: TaylorPieces?

  /// The last place of the segments: twice as far in a curve stretched by two.
  private let lastPlace: Int

  init(power: Double, timescale: Double, floor: Double, from: Double, period: Int) {
    self.power = power
    self.timescale = DoubleDouble(timescale)
    self.period = period
    self.from = from
    blend = Blend(low: floor, high: from)
    // The power of two that divides the period is a step of what was not stretched.
    let unit = Double(period & -period)
    lastPlace = Int(min(0x1p31 * unit, 0x1p52))
    // Pieces reach a 64th of v = τ + u, or less where the power is high.
    var perOctave = 32
    while Double(perOctave) < 32 * power { perOctave *= 2 }
    guard Reach.holds(period: period, greatest: from), perOctave <= 512,
      (0x1p-40...0x1p40).contains(timescale),
      // Middles of pieces are whole numbers of 2⁻²⁸ units.
      timescale * Double(period) <= 0x1p38 * unit
    else { return }
    let curve = self
    let grid = TaylorGrid(
      period: period, shift: timescale, perOctave: perOctave, fineFrom: 0x1p19,
      places: 1...Double(lastPlace))
    let pieces = TaylorPieces(grid: grid, unit: unit, isKept: true) { place, reach in
      let rate = curve.exactRate(place.progress)
      let share = reach / Double(period) / (timescale + place.share)
      return (
        rate,
        TaylorTerms.power(-power, value: (rate.high - floor) + rate.low, ratio: share)
      )
    }
    self.pieces = pieces
    segments = TaylorSegments(pieces)
  }

  func rate(at numerator: Int) -> Double {
    if numerator <= 0 { return from }
    if let segments, numerator <= lastPlace {
      return segments.rate(atPlace: Double(numerator))
    }
    return blend.rate(fraction(Progress(numerator: numerator, period: period)))
  }

  @inline(__always)
  func fillAny<Rate: RateNumber>(
    _ rates: UnsafeMutableBufferPointer<Rate>, from numerator: Int, stride: Int
  ) {
    guard let start = rates.baseAddress else { return }
    var (i, n) = (0, numerator)
    if n <= 0 {
      rates[0] = Rate(from)
      (i, n) = (1, n &+ stride)
    }
    if let segments, n <= lastPlace {
      let count = min(rates.count - i, (lastPlace - n) / stride + 1)
      if count > 0 {
        segments.fill(start + i, count: count, from: Double(n), step: Double(stride))
        (i, n) = (i + count, n &+ count &* stride)
      }
    }
    while i < rates.count {
      rates[i] = Rate(rate(at: n))
      (i, n) = (i + 1, n &+ stride)
    }
  }

  /// The rate before it is rounded; a little before the start, too, where a piece may have its middle.
  func exactRate(_ progress: Progress) -> DoubleDouble {
    blend.total(ofFractions: fraction(progress), count: 1)
  }

  func sum(from numerator: Int, stride: Int, count: Int) -> DoubleDouble {
    let smooth = SmoothSum(first: numerator, stride: stride, period: period, curve: fraction)
    return blend.total(ofFractions: smooth.sum(count: count), count: count)
  }

  /// What is left of the way down: (τ / (τ + u))ᵖ.
  private func fraction(_ progress: Progress) -> DoubleDouble {
    let steps = progress.elapsed
    let whole = timescale + steps
    let left = timescale / whole
    switch power {
    case 0.5: return left.squareRoot()
    case 1: return left
    default: return .exponential(.logarithm(left, complement: steps / whole) * power)
    }
  }
}
