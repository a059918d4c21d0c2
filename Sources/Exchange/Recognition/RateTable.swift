import Schedules

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
  /// Equal rates of no more rows are the flat of a curve, to the rounding of single floats.
  private let mostTies: Int

  /// - Throws: `ExchangeError` for no rows, steps that do not rise, or what is no rate.
  init(checking steps: [Int], _ rates: [Double]) throws(ExchangeError) {
    guard steps.count == rates.count, !steps.isEmpty else {
      throw ExchangeError("", "there are no rows", "give at least one step and its rate")
    }
    for index in steps.indices {
      guard rates[index].isFinite, rates[index] >= 0 else {
        throw ExchangeError(
          "step \(steps[index])", "\(rates[index]) is not a rate",
          "give a finite number of 0 or more")
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
    self.init(steps, rates)
  }

  private init(_ steps: [Int], _ rates: [Double], mostTies: Int = 1) {
    self.steps = steps
    self.rates = rates
    self.mostTies = mostTies
    peak = rates.max() ?? 0
    let gaps = zip(steps.dropFirst(), steps).map { $0 - $1 }.sorted()
    spacing = gaps.isEmpty ? 1 : gaps[gaps.count / 2]
    isGapless = gaps.last ?? 1 == 1
    ends = Self.endsOfStretches(rates, mostTies: mostTies)
  }

  /// Whether the rates may have been rounded to single floats, or to a few digits.
  var isOfSingleFloats: Bool {
    rates.allSatisfy { Double(Float($0)) == $0 || $0.description.filter(\.isNumber).count <= 10 }
  }

  /// The table as single floats have it, in which the flat of a curve is a few equal rates.
  var ofSingleFloats: RateTable { RateTable(steps, rates, mostTies: 8 + count / 1_000) }

  /// The table with one more row.
  func inserting(_ rate: Double, at step: Int, before row: Int) -> RateTable {
    var (steps, rates) = (steps, rates)
    steps.insert(step, at: row)
    rates.insert(rate, at: row)
    return RateTable(steps, rates, mostTies: mostTies)
  }

  var count: Int { steps.count }

  /// What is to be said where the first row is not of step 0.
  var lateStart: String? {
    guard steps[0] > 0 else { return nil }
    return
      "the rows begin at step \(steps[0]): before it the schedule holds, for want of better; a "
      + "warmup, if there was one, ended there or before"
  }

  /// What is to be said where a log ends on a hold: a decay may have come after it.
  func lastHold(of schedule: Schedule) -> String? {
    guard !isGapless, let last = schedule.phases.last, last.curve.isHold, count > 1,
      rates[count - 1] == rates[count - 2]
    else { return nil }
    return
      "the rows end at step \(steps[count - 1]) on a hold at \(rates[count - 1]): how the run went on is "
      + "not shown"
  }

  /// What is to be said of past the last row, where the schedule ends with the rows.
  func pastRows(of schedule: Schedule) -> String? {
    let (last, final) = (steps[count - 1], schedule.finalRate)
    guard schedule.length == last + 1, let phase = schedule.phases.last else { return nil }
    return "past the last row, step \(last), "
      + (final == schedule[last]
        ? "its rate \(final) holds"
        : "the rate \(final) holds, to which the \(phase.curve.name) leads")
  }

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

  /// The last of the rows that hold one rate, from a row on; the row itself where too few do.
  func endOfHold(from row: Int) -> Int {
    var last = row
    while last + 1 < count, rates[last + 1] == rates[row] { last += 1 }
    return last - row >= mostTies ? last : row
  }

  private static func endsOfStretches(_ rates: [Double], mostTies: Int) -> [Int] {
    var ends = Array(repeating: rates.count - 1, count: rates.count)
    // From the last row back: which way the rates go, where that ends, and how many are equal.
    var (way, end, ties) = (0, rates.count - 1, 0)
    for row in rates.indices.dropLast().reversed() {
      let next = rates[row] < rates[row + 1] ? 1 : rates[row] > rates[row + 1] ? -1 : 0
      ties = next == 0 ? ties + 1 : 0
      if ties >= mostTies {
        (way, end) = (0, row)
      } else if next != 0, way != 0, next != way {
        end = row + 1
      }
      if next != 0 { way = next }
      ends[row] = end
    }
    return ends
  }

  /// Whether the rates turn at a row more than at its neighbours: another curve may begin there.
  func bendsSharply(_ row: Int) -> Bool {
    guard row > 1, row + 2 < count else { return false }
    func turn(_ r: Int) -> Double { abs(rates[r + 1] - 2 * rates[r] + rates[r - 1]) }
    return turn(row) > 3 * max(turn(row - 1), turn(row + 1)) || rates[row] == rates[row + 1]
      || ends[row - 1] == row
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
