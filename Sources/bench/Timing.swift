/// What one thing took: nanoseconds a step, a sample each round.
struct Timing: Equatable {
  var samples: [Double] = []

  var median: Double { quantile(0.5) }

  /// How far the middle half of the samples lies apart, as a share of the median.
  var spread: Double { (quantile(0.75) - quantile(0.25)) / median }

  /// The sample below which a share of the samples lies, between two of them by a line.
  func quantile(_ share: Double) -> Double {
    let sorted = samples.sorted()
    guard let last = sorted.indices.last else { return .nan }
    let place = share * Double(last)
    let (low, high) = (Int(place), min(Int(place) + 1, last))
    return sorted[low] + (sorted[high] - sorted[low]) * (place - Double(low))
  }
}

/// How many nanoseconds each of the `steps` took that one call of `body` stands for.
///
/// One call that is not timed comes before: whatever ran in between has left the caches as it likes.
func nanosecondsAStep(_ steps: Int, calls: Int, _ body: () -> Void) -> Double {
  body()
  let time = ContinuousClock().measure { for _ in 0..<calls { body() } }
  return time / .nanoseconds(1) / (Double(steps) * Double(calls))
}
