import Foundation

/// What a notebook's cells did.
struct Run: Sendable {
  let page: Page
  /// The lines that each cell printed.
  var outputs: [[String]] = []
  /// The pictures they wrote, by their names from the package's folder on.
  var pictures: [String: String] = [:]
  /// Why the cells did not all run; empty if they did.
  var findings: [Finding] = []
}

extension Page {
  /// Compiles the cells and runs them.
  func run(with build: Build, in root: URL, limits: Limits = Limits()) throws -> Run {
    var result = Run(page: self)
    if cells.isEmpty || !findings.isEmpty { return result }
    let place = try Workplace(for: root)
    defer { place.remove() }
    let sources = try place.write(self)
    let compiling = try build.compile(
      sources, to: place.program, in: place.folder, level: [isOptimized ? "-O" : "-Onone"])
    guard compiling.end == .exit(0) else {
      result.findings = findings(ofCompiler: compiling)
      return result
    }
    let running = try notebooks.run(
      [place.program], in: place.folder, environment: ["SWIFT_BACKTRACE": "enable=no"],
      limits: limits)
    let (outputs, ended) = split(running.output)
    result.outputs = outputs
    guard running.end == .exit(0), ended == cells.count else {
      result.findings = [
        try failure(
          running, at: cells[min(ended, cells.count - 1)],
          tracing: {
            try trace(place, sources, with: build, limits: limits)
          })
      ]
      return result
    }
    result.pictures = try place.pictures()
    return result
  }

  /// What each cell printed, and how many came to their end.
  private func split(_ output: String) -> (outputs: [[String]], ended: Int) {
    var (rest, outputs, ended) = (output[...], [[String]](), 0)
    while ended < cells.count, let end = rest.firstRange(of: Page.separator(ended)) {
      outputs.append(outputLines(rest[..<end.lowerBound]))
      rest = rest[end.upperBound...]
      ended += 1
    }
    return (outputs, ended)
  }

  private func outputLines(_ text: Substring) -> [String] {
    if text.isEmpty { return [] }
    return (text.hasSuffix("\n") ? text.dropLast() : text)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Runs the cells once more, so that the trace of the crash names lines.
  private func trace(
    _ place: Workplace, _ sources: [String], with build: Build, limits: Limits
  ) throws -> String {
    _ = try build.compile(sources, to: place.program, in: place.folder, level: ["-Onone", "-g"])
    return try notebooks.run(
      [place.program], in: place.folder,
      environment: [
        "SWIFT_BACKTRACE":
          "enable=yes,color=no,interactive=no,sanitize=no,threads=crashed,images=none,registers=none"
      ], limits: limits
    ).errors
  }
}
