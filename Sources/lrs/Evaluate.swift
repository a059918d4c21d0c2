import Schedules

let evaluate = Command(
  name: "evaluate",
  summary: "Writes the rate of every step as CSV: step,rate.",
  operands: "SPEC.json",
  operandCount: 1...1,
  options: [
    Option(
      "--steps", value: "A:B", help: "the steps from A up to, not including, B; by default all"),
    Option("--every", value: "K", help: "only every K-th of them"),
  ],
  notes: [
    "The rate of step k, counted from 0, is the one that update k uses. Digits are the fewest that",
    "read back as the same number. Before step 0 and past the end the first and final rates hold.",
  ]
) { arguments in
  let steps = try arguments["--steps"].map(stepRange)
  let every = try arguments.wholeNumber("--every") ?? 1
  if every == 0 { throw UsageError("--every: 0 never gets on", "give 1 or more") }
  let schedule = try readSpec(arguments.operands[0])
  let range = steps ?? 0..<schedule.length
  var text = "step,rate\n"
  for step in stride(from: range.lowerBound, to: range.upperBound, by: every) {
    text += "\(step),\(schedule[step])\n"
    if text.utf8.count > 1 << 16 {
      try writeOut(text)
      text = ""
    }
  }
  try writeOut(text)
}

/// A half-open range of steps, `0:100` or `0..<100`.
func stepRange(_ text: String) throws -> Range<Int> {
  let colon = text.replacing("..<", with: ":")
  let ends = colon.split(separator: ":", omittingEmptySubsequences: false)
  guard ends.count == 2, let low = Int(ends[0]), let high = Int(ends[1]), low <= high else {
    throw UsageError("--steps: \"\(text)\" is not a range of steps", "give one such as 0:100")
  }
  return low..<high
}
