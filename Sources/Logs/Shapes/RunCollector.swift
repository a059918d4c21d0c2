/// The points of one curve as they are read, in whatever order.
struct PointCollector {
  private(set) var steps: [Int] = []
  private(set) var values: [Double] = []
  private var isAscending = true

  mutating func add(_ step: Int, _ value: Double) {
    if let last = steps.last, last >= step { isAscending = false }
    steps.append(step)
    values.append(value)
  }

  /// The curve: in order, and of a step that stands twice the last value; what that took is said.
  func curve(of run: String, warnings: inout [LogWarning]) -> Curve {
    if isAscending { return Curve(steps: steps, values: values) }
    let falls = steps.indices.dropFirst().filter { steps[$0] < steps[$0 - 1] }
    if let first = falls.first {
      warnings.append(.stepsGoBack(run: run, count: falls.count, first: steps[first]))
    }
    let order = steps.indices.sorted { (steps[$0], $0) < (steps[$1], $1) }
    var (sorted, kept): ([Int], [Double]) = ([], [])
    var (count, firstTwice): (Int, Int?) = (0, nil)
    for index in order {
      if sorted.last == steps[index] {
        kept[kept.count - 1] = values[index]
        count += 1
        firstTwice = firstTwice ?? steps[index]
      } else {
        sorted.append(steps[index])
        kept.append(values[index])
      }
    }
    if let firstTwice {
      warnings.append(.duplicateSteps(run: run, count: count, first: firstTwice))
    }
    return Curve(steps: sorted, values: kept)
  }
}

/// The runs of a log as they are read, row by row.
struct RunCollector {
  private struct Run {
    let name: String
    var metric = PointCollector()
    var rates = PointCollector()
    var maxTrainSteps: Int?
  }

  private var runs: [Run] = []
  private var numbers: [String: Int] = [:]

  /// All runs so far.
  var indices: Range<Int> { runs.indices }

  /// The run of a name: the one that has it, or a new one.
  mutating func run(named name: String) -> Int {
    if let index = numbers[name] { return index }
    numbers[name] = runs.count
    runs.append(Run(name: name))
    return runs.count - 1
  }

  mutating func add(_ value: Double, at step: Int, to run: Int) {
    runs[run].metric.add(step, value)
  }

  mutating func add(rate: Double, at step: Int, to run: Int) { runs[run].rates.add(step, rate) }

  /// - Returns: False where the run has said another already.
  mutating func set(maxTrainSteps: Int, of run: Int) -> Bool {
    if let other = runs[run].maxTrainSteps, other != maxTrainSteps { return false }
    runs[run].maxTrainSteps = maxTrainSteps
    return true
  }

  func log(_ shape: LogShape, warnings: [LogWarning] = []) -> TrainingLog {
    var warnings = warnings
    let logged = runs.map { run in
      let curve = run.metric.curve(of: run.name, warnings: &warnings)
      // What is odd about the steps is said of the metric; the rates stand in the same rows.
      var unsaid: [LogWarning] = []
      let rates = run.rates.steps.isEmpty ? nil : run.rates.curve(of: run.name, warnings: &unsaid)
      return LoggedRun(
        name: run.name, curve: curve, rates: rates, maxTrainSteps: run.maxTrainSteps)
    }
    return TrainingLog(shape: shape, runs: logged, warnings: warnings)
  }
}
