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

  /// Refuses a schedule, from the line of its spec, of which the arguments say otherwise.
  func check(_ schedule: Schedule) throws(ExchangeError) {
    guard let words = MegatronWords(try schedule.exported(to: .megatron)) else { return }
    for (name, said) in words.values.sorted(by: { $0.key < $1.key }) {
      let own = values[name]
      if own == said || own.flatMap(Double.init) == Double(said), own != nil { continue }
      throw ExchangeError(
        "--\(name)",
        "the spec line says \(said), and the arguments \(own.map { String($0.prefix(40)) } ?? "nothing")",
        "take the spec line out, or export again")
    }
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
    // Megatron multiplies, and warms up to a time that need not be a whole step: the steps are counted in parts.
    var parts = 1
    if let share = try number("lr-warmup-fraction") {
      if let iters = try number("lr-warmup-iters"), iters != 0 {
        throw ExchangeError(
          "--lr-warmup-fraction", "--lr-warmup-iters is given as well", "give one of them")
      }
      named.removeAll { $0.name == "lr_warmup_steps" }
      guard case .number(let steps)? = named.first(where: { $0.name == "lr_decay_steps" })?.value
      else {
        throw ExchangeError(
          "--lr-warmup-fraction", "the steps of which it is a share are missing",
          "give --lr-decay-iters or --train-iters")
      }
      parts = try Self.parts(of: share * steps)
      named.append(("lr_warmup_steps", .number((share * steps * Double(parts)).rounded())))
    }
    if parts > 1 { return try schedule(named, inParts: parts, options) }
    named += Self.standards.filter { !has($0.name) }
    return try Self.schedule(named, beside: options)
  }

  /// Into so many parts a step is divided, lest a time has a fraction of one.
  private static func parts(of time: Double) throws(ExchangeError) -> Int {
    for digits in 0...6 {
      let parts = Arc.power(10, Double(digits)).rounded()
      let whole = (time * parts).rounded()
      guard whole >= 0, whole < 0x1p53, abs(time * parts - whole) <= 4e-16 * whole else { continue }
      return Ratio(Int(whole), Int(parts)).denominator
    }
    throw ExchangeError(
      "--lr-warmup-fraction", "it makes \(time) steps, which are more digits than are counted in",
      "give --lr-warmup-iters")
  }

  /// The schedule of a clock that has so many parts of a step, at its whole steps.
  private func schedule(
    _ named: [(name: String, value: PythonCall.Value)], inParts parts: Int, _ options: ImportOptions
  ) throws(ExchangeError) -> Schedule {
    let counts: Set = ["lr_warmup_steps", "lr_decay_steps", "wsd_decay_steps", "steps"]
    var named = named + Self.standards.filter { item in !named.contains { $0.name == item.name } }
    for (index, item) in named.enumerated() {
      guard counts.contains(item.name), case .number(let count) = item.value,
        item.name != "lr_warmup_steps"
      else { continue }
      named[index].value = .number(count * Double(parts))
    }
    var beside = options
    if let steps = options.steps {
      let (product, isTooLong) = steps.multipliedReportingOverflow(by: parts)
      beside.steps = isTooLong ? Int.max : product
    }
    let fine = try Self.schedule(named, beside: beside)
    return fine.stretched(by: Ratio(1, parts))
  }

  /// The schedule of Megatron's own call; what that lacks is named as the command line has it.
  private static func schedule(
    _ named: [(name: String, value: PythonCall.Value)], beside: ImportOptions
  ) throws(ExchangeError) -> Schedule {
    let words =
      numbers + [
        ("lr-decay-style", "lr_decay_style"), ("lr-wsd-decay-style", "lr_wsd_decay_style"),
      ]
    do throws(ExchangeError) {
      return try CallRule.schedule(
        of: PythonCall("OptimizerParamScheduler", named: named), beside: beside)
    } catch {
      // A decay is as long as the run where neither is said.
      let isLength = error.place.hasSuffix(".lr_decay_steps") && error.isMissing
      throw error.renamed { ours in
        isLength ? "--train-iters" : words.first { $0.1 == ours }.map { "--" + $0.0 }
      }
    }
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
