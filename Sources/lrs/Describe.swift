import Schedules

let describe = Command(
  name: "describe",
  summary: "Says what a schedule is made of, in words and as Swift.",
  operands: "SPEC.json",
  operandCount: 1...1,
  options: []
) { arguments in
  let schedule = try readSpec(arguments.operands[0])
  try printOut(description(of: schedule))
}

func description(of schedule: Schedule) -> String {
  var lines = [
    "\(schedule.length) step\(schedule.length == 1 ? "" : "s")",
    "peak \(schedule.peak.sourceText), mean rate \(schedule.meanRate.sourceText), "
      + "final rate \(schedule.finalRate.sourceText)",
  ]
  if let warmup = schedule.warmup, let plateau = schedule.plateau, let decay = schedule.decay {
    lines.append(
      [("warmup", warmup), ("plateau", plateau), ("decay", decay)].map { name, steps in
        steps.isEmpty ? "no \(name)" : "\(name) \(steps)"
      }.joined(separator: ", "))
  } else {
    lines.append("it rises again after a fall, so it has no one warmup, plateau and decay")
  }
  lines.append("phases:")
  for (index, phase) in schedule.phases.enumerated() {
    lines.append("  \(index)  steps \(schedule.steps(ofPhase: index)): \(phase.words)")
  }
  return (lines + ["in Swift:", schedule.description]).joined(separator: "\n")
}
