import Foundation
import Schedules

let resolve = Command(
  name: "resolve",
  summary: "Makes a template, whose parts are shares of a run, epochs or tokens, into a spec.",
  operands: "TEMPLATE.json",
  operandCount: 1...1,
  options: [
    Option(
      "--over", value: "LENGTH",
      help: "the whole run: steps, \"90 epochs\", \"1e6 samples\" or \"2e9 tokens\"",
      isRequired: true)
  ] + clockOptions + [outputOption],
  notes: [
    "A template is a spec in which a phase has, in place of \"steps\": N, one of \"share\": 0.2, \"epochs\": 3,",
    "\"samples\": N, \"tokens\": N, or \"rest\": true for what the others leave. The parts add up to the whole.",
  ]
) { arguments in
  let input = arguments.operands[0]
  let output = arguments["--output"] ?? "-"
  try refuseToOverwrite([input], with: [output])
  let text = arguments["--over"] ?? ""
  guard let length = RunLength(text) else {
    throw UsageError(
      "--over: \"\(text)\" is not a length",
      "give one such as 100000, \"90 epochs\" or \"2e9 tokens\"")
  }
  let clock = try arguments.clock()
  let template = try readSpec(input, as: ScheduleTemplate.self)
  do {
    let schedule = try template.schedule(over: length, clock: clock)
    try arguments.refuseUnusedClock(for: ([length] + template.parts.map(\.length)).map { "\($0)" })
    try write([(try specText(schedule), output)])
  } catch let error as ScheduleError {
    throw Failure("\(inputName(input)): \(withOptions("\(error)"))")
  }
}
