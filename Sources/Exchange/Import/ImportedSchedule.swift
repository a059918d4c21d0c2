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
/// | a spec | itself |
/// | a log with rates, or a table `step,rate` | ``Recognition``: phases, or else a table |
/// | `--lr 3e-4 --lr-decay-style cosine …` | arguments of Megatron-LM |
/// | JSON with `lr_scheduler_type` | Hugging Face's `TrainingArguments` |
/// | `get_scheduler(…)`, `optax.…(…)`, `SequentialLR(…)`, … | a framework's call, of literals: ``knownCalls`` |
public struct ImportedSchedule: Sendable {
  /// What was read.
  public let schedule: Schedule
  /// What the text was, in a word or two.
  public let kind: String
  /// The fit, where the schedule was recognised from rates.
  public let recognition: Recognition?
  /// What was mended or taken, in sentences.
  public let notes: [String]

  /// Reads a text; nothing in it is run.
  ///
  /// - Throws: ``ExchangeError`` with the place in the text, or `ScheduleError` of a spec in it.
  public init(_ text: String, options: ImportOptions = ImportOptions()) throws {
    let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if trimmed.isEmpty {
      throw ExchangeError("", "the file is empty", "give a table step,rate, a call or arguments")
    }
    if let schedule = try SpecLine.schedule(in: text) {
      // Behind Swift's comments there are no arguments, whatever a title says.
      if !text.hasPrefix("//") { try MegatronWords(text)?.check(schedule) }
      self.init(schedule, "an exported file")
    } else if let object = ImportedJSON(trimmed) {
      self = try object.imported(options)
    } else if let arguments = MegatronWords(text) {
      self.init(try arguments.schedule(options), "arguments of Megatron-LM")
    } else if LoggedRates.areIn(trimmed) {
      let log = try LoggedRates(trimmed, run: options.run, column: options.rateColumn)
      self.init(
        recognising: try Recognition(
          steps: log.steps, rates: log.rates, toTheBit: options.toTheBit),
        mended: log.notes)
    } else {
      let call = try PythonCall.read(trimmed)
      self.init(try CallRule.schedule(of: call, beside: options), "a call of \(call.name)")
    }
  }

  init(_ schedule: Schedule, _ kind: String) {
    (self.schedule, self.kind, recognition, notes) = (schedule, kind, nil, [])
  }

  init(recognising recognition: Recognition, mended: [String] = []) {
    let past = recognition.pastRows.map { [$0] } ?? []
    self.init(recognition.schedule, of: recognition, mended + recognition.notes + past)
  }

  /// - Parameter schedule: The one that was recognised, and past its end what the text says.
  init(_ schedule: Schedule, of recognition: Recognition, _ notes: [String]) {
    (self.schedule, self.recognition, self.notes) = (schedule, recognition, notes)
    kind = "a table of rates"
  }
}
