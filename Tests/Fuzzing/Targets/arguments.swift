import Schedules

@testable import lrs

/// Words, a line each, as the arguments of every command, and the texts of every recipe.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let words = String(decoding: [UInt8](start, count), as: UTF8.self)
    .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  guard let name = words.first else { return 0 }
  let commands =
    [transfer, recipe, resolve, export, importing, evaluate, describe, plot, study, sweep, rounds]
    + [predict] + recipe.subcommands
  _ = guess(name, among: commands.map(\.name))
  for command in commands where command.name == name || name.isEmpty {
    do {
      let arguments = try Arguments(Array(words.dropFirst()), for: command)
      require(command.operandCount.contains(arguments.operands.count), "\(arguments)")
      for option in command.options {
        if let number = try? arguments.wholeNumber(option.name) {
          require(number >= 0, "\(number)")
        }
        if let rate = try? arguments.rate(option.name) { require(rate.isFinite && rate >= 0, "") }
      }
      _ = try? PlotOptions(arguments)
      try make(command, arguments)
    } catch let error as UsageError {
      require(error.description.contains("; "), "no remedy: \(error)")
    } catch let error as ScheduleError {
      require(!error.fault.isEmpty && !error.remedy.isEmpty, "\(error)")
    } catch {
      fatalError("\(error)")
    }
  }
  return 0
}

/// Makes the schedule of a recipe, from its texts.
private func make(_ command: Command, _ arguments: Arguments) throws {
  guard let recipe = Recipe.all.first(where: { "recipe " + $0.name == command.name }) else {
    return
  }
  let clock = try arguments.clock()
  var given: [String: String] = [:]
  for parameter in recipe.parameters { given[parameter.name] = arguments["--" + parameter.name] }
  let parts = arguments.operands.map { Schedule.ramp(from: 1, to: 0, over: $0.utf8.count) }
  let schedule = try recipe.schedule(given, of: parts, clock: clock)
  for step in [-1, 0, schedule.length / 2, schedule.length, Int.max] {
    require(schedule[step].isFinite && schedule[step] >= 0, "\(schedule)[\(step)]")
  }
}
