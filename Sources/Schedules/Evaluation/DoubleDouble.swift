/// A number held as the unevaluated sum of two doubles, `high + low`: about 106 bits.
///
/// Rates are computed in it and rounded to `Double` once, at the very end. Only `+ − × ÷ √` of
/// `Double` are used, which IEEE 754 fixes to the last bit, so every platform and every build gives
/// the same rate. Products are split after Dekker (Numer. Math. 18, 1971) rather than fused: a fused
/// multiply-add that one compiler forms and another does not would change the bits.
struct DoubleDouble: Sendable {
  var high: Double
  var low: Double

  @inline(__always)
  init(_ high: Double, _ low: Double = 0) {
    self.high = high
    self.low = low
  }

  /// An integer, exactly, whatever its size.
  @inline(__always)
  init(_ integer: Int) {
    if integer.magnitude < 1 << 53 {
      self.init(Double(integer))
    } else {
      let upper = Double(integer >> 32) * 0x1p32
      self = Self.sumOrdered(upper, Double(integer & 0xffff_ffff))
    }
  }

  /// The double nearest to it.
  @inline(__always)
  var rounded: Double { high + low }

  static let one = DoubleDouble(1)
}

// MARK: Exact sums and products of two doubles

extension DoubleDouble {
  /// `a + b` with its rounding error.
  @inline(__always)
  static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
    let s = a + b
    let bRounded = s - a
    return DoubleDouble(s, (a - (s - bRounded)) + (b - bRounded))
  }

  /// `a + b` with its rounding error, where `|a| ≥ |b|`.
  @inline(__always)
  static func sumOrdered(_ a: Double, _ b: Double) -> DoubleDouble {
    let s = a + b
    return DoubleDouble(s, b - (s - a))
  }

  /// `a · b` with its rounding error; neither may exceed 2⁹⁹⁶.
  @inline(__always)
  static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let p = a * b
    let (aHigh, aLow) = halves(a)
    let (bHigh, bLow) = halves(b)
    return DoubleDouble(p, ((aHigh * bHigh - p) + aHigh * bLow + aLow * bHigh) + aLow * bLow)
  }

  /// `a` as two numbers of 26 bits, so that their products are exact.
  @inline(__always)
  private static func halves(_ a: Double) -> (Double, Double) {
    let c = 0x1.0000002p27 * a
    let high = c - (c - a)
    return (high, a - high)
  }
}

// MARK: Arithmetic

extension DoubleDouble {
  @inline(__always)
  static prefix func - (a: Self) -> Self { Self(-a.high, -a.low) }

  @inline(__always)
  static func + (a: Self, b: Self) -> Self {
    let s = sum(a.high, b.high)
    let t = sum(a.low, b.low)
    let u = sumOrdered(s.high, s.low + t.high)
    return sumOrdered(u.high, u.low + t.low)
  }

  @inline(__always)
  static func - (a: Self, b: Self) -> Self { a + -b }

  @inline(__always)
  static func * (a: Self, b: Self) -> Self {
    let p = product(a.high, b.high)
    return sumOrdered(p.high, p.low + (a.high * b.low + a.low * b.high))
  }

  @inline(__always)
  static func * (a: Self, b: Double) -> Self {
    let p = product(a.high, b)
    return sumOrdered(p.high, p.low + a.low * b)
  }

  @inline(__always)
  static func / (a: Self, b: Self) -> Self {
    let q = a.high / b.high
    let p = product(q, b.high)
    let rest = ((a.high - p.high) - p.low) + (a.low - q * b.low)
    return sumOrdered(q, rest / b.high)
  }

  /// Times a power of two, exactly.
  @inline(__always)
  func scaled(byPowerOfTwo power: Double) -> Self { Self(high * power, low * power) }

  func squareRoot() -> Self {
    guard high > 0 else { return Self(0) }
    let root = high.squareRoot()
    let square = Self.product(root, root)
    let rest = ((high - square.high) - square.low) + low
    return Self.sumOrdered(root, rest / (2 * root))
  }
}
