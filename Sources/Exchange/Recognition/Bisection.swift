/// Where a function changes its sign between two numbers; nil where it does not, or has no value.
func zero(
  between low: Double, and high: Double, of function: (Double) -> Double?
) -> Double? {
  var (low, high) = (low, high)
  guard let a = function(low), let b = function(high), (a < 0) != (b < 0) else { return nil }
  for _ in 0..<200 {
    let middle = low + (high - low) / 2
    guard middle > low, middle < high, let value = function(middle) else { break }
    if (value < 0) == (a < 0) { low = middle } else { high = middle }
  }
  return low + (high - low) / 2
}
