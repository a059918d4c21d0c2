import Schedules

/// What programs in Python have in common, whatever they compute with.
enum PythonText {
  /// Lines of a comment.
  static func comment(_ lines: [String]) -> [String] { lines.map { $0.isEmpty ? "#" : "# " + $0 } }

  /// A tuple under a name, an entry a line, as black lays it out.
  static func tuple(_ name: String, _ entries: [String]) -> [String] {
    // Of one entry black makes one line.
    entries.count == 1
      ? ["\(name) = (\(entries[0]),)"]
      : ["\(name) = ("] + entries.map { "    \($0)," } + [")"]
  }

  static func integers(_ name: String, _ entries: [Int]) -> [String] {
    tuple(name, entries.map(\.sourceText))
  }

  static func floats(_ name: String, _ entries: [Double]) -> [String] {
    tuple(name, entries.map(\.description))
  }

  /// `name = value`; a sum that 88 columns do not hold is broken as black breaks it.
  static func assignment(_ name: String, _ value: String, indent: Int) -> [String] {
    let room = 88 - indent
    if "\(name) = \(value)".count <= room { return ["\(name) = \(value)"] }
    if value.count + 4 <= room { return ["\(name) = (", "    " + value, ")"] }
    guard let plus = value.firstRange(of: " + ") else { return ["\(name) = \(value)"] }
    return [
      "\(name) = (", "    " + value[..<plus.lowerBound], "    + " + value[plus.upperBound...], ")",
    ]
  }

  /// The entry of a table at which a step stands.
  static func entry(at place: Place) -> [String] {
    place.period == 1
      ? ["entry = \(place.numerator)"]
      : ["place = \(place.numerator)", "entry = place // \(place.period.grouped)"]
  }

  /// The tuples that lists of holds and tables are read from; the number is that of the part.
  static func lists(of program: Program) -> [String] {
    program.parts.enumerated().flatMap { index, part -> [String] in
      switch part.kind {
      case .hold, .curve: []
      case .stairs(let starts, let rates):
        integers("STARTS_\(index)", starts) + floats("RATES_\(index)", rates)
      case .table(let entries, _): floats("RATES_\(index)", entries)
      }
    }
  }

  /// The steps and rates that the file checks when it is run by itself.
  static func checks(of program: Program, _ condition: String) -> [String] {
    tuple("CHECKS", program.checks.map { "(\($0.step.sourceText), \($0.rate))" })
      + [
        "", "if __name__ == \"__main__\":", "    for step, rate in CHECKS:",
        "        assert \(condition), (step, rate)",
      ]
  }

  /// Lines with two empty ones before each block, as black has it between functions.
  static func text(_ blocks: [[String]]) -> String {
    blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n\n")
      + "\n"
  }
}
