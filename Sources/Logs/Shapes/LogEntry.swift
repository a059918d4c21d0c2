/// An object of a log: what it says of a step.
struct LogEntry {
  private let place: Int
  private(set) var trial: String?
  private var step: (rank: Int, step: Int)?
  private var value: Double?
  private var rate: Double?
  private(set) var maxTrainSteps: Int?
  /// What the log is said to call its steps.
  private let stepName: String

  init(
    _ scanner: inout JSONScanner, _ request: LogRequest, keys: inout Set<String>
  ) throws(LogError) {
    place = scanner.position
    guard scanner.next == UInt8(ascii: "{") else {
      throw scanner.error(
        "this is not an object", "write an object a line, such as {\"step\": 1, …}")
    }
    var entry = Members()
    try scanner.object { scanner, key throws(LogError) in
      try entry.read(&scanner, key, request)
      if keys.count < 1_000 || request.names(key) { keys.insert(key) }
    }
    (trial, step, value, rate) = (entry.trial?.name, entry.step, entry.value, entry.rate)
    maxTrainSteps = entry.maxTrainSteps
    stepName = request.columns.step ?? "step"
  }

  /// Whether it says nothing that was asked for.
  var isEmpty: Bool { value == nil && rate == nil }

  /// Notes the length that it says of a run.
  func addLength(
    to run: Int, of collector: inout RunCollector, _ scanner: JSONScanner
  ) throws(LogError) {
    guard let maxTrainSteps, !collector.set(maxTrainSteps: maxTrainSteps, of: run) else { return }
    throw scanner.error(
      "the run has another max_train_steps in an object before", "give each run one", at: place)
  }

  func add(
    to run: Int, of collector: inout RunCollector, rateOffset: Int, _ scanner: JSONScanner
  ) throws(LogError) {
    if isEmpty { return }
    guard let step = step?.step else {
      if value == nil { return }
      throw scanner.error(
        "a value without a step", "give the object a \(quoted(stepName))", at: place)
    }
    if let value { collector.add(value, at: step, to: run) }
    if let rate, step + rateOffset >= 0 {
      collector.add(rate: rate, at: step + rateOffset, to: run)
    }
  }
}

/// The members of an entry that count.
private struct Members {
  var trial: (rank: Int, name: String)?
  var step: (rank: Int, step: Int)?
  var value: Double?
  var rate: Double?
  var maxTrainSteps: Int?

  mutating func read(
    _ scanner: inout JSONScanner, _ key: String, _ request: LogRequest
  ) throws(LogError) {
    let place = scanner.position
    let member = try scanner.value()
    let columns = request.columns
    if key == request.metric {
      value = try member.metric(scanner, key, at: place)
      // The rate itself may be what is asked for.
      if columns.rate.map({ $0 == key }) ?? rateNames.contains(key) { rate = value }
    } else if let rank = columns.step.map({ $0 == key ? 0 : nil }) ?? stepNames.firstIndex(of: key)
    {
      // A logger may count both its calls and the updates: the name that comes first counts.
      if let known = step, known.rank < rank { return }
      if let read = try member.step(scanner, key, at: place) { step = (rank, read) }
    } else if columns.rate.map({ $0 == key }) ?? rateNames.contains(key) {
      rate = try member.metric(scanner, key, at: place)
    } else if let rank = columns.trial.map({ $0 == key ? 0 : nil })
      ?? trialNames.firstIndex(of: key)
    {
      if let known = trial, known.rank < rank { return }
      if let name = try member.name(scanner, key, at: place) { trial = (rank, name) }
    } else if maxTrainStepsNames.contains(key) {
      maxTrainSteps = try member.step(scanner, key, at: place) ?? maxTrainSteps
    }
  }
}

/// Refuses a log of which no entry has the metric, or what the request calls the trial, the step or the rate.
func checkKeys(_ request: LogRequest, _ keys: Set<String>) throws(LogError) {
  let columns = request.columns
  let named: [(role: String, name: String?)] = [
    (request.role, request.metric), ("trial", columns.trial), ("step", columns.step),
    ("learning rate", columns.rate),
  ]
  for (role, name) in named {
    guard let name, !keys.contains(name) else { continue }
    throw LogError(
      "no entry has the \(role) \(quoted(name))",
      "name one that some have: " + keys.sorted().prefix(20).joined(separator: ", "))
  }
}
