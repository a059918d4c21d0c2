import Foundation

/// The program that runs what stands in the cheat sheet: a function a row, in which the framework's
/// parameters are constants, called with the parameters of each fixture.
///
/// It prints, for each fixture and for the Swift and the recipe of its row, `fixture,which,length`,
/// then a rate a step.
struct CheatSheetProgram {
  private(set) var source = prelude
  private let file: URL

  init(_ pairs: [(row: CheatSheet.Row, fixtures: [Fixture])], fixtures: URL) {
    file = fixtures
    for (index, pair) in pairs.enumerated() {
      let family = pairs.filter { $0.row.family == pair.row.family }.flatMap(\.fixtures)
      source += function(index, pair.row, pair.fixtures, in: family)
    }
    source += "\nlet rows = [\(pairs.indices.map { "row\($0)" }.joined(separator: ", "))]\n"
    source += Self.run.replacing("FILE", with: file.path)
  }

  private func function(
    _ index: Int, _ row: CheatSheet.Row, _ fixtures: [Fixture], in family: [Fixture]
  ) -> String {
    let defaults = Self.defaults(in: row.call + " " + row.inherited)
    let names = Set(fixtures.flatMap(\.parameters.keys)).union(defaults.keys).sorted()
    var bound = Set<String>()
    var text = "\nfunc row\(index)(_ p: Parameters, _ ran: Int) throws -> [Schedule] {\n"
    for name in names {
      let type = Self.type(of: name, in: family, standard: defaults[name])
      let isOptional =
        defaults[name] == "nil" || (defaults[name] == nil && !fixtures.allSatisfy { $0.has(name) })
      let standard = isOptional ? nil : defaults[name].map { ", \($0)" }
      let read = isOptional ? "try p.ifGiven(\"\(name)\")" : "try p(\"\(name)\"\(standard ?? ""))"
      text +=
        "  let \(name == "init" ? "init_" : name): \(type)\(isOptional ? "?" : "") = \(read)\n"
      bound.insert(name)
    }
    if !bound.contains("steps") { text += "  let steps = ran\n" }
    text += "#sourceLocation(file: \"coming-from-other-frameworks.md\", line: \(row.line))\n"
    text += "  let here = try Schedule\(row.here)\n"
    if let recipe = row.recipe {
      text += "  return [here, try made(by: \(Self.words(recipe, defaults: defaults)))]\n"
    } else {
      text += "  return [here]\n"
    }
    return text + "#sourceLocation()\n}\n"
  }

  /// The defaults that a call states: `alpha=0.0`.
  private static func defaults(in call: String) -> [String: String] {
    var defaults: [String: String] = [:]
    for match in call.matches(of: /([A-Za-z_]+)=(-?[0-9][-0-9.e\/]*|'[^']*'|None|True|False)/) {
      let words = ["None": "nil", "True": "true", "False": "false", "1/3": "1.0 / 3"]
      let value = String(match.2)
      defaults[String(match.1)] =
        words[value] ?? (value.hasPrefix("'") ? "\"\(value.filter { $0 != "'" })\"" : value)
    }
    return defaults
  }

  /// What a parameter is in Swift, from how it stands in the fixtures; where some are real, all
  /// are.
  private static func type(
    of name: String, in fixtures: [Fixture], standard: String?
  ) -> String {
    let special = [
      "cycles": "[Cycle]", "boundaries_and_scales": "Scales",
      "milestones_values": "[(step: Int, rate: Double)]",
      "timescale": "Double", "stable_timescale": "Double", "bound": "Double", "end_value": "Double",
    ]
    if let type = special[name] { return type }
    let given = fixtures.compactMap { fixture -> Substring? in
      guard fixture.has(name), let range = fixture.line.range(of: "\"\(name)\":") else {
        return nil
      }
      return fixture.line[range.upperBound...].drop { $0 == " " }
    }
    let texts = given + (standard.map { $0 == "nil" ? [] : [Substring($0)] } ?? [])
    let isList = texts.contains { $0.hasPrefix("[") }
    let values = texts.map { $0.drop { $0 == "[" }.prefix { !(isList ? "]" : ",}").contains($0) } }
    let element =
      values.contains { $0.hasPrefix("\"") }
      ? "String"
      : values.contains { $0 == "true" || $0 == "false" }
        ? "Bool" : values.contains { $0.contains(".") || $0.contains("e") } ? "Double" : "Int"
    return isList ? "[\(element)]" : element
  }

  /// The words of a recipe as an expression: what stands in braces is computed, what stands in
  /// brackets is left out where its option was not given.
  private static func words(_ recipe: String, defaults: [String: String]) -> String {
    var parts: [String] = []
    var rest = Substring(recipe)
    while !rest.isEmpty {
      rest = rest.drop { $0 == " " }
      if rest.first == "[", let end = rest.firstIndex(of: "]") {
        let group = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        let name = group.drop { $0 == "-" }.prefix { $0 != " " }
        let value = group.firstIndex(of: "{").map { group[group.index(after: $0)...].dropLast() }
        parts.append(
          value.map { "\($0).map { [\"--\(name)\", text($0)] } ?? []" }
            ?? "\(name) ? [\"--\(name)\"] : []")
        continue
      }
      var (word, depth) = ("", 0)
      while let next = rest.first, depth > 0 || next != " " {
        rest.removeFirst()
        if next == "{" { depth += 1 }
        if next == "}" { depth -= 1 }
        word +=
          next == "{" && depth == 1 ? "\\(text(" : next == "}" && depth == 0 ? "))" : String(next)
      }
      if !word.isEmpty { parts.append("[\"\(word)\"]") }
    }
    return "[" + parts.joined(separator: ", ") + "]"
  }
}

extension CheatSheetProgram {
  static let prelude = """
    import Foundation
    import Schedules

    struct Parameters {
      let values: [String: Any]
      func ifGiven<T>(_ name: String) throws -> T? {
        guard let value = values[name], !(value is NSNull) else { return nil }
        if T.self == [Cycle].self { return (value as! [[String: Any]]).map(Cycle.init) as? T }
        if T.self == Scales.self { return Scales(value as! [String: Double]) as? T }
        if T.self == [(step: Int, rate: Double)].self {
          return (value as! [[Double]]).map { (step: Int($0[0]), rate: $0[1]) } as? T
        }
        return (value as! T)
      }
      func callAsFunction<T>(_ name: String, _ standard: T? = nil) throws -> T {
        guard let value: T = try ifGiven(name) ?? standard else { fatalError("\\(name) is missing") }
        return value
      }
    }
    struct Cycle {
      let init_value, peak_value, end_value, exponent: Double
      let warmup_steps, decay_steps: Int
      init(_ values: [String: Any]) {
        (init_value, peak_value) = (values["init_value"] as! Double, values["peak_value"] as! Double)
        end_value = values["end_value"] as? Double ?? 0
        exponent = values["exponent"] as? Double ?? 1
        (warmup_steps, decay_steps) = (values["warmup_steps"] as! Int, values["decay_steps"] as! Int)
      }
    }
    struct Scales {
      let keys: [Int], values: [Double]
      init(_ scales: [String: Double]) {
        keys = scales.keys.map { Int($0)! }.sorted()
        values = keys.map { scales["\\($0)"]! }
      }
    }
    func text(_ number: Double) -> String { "\\(number)" }
    func text(_ number: Int) -> String { "\\(number)" }
    func text(_ word: String) -> String { word }
    func text(_ list: [Double]) -> String { list.map { "\\($0)" }.joined(separator: ",") }
    func text(_ list: [Int]) -> String { list.map { "\\($0)" }.joined(separator: ",") }
    func made(by words: [[String]]) throws -> Schedule {
      var words = words.flatMap { $0 }[...]
      let recipe = Recipe.named(words.removeFirst())!
      var arguments: [String: String] = [:]
      while let option = words.popFirst() {
        let name = String(option.dropFirst(2))
        let isSwitch = recipe.parameters.first { $0.name == name }?.value == nil
        arguments[name] = isSwitch ? "" : words.popFirst()!
      }
      return try recipe.schedule(arguments)
    }

    """

  private static let run = """
    let cases = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: "FILE"))) as! [[String: Any]]
    var printed = ""
    for (index, fixture) in cases.enumerated() {
      let steps = fixture["steps"] as! [Int]
      do {
        let made = try rows[fixture["row"] as! Int](Parameters(values: fixture["parameters"] as! [String: Any]), steps.last! + 1)
        for (which, schedule) in made.enumerated() {
          printed += "\\(index),\\(which),\\(schedule.length)" + steps.map { ",\\(schedule[$0])" }.joined() + "\\n"
        }
      } catch { printed += "\\(index),\\(error)\\n" }
    }
    print(printed, terminator: "")
    """
}
