import Foundation
import Schedules

/// JSON of rates, as `lrs export` writes it, or of `TrainingArguments`.
struct ImportedJSON {
  private let object: [String: Any]

  /// Nil where the text is no such object; it may be a log then.
  init?(_ text: String) {
    guard text.hasPrefix("{"),
      let value = try? JSONSerialization.jsonObject(with: Data(text.utf8)),
      let object = value as? [String: Any],
      object["rates"] is [Any] || object["lr_scheduler_type"] != nil
    else { return nil }
    self.object = object
  }

  func imported(_ options: ImportOptions) throws(ExchangeError) -> ImportedSchedule {
    guard object["rates"] is [Any] else {
      return ImportedSchedule(
        try trainingArguments(options), "TrainingArguments of Hugging Face")
    }
    guard let rates = object["rates"] as? [Double] else {
      throw ExchangeError("rates", "they are not all numbers", "give numbers alone")
    }
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

  private func trainingArguments(_ options: ImportOptions) throws(ExchangeError) -> Schedule {
    guard let name = object["lr_scheduler_type"] as? String else {
      throw ExchangeError("lr_scheduler_type", "it is no text", "give one such as cosine")
    }
    var named: [(name: String, value: PythonCall.Value)] = [("name", .text(name))]
    for (theirs, ours) in [
      ("learning_rate", "lr"), ("warmup_steps", "num_warmup_steps"),
      ("max_steps", "num_training_steps"),
    ] {
      if let number = object[theirs] as? Double { named.append((ours, .number(number))) }
    }
    if object["warmup_steps"] == nil, let share = object["warmup_ratio"] as? Double,
      let steps = object["max_steps"] as? Int
    {
      named.append(("num_warmup_steps", .number((Double(steps) * share).rounded(.up))))
    }
    var more: [(key: PythonCall.Value, value: PythonCall.Value)] = []
    for (key, value) in object["lr_scheduler_kwargs"] as? [String: Any] ?? [:] {
      if let text = value as? String { more.append((.text(key), .text(text))) }
      if let number = value as? Double { more.append((.text(key), .number(number))) }
    }
    named.append(("scheduler_specific_kwargs", .pairs(more)))
    return try CallRule.schedule(of: PythonCall("get_scheduler", named: named), beside: options)
  }
}
