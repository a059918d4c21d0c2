import Foundation
import Schedules

/// JSON of rates, as `lrs export` writes it, of `TrainingArguments`, or of a spec.
struct ImportedJSON {
  private let object: [String: JSONLiteral]
  private let text: Data

  /// Nil where the text is no such object; it may be a log then.
  init?(_ text: String) {
    // A decoder reads numbers to the bit, where JSONSerialization may not.
    guard text.hasPrefix("{"),
      let object = try? JSONDecoder().decode([String: JSONLiteral].self, from: Data(text.utf8)),
      object["rates"]?.items != nil || object["lr_scheduler_type"] != nil
        || object["phases"]?.items != nil
    else { return nil }
    self.object = object
    self.text = Data(text.utf8)
  }

  func imported(_ options: ImportOptions) throws -> ImportedSchedule {
    if object["phases"] != nil {
      return ImportedSchedule(try JSONDecoder().decode(Schedule.self, from: text), "a spec")
    }
    if object["rates"] != nil, object["spec"]?.entries != nil {
      let schedule = try JSONDecoder().decode(WithSpec.self, from: text).spec
      try check(schedule)
      return ImportedSchedule(schedule, "an exported file")
    }
    return try recognised(options)
  }

  /// Refuses a spec of which the rates beside it say otherwise; some digits may have been lost on the way.
  private func check(_ schedule: Schedule) throws(ExchangeError) {
    func refusal(_ place: String, _ fault: String) -> ExchangeError {
      ExchangeError(place, fault, "take the spec out, or export again")
    }
    func differ(_ a: Double, _ b: Double?) -> Bool {
      b.map { abs(a - $0) > 1e-12 * schedule.drawnPeak } ?? true
    }
    let items = object["rates"]?.items ?? []
    guard items.count == schedule.length else {
      throw refusal("rates", "the spec has \(schedule.length) steps, and the list \(items.count)")
    }
    for (step, rate) in schedule.rates(in: 0..<schedule.length).enumerated()
    where differ(rate, items[step].number) {
      let said = items[step].number.map { "\($0)" } ?? "no number"
      throw refusal("rates[\(step)]", "the spec says \(rate), and the list \(said)")
    }
    if let final = object["final"]?.number, differ(schedule.finalRate, final) {
      throw refusal("final", "the spec says \(schedule.finalRate), and the file \(final)")
    }
  }

  private struct WithSpec: Decodable { let spec: Schedule }

  private func recognised(_ options: ImportOptions) throws(ExchangeError) -> ImportedSchedule {
    guard let items = object["rates"]?.items else {
      return ImportedSchedule(
        try trainingArguments(options), "TrainingArguments of Hugging Face")
    }
    let rates = items.compactMap(\.number)
    guard rates.count == items.count else {
      throw ExchangeError("rates", "they are not all numbers", "give numbers alone")
    }
    let found = try Recognition(
      steps: Array(rates.indices), rates: rates, toTheBit: options.toTheBit)
    guard let final = object["final"]?.number else {
      return ImportedSchedule(recognising: found)
    }
    do throws(ScheduleError) {
      let schedule = try Schedule(checking: found.schedule.phases, final: final)
      return ImportedSchedule(schedule, of: found, found.notes)
    } catch {
      throw ExchangeError("final", error.fault, error.remedy)
    }
  }

  /// The arguments of calls, as `TrainingArguments` has them.
  private static let names = [
    "name": "lr_scheduler_type", "lr": "learning_rate", "num_training_steps": "max_steps",
    "num_warmup_steps": "warmup_steps", "steps": "max_steps",
  ]

  private func trainingArguments(_ options: ImportOptions) throws(ExchangeError) -> Schedule {
    guard let name = object["lr_scheduler_type"]?.text else {
      throw ExchangeError("lr_scheduler_type", "it is no text", "give one such as cosine")
    }
    var named: [(name: String, value: PythonCall.Value)] = [
      ("name", PythonCall.Value.text(name).member(of: "SchedulerType"))
    ]
    // What is written out of a run has the defaults, too: no warmup steps, and -1 for the steps of epochs.
    let said = object["max_steps"]?.number.flatMap { $0 > 0 ? $0 : nil }
    let steps = said ?? options.steps.map(Double.init)
    if let rate = object["learning_rate"] { named.append(("lr", rate.python)) }
    if let steps { named.append(("num_training_steps", .number(steps))) }
    let (warmup, share) = (object["warmup_steps"]?.number, object["warmup_ratio"]?.number ?? 0)
    if share > 0, warmup ?? 0 == 0 {
      guard let steps else {
        throw ExchangeError(
          "warmup_ratio", "it is a share of a run whose steps are not said", "give --steps")
      }
      named.append(("num_warmup_steps", .number((steps * share).rounded(.up))))
    } else {
      named.append(("num_warmup_steps", .number(warmup ?? 0)))
    }
    let more = (object["lr_scheduler_kwargs"]?.entries ?? [:]).sorted { $0.key < $1.key }
    named.append(
      (
        "scheduler_specific_kwargs",
        .pairs(more.map { (key: .text($0.key), value: $0.value.python) })
      ))
    do throws(ExchangeError) {
      return try CallRule.schedule(of: PythonCall("get_scheduler", named: named), beside: options)
    } catch {
      throw error.renamed { Self.names[$0] }
    }
  }
}

/// A value of JSON, whatever it is.
private indirect enum JSONLiteral: Decodable {
  case number(Double)
  case text(String)
  case flag(Bool)
  case list([JSONLiteral])
  case object([String: JSONLiteral])
  case null

  init(from decoder: any Decoder) throws {
    if let number = try? Double(from: decoder) {
      self = .number(number)
    } else if let text = try? String(from: decoder) {
      self = .text(text)
    } else if let flag = try? Bool(from: decoder) {
      self = .flag(flag)
    } else if let list = try? [JSONLiteral](from: decoder) {
      self = .list(list)
    } else if let object = try? [String: JSONLiteral](from: decoder) {
      self = .object(object)
    } else {
      self = .null
    }
  }

  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var items: [JSONLiteral]? { if case .list(let items) = self { items } else { nil } }
  var entries: [String: JSONLiteral]? { if case .object(let object) = self { object } else { nil } }

  /// The same as an argument of a call.
  var python: PythonCall.Value {
    switch self {
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .flag(let flag): .flag(flag)
    case .list(let items): .list(items.map(\.python))
    case .object(let entries): .pairs(entries.map { (.text($0.key), $0.value.python) })
    case .null: .none
    }
  }
}
