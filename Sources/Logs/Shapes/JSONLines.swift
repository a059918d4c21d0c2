/// Reads an object a line.
func readJSONLines(
  _ scanner: inout JSONScanner, _ request: LogRequest
) throws(LogError) -> TrainingLog {
  var objects = LogObjects(request)
  while !scanner.isAtEnd {
    try objects.read(&scanner)
    try scanner.endLine()
    scanner.skipSpace()
  }
  return try objects.log(scanner)
}

/// Reads an array of objects, as data frames and exports write it.
func readJSONArray(
  _ scanner: inout JSONScanner, _ request: LogRequest
) throws(LogError) -> TrainingLog {
  var objects = LogObjects(request)
  try scanner.array { scanner throws(LogError) in try objects.read(&scanner) }
  scanner.skipSpace()
  if !scanner.isAtEnd {
    throw scanner.error("text after the end of the array", "write one array, or an object a line")
  }
  return try objects.log(scanner)
}

/// The objects of a log, each of which says something of a step of a trial.
private struct LogObjects {
  private let request: LogRequest
  private let onlyRun: String
  private var collector = RunCollector()
  private var keys: Set<String> = []
  /// What an object says that names no trial and no value: it is of all runs.
  private var ofAll: [LogEntry] = []

  init(_ request: LogRequest) {
    self.request = request
    onlyRun = runName(ofPath: request.file)
  }

  mutating func read(_ scanner: inout JSONScanner) throws(LogError) {
    let entry = try LogEntry(&scanner, request, keys: &keys)
    if entry.isEmpty {
      if entry.maxTrainSteps == nil { return }
      guard let trial = entry.trial else { return ofAll.append(entry) }
      return try entry.addLength(to: collector.run(named: trial), of: &collector, scanner)
    }
    let run = collector.run(named: entry.trial ?? onlyRun)
    try entry.add(to: run, of: &collector, rateOffset: 0, scanner)
    try entry.addLength(to: run, of: &collector, scanner)
  }

  mutating func log(_ scanner: JSONScanner) throws(LogError) -> TrainingLog {
    try checkKeys(request, keys)
    for entry in ofAll {
      for run in collector.indices { try entry.addLength(to: run, of: &collector, scanner) }
    }
    return collector.log(.jsonLines)
  }
}
