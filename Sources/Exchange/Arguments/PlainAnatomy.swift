import Schedules

/// A schedule as frameworks' own arguments can say one: a linear warmup, a plateau, one decay, and a rate held
/// after it; each but the peak may be missing.
struct PlainAnatomy {
  let warmupSteps: Int
  let warmupStart: Double
  let peak: Double
  let plateauSteps: Int
  let decay: Phase?
  /// The steps held where the decay arrives.
  let tailSteps: Int
  let final: Double

  /// - Throws: `ExchangeError` naming the first phase that is in the way; `refusing` says what cannot say it.
  init(_ schedule: Schedule, for refusing: ArgumentsRefusal) throws(ExchangeError) {
    func refusal(_ index: Int, _ fault: String) -> ExchangeError {
      refusing.error("phases[\(index)]", fault)
    }
    let phases = schedule.phases
    var index = 0
    if let first = phases.first, first.curve == .linear, first.from < first.to {
      guard first.hasPlainGrid else {
        throw refusal(0, "warms up on the grid k/n alone")
      }
      (warmupSteps, warmupStart, peak) = (first.steps, first.from, first.to)
      index = 1
    } else {
      (warmupSteps, warmupStart, peak) = (0, 0, schedule.firstRate)
    }
    if index < phases.count, phases[index].curve.isHold, phases[index].from == peak {
      plateauSteps = phases[index].steps
      index += 1
    } else {
      plateauSteps = 0
    }
    if index < phases.count {
      let phase = phases[index]
      guard !phase.curve.isHold, phase.tableEntries == nil, phase.from == peak, phase.to < peak
      else {
        throw refusal(index, "knows one decay from the peak, and this is \(phase.words)")
      }
      guard phase.hasPlainGrid else {
        throw refusal(index, "decays on the grid k/n alone, from its curve's start to its end")
      }
      decay = phase
      index += 1
    } else {
      decay = nil
    }
    let arrival = decay?.rate(at: decay?.steps ?? 0) ?? peak
    if index < phases.count, phases[index].curve.isHold, phases[index].from == arrival {
      tailSteps = phases[index].steps
      index += 1
    } else {
      tailSteps = 0
    }
    if index < phases.count {
      throw refusal(index, "knows a warmup, a plateau and a decay, and this comes after them")
    }
    guard schedule.finalRate == arrival else {
      throw refusing.error(
        "final", "goes on at \(arrival) past the end, not at \(schedule.finalRate)")
    }
    final = arrival
  }
}

extension Phase {
  /// Whether it runs along the whole of its curve with step k at k/n, or counts steps one by one from 0.
  fileprivate var hasPlainGrid: Bool {
    timeMap.offset == 0 && timeMap.stride == 1 && timeMap.period == (countsSteps ? 1 : steps)
  }

}
