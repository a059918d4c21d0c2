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
    return "round 2: \(counted(schedule.length)), \(change)"
  }

  /// What the rule kept and what it changed, part by part.
  private var parts: [String] {
    switch rule.kind {
    case .extendingPlateau(let phase):
      guard let hold = try? round1.place(ofPlateau: phase).steps else { return [] }
      let names = phase == nil ? ["warmup", "plateau", "decay"] : ["before", "hold", "after"]
      let rest = round1.length - hold.upperBound
      return [
        part(names[0], hold.lowerBound, hold.lowerBound),
        part(names[1], hold.count, hold.count + addedSteps), part(names[2], rest, rest),
      ].compactMap { $0 }
    case .stretchingDecay, .stretchingEverything:
      return [
        part("warmup", round1.warmup?.count ?? 0, schedule.warmup?.count ?? 0),
        part("plateau", round1.plateau?.count ?? 0, schedule.plateau?.count ?? 0),
        part("decay", round1.decay?.count ?? 0, schedule.decay?.count ?? 0),
      ].compactMap { $0 }
    case .holdingFinalRate: return keptWhole(then: "at its final rate")
    case .continuingTail: return keptWhole(then: "along its last curve")
    case .addingCycles: return keptWhole(then: "of its cycles")
    case .rewarming: return keptWhole(then: "that rise, hold and decay once more")
    }
  }

  private func keptWhole(then rest: String) -> [String] {
    ["round 1: \(counted(round1.length)), kept", "after it: \(counted(addedSteps)) \(rest)"]
  }

  private func part(_ name: String, _ before: Int, _ after: Int) -> String? {
    if before == 0, after == 0 { return nil }
    return before == after
      ? "\(name): \(counted(after)), kept"
      : "\(name): \(counted(after)), where round 1 had \(before)"
  }

  /// Where the longer run can go on from the shorter.
  package var resuming: String {
    switch sharedPrefix {
    case 0: "resume: nowhere, the rounds differ from step 0 on"
    case min(round1.length, schedule.length):
      "resume: the shorter round's steps are all shared, 0..<\(sharedPrefix); "
        + "go on from its last checkpoint"
    default:
      "resume: the rounds agree on steps 0..<\(sharedPrefix); "
        + "go on from round 1's checkpoint after \(counted(sharedPrefix)), or an earlier one"
    }
  }

  /// What the added steps are worth: at most one line.
  package var worth: [String] {
    guard let meanShareOfPeak, let below = shareOfAddedSteps(below: 0.2) else { return [] }
    let steps = addedSteps > 0 ? "added steps" : "steps taken away"
    return [
      "\(steps): at \(meanShareOfPeak.percent) of the peak \(round1.peak.sourceText) on average, "
        + "\(below.percent) of them below a fifth of it"
    ]
  }
}

/// A number of steps in words: `1 step`, `500 steps`.
private func counted(_ steps: Int) -> String { "\(steps) step\(steps == 1 ? "" : "s")" }
