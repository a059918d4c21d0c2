extension Page {
  /// What is printed after a cell, so that its output is told from the next one's.
  static func separator(_ index: Int) -> String { "\u{1E}cell \(index)\u{1E}\n" }

  /// The cells as one `main.swift`, each at its own lines of the page.
  ///
  /// What stands between the cells counts as the line that closes the one before.
  var program: String {
    var text = ""
    for (index, cell) in cells.enumerated() {
      if !cell.isRun { text += "func notebookCell\(index)() async throws {\n" }
      text += "#sourceLocation(file: \"\(path)\", line: \(cell.code.lowerBound + 1))\n"
      text += lines[cell.code].map { $0 + "\n" }.joined()
      if !cell.isRun { text += "}\n" }
      text += "notebookCellEnded(\(index))\n"
    }
    return text
  }

  /// The file beside `main.swift`. What it imports, the cells do not see.
  static let support = """
    #if canImport(Glibc)
      import Glibc
    #elseif canImport(Musl)
      import Musl
    #else
      import Darwin
    #endif

    nonisolated func notebookCellEnded(_ index: Int) {
      print("\\u{1E}cell \\(index)\\u{1E}")
      fflush(nil)
    }
    """
}
