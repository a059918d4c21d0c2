import Foundation

/// The half-width, in deviations, of the interval that holds Student's variable of so many degrees of
/// freedom with a probability: its distribution integrated by Simpson's rule, inverted by bisection.
func studentQuantile(_ probability: Double, freedom: Int) -> Double {
  let n = Double(freedom)
  let scale = exp(lgamma((n + 1) / 2) - lgamma(n / 2)) / (n * Double.pi).squareRoot()
  // t = √n tan θ turns the density into a power of cos θ on a finite interval.
  func within(_ t: Double) -> Double {
    let (end, count) = (atan(t / n.squareRoot()), 64)
    let h = end / Double(count)
    var sum = 0.0
    for i in 0...count {
      let weight = i == 0 || i == count ? 1.0 : i % 2 == 1 ? 4 : 2
      sum += weight * pow(cos(Double(i) * h), n - 1)
    }
    return 2 * scale * n.squareRoot() * sum * h / 3
  }
  if probability <= 0 { return 0 }
  if probability >= 1 { return .infinity }
  var (low, high) = (0.0, 1e4)
  for _ in 0..<60 {
    let middle = (low + high) / 2
    if within(middle) < probability { low = middle } else { high = middle }
  }
  return (low + high) / 2
}
