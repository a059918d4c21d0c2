/// A rate that falls with a power of the steps, step by step in double-double.
struct InversePowerCurve: FittedCurve {
  let power: Double
  let timescale: DoubleDouble
  let period: Int
  let from: Double
  let blend: Blend

  init(power: Double, timescale: Double, floor: Double, from: Double, period: Int) {
    self.power = power
    self.timescale = DoubleDouble(timescale)
    self.period = period
    self.from = from
    blend = Blend(low: floor, high: from)
  }

  /// By pieces while places are exact, where they reach at all.
  var fitted: any FittedCurve { InversePowerRate(self) ?? self }

  func rate(at numerator: Int) -> Double {
    if numerator <= 0 { return from }
    return blend.rate(fraction(Progress(numerator: numerator, period: period)))
  }

  func sum(from numerator: Int, stride: Int, count: Int) -> DoubleDouble {
    let smooth = SmoothSum(first: numerator, stride: stride, period: period, curve: fraction)
    return blend.total(ofFractions: smooth.sum(count: count), count: count)
  }

  /// The rate before it is rounded; a little before the start, too, where a piece may have its middle.
  func exactRate(_ progress: Progress) -> DoubleDouble {
    blend.total(ofFractions: fraction(progress), count: 1)
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

/// The same by pieces of its Taylor series, up to the last place that they hold.
struct InversePowerRate: BufferFilling {
  let exact: InversePowerCurve
  private let segments: TaylorSegments
  let pieces: TaylorPieces
  /// Twice as far in a curve stretched by two.
  private let lastPlace: Int

  init?(_ exact: InversePowerCurve) {
    self.exact = exact
    let (period, timescale) = (exact.period, exact.timescale.high)
    // The power of two that divides the period is a step of what was not stretched.
    let unit = Double(period & -period)
    lastPlace = Int(min(0x1p31 * unit, 0x1p52))
    // Pieces reach a 64th of v = τ + u, or less where the power is high.
    var perOctave = 32
    while Double(perOctave) < 32 * exact.power { perOctave *= 2 }
    let shift = timescale * Double(period)
    guard Reach.holds(period: period, greatest: exact.from), perOctave <= 512,
      (0x1p-40...0x1p40).contains(timescale), shift <= 0x1p38 * unit
    else { return nil }
    let grid = TaylorGrid(
      unit: unit, shift: (shift / unit).rounded(.down), perOctave: perOctave, isShortAbove: true,
      end: Double(lastPlace) + unit)
    // It counts steps, and goes on for as many as are asked for.
    pieces = TaylorPieces(grid: grid, period: .max) { place in
      let rate = exact.exactRate(Progress(place: place, period: period))
      let height = (rate.high - exact.blend.low) + rate.low
      return (rate, TaylorTerms.power(-exact.power, value: height, ratio: 1 / (shift + place)))
    }
    segments = TaylorSegments(pieces)
  }

  var toKeep: RatesToKeep? { .first }

  @inline(__always)
  func rate(at numerator: Int) -> Double {
    if numerator <= 0 { return exact.from }
    return numerator <= lastPlace
      ? segments.rate(atPlace: Double(numerator)) : exact.rate(at: numerator)
  }

  @inline(__always)
  func fillAny<Rate: RateNumber>(
    _ rates: UnsafeMutableBufferPointer<Rate>, from numerator: Int, stride: Int
  ) {
    guard let start = rates.baseAddress else { return }
    var (i, n) = (0, numerator)
    if n <= 0 {
      rates[0] = Rate(exact.from)
      (i, n) = (1, n &+ stride)
    }
    if n <= lastPlace {
      let count = min(rates.count - i, (lastPlace - n) / stride + 1)
      if count > 0 {
        segments.fill(start + i, count: count, from: Double(n), step: Double(stride))
        (i, n) = (i + count, n &+ count &* stride)
      }
    }
    while i < rates.count {
      rates[i] = Rate(exact.rate(at: n))
      (i, n) = (i + 1, n &+ stride)
    }
  }

  func sum(from numerator: Int, stride: Int, count: Int) -> DoubleDouble {
    exact.sum(from: numerator, stride: stride, count: count)
  }
}
