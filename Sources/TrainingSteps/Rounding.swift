import Foundation

/// A number of steps rounded up to two digits, as people choose them: 1334 is 1400.
func roundedUp(_ steps: Double) -> Int {
  guard steps < 0x1p62 else { return wholeSteps(steps) }
  var unit = 1.0
  while steps / unit > 100 { unit *= 10 }
  return wholeSteps((steps / unit - 1e-9).rounded(.up) * unit)
}

/// The nearest whole number of steps that an `Int` holds, at least 1.
func wholeSteps(_ steps: Double) -> Int {
  steps < 0x1p62 ? max(1, Int(steps.rounded(.up))) : 1 << 62
}

/// A number to two significant digits, as people choose rates.
func twoDigits(_ number: Double) -> Double { Double(String(format: "%.1e", number)) ?? number }

/// A power of a base above 0, for lengths that grow by the same factor.
func growth(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
