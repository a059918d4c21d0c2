// The rules of round transfer, each as what it does to the phases.

extension Schedule {
  /// The schedule at another length by a rule; at its own length, itself.
  func carried(to target: Int, by rule: TransferRule) throws(TransferError) -> Schedule {
    let least = try leastLength(for: rule)
    if target < least { throw .tooShort(target: target, least: least, rule: rule) }
    if target == length { return self }
    switch rule.kind {
    case .extendingPlateau(let phase):
      return extendingHold(try place(ofPlateau: phase), by: target - length)
    case .stretchingDecay:
      return try stretchingDecay(by: target - length)
    case .stretchingEverything:
      guard let stretched = stretchedIfItFits(by: Ratio(target, length)) else {
        throw .tooLong(target: target)
      }
      return stretched
    case .holdingFinalRate:
      return appending(.constant(finalRate, for: target - length))
    case .continuingTail:
      return try continuingTail(by: target - length)
    case .addingCycles:
      return try addingCycles(to: target)
    case .rewarming(let peak, let warmup, let final, let decay):
      return appending(
        Schedule.ramp(from: finalRate, to: peak, over: warmup)
          .holding(for: target - length - warmup - decay)
          .decaying(to: final, over: decay))
    }
  }

  /// The least length that a rule can make; an error where it can make none.
  func leastLength(for rule: TransferRule) throws(TransferError) -> Int {
    switch rule.kind {
    case .extendingPlateau(let phase):
      return length - (try place(ofPlateau: phase)).steps.count
    case .stretchingDecay:
      guard anatomy != nil else {
        throw .risesAfterFall(rule: rule, hasCycles: repeatedCycle != nil)
      }
      guard let decay = decayParts else { throw .noDecay }
      return length - decay.moving.length + 1
    case .stretchingEverything:
      return 1
    case .holdingFinalRate:
      return length
    case .continuingTail:
      let last = phases[phases.count - 1]
      guard last.runsOn else { throw .tailEnds(curve: last.curve.name) }
      return length
    case .addingCycles:
      guard repeatedCycle != nil else { throw .noCycles }
      return length
    case .rewarming(let peak, let warmup, let final, let decay):
      do throws(ScheduleError) {
        _ = try Phase(.linear, from: finalRate, to: peak, steps: warmup)
        _ = try Phase(.linear, from: peak, to: final, steps: decay)
        let (ramps, overflow) = warmup.addingReportingOverflow(decay)
        let (least, carried) = length.addingReportingOverflow(ramps)
        guard !overflow, !carried else {
          throw ScheduleError("steps", "the ramps are more than an Int counts", "give fewer steps")
        }
        return least
      } catch {
        throw .unusableRewarming(error)
      }
    }
  }
}

// MARK: Extending the plateau

extension Schedule {
  /// The hold that extending the plateau makes longer, or the place of the one that it inserts.
  func place(ofPlateau phase: Int?) throws(TransferError) -> (
    steps: Range<Int>, rate: Double
  ) {
    if let phase {
      let holds = phases.indices.filter { phases[$0].curve.isHold }
      guard holds.contains(phase) else { throw .notAHold(phase: phase, holds: holds) }
      return (steps(ofPhase: phase), phases[phase].from)
    }
    guard let anatomy else {
      throw .risesAfterFall(rule: .extendingPlateau, hasCycles: repeatedCycle != nil)
    }
    return (anatomy.plateau, anatomy.rate)
  }

  private func extendingHold(
    _ hold: (steps: Range<Int>, rate: Double), by added: Int
  ) -> Schedule {
    prefix(hold.steps.lowerBound)
      .appending(.constant(hold.rate, for: hold.steps.count + added))
      .appending(dropFirst(hold.steps.upperBound))
  }
}

// MARK: Stretching the decay

extension Schedule {
  /// The decay, as what is timed anew and what keeps its steps: a last hold at the rate where the
  /// curve before it arrives. Nil where nothing decays.
  var decayParts: (moving: Schedule, tail: Schedule)? {
    guard let decay, !decay.isEmpty else { return nil }
    let whole = dropFirst(decay.lowerBound)
    if let hold = whole.phases.last, hold.curve.isHold,
      let curve = whole.phases.dropLast().last, curve.leads(to: hold.from)
    {
      let moving = whole.length - hold.steps
      return (whole.prefix(moving), whole.dropFirst(moving))
    }
    // Past its end a decay stands where its curve does, unless something else was said.
    return (whole, storedFinal == nil ? Schedule() : whole.dropFirst(whole.length))
  }

  private func stretchingDecay(by added: Int) throws(TransferError) -> Schedule {
    guard let decay, let (moving, tail) = decayParts else { throw .noDecay }
    let stretched: Schedule? =
      if moving.phases.count == 1, let retimed = moving.phases[0].retimed(by: added) {
        [retimed]
      } else {
        moving.stretchedIfItFits(
          by: Ratio(moving.length + added, moving.length), before: tail.phases.first?.from)
      }
    guard let stretched else { throw .tooLong(target: length + added) }
    return prefix(decay.lowerBound).appending(stretched).appending(tail)
  }
}

extension Phase {
  /// The phase over more steps (or fewer), its ends where they were and its grid kept; nil where it is
  /// cut before its end, or counts steps, and so can only be stretched by a ratio.
  ///
  /// The period grows by what the steps advance. So `k/n`, `(k+1)/n` and `k/(n−1)` stay what they
  /// are, and retiming twice is retiming once.
  func retimed(by added: Int) -> Phase? {
    let beyond = timeMap.offset + timeMap.stride * steps - timeMap.period
    guard !type(of: curve.form).countsSteps, beyond == 0 || beyond == timeMap.stride else {
      return nil
    }
    let (advance, overflow) = timeMap.stride.multipliedReportingOverflow(by: added)
    let (period, carried) = timeMap.period.addingReportingOverflow(advance)
    guard !overflow, !carried else { return nil }
    let map = TimeMap(inLowestTerms: timeMap.offset, timeMap.stride, period)
    guard map.numerator(at: steps + added) != nil else { return nil }
    return Phase(checked: curve, from: from, to: to, steps: steps + added, timeMap: map)
  }

  /// Whether its curve goes on past its last step.
  fileprivate var runsOn: Bool {
    curve.isHold || (type(of: curve.form).countsSteps && curve.form.entries == nil)
  }
}

// MARK: Running on

extension Schedule {
  private func continuingTail(by added: Int) throws(TransferError) -> Schedule {
    let last = phases[phases.count - 1]
    guard last.curve.isHold || last.timeMap.numerator(at: last.steps + added) != nil else {
      throw .tooLong(target: length + added)
    }
    let longer = Phase(
      checked: last.curve, from: last.from, to: last.to, steps: last.steps + added,
      timeMap: last.timeMap)
    return NormalForm.schedule(
      phases.dropLast() + [longer], final: storedFinal, for: "continuingTail")
  }
}
