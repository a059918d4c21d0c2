extension Page {
  /// The output that stands after a cell; nil where there is none.
  func output(of cell: Cell) -> [String]? {
    cell.output.map { Array(lines[$0.lowerBound + 1..<$0.upperBound - 1]) }
  }

  /// The text of the page with other outputs, one for each cell; an empty one has no block.
  func text(with outputs: [[String]]) -> String {
    var text: [String] = []
    var line = 0
    for (cell, output) in zip(cells, outputs) {
      text += lines[line..<cell.block.upperBound]
      line = cell.output?.upperBound ?? cell.block.upperBound
      if output.isEmpty { continue }
      let longest = output.map { $0.prefix { $0 == "`" }.count }.max() ?? 0
      let mark = String(repeating: "`", count: max(3, longest + 1))
      text += ["", mark + "text output"] + output + [mark]
    }
    return (text + lines[line...]).joined(separator: "\n")
  }

  /// What is to be said of a cell's output, against what it printed; nil where they are the same.
  func finding(for cell: Cell, printed: [String]) -> Finding? {
    let stated = output(of: cell) ?? []
    if stated == printed { return nil }
    guard let block = cell.output else {
      return Finding(
        path, cell.block.upperBound, "this cell prints, and no output follows it",
        Difference(from: [], to: printed, firstLine: cell.block.upperBound + 1).lines)
    }
    if printed.isEmpty {
      return Finding(
        path, block.lowerBound + 1, "the cell prints nothing, and an output follows it")
    }
    let difference = Difference(from: stated, to: printed, firstLine: block.lowerBound + 2)
    return Finding(path, difference.line, "the output is another", difference.lines)
  }
}
