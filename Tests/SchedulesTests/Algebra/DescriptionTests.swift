import Foundation
import Testing

@testable import Schedules

struct DescriptionTests {
  @Test func `a description is the source`() {
    let schedule = Schedule.warmup(to: 3e-4, over: 500).holding(for: 4_500)
      .decaying(to: 0, over: 5_000, along: .cosine)
    #expect(
      "\(schedule)" == """
        Schedule([
          .ramp(from: 0, to: 0.0003, over: 500),
          .hold(at: 0.0003, for: 4_500),
          .ramp(from: 0.0003, to: 0, over: 5_000, along: .cosine),
        ])
        """)
    #expect("\(Schedule())" == "Schedule()")
    #expect("\(Schedule([], final: 0.5))" == "Schedule([], final: 0.5)")
    #expect(
      "\(schedule.dropFirst(6_000).phases)"
        == "[.ramp(from: 0.0003, to: 0, over: 4_000, along: .cosine, offset: 1_000, period: 5_000)]"
    )
    #expect(
      "\(Phase.curve(.table([1, 0.5]), for: 4, period: 2))"
        == ".curve(.table([1, 0.5]), for: 4, period: 2)")
  }

  /// Compiles the descriptions of random schedules, and has the program that they make write specs.
  @Test func `compiled, descriptions make the schedules that they describe`() throws {
    var random = SeededGenerator(seed: 31)
    let schedules =
      (0..<60).map { _ in random.schedule() } + [Schedule(), Schedule([], final: 0.25)]
    let source = """
      import Foundation
      import Schedules

      func schedules() -> [Schedule] {
        var all: [Schedule] = []
        \(schedules.map { "all.append(\($0))" }.joined(separator: "\n"))
        return all
      }
      FileHandle.standardOutput.write(try JSONEncoder().encode(schedules()))
      """
    let made = try JSONDecoder().decode([Schedule].self, from: try run(source))
    #expect(made == schedules)
  }

  /// What a program that imports the library writes to standard output.
  private func run(_ source: String) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let main = folder.appendingPathComponent("main.swift")
    try source.write(to: main, atomically: true, encoding: .utf8)
    // The modules and objects of this very build stand beside the test bundle.
    let build = Bundle.module.bundleURL.deletingLastPathComponent()
    let objects = build.appendingPathComponent("Schedules.build")
    let files = try FileManager.default.contentsOfDirectory(
      at: objects, includingPropertiesForKeys: nil)
    let program = folder.appendingPathComponent("program")
    _ = try output(
      of: "/usr/bin/env",
      [
        "swiftc", "-Onone", "-swift-version", "6", "-I",
        build.appendingPathComponent("Modules").path,
      ]
        + [main.path] + files.filter { $0.pathExtension == "o" }.map(\.path) + ["-o", program.path])
    return try output(of: program.path, [])
  }

  private func output(of program: String, _ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(program) \(arguments)")
    return data
  }
}
