/// The cosine by segments: with k the place counted from the lower end and n the period, the rate is
/// low + span · f, f = sin²(πk/2n) = ½(1 − cos(πk/n)).
///
/// About a grid point, by the angle-addition formula,
///
///     f(a + δ) = f(a) + ½ cos a · (1 − cos δ) + ½ sin a · sin δ
///
/// so that all segments share the polynomials of 1 − cos δ and of sin δ, and differ by four numbers.
/// The ends, where f or 1 − f has a double zero, are each a segment of its own that keeps the zero
/// as a factor.
struct CosineSegments: SegmentedCurve {
  private let low: Double
  private let high: Double
  private let period: Double
  private let span: HeadTail
  private let halfSpan: Double

  /// The angles of neighbouring grid points differ by π / `gridCount`.
  private let gridCount: Int
  private let grid: FixedTable<GridPoint>
  private let gridPerPlace: Double
  private let placePerGrid: Double
  private let unitsPerGrid: Double
  private let unit: Double
  /// π / (gridCount · period).
  private let angle: Double
  private let shape: SegmentShape
  private let foot: CosineFoot

  private var isFine: Bool { gridCount == Self.fineCount }

  /// So many grid points from either end begins its own segment: at 1/32 of the period.
  private var footCount: Int { gridCount / 32 }

  private static let coarseCount = 128
  private static let fineCount = 2048
  private static let coarse = Self.grid(coarseCount)
  private static let fine = Self.grid(fineCount)

  init?(low: Double, high: Double, period: Int) {
    guard Reach.holds(period: period, greatest: high) else { return nil }
    let units = Units(period: period)
    let whole = DoubleDouble.sum(high, -low)
    let n = Double(period)
    self.low = low
    self.high = high
    self.period = n
    span = HeadTail(whole)
    halfSpan = whole.high / 2
    // Short polynomials want many segments, and those want steps enough to fill them.
    let isFine = units.odd >= 1 << 16
    gridCount = isFine ? Self.fineCount : Self.coarseCount
    grid = isFine ? Self.fine : Self.coarse
    let m = Double(gridCount)
    (gridPerPlace, placePerGrid) = (m / n, n / m)
    (unit, unitsPerGrid) = (units.size, Double(units.count) / m)
    angle = 2 * DoubleDouble.halfPi.high / (m * n)
    let (a, h) = (angle * m, 0.51 * placePerGrid * (angle * m))
    shape = .angle(a, half: h, isShort: isFine)
    foot = CosineFoot(span: whole, period: n)
  }

  @inline(__always)
  func segment(at place: Double) -> Int {
    // Adding and taking away 3 · 2⁵¹ rounds to a whole number.
    let nearest = Int((place * gridPerPlace + 0x1.8p52) - 0x1.8p52)
    if nearest < footCount { return 0 }
    return nearest > gridCount - footCount ? gridCount : nearest
  }

  @inline(__always)
  func start(ofSegment index: Int) -> Double {
    (Double(min(max(index, footCount), gridCount - footCount + 1)) - 0.5) * placePerGrid
  }

  @inline(__always)
  func rate(atPlace place: Double) -> Double {
    let index = segment(at: place)
    if index == 0 { return low + foot.rise(place) }
    if index == gridCount { return high - foot.rise(period - place) }
    let segment = segment(index)
    return segment.rate(place - segment.middle)
  }

  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double,
    segment index: Int
  ) {
    if index == 0 {
      foot.fill(rates, count: count, from: place, step: step, base: low, sign: 1)
    } else if index == gridCount {
      foot.fill(
        rates, count: count, from: period - place, step: -step, base: high, sign: -1)
    } else {
      let segment = segment(index)
      segment.fill(
        rates, count: count, from: place - segment.middle, step: step,
        kind: isFine ? .short : .scaled)
    }
  }

  /// Many short segments are filled from tables of what they share.
  @inline(__always)
  func fillRun<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Int, step: Int
  ) {
    guard !isFine, step.magnitude == 1, unit >= 1, count >= 256,
      placePerGrid <= Double(SegmentTables.places - 8)
    else { return fill(rates, count: count, from: place, step: step) }
    SegmentTables.with(shape) { tables in
      fill(rates, count: count, from: place, step: step) { rates, count, place, index in
        if index == 0 || index == gridCount {
          fill(rates, count: count, from: place, step: Double(step), segment: index)
        } else {
          let segment = segment(index)
          tables.fill(
            rates, count: count, from: place - segment.middle, step: Double(step), segment)
        }
      }
    }
  }

  @inline(__always)
  private func segment(_ index: Int) -> Segment {
    let (g, point) = (Double(index), grid[index])
    // The middle is the whole number of units nearest to the grid point, an angle e further.
    let middle = unit * ((g * unitsPerGrid + 0x1.8p52) - 0x1.8p52)
    let e = (middle * Double(gridCount) - g * period) * angle
    let (s, c) = (point.sine, point.cosine)
    let rise = e * (0.5 * s + e * (0.25 * c - e * (s / 12 + e * (c / 48))))
    let sine = s + e * (c - e * (0.5 * s + e * (c / 6)))
    let cosine = c - e * (s + e * (0.5 * c - e * (s / 6)))
    let centre = span.times(point.fraction, correction: rise, plus: low)
    let (even, odd) = (halfSpan * cosine, halfSpan * sine)
    if isFine {
      return Segment(
        middle: middle, centre: centre.high, rest: centre.low,
        shape: SegmentShape(
          s1: odd * shape.s1, s3: odd * shape.s3, c2: even * shape.c2, c4: even * shape.c4))
    }
    return Segment(
      middle: middle, centre: centre.high, rest: centre.low, evenScale: even, oddScale: odd,
      shape: shape)
  }

  private struct GridPoint: BitwiseCopyable {
    let fraction: HeadTail
    let sine: Double
    let cosine: Double
  }

  private static func grid(_ count: Int) -> FixedTable<GridPoint> {
    FixedTable(count: count + 1) { g in
      let (x, y) = (DoubleDouble(Double(g) / Double(count)), Double(count - g) / Double(count))
      let fraction: DoubleDouble =
        g <= count / 2 ? .squaredSine(x) : .one - .squaredSine(DoubleDouble(y))
      let nearer = min(x.high, y)
      let sine = DoubleDouble.sineOfQuarterTurns(DoubleDouble(2 * nearer)).rounded
      let cosine = DoubleDouble.sineOfQuarterTurns(DoubleDouble(1 - 2 * nearer)).rounded
      return GridPoint(
        fraction: HeadTail(fraction), sine: sine, cosine: g <= count / 2 ? cosine : -cosine)
    }
  }
}

extension HeadTail: BitwiseCopyable {}

extension SegmentShape {
  /// sin δ and 1 − cos δ for δ = at, |δ| ≤ `half`: their series up to δ⁶, or up to δ⁴, the first term
  /// left out spread over those that stay (economised, after Chebyshev).
  static func angle(_ a: Double, half: Double, isShort: Bool) -> SegmentShape {
    let (b, h) = (a * a, half * half)
    if isShort {
      // T₅ = 16x⁵ − 20x³ + 5x takes the term δ⁵/120 away.
      let fifth = h / 120
      return SegmentShape(
        s1: a * (1 - h * fifth * 5 / 16), s3: a * b * (-1.0 / 6 + fifth * 20 / 16),
        c2: b / 2, c4: -b * b / 24)
    }
    // T₇ = 64x⁷ − 112x⁵ + 56x³ − 7x takes −δ⁷/5040 away.
    let seventh = h / 5040
    return SegmentShape(
      s1: a * (1 - h * h * seventh * 7 / 64), s3: a * b * (-1.0 / 6 + h * seventh * 56 / 64),
      s5: a * b * b * (1.0 / 120 - seventh * 112 / 64), c2: b / 2, c4: -b * b / 24,
      c6: b * b * b / 720)
  }
}

/// The foot of a cosine: span · sin²(πk/2n) for places k near the end where it is 0, as k² times a
/// polynomial in k², so that the zero is exact and its neighbours accurate.
struct CosineFoot: Sendable {
  private let q1: DoubleDouble
  private let q2: Double
  private let q3: Double
  private let q4: Double
  private let q5: Double

  /// sin²θ = θ² − θ⁴/3 + 2θ⁶/45 − θ⁸/315 + 2θ¹⁰/14175 − …
  init(span: DoubleDouble, period: Double) {
    let a = DoubleDouble.halfPi / DoubleDouble(period)
    let square = a * a
    q1 = span * square
    let b = square.high
    q2 = -q1.high * b / 3
    q3 = q1.high * b * b * 2 / 45
    q4 = -q1.high * b * b * b / 315
    q5 = q1.high * b * b * b * b * 2 / 14175
  }

  @inline(__always)
  func rise(_ k: Double) -> Double {
    let z = k * k
    return z * (q1.high + (q1.low + z * (q2 + z * (q3 + z * (q4 + z * q5)))))
  }

  /// Writes `base + sign · rise` for `count` places.
  @inline(__always)
  func fill<Rate: RateNumber>(
    _ rates: UnsafeMutablePointer<Rate>, count: Int, from place: Double, step: Double, base: Double,
    sign: Double
  ) {
    var i = 0
    var k = SIMD4(repeating: place) + SIMD4(repeating: step) * SIMD4(0, 1, 2, 3)
    let four = SIMD4(repeating: 4 * step)
    while i &+ 4 <= count {
      let z = k * k
      let rise = z * (q1.high + (q1.low + z * (q2 + z * (q3 + z * (q4 + z * q5)))))
      Rate.store(base + sign * rise, to: rates + i)
      k += four
      i &+= 4
    }
    while i < count {
      rates[i] = Rate(base + sign * rise(place + Double(i) * step))
      i &+= 1
    }
  }
}
