import Foundation
import LossLaws
import Schedules

/// The options that say how a law is fitted to logs.
let lawOptions = [
  Option("--metric", value: "NAME", help: "the column of the loss; loss unless given"),
  Option(
    "--run-schedules", value: "A.json,B.json,…",
    help: "the schedules of the logs, in their order; by default those of their rates"),
  Option("--law", value: "LAW", help: "automatic (the default), multi-power or annealing"),
]

/// What help says of the intervals and of how far predictions go.
let lawNotes = [
  "An interval (±) is of the loss without the noise of single steps: the law's own error, as runs left out of",
  "the fit and published fits show it, and what the logs do not say of its parameters. It holds the truth",
  "nine times in ten for runs that go on as the logs did: not for one that diverges, other data or another",
  "model, batch or optimizer. Logs that branch from one run count as one check. With no confidence there is none:",
  "a decay where no log has one, rates that rise again, another peak than the logs', an interval of more than a",
  "tenth of the loss, or a run more than \(multiple(LossFinding.mostTimesLonger)) times as long as the longest log. "
    + "More than \(multiple(LossFinding.timesLonger)) times is longer than published",
  "laws were checked on, and is a finding; so is a plateau far longer than the logs', where none has a long one.",
]

/// What help says of JSON.
let lawFormatNotes = [
  "With --format json a forecast has its curve: steps, loss, low and high, arrays as long as each other of at",
  "most 653 points, those of the plot; low and high are null where there is no interval.",
]

func multiple(_ number: Double) -> String {
  number == number.rounded() ? "\(Int(number))" : "\(number)"
}

extension FittedLaw {
  /// What is to be said of it: the law, its parameters, its error, its findings, what the logs were taken for.
  var words: [String] {
    let law = type(of: fit.law)
    let checked =
      switch fit.runsLeftOut {
      case 0: "no run could be left out to check the law"
      case 1: "1 run could be left out, and is missed by \(percent(fit.errorLeftOut))"
      case let count:
        "\(count) runs left out, one at a time, are missed by \(percent(fit.errorLeftOut))"
      }
    return ["\(law.name) (\(law.source)): \(parameterWords)", checked]
      + findingWords.map { "finding: \($0)" } + sourceWords
  }

  /// The parameters; without those of a decay term where no log has a decay.
  private var parameterWords: String {
    let hasDecay = !fit.findings.contains(.noDecay)
    let known = zip(fit.law.parameters, fit.deviations).filter { hasDecay || $1.isFinite }
    return known.map { "\($0.0.name) \(digits($0.0.value))" }.joined(separator: ", ")
      + (hasDecay ? "" : "; without its decay term")
  }

  /// What was found, and of warmups that several logs do not show, once.
  private var findingWords: [String] {
    var guessed: [(run: String, step: Int, cost: Double)] = []
    for case .warmupUnknown(let run, let step, let cost) in fit.findings {
      guessed.append((run, step, cost))
    }
    guard guessed.count > 1, let place = fit.findings.firstIndex(where: { $0.isUnknownWarmup })
    else { return fit.findings.map { "\($0)" } }
    let (first, last) = (guessed.map(\.step).min()!, guessed.map(\.step).max()!)
    let together =
      "\(guessed.map(\.run).joined(separator: ", ")) begin at step "
      + (first == last ? "\(first)" : "\(first) to \(last)")
      + " near their peak, and their warmup is a guess: that may be worth up to "
      + "\(percent(guessed.map(\.cost).max()!)) of the loss; give their schedules with the warmup"
    var words = fit.findings.filter { !$0.isUnknownWarmup }.map { "\($0)" }
    words.insert(together, at: fit.findings[..<place].count { !$0.isUnknownWarmup })
    return words
  }

  /// What the rates of logs without a spec were taken for, so that it can be contradicted.
  private var sourceWords: [String] {
    let taken = sources.filter { !$0.isGiven }
    if taken.isEmpty { return [] }
    let most = 12
    return ["schedules, from the rates of the logs (give --run-schedules where one is wrong):"]
      + taken.prefix(most).map { "  \($0.words)" }
      + (taken.count > most ? ["  and \(taken.count - most) more"] : [])
  }

  /// What programs are to know of it.
  var parts: [String: JSONValue] {
    get throws {
      [
        "law": .text(type(of: fit.law).name), "source": .text(type(of: fit.law).source),
        "parameters": .array(
          zip(fit.law.parameters, fit.deviations).map {
            .object([
              "name": .text($0.name), "value": JSONValue($0.value), "logDeviation": JSONValue($1),
            ])
          }),
        "errorLeftOut": .number(fit.errorLeftOut), "runsLeftOut": .whole(fit.runsLeftOut),
        "findings": .array(fit.findings.map { .finding($0.kind, $0) }),
        "runs": .array(try sources.map { try $0.json }),
      ]
    }
  }

  /// Predicted final losses, a line a schedule, with what takes each out of what was fitted.
  ///
  /// What is found of several is said once, after them.
  ///
  /// - Parameter written: The place of the row whose schedule is written, if one is.
  func table(of rows: [(name: String, forecast: LossForecast)], written: Int? = nil) -> [String] {
    let found = rows.map { row in
      row.forecast.findings.filter { !fit.findings.contains($0) }.map { "\($0)" }
    }
    var names: [String: [String]] = [:]
    var order: [String] = []
    for (row, texts) in zip(rows, found) {
      for text in texts {
        if names[text] == nil { order.append(text) }
        names[text, default: []].append(row.name)
      }
    }
    let lines = zip(rows.indices, found).flatMap { i, texts in
      [
        "\(rows[i].name): final loss \(rows[i].forecast.finalWords)\(i == written ? ", written" : "")"
      ]
        + texts.filter { names[$0]?.count == 1 }.map { "  finding: \($0)" }
    }
    return lines
      + order.compactMap { text in
        guard let those = names[text], those.count > 1 else { return nil }
        let all = those.count == rows.count ? "all" : those.joined(separator: ", ")
        return "finding for \(all): \(text)"
      }
  }

  /// A forecast: its margin is null where no confidence is to be had, and so are the ends of its interval.
  func json(_ forecast: LossForecast, of name: String) -> JSONValue {
    let (losses, margins) = (forecast.losses, forecast.margins)
    func numbers(_ values: [Double]) -> JSONValue { .array(values.map { JSONValue($0) }) }
    return .object([
      "schedule": .text(name), "length": .whole(forecast.schedule.length),
      "finalLoss": JSONValue(forecast.finalLoss), "margin": JSONValue(forecast.finalMargin),
      "confidence": .number(forecast.confidence),
      "findings": .array(forecast.findings.map { .finding($0.kind, $0) }),
      "curve": .object([
        "steps": .array(forecast.steps.map(JSONValue.whole)), "loss": numbers(losses),
        "low": forecast.isReliable ? numbers(zip(losses, margins).map { $0 - $1 }) : .null,
        "high": forecast.isReliable ? numbers(zip(losses, margins).map { $0 + $1 }) : .null,
      ]),
    ])
  }
}

extension LossFinding {
  fileprivate var isUnknownWarmup: Bool { if case .warmupUnknown = self { true } else { false } }
}

extension RunSource {
  /// What it was taken for, and what of that is a guess.
  fileprivate var words: String {
    let guessed = guesses.isEmpty ? "" : " (guessed: \(guesses.joined(separator: "; ")))"
    let taken =
      schedule?.words ?? "no curve was recognised; between two logged steps the mean of their rates"
    return "\(run.name): \(taken)\(guessed)"
  }

  /// The schedule is null where it is nothing but the logged rates.
  fileprivate var json: JSONValue {
    get throws {
      .object([
        "run": .text(run.name), "points": .whole(run.steps.count),
        "lastStep": JSONValue(run.steps.last), "isGiven": .bool(isGiven),
        "guesses": .array(guesses.map(JSONValue.text)),
        "schedule": try schedule.map { try JSONValue(specOf: $0) } ?? .null,
      ])
    }
  }
}

extension JSONValue {
  /// A schedule as its spec.
  init(specOf schedule: Schedule) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(try specText(schedule).utf8))
  }
}

extension LossForecast {
  /// The final loss with its margin, or that none is to be had.
  var finalWords: String {
    "\(digits(finalLoss)) \(isReliable ? "± \(digits(finalMargin))" : "with no confidence")"
  }
}

func digits(_ number: Double) -> String {
  guard number.isFinite, abs(number) < 1e12 else { return "\(number)" }
  return "\((number * 1e4).rounded() / 1e4)"
}

/// A number as it was given, without a point that says nothing.
func plain(_ number: Double) -> String {
  Int(exactly: number).map { "\($0)" } ?? "\(number)"
}

private func percent(_ share: Double) -> String { "\((share * 1e4).rounded() / 100) %" }
