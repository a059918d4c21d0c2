import Foundation
import Schedules

/// A schedule read from what people have: an exported file, a framework's arguments, or a table of rates.
///
/// ```swift
/// let imported = try ImportedSchedule("get_scheduler('cosine', num_warmup_steps=100, num_training_steps=1000, lr=3e-4)")
/// imported.schedule == (try Schedule.cosineDecay(from: 3e-4, over: 1_000, warmup: 100))  // true
/// ```
///
/// | text | read as |
/// | --- | --- |
/// | a file that `lrs export` wrote | the spec in its head |
/// | `step,rate` or `step,lr,loss` | ``Recognition``: phases, or else a table |
/// | `--lr 3e-4 --lr-decay-style cosine …` | arguments of Megatron-LM |
/// | JSON with `lr_scheduler_type` | Hugging Face's `TrainingArguments` |
/// | `get_scheduler(…)`, `optax.…(…)`, `CosineAnnealingLR(…)`, … | a framework's call, of literals |
public struct ImportedSchedule: Sendable {
  /// What was read.
  public let schedule: Schedule
  /// What the text was, in a word or two.
  public let kind: String
  /// The fit, where the schedule was recognised from rates.
  public let recognition: Recognition?

  /// Reads a text; nothing in it is run.
  ///
  /// - Throws: ``ExchangeError`` with the place in the text, or `ScheduleError` of a spec in it.
  public init(_ text: String, options: ImportOptions = ImportOptions()) throws {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if let schedule = try SpecLine.schedule(in: text) {
      self.init(schedule, "an exported file")
    } else if trimmed.hasPrefix("{") {
      self = try ImportedJSON(trimmed).imported(options)
    } else if let arguments = MegatronWords(text) {
      self.init(try arguments.schedule(options), "arguments of Megatron-LM")
    } else if CSVRates.isTable(trimmed) {
      let rows = try CSVRates(trimmed)
      self.init(recognising: try Recognition(steps: rows.steps, rates: rows.rates))
    } else {
      let call = try PythonCall.read(trimmed)
      self.init(try CallRule.schedule(of: call, beside: options), "a call of \(call.name)")
    }
  }

  init(_ schedule: Schedule, _ kind: String) {
    (self.schedule, self.kind, recognition) = (schedule, kind, nil)
  }

  init(recognising recognition: Recognition) {
    (schedule, kind) = (recognition.schedule, "a table of rates")
    self.recognition = recognition
  }
}

/// JSON of rates or of `TrainingArguments`.
private struct ImportedJSON {
  private let object: [String: Any]

  init(_ text: String) throws(ExchangeError) {
    guard let value = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    else { throw ExchangeError("", "this is not an object of JSON", "see that it is whole") }
    object = value
  }

  func imported(_ options: ImportOptions) throws(ExchangeError) -> ImportedSchedule {
    if let rates = object["rates"] as? [Double] {
      let found = try Recognition(steps: Array(rates.indices), rates: rates)
      guard let final = object["final"] as? Double, final != found.schedule.finalRate else {
        return ImportedSchedule(recognising: found)
      }
      do throws(ScheduleError) {
        return ImportedSchedule(
          try Schedule(checking: found.schedule.phases, final: final), "rates, and a final one")
      } catch {
        throw ExchangeError("final", error.fault, error.remedy)
      }
    }
    guard let name = object["lr_scheduler_type"] as? String else {
      throw ExchangeError(
        "", "it has neither rates nor lr_scheduler_type", "give TrainingArguments, or a spec to lrs"
      )
    }
    var named: [String: PythonCall.Value] = ["name": .text(name)]
    for (theirs, ours) in [
      ("learning_rate", "lr"), ("warmup_steps", "num_warmup_steps"),
      ("max_steps", "num_training_steps"),
    ] {
      if let number = object[theirs] as? Double { named[ours] = .number(number) }
    }
    if object["warmup_steps"] == nil, let share = object["warmup_ratio"] as? Double,
      let steps = object["max_steps"] as? Int
    {
      named["num_warmup_steps"] = .number((Double(steps) * share).rounded(.up))
    }
    for (key, value) in object["lr_scheduler_kwargs"] as? [String: Any] ?? [:] {
      if let text = value as? String { named[key] = .text(text) }
      if let number = value as? Double { named[key] = .number(number) }
    }
    let call = PythonCall(name: "get_scheduler", positional: [], named: named)
    return ImportedSchedule(
      try CallRule.schedule(of: call, beside: options), "TrainingArguments of Hugging Face")
  }
}
