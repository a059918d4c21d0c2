extension JSONScanner {
  /// Whether the object here is a `trainer_state.json`: a key of it is `log_history`.
  ///
  /// Objects of one line each are told apart from it by a peek into the first.
  var isTrainerState: Bool {
    mutating get throws(LogError) {
      // One that goes over several lines is not JSON lines, whatever is in it.
      let line = bytes[position...].prefix { $0 != .lineFeed }
      if !line.contains(UInt8(ascii: "}")) { return true }
      var peek = self
      var isState = false
      try? peek.object { scanner, key throws(LogError) in
        if key == "log_history" { isState = true }
        _ = try scanner.value()
      }
      return isState
    }
  }
}

/// Reads Hugging Face's `trainer_state.json`: entries of training and of evaluation in one list.
///
/// Its `step` counts the updates that were made, so that the rate logged at `step` k is that of
/// update k − 1; rates are given at their updates.
func readTrainerState(
  _ scanner: inout JSONScanner, _ request: LogRequest
) throws(LogError) -> TrainingLog {
  var collector = RunCollector()
  let run = collector.run(named: runName(ofPath: request.file))
  var keys: Set<String> = []
  var hasHistory = false
  try scanner.object { scanner, key throws(LogError) in
    let place = scanner.position
    switch key {
    case "log_history":
      hasHistory = true
      try scanner.array { scanner throws(LogError) in
        let entry = try LogEntry(&scanner, request, keys: &keys)
        try entry.add(to: run, of: &collector, rateOffset: -1, scanner)
      }
    case "max_steps":
      if let length = try scanner.value().step(scanner, key, at: place), length > 0 {
        _ = collector.set(maxTrainSteps: length, of: run)
      }
    default: _ = try scanner.value()
    }
  }
  scanner.skipSpace()
  if !scanner.isAtEnd { throw scanner.error("text after the end of the object") }
  if !hasHistory {
    throw LogError("it has no log_history", "give a trainer_state.json, or an object a line")
  }
  try checkMetric(request, keys)
  return collector.log(.trainerState)
}

/// Reads an object a line.
func readJSONLines(
  _ scanner: inout JSONScanner, _ request: LogRequest
) throws(LogError) -> TrainingLog {
  var collector = RunCollector()
  let onlyRun = runName(ofPath: request.file)
  var keys: Set<String> = []
  while !scanner.isAtEnd {
    let entry = try LogEntry(&scanner, request, keys: &keys)
    let run = entry.isEmpty ? 0 : collector.run(named: entry.trial ?? onlyRun)
    try entry.add(to: run, of: &collector, rateOffset: 0, scanner)
    try scanner.endLine()
    scanner.skipSpace()
  }
  try checkMetric(request, keys)
  return collector.log(.jsonLines)
}

private func checkMetric(_ request: LogRequest, _ keys: Set<String>) throws(LogError) {
  if keys.contains(request.metric) { return }
  throw LogError(
    "no entry has the metric \(quoted(request.metric))",
    "name one that some have: " + keys.sorted().prefix(20).joined(separator: ", "))
}

/// An object of a log: what it says of a step.
private struct LogEntry {
  private let place: Int
  private(set) var trial: String?
  private var step: (rank: Int, step: Int)?
  private var value: Double?
  private var rate: Double?

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
      if keys.count < 1_000 { keys.insert(key) }
    }
    (trial, step, value, rate) = (entry.trial, entry.step, entry.value, entry.rate)
  }

  /// Whether it says nothing that was asked for.
  var isEmpty: Bool { value == nil && rate == nil }

  func add(
    to run: Int, of collector: inout RunCollector, rateOffset: Int, _ scanner: JSONScanner
  ) throws(LogError) {
    if isEmpty { return }
    guard let step = step?.step else {
      if value == nil { return }
      throw scanner.error("a value without a step", "give the object a \"step\"", at: place)
    }
    if let value { collector.add(value, at: step, to: run) }
    if let rate, step + rateOffset >= 0 {
      collector.add(rate: rate, at: step + rateOffset, to: run)
    }
  }
}

/// The members of an entry that count.
private struct Members {
  var trial: String?
  var step: (rank: Int, step: Int)?
  var value: Double?
  var rate: Double?

  mutating func read(
    _ scanner: inout JSONScanner, _ key: String, _ request: LogRequest
  ) throws(LogError) {
    let place = scanner.position
    let member = try scanner.value()
    let columns = request.columns
    if key == request.metric {
      value = try member.metric(scanner, key, at: place)
    } else if let rank = columns.step.map({ $0 == key ? 0 : nil }) ?? stepNames.firstIndex(of: key)
    {
      // A logger may count both its calls and the updates: the name that comes first counts.
      if let known = step, known.rank < rank { return }
      if let read = try member.step(scanner, key, at: place) { step = (rank, read) }
    } else if columns.rate.map({ $0 == key }) ?? rateNames.contains(key) {
      rate = try member.metric(scanner, key, at: place)
    } else if columns.trial.map({ $0 == key }) ?? trialNames.contains(key),
      case .text(let name) = member
    {
      trial = name
    }
  }
}
