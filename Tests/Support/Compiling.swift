import Foundation

/// Compiles a program against the modules of this very build and runs it in a folder of its own;
/// what it writes to standard output.
///
/// The compiler is called by itself, for a build within a test waits for the lock of the build that
/// runs the test.
///
/// - Parameters:
///   - source: The text of a `main.swift`.
///   - modules: The modules that it is linked with.
///   - build: The folder of the build, where the test bundles stand.
package func output(ofProgram source: String, with modules: [String], from build: URL) throws
  -> Data
{
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let main = folder.appendingPathComponent("main.swift")
  try source.write(to: main, atomically: true, encoding: .utf8)
  let objects = try modules.flatMap { try objectFiles(of: $0, in: build) }
  let program = folder.appendingPathComponent("program")
  _ = try output(
    of: "/usr/bin/env",
    [
      "swiftc", "-Onone", "-suppress-warnings", "-swift-version", "6", "-I",
      build.appendingPathComponent("Modules").path,
    ]
      + [main.path] + objects + [
        "-o", program.path,
      ],
    in: folder)
  return try output(of: program.path, [], in: folder)
}

/// The object files that the build made of a module's sources; those of sources that are gone lie beside them.
private func objectFiles(of module: String, in build: URL) throws -> [String] {
  let map = build.appendingPathComponent("\(module).build/output-file-map.json")
  let outputs =
    try JSONSerialization.jsonObject(with: Data(contentsOf: map)) as? [String: [String: String]]
  return (outputs ?? [:]).compactMap { $0.value["object"] }.sorted()
}

/// The folder of the build that is running, where the test bundles stand.
package var buildFolder: URL {
  let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
  return (bundle ?? URL(fileURLWithPath: CommandLine.arguments[0])).deletingLastPathComponent()
}

/// A program that was to be run ended otherwise than with 0.
struct ProgramFailed: Error {
  let program: String
}

private func output(of program: String, _ arguments: [String], in folder: URL) throws -> Data {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  process.currentDirectoryURL = folder
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    throw ProgramFailed(program: "\(program) \(arguments.first ?? "")")
  }
  return data
}
