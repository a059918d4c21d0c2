/// A Markdown file: its lines, the cells that are run, and the links that must lead somewhere.
struct Page: Sendable {
  /// The name from the package's folder on: `Notebooks-md/first.md`.
  let path: String
  let lines: [String]
  private(set) var cells: [Cell] = []
  /// Whether a cell asks that they be optimized, as those that train do.
  private(set) var isOptimized = false
  private(set) var links: [Link] = []
  /// What is wrong with the page itself.
  private(set) var findings: [Finding] = []

  /// Reads the text of a page.
  init(_ text: String, path: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var line = 0
    while line < lines.count {
      if let fence = Fence(opening: lines[line]) {
        line = read(fence, from: line)
      } else {
        links += Link.all(in: lines[line], at: line + 1)
        line += 1
      }
    }
    if text.utf8.contains(UInt8(ascii: "\r")) {
      report(1, "a line ends in CR; end lines in LF alone")
    }
  }

  /// Reads the block that opens at a line; the line after it.
  private mutating func read(_ fence: Fence, from opening: Int) -> Int {
    guard let closing = (opening + 1..<lines.count).first(where: { fence.isClosed(by: lines[$0]) })
    else {
      report(opening + 1, "this block is not closed; close it with \(fence.mark)")
      return lines.count
    }
    let block = opening..<closing + 1
    if fence.words.first == "swift" {
      cells.append(Cell(block: block, isRun: !fence.words.contains("no-run")))
      isOptimized = isOptimized || fence.words.contains("optimized")
      for word in fence.words.dropFirst() where !["no-run", "optimized"].contains(word) {
        report(opening + 1, "there is no modifier \(word); there are no-run and optimized")
      }
    } else if fence.words == ["text", "output"] {
      if let last = cells.last, last.output == nil,
        lines[last.block.upperBound..<opening].allSatisfy({ $0.allSatisfy(\.isWhitespace) })
      {
        cells[cells.count - 1].output = block
        if !last.isRun { report(opening + 1, "a cell that is not run has no output") }
      } else {
        report(opening + 1, "this is the output of no cell; let it follow one")
      }
    }
    return block.upperBound
  }

  private mutating func report(_ line: Int, _ fault: String) {
    findings.append(Finding(path, line, fault))
  }
}

/// A block of code that is run. Lines are counted from 0.
struct Cell: Sendable {
  /// The block with both of its fences.
  let block: Range<Int>
  /// Whether it is run; else it is compiled only.
  let isRun: Bool
  /// The block of its output, with both fences.
  var output: Range<Int>?

  /// The lines between the fences.
  var code: Range<Int> { block.lowerBound + 1..<block.upperBound - 1 }
  /// The line of its fence, from 1 on.
  var line: Int { block.lowerBound + 1 }
}

/// The line that opens a block: its mark and the words after it.
struct Fence {
  let mark: Substring
  let words: [Substring]

  init?(opening line: String) {
    guard let first = line.first, first == "`" || first == "~" else { return nil }
    mark = line.prefix { $0 == first }
    let info = line[mark.endIndex...]
    if mark.count < 3 || info.contains("`") { return nil }
    words = info.split { $0.isWhitespace }
  }

  func isClosed(by line: String) -> Bool {
    let end = line.prefix { $0 == mark.first }
    return end.count >= mark.count && line[end.endIndex...].allSatisfy(\.isWhitespace)
  }
}
