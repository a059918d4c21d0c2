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
      let folder = root.appendingPathComponent(name)
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
          try write(try schedule.exported(to: target), target.name + ".out")
        } catch {
          try write("\(error)\n", target.name + ".refused")
        }
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
