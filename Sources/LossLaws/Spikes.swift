import Foundation

/// Where the losses of a run leave their way: single spikes, stretches that it recovers from, and a divergence
/// that it does not.
///
/// Nothing of a law is needed: between neighbours the loss hardly changes, and rates that only fall do not
/// raise it. A spike is off the median of the nine points around it by more than eight deviations of all such
/// distances, and 3 % at least. In a stretch the medians of nine points are above the least before it by five
/// deviations, and 10 % at least; where it reaches to the end, the run has diverged. So has one whose last thirtieth,
/// three points at least, is all above the least median of three by 6 % and six deviations of noise: a log of a
/// dozen points has no nine that are high.
struct Spikes {
  /// The points that do not count.
  private(set) var places: Set<Int> = []
  /// The stretches that the run recovered from, in order.
  private(set) var stretches: [ClosedRange<Int>] = []
  /// Where a divergence begins that lasts to the end.
  private(set) var divergence: Int?

  private let logs: [Double]

  /// - Parameter mayRise: Whether the rate rises after it fell, which raises the loss.
  init(of losses: [Double], mayRise: Bool = false) {
    logs = losses.map { log($0) }
    if !mayRise { divergence = highEnd }
    if logs.count < 8 { return }
    let distances = logs.indices.map { i in
      let reach = min(4, i, logs.count - 1 - i)
      return logs[i] - median(Array(logs[i - reach...i + reach]))
    }
    let deviation = 1.4826 * median(distances.map { abs($0) })
    for i in logs.indices where abs(distances[i]) > max(0.03, 8 * deviation) { places.insert(i) }
    findStretches(rising: max(0.1, 5 * deviation))
  }

  private mutating func findStretches(rising rise: Double) {
    let count = logs.count
    var lowest = Double.infinity
    var start: Int?
    for i in logs.indices {
      // Of the nine from here on; at the end, of the last nine.
      let first = max(0, min(i, count - 9))
      let middle = median(Array(logs[first..<min(first + 9, count)]))
      if middle > lowest + rise {
        start = start ?? i
        continue
      }
      if let start {
        let stretch = start...min(i + 3, count - 1)
        stretches.append(stretch)
        places.formUnion(stretch.filter { logs[$0] > lowest + rise / 2 })
      }
      start = nil
      lowest = min(lowest, middle)
    }
    // Five of the nine are high, so four may not be.
    if let start { divergence = min(start + 4, count - 1) }
    if divergence == nil, median(Array(logs.suffix(5))) > lowest + max(0.18, rise) {
      divergence = count - 5
    }
  }

  /// Where the losses at the end begin to be above the least before them; nil where they are not.
  private var highEnd: Int? {
    let count = logs.count
    let tail = max(3, count / 30)
    if count < 2 * tail { return nil }
    let middles = (1..<count - tail).map { median(Array(logs[$0 - 1...$0 + 1])) }
    guard let lowest = middles.min() else { return nil }
    let bound = lowest + max(0.06, 6 * pointNoise([logs]))
    guard logs.suffix(tail).allSatisfy({ $0 > bound }) else { return nil }
    return (logs.lastIndex { $0 <= bound } ?? -1) + 1
  }
}
