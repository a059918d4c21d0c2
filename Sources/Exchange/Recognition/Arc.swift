import Foundation

/// The functions of the C library under names of their own.
enum Arc {
  static func sine(_ x: Double) -> Double { asin(x) }
  static func cosine(_ x: Double) -> Double { acos(x) }
  /// The angle of a point, in −π…π.
  static func angle(_ x: Double, _ y: Double) -> Double { atan2(y, x) }
  static func logarithm(_ x: Double) -> Double { log(x) }
  static func exponential(_ x: Double) -> Double { exp(x) }
  static func power(_ x: Double, _ p: Double) -> Double { pow(x, p) }
  /// The sine of a share of a full turn.
  static func sineOfTurn(_ share: Double) -> Double { sin(2 * .pi * share) }
  static func cosineOfTurn(_ share: Double) -> Double { cos(2 * .pi * share) }
}
