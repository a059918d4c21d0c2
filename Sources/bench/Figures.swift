import Foundation

/// A number in about three digits: 0.136, 5.92, 83.1, 1720.
func figure(_ number: Double) -> String {
  guard number.isFinite else { return "–" }
  let digits =
    switch number.magnitude {
    case ..<0.9995: 3
    case ..<9.995: 2
    case ..<99.95: 1
    default: 0
    }
  return String(format: "%.\(digits)f", number)
}

/// A share in whole hundredths: 4 %.
func percent(_ share: Double) -> String {
  share.isFinite ? String(format: "%.0f %%", share * 100) : "–"
}
