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
