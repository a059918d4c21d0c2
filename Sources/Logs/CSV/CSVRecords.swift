/// The records of a CSV text, one after the other (RFC 4180).
///
/// Bytes are looked at once and nothing is copied: a record is a list of places in the text, written
/// over by the next. That is what lets a log of a million rows be read in less than a second.
/// Lines end with LF, CRLF or CR, the last one with or without; blank lines are passed over.
struct CSVRecords {
  /// Where a cell stands, its quotes left out.
  struct Cell {
    let start: Int
    let end: Int
    /// Whether it holds doubled quotes.
    var isEscaped = false
  }

  let bytes: [UInt8]
  /// The cells of the record that was read last.
  private(set) var cells: [Cell] = []
  /// Its number, counted from 1.
  private(set) var row = 0
  /// Whether there was a row below the header.
  var hasRows = false
  private var position: Int

  init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    position = start
  }

  /// Reads the next record; false at the end.
  mutating func next() throws(LogError) -> Bool {
    while position < bytes.count {
      row += 1
      cells.removeAll(keepingCapacity: true)
      try readRecord()
      if cells.count > 1 || !isBlank(cells[0]) { return true }
    }
    return false
  }

  private mutating func readRecord() throws(LogError) {
    while true {
      let isQuoted = position < bytes.count && bytes[position] == .quote
      cells.append(isQuoted ? try quotedCell() : try plainCell())
      guard position < bytes.count else { return }
      let separator = bytes[position]
      position += 1
      if separator == .comma { continue }
      if separator == .carriageReturn, position < bytes.count, bytes[position] == .lineFeed {
        position += 1
      }
      return
    }
  }

  private mutating func plainCell() throws(LogError) -> Cell {
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte <= .comma {
        if byte == .comma || byte == .lineFeed || byte == .carriageReturn { break }
        if byte == .quote {
          throw LogError(
            "a quote within a cell that does not begin with one",
            "put the whole cell in quotes, and write \"\" for the one within", row: row,
            column: cells.count + 1)
        }
        if byte == 0 {
          throw LogError(
            "a byte of 0, which no text holds", "save it as CSV in UTF-8", row: row,
            column: cells.count + 1)
        }
      }
      position += 1
    }
    return Cell(start: start, end: position)
  }

  private mutating func quotedCell() throws(LogError) -> Cell {
    position += 1
    let start = position
    var isEscaped = false
    while position < bytes.count {
      if bytes[position] != .quote {
        position += 1
      } else if position + 1 < bytes.count, bytes[position + 1] == .quote {
        isEscaped = true
        position += 2
      } else {
        let cell = Cell(start: start, end: position, isEscaped: isEscaped)
        position += 1
        if position < bytes.count, ![.comma, .lineFeed, .carriageReturn].contains(bytes[position]) {
          throw LogError(
            "text after the closing quote", "write \"\" for a quote within a quoted cell", row: row,
            column: cells.count + 1)
        }
        return cell
      }
    }
    throw LogError(
      "a quote that is never closed", "close it with \"", row: row, column: cells.count + 1)
  }
}

// MARK: Cells

extension CSVRecords {
  func isBlank(_ cell: Cell) -> Bool {
    var position = cell.start
    while position < cell.end {
      if bytes[position] != .space && bytes[position] != .tab { return false }
      position += 1
    }
    return true
  }

  /// The text of a cell, without blanks around it.
  func text(_ cell: Cell) -> String {
    var (start, end) = (cell.start, cell.end)
    while start < end, bytes[start] == .space || bytes[start] == .tab { start += 1 }
    while start < end, bytes[end - 1] == .space || bytes[end - 1] == .tab { end -= 1 }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    return cell.isEscaped ? text.replacing("\"\"", with: "\"") : text
  }
}

extension UInt8 {
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
}
