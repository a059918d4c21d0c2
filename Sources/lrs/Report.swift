import SVG

/// The options of commands that report on logs: for people or for programs, and as a picture.
let reportOptions = [
  Option("--format", value: "FORMAT", help: "text for people (the default), or json"),
  Option("--plot", value: "FILE.svg", help: "where to draw it"),
]

/// What such a command found, in each form; a picture is drawn where it is asked for.
struct Report {
  let text: String
  let json: JSONValue
  /// What each option draws.
  let pictures: [(option: String, svg: () throws -> Document)]

  /// Writes it as the options say: the pictures first, all of them or none.
  ///
  /// - Parameter file: Something more to be written with the pictures.
  func write(_ arguments: Arguments, beside file: (text: String, path: String)? = nil) throws {
    let isJSON = try Report.isJSON(arguments)
    let drawn = try pictures.compactMap { option, svg in
      try arguments[option].map { (text: try svg().text, path: $0) }
    }
    try lrs.write(
      drawn + [file].compactMap { $0 } + [(text: isJSON ? try json.text() : text + "\n", path: "-")]
    )
  }

  /// Refuses what cannot be done, before anything is read.
  static func check(_ arguments: Arguments, inputs: [String], pictures: [String]) throws {
    _ = try isJSON(arguments)
    for option in pictures where arguments[option] == "-" {
      throw UsageError("the report goes to standard output", "give \(option) FILE.svg")
    }
    try refuseToOverwrite(inputs, with: pictures.map { arguments[$0] })
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
