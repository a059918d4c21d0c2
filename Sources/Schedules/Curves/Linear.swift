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

private struct LinearRate: EasedCurve {
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

  func fill(_ rates: UnsafeMutableBufferPointer<Double>, from numerator: Int, stride: Int) {
    fillAny(rates, from: numerator, stride: stride)
  }

  func fill(_ rates: UnsafeMutableBufferPointer<Float>, from numerator: Int, stride: Int) {
    fillAny(rates, from: numerator, stride: stride)
  }

  @inline(__always)
  private func fillAny<Rate: RateNumber>(
    _ rates: UnsafeMutableBufferPointer<Rate>, from numerator: Int, stride: Int
  ) {
    guard let line else { return ends.fill(rates, self, from: numerator, stride: stride) }
    ends.fillBetween(rates, from: numerator, stride: stride) { rates, count, first in
      line.fill(
        rates, count: count, from: Double(ends.place(first)),
        step: Double(ends.rises ? stride : -stride))
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

/// low + k · (slope.head + slope.tail), k places from the lower end. The head has so few bits that its
/// product with k is exact, so that the sum of both rounds once and 3 · 0.1 is 0.3.
private struct ExactLine: Sendable {
  private let low: Double
  private let head: Double
  private let tail: Double

  init?(low: Double, high: Double, period: Int) {
    guard Reach.holds(period: period, greatest: high) else { return nil }
    self.low = low
    let slope = DoubleDouble.sum(high, -low) / DoubleDouble(period)
    // 22 bits, for places have up to 31.
    head = Double(bitPattern: slope.high.bitPattern & ~0x7fff_ffff)
    tail = (slope.high - head) + slope.low
  }

  @inline(__always)
  func rate(_ place: Double) -> Double { low + (place * head + place * tail) }

  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double
  ) {
    var i = 0
    var k = SIMD4(repeating: place) + SIMD4(repeating: step) * SIMD4(0, 1, 2, 3)
    var l = k + 4 * step
    let eight = SIMD4(repeating: 8 * step)
    while i &+ 8 <= count {
      Rate.store(low + (k * head + k * tail), to: rates + i)
      Rate.store(low + (l * head + l * tail), to: rates + (i &+ 4))
      k += eight
      l += eight
      i &+= 8
    }
    while i < count {
      rates[i] = Rate(rate(place + Double(i) * step))
      i &+= 1
    }
  }
}
