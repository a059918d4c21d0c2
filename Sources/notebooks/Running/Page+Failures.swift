extension Page {
  /// What the compiler found, at the lines of the page.
  func findings(ofCompiler outcome: Outcome) -> [Finding] {
    let pattern = /^(.+?):(\d+):(\d+): (error|note): (.*)$/
    var findings: [Finding] = []
    var elsewhere: Substring?
    for line in outcome.errors.split(separator: "\n") {
      guard let match = line.wholeMatch(of: pattern) else { continue }
      let isError = match.4 == "error"
      // Of a brace that is never closed the compiler tells at the end of the program; the note that
      // follows tells where it was opened.
      if match.1 != path {
        if isError { elsewhere = match.5 }
      } else if let number = Int(match.2), let fault = isError ? match.5 : elsewhere {
        findings.append(Finding(path, number, "this does not compile: \(fault)"))
        elsewhere = nil
      }
    }
    if !findings.isEmpty { return findings }
    return [
      Finding(
        path, cells[0].line, "the cells do not compile",
        outcome.errors.split(separator: "\n").suffix(20).map(String.init))
    ]
  }

  /// Why the program did not come to its end in a cell.
  func failure(
    _ outcome: Outcome, at cell: Cell, tracing trace: () throws -> String
  ) rethrows -> Finding {
    switch outcome.end {
    case .tooLong(let seconds):
      return Finding(path, cell.line, "this cell has not ended after \(seconds) s")
    case .tooMuch(let bytes):
      return Finding(path, cell.line, "this cell prints more than \(bytes) bytes")
    case .exit(let code):
      return Finding(path, cell.line, "this cell ends the program, with exit code \(code)")
    case .signal(let number):
      let fatal = outcome.errors.split(separator: "\n").first { $0.contains("Fatal error: ") }
      let words =
        fatal.map { String($0[$0.firstRange(of: "Fatal error: ")!.upperBound...]) }
      let traced = try trace()
      let place = line(inTrace: traced) ?? lineOfOnlyTry(in: cell) ?? cell.line
      let cause = words ?? runtimeFailure(in: traced) ?? "signal \(number)"
      let thrown = "Error raised at top level: "
      return cause.hasPrefix(thrown)
        ? Finding(path, place, "this throws: \(cause.dropFirst(thrown.count))")
        : Finding(path, place, "this crashes: \(cause)")
    }
  }

  /// The line of the page that a trace names first.
  private func line(inTrace trace: String) -> Int? {
    for line in trace.split(separator: "\n") {
      guard let name = line.firstRange(of: " at \(path):") else { continue }
      return Int(line[name.upperBound...].prefix { $0.isNumber })
    }
    return nil
  }

  /// What overflowed, which the runtime says in the trace alone.
  private func runtimeFailure(in trace: String) -> String? {
    trace.firstMatch(of: /\*\*\* Swift runtime failure: (.*?) \*\*\*/).map { String($0.1) }
  }

  /// The trace does not name the line of an error that is thrown; where there is one `try` alone, it is known.
  private func lineOfOnlyTry(in cell: Cell) -> Int? {
    let places = cell.code.filter { lines[$0].contains(/\btry\b[^?]/) }
    return places.count == 1 ? places[0] + 1 : nil
  }
}
