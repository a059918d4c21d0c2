import Foundation
import Schedules

/// Any bytes as a spec: refused with a path and a remedy, or read, and then written and read back.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let data = Data([UInt8](start, count))
  do {
    let schedule = try JSONDecoder().decode(Schedule.self, from: data)
    let again = try! JSONDecoder().decode(Schedule.self, from: JSONEncoder().encode(schedule))
    require(again == schedule, "\(schedule) is read back as \(again)")
    for step in [Int.min, -1, 0, 1, schedule.length / 2, schedule.length - 1, Int.max] {
      require(schedule[step].isFinite && schedule[step] >= 0, "\(schedule)[\(step)]")
      require(schedule[step].bitPattern == again[step].bitPattern, "\(schedule)[\(step)]")
    }
    require("\(schedule)".utf8.count < 1 << 20, "a long description")
  } catch let error as ScheduleError {
    require(!error.fault.isEmpty && !error.remedy.isEmpty, "\(error)")
  } catch {}
  return 0
}
