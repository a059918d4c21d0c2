/// A table that a terminal and a page of Markdown show.
struct Table: Equatable {
  /// A line above it.
  let title: String
  let columns: [String]
  var rows: [[String]] = []

  /// The first column to the left, figures to the right.
  var text: String {
    let widths = columns.indices.map { column in
      ([columns] + rows).map { $0[column].count }.max() ?? 0
    }
    let lines = ([columns] + rows).map { cells in
      zip(cells, widths).enumerated().map { index, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        return index == 0 ? cell.0 + space : space + cell.0
      }.joined(separator: "   ")
    }
    return ([title] + lines).joined(separator: "\n") + "\n"
  }

  var markdown: String {
    let rule = ["---"] + columns.dropFirst().map { _ in "--:" }
    let lines = ([columns, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
    return title + "\n\n" + lines.joined(separator: "\n") + "\n"
  }
}
