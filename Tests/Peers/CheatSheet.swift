import Foundation
import Testing

/// The tables of `Notebooks-md/coming-from-other-frameworks.md`, row by row.
struct CheatSheet {
  let rows: [Row]
  /// The rows of formulas that no package gives, as Swift and as the words of a recipe.
  let formulas: [(here: String, recipe: String)]

  struct Row {
    let line: Int
    /// The framework's call, with its defaults.
    let call: String
    /// What stands after `try Schedule`.
    let here: String
    /// The words after `lrs recipe`; nil where several commands are needed.
    let recipe: String?
    /// What the framework does past its end.
    let pastEnd: String
    /// The family of fixtures that it speaks of, and the parameters that must have been given.
    let family: String
    let given: [String]
    /// Defaults that the call of an earlier row states.
    let inherited: String

    func speaks(of fixture: Fixture) -> Bool {
      family == fixture.family && given.allSatisfy(fixture.has)
    }
  }

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = root.appendingPathComponent("Notebooks-md/coming-from-other-frameworks.md")
    let lines = try String(contentsOf: page, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    var (rows, formulas) = ([Row](), [(here: String, recipe: String)]())
    for (index, line) in lines.enumerated() where line.hasPrefix("| ") && !line.hasPrefix("| ---") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      let spans = cells.map { $0.split(separator: "`", omittingEmptySubsequences: false) }
      if cells.count == 5, cells[2].hasPrefix("`.") {
        formulas.append((String(spans[2][1]), String(spans[3][1])))
      }
      guard cells.count > 6 else { continue }
      let end = cells[5].components(separatedBy: " <!-- ")
      guard end.count == 2 else { continue }
      let key = end[1].dropLast(4).components(separatedBy: "; ")
      let names = key[0].components(separatedBy: ": ")
      rows.append(
        Row(
          line: index + 1, call: cells[1], here: String(spans[2][1]),
          recipe: cells[3].hasPrefix("`") && spans[3].count == 3 ? String(spans[3][1]) : nil,
          pastEnd: end[0], family: names[0],
          given: names.count > 1 ? names[1].components(separatedBy: " ") : [],
          inherited: key.count > 1 ? key[1] : ""))
    }
    self.rows = rows
    self.formulas = formulas
  }

  /// The row that says most of what a fixture was given.
  func row(of fixture: Fixture) -> Row? {
    rows.filter { $0.speaks(of: fixture) }.max { $0.given.count < $1.given.count }
  }
}
