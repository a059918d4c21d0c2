/// Measures one thing: nanoseconds a step, over repeats that are interleaved with those of others.
struct Timing {
  private(set) var samples: [Double] = []

  /// Runs `body` and notes how long each of the `steps` that it stands for took.
  mutating func measure(steps: Int, _ body: () -> Void) {
    let clock = ContinuousClock()
    let time = clock.measure(body)
    let (seconds, attoseconds) = time.components
    samples.append((Double(seconds) * 1e9 + Double(attoseconds) * 1e-9) / Double(steps))
  }

  var median: Double {
    let sorted = samples.sorted()
    return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
  }

  /// How far the middle half of the repeats lies apart, as a share of the median.
  var spread: Double {
    let sorted = samples.sorted()
    return sorted.isEmpty
      ? .nan : (sorted[sorted.count * 3 / 4] - sorted[sorted.count / 4]) / median
  }
}

/// A number in a column.
func column(_ number: Double, digits: Int = 2, width: Int = 9) -> String {
  if number.isNaN { return String(repeating: " ", count: width - 1) + "–" }
  let scale = (0..<digits).reduce(1) { power, _ in power * 10 }
  let rounded = Int((number * Double(scale)).rounded())
  let fraction = String(rounded % scale)
  let zeros = String(repeating: "0", count: digits - (digits == 0 ? 0 : fraction.count))
  let text = digits == 0 ? "\(rounded)" : "\(rounded / scale).\(zeros)\(fraction)"
  return String(repeating: " ", count: max(0, width - text.count)) + text
}

/// A word in a column.
func column(_ text: String, width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}
