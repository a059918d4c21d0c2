/// A curve along a square, by products alone.
///
/// With n the period, c = (high − low) / n² and k the places from the lower end, the rate is
///
///     low + k · (k · c)              the vertex at the lower end
///     low + k · ((2n − k) · c)       the vertex at the upper end, up to half the way
///     high − d · (d · c)             beyond, with d = n − k, the places from the vertex
///
/// Near its vertex a square is flat, and only from there do rounded rates stay in order. Each form is
/// two roundings and that of the sum: within 2 ulp. `ProductFormula` says the same to other
/// languages, which come to the same bits.
struct Parabola: Sendable {
  private let low: Double
  private let high: Double
  private let period: Double
  let slope: ExactSlope
  let vertexIsLow: Bool

  /// - Parameter vertexIsLow: Whether the vertex is at the lower end.
  init?(low: Double, high: Double, period: Int, vertexIsLow: Bool) {
    guard Reach.holds(period: period, greatest: high) else { return nil }
    self.low = low
    self.high = high
    self.period = Double(period)
    self.vertexIsLow = vertexIsLow
    let n = DoubleDouble(period)
    slope = ExactSlope(DoubleDouble.sum(high, -low) / n / n)
  }

  /// The rate `k` places from the lower end.
  @inline(__always)
  func rate(_ k: Double) -> Double {
    if vertexIsLow { return low + k * slope.times(k) }
    if 2 * k < period { return low + k * slope.times(2 * period - k) }
    let d = period - k
    return high - d * slope.times(d)
  }

  /// Writes `count` rates, the first `k` places from the lower end, each `step` further.
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from k: Double, step: Double
  ) {
    if vertexIsLow {
      return fillByFours(rates, count: count, from: k, step: step, one: rate) {
        low + $0 * slope.times($0)
      }
    }
    // How many are on this side of half the way.
    let isBelow = 2 * k < period
    let left = isBelow == (step > 0) ? Int(abs(period / 2 - k) / abs(step)) : count
    var here = min(count, left)
    while here < count, (2 * (k + Double(here) * step) < period) == isBelow { here += 1 }
    while here > 0, (2 * (k + Double(here - 1) * step) < period) != isBelow { here -= 1 }
    fillSide(rates, count: here, from: k, step: step, isBelow: isBelow)
    fillSide(
      rates + here, count: count - here, from: k + Double(here) * step, step: step,
      isBelow: !isBelow)
  }

  @inline(__always)
  private func fillSide<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from k: Double, step: Double, isBelow: Bool
  ) {
    if isBelow {
      fillByFours(rates, count: count, from: k, step: step, one: rate) {
        low + $0 * slope.times(2 * period - $0)
      }
    } else {
      fillByFours(rates, count: count, from: k, step: step, one: rate) {
        let d = period - $0
        return high - d * slope.times(d)
      }
    }
  }
}

/// The second power, by products.
struct ParabolaRate: BufferFilling {
  let exact: PowerEasing
  private let parabola: Parabola

  init?(_ exact: PowerEasing) {
    let ends = exact.ends
    let parabola = Parabola(
      low: ends.blend.low, high: ends.blend.high, period: ends.period,
      vertexIsLow: ends.rises == exact.vertexIsAtStart)
    guard let parabola else { return nil }
    self.exact = exact
    self.parabola = parabola
  }

  var toKeep: RatesToKeep? { .all(ofPeriod: exact.ends.period) }

  @inline(__always)
  func rate(at numerator: Int) -> Double {
    if numerator >= exact.ends.period { return exact.ends.to }
    if numerator <= 0 { return exact.ends.from }
    return parabola.rate(Double(exact.ends.place(numerator)))
  }

  @inline(__always)
  func fillAny<Rate: RateNumber>(
    _ rates: UnsafeMutableBufferPointer<Rate>, from numerator: Int, stride: Int
  ) {
    exact.ends.fillPlaces(rates, from: numerator, stride: stride) { rates, count, place, step in
      parabola.fill(rates, count: count, from: place, step: step)
    }
  }

  func sum(from numerator: Int, stride: Int, count: Int) -> DoubleDouble {
    exact.sum(from: numerator, stride: stride, count: count)
  }

  var products: ProductFormula? {
    let (ends, k, slope) = (exact.ends, Formula.steps, parabola.slope)
    if parabola.vertexIsLow {
      return ProductFormula(ends, slope: slope, rate: ends.low(plus: k * ExactSlope.times(k)))
    }
    let (left, both) = (.integer(ends.period) - k, .integer(2 * ends.period) - k)
    return ProductFormula(
      ends, slope: slope, firstHalf: ends.low(plus: k * ExactSlope.times(both)),
      rate: .name("high") - left * ExactSlope.times(left))
  }
}
