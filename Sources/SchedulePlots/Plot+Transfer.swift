public import Schedules

extension Plot {
  /// Both rounds of a transfer: up to where they agree and a checkpoint of round 1 can be gone on
  /// from, which steps were added, and what they are worth.
  ///
  /// ```swift
  /// let transfer = try round1.transferred(to: 100_000)
  /// try Plot(transfer).svg().write(to: "two-rounds.svg")
  /// ```
  public init(
    _ transfer: Transfer, title: String? = nil,
    labels: (round1: String, round2: String) = ("round 1", "round 2")
  ) {
    let (before, after) = (transfer.round1.length, transfer.schedule.length)
    self.init(
      title ?? "\(stepLabel(before)) to \(stepLabel(after)) steps by \(transfer.rule)"
    ) {
      Panel(transfer, "", note: "", labels)
    }
    subtitle = transfer.worth
  }

  /// A schedule carried to another length by every rule that applies to it, side by side.
  ///
  /// `rewarming` is drawn as a rise to the peak again over as many steps as the warmup, and a decay
  /// as long as round 1's, where the added steps have room for both.
  ///
  /// ```swift
  /// try Plot(everyRuleFor: round1, to: 100_000).svg().write(to: "rules.svg")
  /// ```
  ///
  /// - Throws: `TransferError` where no rule applies.
  public init(
    everyRuleFor round1: Schedule, to length: Int, title: String? = nil,
    labels: (round1: String, round2: String) = ("round 1", "round 2")
  ) throws(TransferError) {
    var transfers: [Transfer] = []
    var others: [String] = []
    var failure: TransferError?
    for rule in TransferRule.all(for: round1, to: length) {
      do throws(TransferError) {
        transfers.append(try round1.transferred(to: length, by: rule))
      } catch {
        failure = failure ?? error
        others.append("\(rule)")
      }
    }
    if transfers.isEmpty, let failure { throw failure }
    let chosen = try? round1.transferred(to: length)
    self.init(
      title ?? "\(stepLabel(round1.length)) to \(stepLabel(length)) steps, by every rule"
    ) {
      for transfer in transfers {
        Panel(
          transfer, "\(transfer.rule)" + (transfer.rule == chosen?.rule ? " (default)" : ""),
          note: transfer.shortWorth, labels)
      }
    }
    subtitle =
      "Shaded: what round 1 does not have. Shares: the added steps' mean rate, of the peak."
    if !others.isEmpty { subtitle += " Not for this schedule: \(others.joined(separator: ", "))." }
  }
}

extension Panel {
  /// Both rounds of a transfer. Long names are for where there is room: without a title.
  fileprivate init(
    _ transfer: Transfer, _ title: String, note: String, _ labels: (round1: String, round2: String)
  ) {
    self.init(
      title, note,
      [transfer.round1.labeled(labels.round1), transfer.schedule.labeled(labels.round2)])
    let (before, after) = (transfer.round1.length, transfer.schedule.length)
    let shared = transfer.sharedPrefix
    let shortest = min(before, after)
    let isAlone = title.isEmpty
    if let added = transfer.changedSteps {
      self = shading(added, isAlone ? transfer.changeLabel : "")
    }
    // Sharing step 0 alone is starting anew.
    if shared > 1, shared < shortest {
      self = marking(shared, isAlone ? "resume here: \(stepLabel(shared))" : "resume here")
    }
    guard before != after else { return }
    let ended = "\(after > before ? "round 1" : "round 2") ends at \(stepLabel(shortest))"
    if isAlone {
      self = marking(shortest, shared == shortest ? ended + ": resume here" : ended)
    } else if shared == shortest {
      self = marking(shortest, "resume here")
    }
  }
}

extension Transfer {
  /// The steps of round 2 that round 1 has not: those put in, or all that were timed anew.
  fileprivate var changedSteps: Range<Int>? {
    if addedSteps <= 0 || sharedPrefix >= schedule.length { return nil }
    return isTimedAnew
      ? sharedPrefix..<schedule.length : sharedPrefix..<sharedPrefix + addedSteps
  }

  private var isTimedAnew: Bool { rule == .stretchingDecay || rule == .stretchingEverything }

  fileprivate var changeLabel: String {
    isTimedAnew
      ? "timed anew, \(stepLabel(addedSteps)) steps longer"
      : "\(stepLabel(addedSteps)) added steps"
  }

  /// What the added steps are worth, in a sentence; empty where none are added.
  fileprivate var worth: String {
    guard let mean = meanShareOfPeak, let below = shareOfAddedSteps(below: 0.2) else { return "" }
    let steps = addedSteps > 0 ? "added steps" : "steps taken away"
    return "\(stepLabel(abs(addedSteps))) \(steps) at \(mean.percent) of the peak on average, "
      + "\(below.percent) of them below a fifth of it" + (isStarved ? ": starved" : "")
  }

  fileprivate var shortWorth: String {
    guard let mean = meanShareOfPeak else { return "" }
    return "\(mean.percent) of the peak" + (isStarved ? ": starved" : "")
  }

  private var isStarved: Bool {
    findings.contains { if case .starvation = $0 { true } else { false } }
  }
}

extension TransferRule {
  /// Every rule, with `rewarming` as round 1 itself would have it.
  fileprivate static func all(for round1: Schedule, to length: Int) -> [TransferRule] {
    let added = length - round1.length
    let warmup = min(round1.warmup?.count ?? 0, max(0, added) / 2)
    let decay = min(round1.decay?.count ?? 0, max(0, added) - warmup)
    return [
      .extendingPlateau, .stretchingDecay, .stretchingEverything, .holdingFinalRate,
      .continuingTail, .addingCycles,
      .rewarming(to: round1.peak, over: warmup, decayingTo: round1.finalRate, over: max(0, decay)),
    ]
  }
}
