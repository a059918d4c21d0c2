import Exchange
import Foundation
import Schedules
import Testing

/// Files for `Tests/Peers/check_exports.py`, which runs them in the frameworks that they are written for.
struct ExportFiles {
  private static let folder = ProcessInfo.processInfo.environment["LRS_EXPORTS"]

  @Test(.enabled(if: folder != nil, "LRS_EXPORTS names the folder that the files go to"))
  func `every schedule is written for every target, or refused with a reason`() throws {
    let root = URL(fileURLWithPath: try #require(Self.folder)).appendingPathComponent("schedules")
    for (name, schedule) in try ExportCases.all() {
      try Self.write(schedule, to: root.appendingPathComponent(name)) { target in
        try schedule.exported(to: target)
      }
    }
  }

  @Test(.enabled(if: folder != nil, "LRS_EXPORTS names the folder that the files go to"))
  func `every round 2 is written as a hand-over, beside round 1 as it was exported`() throws {
    let root = URL(fileURLWithPath: try #require(Self.folder)).appendingPathComponent("handovers")
    for (name, transfer) in try ExportCases.transfers() {
      let folder = root.appendingPathComponent(name)
      try Self.write(transfer.schedule, to: folder) { try transfer.exported(to: $0) }
      let round1 = transfer.round1
      try Self.write(round1, to: folder.appendingPathComponent("round-1")) { target in
        try round1.exported(to: target)
      }
      try "\(transfer.sharedPrefix)\n".write(
        to: folder.appendingPathComponent("resume.txt"), atomically: false, encoding: .utf8)
    }
  }

  /// The schedule's rates, its spec, and its file for each target, or the reason why there is none.
  private static func write(
    _ schedule: Schedule, to folder: URL, exported: (ExportTarget) throws -> String
  ) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    func write(_ text: String, _ file: String) throws {
      try text.write(
        to: folder.appendingPathComponent(file), atomically: false, encoding: .utf8)
    }
    let steps = schedule.comparedSteps
    try write(
      zip(steps, schedule.rates(at: steps)).map { "\($0),\($1)\n" }.joined(), "rates.txt")
    try write(String(decoding: JSONEncoder().encode(schedule), as: UTF8.self), "spec.json")
    for target in ExportTarget.all where schedule.length <= 100_000 || !target.writesEveryRate {
      do {
        try write(try exported(target), target.name + ".out")
      } catch {
        try write("\(error)\n", target.name + ".refused")
      }
    }
  }

  @Test(.enabled(if: folder != nil, "LRS_EXPORTS names the folder that the files go to"))
  func `a schedule is written under every hostile title, and under a harmless one`() throws {
    let root = URL(fileURLWithPath: try #require(Self.folder)).appendingPathComponent("titles")
    let schedule = Schedule.warmup(to: 1, over: 5).decaying(to: 0, over: 5, along: .cosine)
    let round2 = try schedule.transferred(to: 100, by: .stretchingDecay)
    for (index, title) in (["harmless"] + HostileTitles.all).enumerated() {
      let folder = root.appendingPathComponent("\(index)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for target in ExportTarget.all {
        for (name, text) in [
          ("", try? schedule.exported(to: target, titled: title)),
          ("-round-2", try? round2.exported(to: target, titled: title)),
        ] {
          try text?.write(
            to: folder.appendingPathComponent(target.name + name + ".out"), atomically: false,
            encoding: .utf8)
        }
      }
    }
  }
}

extension ExportTarget {
  fileprivate var writesEveryRate: Bool { self == .csv || self == .json }
}
