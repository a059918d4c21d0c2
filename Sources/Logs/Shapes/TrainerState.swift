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
  try checkKeys(request, keys)
  return collector.log(.trainerState)
}
