/// An object of a log: what it says of a step.
struct LogEntry {
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

/// Refuses a log of which no entry has the metric.
func checkMetric(_ request: LogRequest, _ keys: Set<String>) throws(LogError) {
  if keys.contains(request.metric) { return }
  throw LogError(
    "no entry has the metric \(quoted(request.metric))",
    "name one that some have: " + keys.sorted().prefix(20).joined(separator: ", "))
}
