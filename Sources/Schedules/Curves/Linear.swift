/// A straight line: e(x) = x.
struct Linear: CurveForm {
  static let name = "linear"

  init() {}
  init(_ parameters: borrowing ParameterReader) {}

  func formula(from: Double, to: Double) -> CurveFormula? {
    .between(from: from, to: to, eased: .elapsed, uneased: .remaining)
  }

  func fitted(from: Double, to: Double, period: Int) -> any FittedCurve {
    LinearRate(ends: EasedEnds(from: from, to: to, period: period))
  }

  func pieces(from start: Double, to end: Double, within tolerance: Double) -> [CurvePiece]? {
    [.line(to: .init(end, end))]
  }
}

extension Curve {
  /// A straight line.
  ///
  ///     rate = from + (to − from) · x
  ///
  /// The field's usual warmup, and its linear decay (`LinearLR` in PyTorch, `linear_schedule` in
  /// Optax).
  ///
  /// ```swift
  /// Schedule.ramp(from: 1, to: 0, over: 4).rates(in: 0..<5)  // [1.0, 0.75, 0.5, 0.25, 0.0]
  /// ```
  public static let linear = Curve(Linear())
}

private struct LinearRate: EasedCurve, BufferFilling {
  let ends: EasedEnds
  private let line: ExactLine?

  init(ends: EasedEnds) {
    self.ends = ends
    line = ExactLine(low: ends.blend.low, high: ends.blend.high, period: ends.period)
  }

  @inline(__always)
  func rate(at numerator: Int) -> Double {
    guard let line else { return ends.rate(self, at: numerator) }
    if numerator >= ends.period { return ends.to }
    if numerator <= 0 { return ends.from }
    return line.rate(Double(ends.place(numerator)))
  }

  @inline(__always)
  func fillAny<Rate: RateNumber>(
    _ rates: UnsafeMutableBufferPointer<Rate>, from numerator: Int, stride: Int
  ) {
    guard let line else { return ends.fill(rates, self, from: numerator, stride: stride) }
    ends.fillPlaces(rates, from: numerator, stride: stride) { rates, count, place, step in
      line.fill(rates, count: count, from: place, step: step)
    }
  }

  var products: ProductFormula? {
    line.map {
      ProductFormula(ends, slope: $0.slope, rate: ends.low(plus: ExactSlope.whole(.steps)))
    }
  }

  func eased(_ progress: Progress) -> DoubleDouble { progress.elapsed }

  func uneased(_ progress: Progress) -> DoubleDouble { progress.remaining }

  /// The mean of the first and the last, `count` times.
  func easedSum(from progress: Progress, stride: Int, count: Int) -> DoubleDouble? {
    let span = DoubleDouble(stride) * DoubleDouble(count - 1)
    return (progress.gone + span.scaled(byPowerOfTwo: 0.5)) * DoubleDouble(count)
      / progress.period
  }
}

/// low + k · slope, k places from the lower end, rounded as a product and as a sum.
private struct ExactLine: Sendable {
  private let low: Double
  let slope: ExactSlope
  private let isExact: Bool

  init?(low: Double, high: Double, period: Int) {
    guard Reach.holds(period: period, greatest: high) else { return nil }
    self.low = low
    slope = ExactSlope(DoubleDouble.sum(high, -low) / DoubleDouble(period))
    isExact = period <= ExactSlope.exactPlaces
  }

  @inline(__always)
  func rate(_ place: Double) -> Double { low + slope.whole(place * slope.head) }

  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double
  ) {
    guard isExact else {
      return fillByFours(rates, count: count, from: place, step: step, one: rate) {
        low + slope.whole($0 * slope.head)
      }
    }
    // Products with the head are exact, and so are their sums: to add takes the place of a product. From 0,
    // which most lines come from or go to, there is a sum less.
    let (first, rise) = (place * slope.head, step * slope.head)
    if low == 0 {
      fillByFours(rates, count: count, from: first, step: rise, one: slope.whole) {
        slope.whole($0)
      }
    } else {
      fillByFours(
        rates, count: count, from: first, step: rise, one: { low + slope.whole($0) },
        four: { low + slope.whole($0) })
    }
  }
}
