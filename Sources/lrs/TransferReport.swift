import LossLaws
import SchedulePlots
import Schedules

/// What a law predicts of every rule of transfer.
struct RulePredictions {
  private let law: FittedLaw
  private let forecasts: [(name: String, forecast: LossForecast)]
  /// The place of the transfer that was asked for, or is the default.
  private let written: Int
  let prediction: Prediction

  /// - Parameter asked: The transfer that was asked for, which may be by a rule that has to be told more.
  init(
    of round1: Schedule, to length: Int, asked: Transfer, _ input: String, _ logs: [String],
    _ arguments: Arguments
  ) throws {
    law = try FittedLaw(of: logs, arguments)
    try law.check(round1, named: inputName(input))
    if lengthsDiffer(length, law.fit.longestLog) {
      throw UsageError(
        "--to: \(length) steps, where the longest log has \(law.fit.longestLog)",
        "give a length in the steps of the logs")
    }
    var rules = law.fit.forecasts(of: round1, to: length)
    if !rules.contains(where: { $0.transfer.schedule == asked.schedule }) {
      rules.insert(law.fit.forecast(of: asked), at: 0)
    }
    prediction = Prediction(by: law.fit, of: rules)
    let same = rules.indices.filter { rules[$0].transfer.schedule == asked.schedule }
    written = same.first { "\(rules[$0].transfer.rule)" == "\(asked.rule)" } ?? same[0]
    forecasts = zip(rules, prediction.forecasts).map { ("\($0.transfer.rule)", $1) }
  }

  var words: [String] {
    law.words + law.table(of: forecasts, written: written) + (lowerWords.map { [$0] } ?? [])
  }

  /// That another rule is predicted lower than the one written, and whether their intervals tell them apart.
  private var lowerWords: String? {
    let (own, others) = (forecasts[written], forecasts.filter { $0.forecast.isReliable })
    guard let least = others.min(by: { $0.forecast.finalLoss < $1.forecast.finalLoss }),
      least.forecast.finalLoss < own.forecast.finalLoss - 5e-5,
      let interval = least.forecast.finalInterval
    else { return nil }
    let apart =
      own.forecast.finalInterval.map {
        $0.overlaps(interval) ? "their intervals overlap" : "their intervals do not overlap"
      } ?? "\(own.name) has no interval"
    return "written is \(own.name); \(least.name) is predicted "
      + "\(digits(own.forecast.finalLoss - least.forecast.finalLoss)) lower, and \(apart)"
  }

  var parts: [String: JSONValue] {
    get throws {
      try law.parts.merging([
        "forecasts": .array(forecasts.map { law.json($0.forecast, of: $0.name) }),
        "written": .text(forecasts[written].name),
      ]) { own, _ in own }
    }
  }
}

/// What programs are to know of a transfer.
func json(of transfer: Transfer) -> [String: JSONValue] {
  [
    "rule": .text("\(transfer.rule)"), "reason": .text(transfer.reason),
    "length": .whole(transfer.schedule.length), "addedSteps": .whole(transfer.addedSteps),
    "sharedPrefix": .whole(transfer.sharedPrefix),
    "meanShareOfPeak": JSONValue(transfer.meanShareOfPeak),
    "transferFindings": .array(transfer.findings.map { .finding($0.kind, $0) }),
  ]
}

extension TransferFinding {
  /// A word for programs.
  fileprivate var kind: String {
    switch self {
    case .starvation: "starvation"
    case .plateauBelowPeak: "plateau-below-peak"
    case .otherHolds: "other-holds"
    }
  }
}
