import Foundation

/// Tables, and what they were measured on, as a page of the documents holds them.
struct Report {
  /// The name of the place in a page: between `<!-- bench: NAME -->` and `<!-- end -->`.
  let name: String
  /// The words after `bench` that make it.
  let command: String
  /// Machine, versions and day.
  let conditions: String
  var tables: [Table]

  var text: String { conditions + "\n\n" + tables.map(\.text).joined(separator: "\n") }

  var markdown: String {
    "Measured by `swift run -c release bench\(command)`: \(conditions).\n\n"
      + tables.map(\.markdown).joined(separator: "\n")
  }

  /// The page with this report in its place; all else stays.
  func placed(in page: String) throws(PlaceMissing) -> String {
    let opening = "<!-- bench: \(name) -->\n"
    guard let start = page.range(of: opening),
      let end = page.range(of: "<!-- end -->", range: start.upperBound..<page.endIndex)
    else { throw PlaceMissing(name: name) }
    return page[..<start.upperBound] + "\n" + markdown + "\n" + page[end.lowerBound...]
  }
}

struct PlaceMissing: Error, Equatable, CustomStringConvertible {
  let name: String

  var description: String {
    "the page has no place for this table; add the lines \"<!-- bench: \(name) -->\" and "
      + "\"<!-- end -->\" where it is to stand"
  }
}
