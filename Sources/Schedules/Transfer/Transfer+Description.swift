extension Transfer: CustomStringConvertible {
  /// The report: what was kept, where the added steps went, what they are worth, and what to mind.
  public var description: String {
    ([headline, "rule: \(rule): \(reason)"] + parts + [resuming] + worth
      + findings.map { "finding: \($0)" })
      .joined(separator: "\n")
  }

  private var headline: String {
    let change =
      switch addedSteps {
      case 0: "as many as round 1"
      case 1...: "\(addedSteps) more than round 1's \(round1.length)"
      default: "\(-addedSteps) fewer than round 1's \(round1.length)"
      }
    return "round 2: \(schedule.length) steps, \(change)"
  }

  /// The parts of both rounds: where a hold was made longer, what stands before and after it; else
  /// the anatomy, where there is one.
  private var parts: [String] {
    if case .extendingPlateau(let phase) = rule.kind,
      let hold = try? round1.place(ofPlateau: phase).steps
    {
      let names = phase == nil ? ["warmup", "plateau", "decay"] : ["before", "hold", "after"]
      return [
        part(names[0], hold.lowerBound, hold.lowerBound),
        part(names[1], hold.count, hold.count + addedSteps),
        part(names[2], round1.length - hold.upperBound, round1.length - hold.upperBound),
      ].compactMap { $0 }
    }
    return [
      ("warmup", \Schedule.warmup), ("plateau", \Schedule.plateau), ("decay", \Schedule.decay),
    ]
    .compactMap { name, path in
      guard let before = round1[keyPath: path], let after = schedule[keyPath: path] else {
        return nil
      }
      return part(name, before.count, after.count)
    }
  }

  private func part(_ name: String, _ before: Int, _ after: Int) -> String? {
    if before == 0, after == 0 { return nil }
    return before == after
      ? "\(name): \(after) steps, kept" : "\(name): \(after) steps, where round 1 had \(before)"
  }

  private var resuming: String {
    switch sharedPrefix {
    case 0: "resume: nowhere, the rounds differ from step 0 on"
    case min(round1.length, schedule.length):
      "resume: the shorter round's steps are all shared, 0..<\(sharedPrefix); "
        + "go on from its last checkpoint"
    default:
      "resume: the rounds agree on steps 0..<\(sharedPrefix); "
        + "go on from round 1's checkpoint after \(sharedPrefix) steps, or an earlier one"
    }
  }

  private var worth: [String] {
    guard let meanShareOfPeak, let below = shareOfAddedSteps(below: 0.2) else { return [] }
    let steps = addedSteps > 0 ? "added steps" : "steps taken away"
    return [
      "\(steps): at \(meanShareOfPeak.percent) of the peak \(round1.peak.sourceText) on average, "
        + "\(below.percent) of them below a fifth of it"
    ]
  }
}
