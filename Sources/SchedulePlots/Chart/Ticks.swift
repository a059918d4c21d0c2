import Foundation

/// Ticks at {1, 2, 5} × 10ᵏ, from integer multiples, so that 0.3 is 0.3.
///
/// - Parameters:
///   - range: A range of finite numbers; where both ends are equal, or its width is too small for
///     a `Double` to divide, there is a tick at the lower end alone.
///   - count: About how many ticks; there are never more than twice as many.
///   - wholeOnly: No ticks between whole numbers.
func ticks(in range: ClosedRange<Double>, about count: Int, wholeOnly: Bool = false) -> [Decimal10]
{
  let wanted = range.upperBound / Double(count) - range.lowerBound / Double(count)
  guard wanted > 1e-307 else { return [Decimal10(range.lowerBound)] }
  var exponent = Int(log10(wanted).rounded(.down))
  var multiple =
    [1, 2, 5, 10].first { Decimal10(digits: $0, exponent: exponent).value >= wanted } ?? 10
  if wholeOnly, exponent < 0 { (exponent, multiple) = (0, 1) }
  let step = Decimal10(digits: multiple, exponent: exponent).value
  // Which multiples are inside is asked of the ticks themselves: 0.6 / 0.1 is below 6.
  func tick(_ number: Int) -> Decimal10 { Decimal10(digits: number * multiple, exponent: exponent) }
  var first = Int((range.lowerBound / step).rounded())
  var last = Int((range.upperBound / step).rounded())
  if tick(first).value < range.lowerBound { first += 1 }
  if tick(last).value > range.upperBound { last -= 1 }
  guard first < last else {
    // Coarse ticks can fall on either side of a range that does not begin at 0: finer ones do not.
    return count < 64 && !wholeOnly
      ? ticks(in: range, about: count * 2) : [Decimal10(range.lowerBound)]
  }
  return (first...last).map(tick)
}

/// Ticks of a logarithmic axis: decades, thinned where there are many, with 2 and 5 where there are
/// fewer than two.
func logarithmicTicks(in range: ClosedRange<Double>, atMost count: Int = 8) -> [Decimal10] {
  let first = Int(log10(range.lowerBound).rounded(.up))
  let last = Int(log10(range.upperBound).rounded(.down))
  let within: (Decimal10) -> Bool = { range.contains($0.value) }
  if last - first < 2 {
    let round = (first - 1...max(first - 1, last)).flatMap { exponent in
      [1, 2, 5].map { Decimal10(digits: $0, exponent: exponent) }
    }.filter(within)
    // Between 2 and 5, or 5 and 10, there is room for none of them.
    return round.count < 2 ? ticks(in: range, about: 4) : round
  }
  let every = (last - first) / max(2, count) + 1
  return stride(from: first, through: last, by: every).map { Decimal10(digits: 1, exponent: $0) }
    .filter(within)
}
