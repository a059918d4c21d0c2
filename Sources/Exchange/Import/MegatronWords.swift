import Foundation
import Schedules

/// Arguments of Megatron-LM as words of a shell, comments and others among them passed over.
struct MegatronWords {
  private var values: [String: String] = [:]

  /// Nil where no word is one of Megatron's of rates.
  init?(_ text: String) {
    let words = text.split(whereSeparator: \.isNewline).flatMap { line in
      line.split { $0.isWhitespace || $0 == "=" || $0 == "\\" }.prefix { !$0.hasPrefix("#") }
    }
    for (word, next) in zip(words, words.dropFirst()) where word.hasPrefix("--") {
      values[String(word.dropFirst(2))] = next.trimmingCharacters(in: ["\"", "'"])
    }
    guard values["lr"] != nil || values["lr-decay-style"] != nil else { return nil }
  }

  private static let numbers = [
    ("lr", "max_lr"), ("min-lr", "min_lr"), ("lr-warmup-iters", "lr_warmup_steps"),
    ("lr-warmup-init", "init_lr"), ("lr-decay-iters", "lr_decay_steps"),
    ("lr-wsd-decay-iters", "wsd_decay_steps"), ("train-iters", "steps"),
  ]
  /// What Megatron takes where nothing is said.
  private static let standards: [(name: String, value: PythonCall.Value)] = [
    ("min_lr", .number(0)), ("init_lr", .number(0)), ("lr_warmup_steps", .number(0)),
    ("lr_decay_style", .text("linear")), ("lr_wsd_decay_style", .text("exponential")),
  ]

  func schedule(_ options: ImportOptions) throws(ExchangeError) -> Schedule {
    for name in values.keys.sorted() where name.hasPrefix("lr-") && name.hasSuffix("-samples") {
      throw ExchangeError("--\(name)", "samples are not steps", "give --\(name.dropLast(7))iters")
    }
    var named: [(name: String, value: PythonCall.Value)] = []
    for (theirs, ours) in Self.numbers {
      if let number = try number(theirs) { named.append((ours, .number(number))) }
    }
    for (theirs, ours) in [
      ("lr-decay-style", "lr_decay_style"), ("lr-wsd-decay-style", "lr_wsd_decay_style"),
    ] {
      if let text = values[theirs] { named.append((ours, .text(text))) }
    }
    func has(_ name: String) -> Bool { named.contains { $0.name == name } }
    // As Megatron has it, the decay is as long as the run unless it is said.
    if !has("lr_decay_steps"), let steps = named.first(where: { $0.name == "steps" }) {
      named.append(("lr_decay_steps", steps.value))
    }
    if let share = try number("lr-warmup-fraction"), !has("lr_warmup_steps"),
      case .number(let steps)? = named.first(where: { $0.name == "lr_decay_steps" })?.value
    {
      named.append(("lr_warmup_steps", .number(share * steps)))
    }
    named += Self.standards.filter { !has($0.name) }
    let call = PythonCall("OptimizerParamScheduler", named: named)
    return try CallRule.schedule(of: call, beside: options)
  }

  private func number(_ name: String) throws(ExchangeError) -> Double? {
    guard let text = values[name] else { return nil }
    guard let number = Double(text), number.isFinite else {
      throw ExchangeError(
        "--\(name)", "\"\(text.prefix(40))\" is no number", "give one such as 3e-4")
    }
    return number
  }
}
