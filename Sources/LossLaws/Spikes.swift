import Foundation

/// Where the losses of a run leave their way: single spikes, stretches that it recovers from, and a divergence
/// that it does not.
///
/// Nothing of a law is needed: between neighbours the loss hardly changes, and rates that only fall do not
/// raise it. A spike is off the median of the nine points around it by more than eight deviations of all such
/// distances, and 3 % at least. In a stretch the medians of nine points are above the least before it by five
/// deviations, and 10 % at least; where it reaches to the end, the run has diverged. So has one whose last thirtieth,
/// three points at least, is all above the least median of three by 6 % and six deviations of noise: a log of a
/// dozen points has no nine that are high; and one whose last two are by 20 % and twelve deviations, for many a run
/// is stopped where it diverges. In a noisy log it has where the median of the last points is a fifth above the least
/// of as many before, of so many points that noise does not come to it. An end of one point, or that is high by less, is
/// told, and no more.
struct Spikes {
  /// The points that do not count.
  private(set) var places: Set<Int> = []
  /// The stretches that the run recovered from, in order.
  private(set) var stretches: [ClosedRange<Int>] = []
  /// Where a divergence begins that lasts to the end.
  private(set) var divergence: Int?
  /// Where the last points begin that are above the least before them by 3 % and twelve deviations, and by which
  /// share the last is; nil where the log ends with none.
  private(set) var highEnd: (place: Int, rise: Double)?

  private let logs: [Double]

  /// - Parameter mayRise: Whether the rate rises after it fell, which raises the loss.
  init(of losses: [Double], mayRise: Bool = false) {
    logs = losses.map { log($0) }
    if !mayRise { judgeEnd() }
    if logs.count < 8 { return }
    let distances = logs.indices.map { i in
      let reach = min(4, i, logs.count - 1 - i)
      return logs[i] - median(Array(logs[i - reach...i + reach]))
    }
    let deviation = 1.4826 * median(distances.map { abs($0) })
    for i in logs.indices where abs(distances[i]) > max(0.03, 8 * deviation) { places.insert(i) }
    findStretches(rising: max(0.1, 5 * deviation))
    divergence = divergence ?? endAboveNoise(of: deviation)
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
  }

  /// Where the last points begin whose median is above the least of as many before by a fifth and eight deviations
  /// of such medians: of five, or of more where those of five are too noisy.
  private func endAboveNoise(of noise: Double) -> Int? {
    var width = 5
    while logs.count >= 3 * width {
      let spread = 8 * 1.2533 * noise / Double(width).squareRoot()
      let lowest = stride(from: 0, through: logs.count - 2 * width, by: width / 2)
        .map { median(Array(logs[$0..<$0 + width])) }.min()
      let last = logs.suffix(width)
      let bound = (lowest ?? .infinity) + max(0.18, spread)
      if median(Array(last)) > bound { return last.indices.first { logs[$0] > bound } }
      if spread < 0.18 { return nil }
      width = 2 * width - 1
    }
    return nil
  }

  private mutating func judgeEnd() {
    let (count, noise) = (logs.count, pointNoise([logs]))
    divergence =
      end(of: max(3, count / 30), above: max(0.06, 6 * noise))?.place
      ?? end(of: 2, above: max(0.18, 12 * noise))?.place
    highEnd = count < 8 ? nil : end(of: 1, above: max(0.03, 12 * noise))
  }

  /// The last points that are all above the least median of three before them by so much; nil where they are
  /// fewer than `least`.
  private func end(of least: Int, above rise: Double) -> (place: Int, rise: Double)? {
    let count = logs.count
    if count < 2 * least { return nil }
    let middles = (1..<max(1, count - least)).map { median(Array(logs[$0 - 1...$0 + 1])) }
    guard let lowest = middles.min(), let last = logs.last else { return nil }
    let place = (logs.lastIndex { $0 <= lowest + rise } ?? -1) + 1
    return place <= count - least ? (place, expm1(last - lowest)) : nil
  }
}
