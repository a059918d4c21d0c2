/// Reads Python's literals, calls of them, and the arithmetic that stands in arguments: `90 * 1_000 // 8`.
struct PythonReader {
  private let text: [Unicode.Scalar]
  private var at = 0

  init(_ text: String) { self.text = Array(text.unicodeScalars) }

  func fault(_ fault: String, _ remedy: String) -> ExchangeError {
    ExchangeError("character \(at + 1)", fault, remedy)
  }

  var isAtEnd: Bool {
    mutating get { peek() == nil }
  }

  /// What comes next, after blanks and comments.
  private mutating func peek() -> Unicode.Scalar? {
    while at < text.count {
      if text[at] == "#" {
        while at < text.count, text[at] != "\n", text[at] != "\r" { at += 1 }
      } else if text[at].properties.isWhitespace {
        at += 1
      } else {
        return text[at]
      }
    }
    return nil
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == scalar else { return false }
    at += 1
    return true
  }

  private mutating func takeTwice(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == scalar, at + 1 < text.count, text[at + 1] == scalar else { return false }
    at += 2
    return true
  }

  /// A sum, or whatever else stands where a value may.
  mutating func value(depth: Int) throws(ExchangeError) -> PythonCall.Value {
    guard depth < 12 else { throw fault("this is too deep", "write it flatter") }
    var sum = try product(depth)
    while true {
      if take("+") {
        sum = try calculated(sum, try product(depth)) { $0 + $1 }
      } else if take("-") {
        sum = try calculated(sum, try product(depth)) { $0 - $1 }
      } else {
        return sum
      }
    }
  }

  private mutating func product(_ depth: Int) throws(ExchangeError) -> PythonCall.Value {
    var product = try power(depth)
    while true {
      if take("*") {
        product = try calculated(product, try power(depth)) { $0 * $1 }
      } else if takeTwice("/") {
        product = try calculated(product, try power(depth)) { ($0 / $1).rounded(.down) }
      } else if take("/") {
        product = try calculated(product, try power(depth)) { $0 / $1 }
      } else if take("%") {
        product = try calculated(product, try power(depth)) { $0 - ($0 / $1).rounded(.down) * $1 }
      } else {
        return product
      }
    }
  }

  private mutating func power(_ depth: Int) throws(ExchangeError) -> PythonCall.Value {
    guard depth < 12 else { throw fault("this is too deep", "write it flatter") }
    var isNegative = false
    while true {
      if take("-") { isNegative.toggle() } else if !take("+") { break }
    }
    var power = try atom(depth)
    if takeTwice("*") { power = try calculated(power, try self.power(depth + 1), Arc.power) }
    return isNegative ? try calculated(.number(0), power) { $0 - $1 } : power
  }

  private func calculated(
    _ a: PythonCall.Value, _ b: PythonCall.Value, _ operation: (Double, Double) -> Double
  ) throws(ExchangeError) -> PythonCall.Value {
    guard case .number(let a) = a, case .number(let b) = b else {
      throw fault("\(a) and \(b) cannot be reckoned with", "write the number")
    }
    let result = operation(a, b)
    guard result.isFinite else { throw fault("this is no finite number", "give another") }
    return .number(result)
  }

  private mutating func atom(_ depth: Int) throws(ExchangeError) -> PythonCall.Value {
    guard let next = peek() else {
      throw fault("a value is missing", "give a number, a text, a list or a call")
    }
    switch next {
    case "[": return .list(try items(depth).values)
    case "(":
      let (values, isTuple) = try items(depth)
      return isTuple || values.isEmpty ? .list(values) : values[0]
    case "{": return .pairs(try entries(depth))
    case "'", "\"": return .text(try quoted(by: next))
    case ".", "0"..."9": return .number(try number())
    default: return try word(depth)
    }
  }

  /// What stands in brackets, and whether a comma did.
  private mutating func items(
    _ depth: Int
  ) throws(ExchangeError) -> (values: [PythonCall.Value], hasComma: Bool) {
    let end: Unicode.Scalar = text[at] == "[" ? "]" : ")"
    at += 1
    var items: [PythonCall.Value] = []
    var hasComma = false
    while !take(end) {
      items.append(try value(depth: depth + 1))
      if take(",") {
        hasComma = true
        continue
      }
      guard peek() == end else { throw fault("a comma is missing", "set items apart by commas") }
    }
    return (items, hasComma)
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
    while at < text.count {
      let isSign = text[at] == "+" || text[at] == "-"
      let isExponent = at > start && (text[at - 1] == "e" || text[at - 1] == "E")
      guard isSign ? isExponent : ".0123456789eE_".unicodeScalars.contains(text[at]) else { break }
      at += 1
    }
    let digits = String(String.UnicodeScalarView(text[start..<at].filter { $0 != "_" }))
    guard let number = Double(digits), number.isFinite else {
      throw fault("\"\(digits.prefix(40))\" is no number", "give one such as 3e-4")
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
    if name == "lambda" {
      skipFunction()
      return .variable(name)
    }
    if peek() == "(" {
      let call = try arguments(of: name, depth)
      return try PythonArithmetic.value(of: call).map { .number($0) } ?? .call(call)
    }
    switch name {
    case "True": return .flag(true)
    case "False": return .flag(false)
    case "None": return .none
    default: return .variable(name)
    }
  }

  /// Passes over what a lambda does: to the comma or the bracket that ends it.
  private mutating func skipFunction() {
    var (depth, isBody) = (0, false)
    while let next = peek() {
      switch next {
      case "(", "[", "{": depth += 1
      case ")", "]", "}":
        if depth == 0 { return }
        depth -= 1
      case ",": if depth == 0, isBody { return }
      case ":": if depth == 0 { isBody = true }
      default: break
      }
      at += 1
    }
  }

  private mutating func arguments(
    of path: String, _ depth: Int
  ) throws(ExchangeError) -> PythonCall {
    at += 1
    var positional: [PythonCall.Value] = []
    var named: [(name: String, value: PythonCall.Value)] = []
    while !take(")") {
      let value = try value(depth: depth + 1)
      if case .variable(let key) = value, take("=") {
        if named.contains(where: { $0.name == key }) {
          throw fault("\(key.prefix(40)) is given twice", "give it once")
        }
        named.append((key, try self.value(depth: depth + 1)))
      } else {
        guard named.isEmpty else {
          throw fault("an argument without a name follows one with a name", "name it as well")
        }
        positional.append(value)
      }
      if take(",") { continue }
      guard peek() == ")" else {
        throw fault("a comma is missing", "set arguments apart by commas")
      }
    }
    return PythonCall(path, positional, named: named)
  }
}

extension Unicode.Scalar {
  fileprivate var isWord: Bool {
    properties.isAlphabetic || self == "_" || ("0"..."9").contains(self)
  }
}
