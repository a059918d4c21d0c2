/// The cosine at the points πg/512: exact values to start from, shared by every schedule.
enum CosineGrid {
  static let count = 512

  struct Point: BitwiseCopyable {
    /// sin²(πg/1024) = ½(1 − cos(πg/512)).
    let fraction: HeadTail
    /// sin(πg/512).
    let sine: Double
    /// cos(πg/512).
    let cosine: Double

    /// The values an angle `e` further, |e| ≤ π/1024: what the fraction grows by, sine and cosine.
    @inline(__always)
    func turned(by e: Double) -> (rise: Double, sine: Double, cosine: Double) {
      let z = e * e
      let s = e * (1 - z * (1.0 / 6 - z * (1.0 / 120)))
      let c = z * (0.5 - z * (1.0 / 24 - z * (1.0 / 720)))
      let rise = 0.5 * (sine * s + cosine * c)
      return (rise, sine + (cosine * s - sine * c), cosine - (sine * s + cosine * c))
    }
  }

  static let points = FixedTable(count: count + 1) { g in
    let (x, y) = (Double(g) / Double(count), Double(count - g) / Double(count))
    let isLower = g <= count / 2
    let fraction: DoubleDouble =
      isLower ? .squaredSine(DoubleDouble(x)) : .one - .squaredSine(DoubleDouble(y))
    let nearer = min(x, y)
    let sine = DoubleDouble.sineOfQuarterTurns(DoubleDouble(2 * nearer)).rounded
    let cosine = DoubleDouble.sineOfQuarterTurns(DoubleDouble(1 - 2 * nearer)).rounded
    return Point(fraction: HeadTail(fraction), sine: sine, cosine: isLower ? cosine : -cosine)
  }
}
