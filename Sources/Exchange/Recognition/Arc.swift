import Foundation

/// The functions of the C library under names of their own.
enum Arc {
  static func sine(_ x: Double) -> Double { asin(x) }
  static func logarithm(_ x: Double) -> Double { log(x) }
  static func exponential(_ x: Double) -> Double { exp(x) }
  static func power(_ x: Double, _ p: Double) -> Double { pow(x, p) }
}
