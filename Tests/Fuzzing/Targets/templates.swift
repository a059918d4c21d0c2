import Foundation
import Schedules

/// The first line a run's length, the second what a step holds, the rest a template.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let lines = [UInt8](start, count).split(
    separator: 10, maxSplits: 2, omittingEmptySubsequences: false)
  guard lines.count == 3 else { return 0 }
  let words = String(decoding: lines[1], as: UTF8.self).split(separator: " ")
  let numbers = words.map { Int($0) }
  func number(_ index: Int) -> Int? { index < numbers.count ? numbers[index] : nil }
  let clock = try? RunClock(
    checking: number(0) ?? 1, accumulation: number(1) ?? 1, devices: number(2) ?? 1,
    sequenceLength: number(3), datasetSize: number(4),
    epochEnd: words.last.flatMap { RunClock.EpochEnd(rawValue: String($0)) } ?? .keepingLast)
  guard let length = RunLength(String(decoding: lines[0], as: UTF8.self)) else { return 0 }
  require(RunLength("\(length)") != nil, "\(length) is not read back")
  if let clock, let steps = try? clock.steps(in: length) {
    require(steps >= 0, "\(length) is \(steps) steps")
  }
  guard let template = try? JSONDecoder().decode(ScheduleTemplate.self, from: Data(lines[2])) else {
    return 0
  }
  let again = try! JSONDecoder().decode(
    ScheduleTemplate.self, from: JSONEncoder().encode(template))
  require(again == template, "\(template) is read back as \(again)")
  do throws(ScheduleError) {
    let schedule = try template.schedule(over: length, clock: clock)
    if let clock, let steps = try? clock.steps(in: length) {
      require(schedule.length == steps, "\(schedule.length) of \(length)")
    }
    require(schedule[schedule.length / 2].isFinite, "\(schedule)")
  } catch {
    require(!error.fault.isEmpty && !error.remedy.isEmpty, "\(error)")
  }
  return 0
}
