import Schedules

/// What a step holds, for lengths in epochs, samples and tokens.
let clockOptions = [
  Option(
    "--batch-size", value: "N",
    help: "samples of one pass on one device, for epochs, samples, tokens"),
  Option("--accumulation", value: "N", help: "passes of one update; 1 unless given"),
  Option("--devices", value: "N", help: "devices that share an update; 1 unless given"),
  Option("--sequence-length", value: "N", help: "tokens of a sample"),
  Option("--dataset-size", value: "N", help: "samples of an epoch"),
  Option(
    "--epoch-end", value: "HOW",
    help: "samples that do not fill a step: keeping-last (unless given), dropping-last, flowing-on"),
]

extension Arguments {
  /// The clock that the options tell of; nil where they tell of none.
  func clock() throws -> RunClock? {
    let others = clockOptions.map(\.name).filter { $0 != "--batch-size" }
    guard let batch = try wholeNumber("--batch-size") else {
      try refuse(others, unless: false, because: "give --batch-size as well")
      return nil
    }
    let end = self["--epoch-end"] ?? RunClock.EpochEnd.keepingLast.rawValue
    guard let epochEnd = RunClock.EpochEnd(rawValue: end) else {
      let known = RunClock.EpochEnd.allCases.map(\.rawValue)
      throw UsageError(
        "--epoch-end: there is no \(end)",
        guess(end, among: known) ?? "give one of \(known.joined(separator: ", "))")
    }
    do {
      return try RunClock(
        checking: batch, accumulation: wholeNumber("--accumulation") ?? 1,
        devices: wholeNumber("--devices") ?? 1, sequenceLength: wholeNumber("--sequence-length"),
        datasetSize: wholeNumber("--dataset-size"), epochEnd: epochEnd)
    } catch let error as ScheduleError {
      let name = withOptions(error.path)
      throw UsageError("\(name == error.path ? "--" + name : name): \(error.fault)", error.remedy)
    }
  }
}

extension Arguments {
  /// Refuses what a clock was given for nothing: lengths, as texts, that none of it is needed for.
  func refuseUnusedClock(for lengths: [String]) throws {
    let units = lengths.map { RunLength($0).map { "\($0)" } ?? $0 }
    func counts(_ unit: String) -> Bool { units.contains { $0.contains(unit) } }
    try refuse(
      clockOptions.map(\.name), unless: counts("epoch") || counts("sample") || counts("token"),
      because: "no length is in epochs, samples or tokens")
    try refuse(
      ["--dataset-size", "--epoch-end"], unless: counts("epoch"),
      because: "no length is in epochs")
    try refuse(["--sequence-length"], unless: counts("token"), because: "no length is in tokens")
  }
}

/// A text in which what a clock is made of is called as the options are.
func withOptions(_ text: String) -> String {
  text.replacing("batchSize", with: "--batch-size")
    .replacing("sequenceLength", with: "--sequence-length")
    .replacing("datasetSize", with: "--dataset-size")
}
