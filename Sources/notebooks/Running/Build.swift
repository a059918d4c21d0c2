import Foundation

/// The build whose libraries the notebooks use: the one that made this program, or the tests.
struct Build: Sendable {
  /// The folder in which the modules and the programs stand.
  let folder: URL

  /// The libraries that a notebook can import, and what they are made of.
  static let modules = [
    "Schedules", "Logs", "TrainingSteps", "LossLaws", "Exchange", "SVG", "Files", "SchedulePlots",
  ]

  /// Compiles a `main.swift` and the file beside it to a program, with a call of the compiler by
  /// itself: a build would wait for the lock of the build that runs the tests.
  ///
  /// - Parameter level: Of optimization, or `-g` where a backtrace is to name lines.
  /// - Returns: What the compiler said; empty if all is well.
  func compile(
    _ sources: [String], to program: String, in place: URL, level: [String] = ["-Onone"]
  ) throws -> Outcome {
    return try run(
      ["swiftc", "-swift-version", "6", "-default-isolation", "MainActor"]
        + ["-module-name", "notebook", "-diagnostic-style=llvm", "-suppress-warnings"]
        + level
        + ["-I", folder.appendingPathComponent("Modules").path]
        + sources + (try Self.modules.flatMap(objectFiles)) + Self.libraries + ["-o", program],
      in: place, limits: Limits(seconds: 300))
  }

  private static var libraries: [String] {
    #if os(Linux)
      ["-lm"]
    #else
      []
    #endif
  }

  /// The object files that the build made of a module's sources; those of sources that are gone lie
  /// beside them.
  private func objectFiles(of module: String) throws -> [String] {
    let map = folder.appendingPathComponent("\(module).build/output-file-map.json")
    let outputs =
      try JSONSerialization.jsonObject(with: Data(contentsOf: map)) as? [String: [String: String]]
    return (outputs ?? [:]).compactMap { $0.value["object"] }
      .filter { FileManager.default.fileExists(atPath: $0) }.sorted()
  }
}
