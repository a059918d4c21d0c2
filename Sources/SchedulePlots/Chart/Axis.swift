import Foundation

/// An axis: from numbers to pixels, linear or logarithmic.
struct Axis {
  let domain: ClosedRange<Double>
  /// The pixels of the domain's two ends.
  let start: Double
  let end: Double
  let isLogarithmic: Bool
  /// The pixel of 0 on a logarithmic axis that goes down to it: below the domain, past a break.
  let zero: Double?
  private let low: Double
  private let width: Double

  init(
    domain: ClosedRange<Double>, start: Double, end: Double, isLogarithmic: Bool = false,
    zero: Double? = nil
  ) {
    self.domain = domain
    self.start = start
    self.end = end
    self.isLogarithmic = isLogarithmic
    self.zero = zero
    // Halves, for a domain as wide as Double has room for.
    low = isLogarithmic ? log10(domain.lowerBound) : domain.lowerBound / 2
    width = (isLogarithmic ? log10(domain.upperBound) : domain.upperBound / 2) - low
  }

  /// The pixel of a number; one outside the domain is drawn at its end.
  func pixel(_ number: Double) -> Double {
    if number < domain.lowerBound {
      // Below a logarithmic domain the axis is linear, so that a decay to 0 does not jump.
      guard let zero else { return start }
      return zero + (start - zero) * max(0, number / domain.lowerBound)
    }
    if number >= domain.upperBound { return end }
    let place = (isLogarithmic ? log10(number) : number / 2) - low
    return start + (end - start) * (place / width)
  }

  /// The pixel of its lower end, where the frame is.
  var foot: Double { zero ?? start }
}
