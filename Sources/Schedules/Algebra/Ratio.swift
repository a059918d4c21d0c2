/// An exact ratio of two integers, by which time is stretched.
///
/// ```swift
/// let twice: Ratio = 2
/// let half = Ratio(1, 2)          // 1/2
/// let same = Ratio(6, 4)          // 3/2
/// ```
public struct Ratio: Sendable, Hashable {
  /// Above the line, in lowest terms.
  public let numerator: Int
  /// Always positive.
  public let denominator: Int

  /// The ratio of two integers, in lowest terms.
  ///
  /// - Precondition: `denominator` is positive.
  public init(_ numerator: Int, _ denominator: Int) {
    guard denominator > 0 else { trap("Ratio: the denominator \(denominator) must be positive") }
    let divisor = greatestCommonDivisor(numerator, denominator)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// The ratio of two wide integers; nil where its lowest terms do not fit in `Int`.
  init?(_ numerator: Int128, over denominator: Int128) {
    if let n = Int(exactly: numerator), let d = Int(exactly: denominator) {
      self.init(n, d)
      return
    }
    let divisor = greatestCommonDivisor(numerator, denominator)
    guard let n = Int(exactly: numerator / divisor), let d = Int(exactly: denominator / divisor)
    else { return nil }
    self.init(n, d)
  }

  static let zero = Ratio(0, 1)
  static let one = Ratio(1, 1)
}

extension Ratio: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self.init(value, 1) }
}

extension Ratio: CustomStringConvertible {
  public var description: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}

// Each operation is exact, and nil where its result does not fit in `Int`.
extension Ratio {
  func adding(_ other: Ratio) -> Ratio? {
    Ratio(
      Int128(numerator) * Int128(other.denominator) + Int128(other.numerator) * Int128(denominator),
      over: Int128(denominator) * Int128(other.denominator))
  }

  func subtracting(_ other: Ratio) -> Ratio? {
    guard other.numerator != .min else { return nil }
    return adding(Ratio(-other.numerator, other.denominator))
  }

  func multiplied(by other: Ratio) -> Ratio? {
    Ratio(
      Int128(numerator) * Int128(other.numerator),
      over: Int128(denominator) * Int128(other.denominator))
  }

  /// - Precondition: `other` is positive.
  func divided(by other: Ratio) -> Ratio? {
    multiplied(by: Ratio(other.denominator, other.numerator))
  }

  /// The least integer that is not below it.
  var roundedUp: Int {
    let quotient = numerator / denominator
    return numerator > 0 && numerator % denominator != 0 ? quotient + 1 : quotient
  }
}

func greatestCommonDivisor<T: FixedWidthInteger & SignedInteger>(_ a: T, _ b: T) -> T {
  var (a, b) = (a.magnitude, b.magnitude)
  while b != 0 { (a, b) = (b, a % b) }
  return T(a)
}
