/// A call as it stands in Python, of literals alone: `optax.linear_schedule(init_value=0.0, …)`. Nothing is run.
struct PythonCall {
  /// The last part of its name.
  let name: String
  let positional: [Value]
  let named: [String: Value]

  indirect enum Value {
    case number(Double)
    case text(String)
    case flag(Bool)
    case none
    case list([Value])
    case pairs([(key: Value, value: Value)])
    case call(PythonCall)
    /// A variable, such as the optimizer.
    case variable(String)
  }

  /// - Throws: `ExchangeError` where the text is not a call of literals.
  static func read(_ text: String) throws(ExchangeError) -> PythonCall {
    var reader = Reader(text: Array(text.unicodeScalars))
    let value = try reader.value(depth: 0)
    guard reader.isAtEnd, case .call(let call) = value else {
      throw reader.fault("this is not one call", "give such as CosineAnnealingLR(opt, T_max=100)")
    }
    return call
  }
}

private struct Reader {
  let text: [Unicode.Scalar]
  private var at = 0

  init(text: [Unicode.Scalar]) { self.text = text }

  func fault(_ fault: String, _ remedy: String) -> ExchangeError {
    ExchangeError("character \(at + 1)", fault, remedy)
  }

  var isAtEnd: Bool { text[at...].allSatisfy(\.properties.isWhitespace) }

  private mutating func peek() -> Unicode.Scalar? {
    while at < text.count, text[at].properties.isWhitespace { at += 1 }
    return at < text.count ? text[at] : nil
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == scalar else { return false }
    at += 1
    return true
  }

  mutating func value(depth: Int) throws(ExchangeError) -> PythonCall.Value {
    guard depth < 8, let next = peek() else {
      throw fault("a value is missing", "give a number, a text, a list or a call")
    }
    switch next {
    case "[", "(": return .list(try items(depth))
    case "{": return .pairs(try entries(depth))
    case "'", "\"": return .text(try quoted(by: next))
    case "-", "+", ".", "0"..."9": return .number(try number())
    default: return try word(depth)
    }
  }

  private mutating func items(_ depth: Int) throws(ExchangeError) -> [PythonCall.Value] {
    let end: Unicode.Scalar = text[at] == "[" ? "]" : ")"
    at += 1
    var items: [PythonCall.Value] = []
    while !take(end) {
      items.append(try value(depth: depth + 1))
      if take(",") { continue }
      guard peek() == end else { throw fault("a comma is missing", "set items apart by commas") }
    }
    return items
  }

  private mutating func entries(
    _ depth: Int
  ) throws(ExchangeError) -> [(key: PythonCall.Value, value: PythonCall.Value)] {
    at += 1
    var entries: [(key: PythonCall.Value, value: PythonCall.Value)] = []
    while !take("}") {
      let key = try value(depth: depth + 1)
      guard take(":") else { throw fault("a colon is missing", "write {20: 0.5}") }
      entries.append((key, try value(depth: depth + 1)))
      if take(",") { continue }
      guard peek() == "}" else { throw fault("a comma is missing", "set entries apart by commas") }
    }
    return entries
  }

  private mutating func quoted(by quote: Unicode.Scalar) throws(ExchangeError) -> String {
    at += 1
    let start = at
    while at < text.count, text[at] != quote, text[at] != "\\" { at += 1 }
    guard at < text.count, text[at] == quote else {
      throw fault("a text does not end, or has a backslash", "close its quotes")
    }
    at += 1
    return String(String.UnicodeScalarView(text[start..<at - 1]))
  }

  private mutating func number() throws(ExchangeError) -> Double {
    let start = at
    while at < text.count, "+-.0123456789eE_".unicodeScalars.contains(text[at]) { at += 1 }
    let digits = String(String.UnicodeScalarView(text[start..<at].filter { $0 != "_" }))
    guard let number = Double(digits), number.isFinite else {
      throw fault("\"\(digits.prefix(40))\" is no number", "give one such as 3e-4")
    }
    if take("/") {
      let divisor = try self.number()
      guard divisor != 0 else { throw fault("a division by 0", "give another number") }
      return number / divisor
    }
    return number
  }

  private mutating func word(_ depth: Int) throws(ExchangeError) -> PythonCall.Value {
    let start = at
    while at < text.count, text[at].isWord || text[at] == "." { at += 1 }
    guard at > start else {
      throw fault("this is no value", "give a number, a text, a list or a call")
    }
    let name = String(String.UnicodeScalarView(text[start..<at]))
    if peek() == "(" {
      return .call(
        try arguments(of: name.split(separator: ".").last.map(String.init) ?? name, depth))
    }
    switch name {
    case "True": return .flag(true)
    case "False": return .flag(false)
    case "None": return .none
    default: return .variable(name)
    }
  }

  private mutating func arguments(
    of name: String, _ depth: Int
  ) throws(ExchangeError) -> PythonCall {
    at += 1
    var positional: [PythonCall.Value] = []
    var named: [String: PythonCall.Value] = [:]
    while !take(")") {
      let value = try value(depth: depth + 1)
      if case .variable(let key) = value, take("=") {
        named[key] = try self.value(depth: depth + 1)
      } else {
        positional.append(value)
      }
      if take(",") { continue }
      guard peek() == ")" else {
        throw fault("a comma is missing", "set arguments apart by commas")
      }
    }
    return PythonCall(name: name, positional: positional, named: named)
  }
}

extension Unicode.Scalar {
  fileprivate var isWord: Bool {
    properties.isAlphabetic || self == "_" || ("0"..."9").contains(self)
  }
}
