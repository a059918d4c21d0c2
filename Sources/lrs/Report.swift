/// The options of commands that report on logs: for people or for programs, and as a picture.
let reportOptions = [
  Option("--format", value: "FORMAT", help: "text for people (the default), or json"),
  Option("--plot", value: "FILE.svg", help: "where to draw it"),
]

/// What such a command found, in each form; the picture is drawn where it is asked for.
struct Report {
  let text: String
  let json: JSONValue
  let svg: () throws -> String

  /// Writes it as the options say.
  func write(_ arguments: Arguments) throws {
    let isJSON = try Report.isJSON(arguments)
    let picture = arguments["--plot"]
    if picture == "-" {
      throw UsageError("the report goes to standard output", "give --plot FILE.svg")
    }
    let words = isJSON ? try json.text() : text + "\n"
    try lrs.write((picture == nil ? [] : [(text: try svg(), path: picture ?? "")]) + [(words, "-")])
  }

  static func isJSON(_ arguments: Arguments) throws -> Bool {
    switch arguments["--format"] {
    case nil, "text": return false
    case "json": return true
    case let other?:
      throw UsageError("--format: there is no format \(other)", "give text or json")
    }
  }
}

extension Arguments {
  /// A share, above 0 and at most 1.
  func share(_ name: String, default usual: Double) throws -> Double {
    guard self[name] != nil else { return usual }
    guard let number = try? rate(name), number > 0, number <= 1 else {
      throw UsageError("\(name): \"\(self[name] ?? "")\" is not a share", "give one such as 0.25")
    }
    return number
  }
}
