/// Rates at steps, as a log or a table has them: perhaps not of every step, perhaps not from step 0 on.
struct RateTable {
  let steps: [Int]
  let rates: [Double]
  /// The largest rate.
  let peak: Double
  /// The distance of most rows: 1 where every step is there.
  let spacing: Int
  /// Whether every step is there.
  let isGapless: Bool
  private let ends: [Int]

  /// - Throws: `ExchangeError` for no rows, steps that do not rise, or what is no rate.
  init(steps: [Int], rates: [Double]) throws(ExchangeError) {
    guard steps.count == rates.count, !steps.isEmpty else {
      throw ExchangeError("", "there are no rows", "give at least one step and its rate")
    }
    for index in steps.indices {
      guard rates[index].isFinite, rates[index] >= 0 else {
        throw ExchangeError(
          "step \(steps[index])", "\(rates[index]) is not a rate", "give a finite number of 0 or more")
      }
      guard steps[index] >= 0, steps[index] < 1 << 53 else {
        throw ExchangeError("step \(steps[index])", "this is not a step", "count from 0")
      }
      if index > 0, steps[index] <= steps[index - 1] {
        throw ExchangeError(
          "step \(steps[index])", "it follows step \(steps[index - 1])",
          "give each step once, in their order")
      }
    }
    self.steps = steps
    self.rates = rates
    peak = rates.max() ?? 0
    let gaps = zip(steps.dropFirst(), steps).map { $0 - $1 }.sorted()
    spacing = gaps.isEmpty ? 1 : gaps[gaps.count / 2]
    isGapless = gaps.last ?? 1 == 1
    ends = Self.endsOfStretches(rates)
  }

  var count: Int { steps.count }

  /// The rate of a step, if it is there.
  func rate(at step: Int) -> Double? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if steps[middle] < step { low = middle + 1 } else { high = middle }
    }
    return low < count && steps[low] == step ? rates[low] : nil
  }
}

// MARK: Stretches

extension RateTable {
  /// The last of the rows over which the rates go one way, from a row on.
  func endOfStretch(from row: Int) -> Int { ends[row] }

  private static func endsOfStretches(_ rates: [Double]) -> [Int] {
    var ends = Array(rates.indices)
    for row in rates.indices.dropLast().reversed() {
      let isOnWay =
        row + 2 < rates.count
        && (rates[row] < rates[row + 1]) == (rates[row + 1] < rates[row + 2])
        && rates[row] != rates[row + 1] && rates[row + 1] != rates[row + 2]
      ends[row] = isOnWay ? ends[row + 1] : row + 1
    }
    return ends
  }

  /// A row, the one in the middle of the way to another, and a last one at the same distance where it can be.
  func threeRows(_ first: Int, _ last: Int) -> (Int, Int, Int)? {
    let half = (last - first) / 2
    return half > 0 ? (first, first + half, first + 2 * half) : nil
  }

  /// How far three rows are from lying on one line, by what makes a line of rates; 0 where they do.
  func bend(_ rows: (Int, Int, Int), _ line: (Double) -> Double?) -> Double? {
    guard let a = line(rates[rows.0]), let b = line(rates[rows.1]), let c = line(rates[rows.2])
    else { return nil }
    let (ab, ac) = (Double(steps[rows.1] - steps[rows.0]), Double(steps[rows.2] - steps[rows.0]))
    return (b - a) * ac - (c - a) * ab
  }
}
