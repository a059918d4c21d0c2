/// Rates at steps, as a log or a table has them: perhaps not of every step, perhaps not from step 0 on.
struct RateTable {
  let steps: [Int]
  let rates: [Double]

  /// - Throws: `ExchangeError` for no rows, steps that do not rise, or what is no rate.
  init(steps: [Int], rates: [Double]) throws(ExchangeError) {
    guard steps.count == rates.count, !steps.isEmpty else {
      throw ExchangeError("", "there are no rows", "give at least one step and its rate")
    }
    for index in steps.indices {
      guard rates[index].isFinite, rates[index] >= 0 else {
        throw ExchangeError(
          "row \(index + 1)", "\(rates[index]) is not a rate", "give a finite number of 0 or more")
      }
      guard steps[index] >= 0, steps[index] < 1 << 53 else {
        throw ExchangeError("row \(index + 1)", "\(steps[index]) is not a step", "count from 0")
      }
      if index > 0, steps[index] <= steps[index - 1] {
        throw ExchangeError(
          "row \(index + 1)", "step \(steps[index]) follows step \(steps[index - 1])",
          "give each step once, in their order")
      }
    }
    self.steps = steps
    self.rates = rates
  }

  var count: Int { steps.count }
  var peak: Double { rates.max() ?? 0 }

  /// The distance of most rows: 1 where every step is there.
  var spacing: Int {
    let gaps = zip(steps.dropFirst(), steps).map { $0 - $1 }.sorted()
    return gaps.isEmpty ? 1 : gaps[gaps.count / 2]
  }
}
