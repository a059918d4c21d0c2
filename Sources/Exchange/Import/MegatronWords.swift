import Foundation
import Schedules

/// Arguments of Megatron-LM as words of a shell, comments and others among them passed over.
struct MegatronWords {
  private var values: [String: String] = [:]

  /// Nil where no word is one of Megatron's of rates.
  init?(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
    let words = lines.flatMap { $0.split { $0.isWhitespace || $0 == "=" || $0 == "\\" } }
    for (word, next) in zip(words, words.dropFirst()) where word.hasPrefix("--") {
      values[String(word.dropFirst(2))] = String(next)
    }
    guard values["lr"] != nil || values["lr-decay-style"] != nil else { return nil }
  }

  func schedule(_ options: ImportOptions) throws(ExchangeError) -> Schedule {
    let names = [
      "lr": "max_lr", "min-lr": "min_lr", "lr-warmup-iters": "lr_warmup_steps",
      "lr-warmup-init": "init_lr", "lr-decay-iters": "lr_decay_steps",
      "lr-wsd-decay-iters": "wsd_decay_steps", "train-iters": "steps",
    ]
    var named: [String: PythonCall.Value] = [:]
    for (theirs, ours) in names {
      guard let text = values[theirs] else { continue }
      guard let number = Double(text), number.isFinite else {
        throw ExchangeError(
          "--\(theirs)", "\"\(text.prefix(40))\" is no number", "give one such as 3e-4")
      }
      named[ours] = .number(number)
    }
    for (theirs, ours) in [
      ("lr-decay-style", "lr_decay_style"), ("lr-wsd-decay-style", "lr_wsd_decay_style"),
    ] {
      if let text = values[theirs] { named[ours] = .text(text) }
    }
    // As Megatron has it, the decay is as long as the run unless it is said.
    if named["lr_decay_steps"] == nil { named["lr_decay_steps"] = named["steps"] }
    let call = PythonCall(name: "OptimizerParamScheduler", positional: [], named: named)
    return try CallRule.schedule(of: call, beside: options)
  }
}
