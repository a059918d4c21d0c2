/// Finds out which shape a log has, and reads it.
func readRuns(_ bytes: [UInt8], _ request: LogRequest) throws(LogError) -> TrainingLog {
  let start = try startOfText(bytes)
  guard let first = bytes[start...].firstIndex(where: { !$0.isSpace }) else {
    throw LogError("there is nothing in it", "give a log with a header and a row at least")
  }
  if bytes[first] == UInt8(ascii: "{") {
    var scanner = JSONScanner(bytes, at: first)
    return try scanner.isTrainerState
      ? readTrainerState(&scanner, request) : readJSONLines(&scanner, request)
  }
  if bytes[first] == UInt8(ascii: "[") {
    var scanner = JSONScanner(bytes, at: first)
    return try readJSONArray(&scanner, request)
  }
  if isMLflow(bytes, from: first) { return try readMLflow(bytes, from: start, request) }
  var records = CSVRecords(bytes, from: start)
  let header = try records.header()
  let shape = try LogShape(of: header, request)
  switch shape {
  case .chart: return try readChart(&records, header, request)
  case .optuna: return try readOptuna(&records, header, request)
  case .sweep:
    throw LogError(
      "this is the table of a sweep, without curves", "give it to a sweep, not to a study")
  default:
    try header.refuseUnnamed()
    return try readTable(&records, header, shape, request)
  }
}

/// Where the text begins, after a byte-order mark.
func startOfText(_ bytes: [UInt8]) throws(LogError) -> Int {
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
    throw LogError("this is UTF-16", "save it as CSV in UTF-8")
  }
  return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
}

extension CSVRecords {
  /// Reads the header, which all the rest is read by.
  mutating func header() throws(LogError) -> Header {
    guard try next() else {
      throw LogError("there is nothing in it", "give a log with a header and a row at least")
    }
    for (index, cell) in cells.enumerated()
    where String(validating: bytes[cell.start..<cell.end], as: UTF8.self) == nil {
      throw LogError("this is not UTF-8", "save it as UTF-8", row: row, column: index + 1)
    }
    return try Header(cells.map(text))
  }

  /// Reads the next row of as many cells as the header has; false at the end.
  mutating func next(below header: Header) throws(LogError) -> Bool {
    guard try next() else {
      if hasRows { return false }
      throw LogError("there is no row below the header", "give one at least", row: 1)
    }
    hasRows = true
    let (count, wanted) = (cells.count, header.names.count)
    if count == wanted { return true }
    throw LogError(
      "this row has \(count) cell\(count == 1 ? "" : "s") and the header \(wanted)",
      count > wanted
        ? "put cells that hold a comma in quotes, and write numbers with a point"
        : "give every row as many cells as the header; a blank one is no point",
      row: row, column: min(count, wanted + 1))
  }

  /// The number in a column; nil where the cell is blank.
  func number(in column: Int, _ header: Header) throws(LogError) -> Double? {
    let cell = cells[column]
    if let number = decimal(bytes, from: cell.start, to: cell.end) { return number }
    if isBlank(cell) { return nil }
    throw notANumber(column, header, isStep: false)
  }

  /// The step in a column; nil where the cell is blank.
  func step(in column: Int, _ header: Header) throws(LogError) -> Int? {
    let cell = cells[column]
    if let step = wholeNumber(bytes, from: cell.start, to: cell.end) { return step }
    if isBlank(cell) { return nil }
    throw notANumber(column, header, isStep: true)
  }

  func notANumber(_ column: Int, _ header: Header, isStep: Bool) -> LogError {
    let (fault, remedy) = explain(text(cells[column]), isStep: isStep)
    return LogError(fault, remedy, row: row, column: column + 1, header: header.names[column])
  }
}

/// What is wrong with a text that should be a number, and what would be right.
func explain(_ text: String, isStep: Bool) -> (fault: String, remedy: String) {
  let bytes = Array(text.utf8)
  func isNumber(without character: String, with replacement: String) -> String? {
    guard text.contains(character) else { return nil }
    let other = text.replacing(character, with: replacement)
    return decimal(Array(other.utf8), from: 0, to: other.utf8.count) == nil ? nil : other
  }
  if decimal(bytes, from: 0, to: bytes.count) != nil {
    return ("\(quoted(text)) is not a step", "a step is a whole number of 0 or more")
  }
  let fault = "\(quoted(text)) is not a \(isStep ? "step" : "number")"
  if let other = isNumber(without: "_", with: "") {
    return (fault, "write it without \"_\": \(other)")
  }
  if let other = isNumber(without: ",", with: ".") {
    return (fault, "write it with a point (\(other)), and thousands without a comma")
  }
  if Double(text)?.isInfinite == true {
    return (fault, "it is more than a Double holds; write inf where the metric diverged")
  }
  return (
    fault,
    "write one such as \(isStep ? "1200" : "0.25"), or leave the cell blank where there is none"
  )
}

extension UInt8 {
  var isSpace: Bool {
    self == .space || self == .tab || self == .lineFeed || self == .carriageReturn
  }
}
