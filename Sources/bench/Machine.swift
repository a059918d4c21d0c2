import Foundation

/// What figures were measured on.
enum Machine {
  /// Processor, cores, compiler, and the day.
  static var description: String {
    let day = Date.now.formatted(.iso8601.year().month().day())
    return "\(cores) cores of \(processor), \(swift), \(day)"
  }

  static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

  private static var processor: String {
    #if canImport(Darwin)
      let name = firstLine(of: ["sysctl", "-n", "machdep.cpu.brand_string"])
    #else
      let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
      let name = information.split(separator: "\n").first { $0.hasPrefix("model name") }?
        .split(separator: ":").last?.trimmingCharacters(in: .whitespaces)
    #endif
    return name ?? "an unknown processor"
  }

  private static var swift: String {
    let line = firstLine(of: ["swift", "--version"]) ?? ""
    return line.firstMatch(of: /Swift version [0-9.]+/).map { String($0.0) } ?? "Swift"
  }

  private static func firstLine(of command: [String]) -> String? {
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil, let data = try? output.fileHandleForReading.readToEnd()
    else { return nil }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").first.map { String($0) }
  }
}
