import Exchange
import Schedules

/// Any text as what people import: a call, arguments, a table, an exported file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = [UInt8](start, count)
  guard let first = bytes.first else { return 0 }
  let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
  var options = ImportOptions()
  if first & 1 == 1 { options.lr = 3e-4 }
  if first & 2 == 2 { options.steps = 1000 }
  do {
    let imported = try ImportedSchedule(text, options: options)
    let schedule = imported.schedule
    for step in [-1, 0, schedule.length / 2, schedule.length, Int.max] {
      require(schedule[step].isFinite && schedule[step] >= 0, "\(schedule)[\(step)]")
    }
    if let recognition = imported.recognition {
      require(recognition.error.isFinite && recognition.error >= 0, "\(recognition)")
    }
    if schedule.length < 2000 || first & 4 == 0 { try exportAndReadBack(schedule) }
  } catch let error as ExchangeError {
    require(!error.fault.isEmpty && !error.remedy.isEmpty, "\(error)")
  } catch {
    require(error is ScheduleError, "\(error)")
  }
  return 0
}

private func exportAndReadBack(_ schedule: Schedule) throws {
  let texts = [ExportTarget.python, .optax, .huggingface, .mlxSwift]
    .compactMap { try? schedule.exported(to: $0, titled: "a */ \"\"\" title") }
  for text in texts {
    let again = try ImportedSchedule(text).schedule
    require(again == schedule, "\(schedule) is read back as \(again)")
  }
}
