/// Reads JSON byte by byte, in order, keeping nothing that no one asks for.
///
/// Foundation's parser refuses the `NaN` and `Infinity` that Python's writes, and does not say where
/// a value stands; this one takes them, and knows the row and column of everything.
struct JSONScanner {
  /// A value: what is made of parts is passed over, its parts checked.
  enum Value {
    case number(Double)
    case text(String)
    case bool
    case null
    case nested
  }

  /// Deeper than any log is.
  private static let deepest = 256

  let bytes: [UInt8]
  private(set) var position: Int
  private var depth = 0

  init(_ bytes: [UInt8], at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  mutating func skipSpace() {
    while position < bytes.count, bytes[position].isSpace { position += 1 }
  }

  var isAtEnd: Bool { position >= bytes.count }

  /// Reads an object, its members in order; the block reads each value.
  mutating func object(
    _ member: (inout JSONScanner, _ key: String) throws(LogError) -> Void
  ) throws(LogError) {
    try parts(from: "{", to: "}") { scanner throws(LogError) in
      guard scanner.next == UInt8(ascii: "\"") else {
        throw scanner.error("a key in quotes is missing")
      }
      let key = try scanner.string()
      scanner.skipSpace()
      try scanner.expect(":")
      scanner.skipSpace()
      try member(&scanner, key)
    }
  }

  /// Reads an array, its elements in order; the block reads each.
  mutating func array(
    _ element: (inout JSONScanner) throws(LogError) -> Void
  ) throws(LogError) {
    try parts(from: "[", to: "]", element)
  }

  /// Reads a value, and what is made of parts without keeping them.
  mutating func value() throws(LogError) -> Value {
    switch next {
    case UInt8(ascii: "{"):
      try object { scanner, _ throws(LogError) in _ = try scanner.value() }
      return .nested
    case UInt8(ascii: "["):
      try array { scanner throws(LogError) in _ = try scanner.value() }
      return .nested
    case UInt8(ascii: "\""): return .text(try string())
    default: return try word()
    }
  }

  private mutating func parts(
    from opening: Unicode.Scalar, to closing: Unicode.Scalar,
    _ part: (inout JSONScanner) throws(LogError) -> Void
  ) throws(LogError) {
    try expect(opening)
    depth += 1
    if depth > Self.deepest { throw error("more than \(Self.deepest) levels within each other") }
    skipSpace()
    if next == UInt8(ascii: closing) {
      position += 1
      depth -= 1
      return
    }
    while true {
      skipSpace()
      try part(&self)
      skipSpace()
      if next == UInt8(ascii: closing) { break }
      try expect(",")
    }
    position += 1
    depth -= 1
  }

  /// A number, `true`, `false`, `null`, `NaN` or an infinity.
  private mutating func word() throws(LogError) -> Value {
    let start = position
    while let byte = next, byte.isPartOfWord { position += 1 }
    let isWord = start < position && bytes[start] | 0x20 >= UInt8(ascii: "a")
    if isWord {
      switch String(decoding: bytes[start..<min(position, start + 12)], as: UTF8.self) {
      case "true", "false": return .bool
      case "null": return .null
      case "NaN": return .number(.nan)
      case "Infinity": return .number(.infinity)
      default: break
      }
    } else if bytes[start..<position].elementsEqual("-Infinity".utf8) {
      return .number(-.infinity)
    } else if let number = decimal(bytes, from: start, to: position) {
      return .number(number)
    }
    position = start
    throw error("this is no value of JSON")
  }
}

extension JSONScanner {
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func expect(_ character: Unicode.Scalar) throws(LogError) {
    guard next == UInt8(ascii: character) else {
      throw error("\(quoted(String(character))) is missing")
    }
    position += 1
  }

  /// Passes over blanks to the end of the line, where nothing else may stand.
  mutating func endLine() throws(LogError) {
    while let byte = next, byte == .space || byte == .tab { position += 1 }
    guard let byte = next, byte != .lineFeed, byte != .carriageReturn else { return }
    throw error("text after the object of the line", "write an object a line")
  }

  /// A string in quotes.
  mutating func string() throws(LogError) -> String {
    let start = position
    position += 1
    var isEscaped = false
    while let byte = next, byte != UInt8(ascii: "\"") {
      if byte < 0x20 { throw error("a control character within a string") }
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        position += 1
      }
      position += 1
    }
    guard next != nil else {
      position = start
      throw error("a string that is never closed")
    }
    position += 1
    return isEscaped
      ? try unescaped(bytes[start..<position], at: start)
      : String(decoding: bytes[(start + 1)..<(position - 1)], as: UTF8.self)
  }

  /// The error at the place where the scanner stands.
  func error(_ fault: String, _ remedy: String = "see that the file is whole, and is JSON")
    -> LogError
  {
    error(fault, remedy, at: position)
  }

  func error(_ fault: String, _ remedy: String, at place: Int) -> LogError {
    let before = bytes[..<min(place, bytes.count)]
    let line = before.lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
    return LogError(
      fault, remedy, row: before.count { $0 == .lineFeed } + 1, column: before.count - line + 1)
  }
}

extension UInt8 {
  fileprivate var isPartOfWord: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
      || self == UInt8(ascii: "-") || self == UInt8(ascii: "+") || self == UInt8(ascii: ".")
  }
}
