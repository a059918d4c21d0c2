import Schedules

/// The arguments of a call, sorted into operands and options by a command's table.
struct Arguments {
  private(set) var operands: [String] = []
  private var values: [String: String] = [:]

  /// - Throws: `UsageError` for an option that is unknown, stands twice, lacks its value or has one
  ///   it cannot have, one that is required and missing, and too few or too many operands.
  init(_ words: [String], for command: Command) throws {
    var words = words[...]
    var optionsEnded = false
    while let word = words.popFirst() {
      if optionsEnded || word == "-" || !word.hasPrefix("-") {
        operands.append(word)
      } else if word == "--" {
        optionsEnded = true
      } else {
        try read(word, following: &words, for: command)
      }
    }
    for option in command.options where option.isRequired && values[option.name] == nil {
      throw UsageError(
        "\(option.name) is missing",
        "give \(option.name) \(option.value ?? ""), \(option.help)"
          + (option.choices.isEmpty ? "" : ": one of \(option.choices.joined(separator: ", "))"))
    }
    guard command.operandCount.contains(operands.count) else {
      throw UsageError(
        operands.count < command.operandCount.lowerBound
          ? "\(command.operands) is missing"
          : "there are too many operands, from \(shown(operands[command.operandCount.upperBound])) on",
        "the call is: lrs \(command.usage)")
    }
  }

  private mutating func read(
    _ word: String, following words: inout ArraySlice<String>, for command: Command
  ) throws {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = command.options.first(where: { $0.names.contains(name) }) else {
      let known = command.options.flatMap(\.names) + ["--help"]
      throw UsageError(
        "there is no option \(name)",
        guess(name, among: known)
          ?? "see lrs \(command.name) --help; a file of such a name is ./\(word)")
    }
    guard values[option.name] == nil else {
      let isList = option.value?.contains(",…") ?? false
      throw UsageError(
        "\(option.name) stands twice", "give it once\(isList ? ", with commas between" : "")")
    }
    if let value = option.value {
      guard let given = parts.count > 1 ? String(parts[1]) : words.popFirst(), !given.isEmpty else {
        throw UsageError("\(option.name) has no value", "give \(option.name) \(value)")
      }
      values[option.name] = given
    } else {
      guard parts.count == 1 else {
        throw UsageError("\(option.name) takes no value", "give it alone")
      }
      values[option.name] = ""
    }
  }
}

extension Arguments {
  func has(_ name: String) -> Bool { values[name] != nil }

  subscript(name: String) -> String? { values[name] }

  /// A whole number of 0 or more; `100k` and `2M` are such.
  func wholeNumber(_ name: String) throws -> Int? {
    guard let text = values[name] else { return nil }
    let isShort = text.last.map { "kKmMgGbBtT".contains($0) } ?? false
    guard let number = Int(text) ?? (isShort ? RunLength(text)?.wholeSteps : nil), number >= 0
    else {
      throw UsageError(
        "\(name): \"\(text)\" is not a whole number of 0 or more", "give one such as 72000")
    }
    return number
  }

  /// A rate: a finite number of 0 or more, in decimal.
  func rate(_ name: String) throws -> Double? {
    guard let text = values[name] else { return nil }
    let isDecimal = text.utf8.allSatisfy { "0123456789.eE+-".utf8.contains($0) }
    guard isDecimal, let number = Double(text), number.isFinite, number >= 0 else {
      throw UsageError("\(name): \"\(text)\" is not a rate", "give a number such as 3e-4")
    }
    return number
  }

  /// Refuses options that say nothing unless another is as it should be.
  func refuse(_ names: [String], unless condition: Bool, because reason: String) throws {
    for name in names where has(name) && !condition {
      throw UsageError("\(name) says nothing here", reason)
    }
  }
}

/// The nearest of some words, or the first that begins so, as a question; nil where none is near.
func guess(_ word: String, among known: [String]) -> String? {
  if word.count > 3, let longer = known.first(where: { $0.hasPrefix(word) }) {
    return "did you mean \(longer)?"
  }
  let near = known.map { ($0, distance(word, $0)) }.min { $0.1 < $1.1 }
  guard let (best, edits) = near, edits <= max(2, min(64, word.count) / 4) else { return nil }
  return "did you mean \(best)?"
}

/// How many letters have to be put in, left out or changed (Levenshtein's distance).
private func distance(_ a: String, _ b: String) -> Int {
  let (a, b) = (Array(a.prefix(64)), Array(b.prefix(64)))
  var row = Array(0...b.count)
  for i in a.indices {
    var diagonal = row[0]
    row[0] = i + 1
    for j in b.indices {
      let change = diagonal + (a[i] == b[j] ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
