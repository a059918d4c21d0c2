/// The cycle that a schedule repeats, read off its phases, so that it can go on with more.
struct RepeatedCycle {
  /// Steps before the first cycle, such as a warmup.
  let lead: Int
  let cycle: Cycle
  let fading: Fading

  /// How the rates of each cycle come from those of the one before.
  ///
  /// Above the floor they are multiplied by a factor, which begins at 1 and from cycle to cycle is
  /// `multiplier · factor + drift`. There is a drift where the peaks are multiplied and not their
  /// height above the floor: (multiplier − 1) · floor / (peak − floor).
  struct Fading {
    var multiplier = 1.0
    var floor = 0.0
    var drift = 0.0
  }

  /// More phases than this are not built.
  static let mostPhases = 1 << 22

  /// The cycles, one after the other, until `length` steps are reached; with the lengths at which
  /// the last two end, or nil where the cycles cannot go that far.
  func cycles(reaching length: Int) -> (schedule: Schedule, ends: (below: Int, above: Int))? {
    if isHopeless(length) { return nil }
    var cycle = cycle
    var normal = NormalForm()
    var factor = 1.0
    var ends = (below: 0, above: 0)
    while ends.above < length {
      guard normal.phases.count < Self.mostPhases, let next = cycle.next(), let end = cycle.start,
        normal.append(next, times: factor, above: fading.floor), end.roundedUp > ends.above
      else { return nil }
      factor = fading.multiplier * factor + fading.drift
      ends = (ends.above, end.roundedUp)
    }
    return (normal.schedule, ends)
  }

  /// Whether cycles that do not grow would be too many, so that none need be built to see it.
  private func isHopeless(_ length: Int) -> Bool {
    guard cycle.lengthMultiplier.numerator <= cycle.lengthMultiplier.denominator else {
      return false
    }
    let stepsEach = Double(cycle.length.numerator) / Double(cycle.length.denominator)
    return Double(length) / stepsEach * Double(cycle.phases.count) > Double(Self.mostPhases)
  }
}

extension Schedule {
  /// The cycle that the schedule repeats, at least twice, after a lead of a few phases; nil where
  /// there is none.
  ///
  /// A first cycle is assumed and the rest made from it: it is the cycle where that gives the
  /// schedule. A last cycle may be cut short.
  var repeatedCycle: RepeatedCycle? {
    if let cycle = repeatedWhole { return cycle }
    for leading in 0...Self.longestLead where phases.count - leading >= 2 {
      let lead = leading == 0 ? 0 : steps(ofPhase: leading - 1).upperBound
      let body = dropFirst(lead)
      for size in 1...min(Self.longestCycle, body.phases.count / 2) {
        // A lead that looks like a cycle is one, and does not follow: two are left that would fit
        // anything.
        if size <= leading, phases[(leading - size)..<leading].alike(body.phases[..<size]) {
          continue
        }
        let (cycle, shared) = body.cycle(ofPhases: size, after: lead)
        if let cycle { return cycle }
        // What goes on for so long as a cycle would, and then does not, repeats none of the others either.
        if shared >= size + Self.longestCycle + Self.longestLead { return nil }
      }
    }
    return nil
  }

  /// The phases that a lead and a cycle have at the most.
  private static let (longestLead, longestCycle) = (8, 64)

  /// The cycle where the whole schedule is nothing but one and the same, several times over; a hold
  /// that runs from one cycle into the next does not hide it.
  ///
  /// Where the steps before some step repeat one cycle, and the next does not, no other cycle of which that many
  /// steps hold one and the first is repeated by the whole: both would have a common part that is (Fine and Wilf).
  private var repeatedWhole: RepeatedCycle? {
    if phases.count < 2 { return nil }
    var least = 1
    for count in (2...phases.count + 1).reversed() where length % count == 0 {
      let steps = length / count
      let size = indexOfPhase(at: steps - 1) + 1
      guard steps >= least, size * count <= phases.count + count - 1 else { continue }
      let cycle = prefix(steps)
      let repeated = cyclesRepeated(of: cycle, atMost: count)
      if repeated == count, cycle.repeated(count) == self {
        return RepeatedCycle(
          lead: 0, cycle: Cycle(cycle, lengthMultiplier: 1), fading: .init())
      }
      least = max(least, (repeated - 1) * steps + 1)
    }
    return nil
  }

  /// How often the schedule surely repeats a cycle from its start on: found by ever more of them.
  private func cyclesRepeated(of cycle: Schedule, atMost count: Int) -> Int {
    var repeated = 1
    while repeated < count {
      let more = min(2 * repeated, count)
      guard prefix(more * cycle.length).phases == cycle.repeated(more).phases else { break }
      repeated = more
    }
    return repeated
  }

  /// This schedule with more of its cycles, up to a length at which one ends.
  func addingCycles(to target: Int) throws(TransferError) -> Schedule {
    guard let repeated = repeatedCycle else { throw .noCycles }
    guard let (more, ends) = repeated.cycles(reaching: target - repeated.lead) else {
      throw .tooManyCycles(target: target)
    }
    guard ends.above + repeated.lead == target else {
      let below = ends.below + repeated.lead
      throw .withinCycle(
        target: target, below: below >= length ? below : nil, above: ends.above + repeated.lead)
    }
    return appending(more.dropFirst(length - repeated.lead))
  }

  /// The cycle of so many phases that this schedule repeats from its start on; and how many phases it shares with
  /// what comes nearest to one.
  private func cycle(ofPhases size: Int, after lead: Int) -> (RepeatedCycle?, shared: Int) {
    let (first, next) = (phases[..<size], phases[size..<2 * size])
    guard first.elementsEqual(next, by: { $0.curve.name == $1.curve.name }) else { return (nil, 0) }
    let starts = (0...size).map { exactStart(ofPhase: $0) }
    let second = 2 * size < phases.count ? exactStart(ofPhase: 2 * size) : exactEnd
    guard let longer = second.subtracting(starts[size])?.divided(by: starts[size]),
      longer.numerator > 0
    else { return (nil, 0) }
    let placed = (0..<size).map { (phase: phases[$0], start: starts[$0], end: starts[$0 + 1]) }
    let cycle = Cycle(placed, length: starts[size], lengthMultiplier: longer)
    let candidates = fadings(ofPhases: size)
      .filter { $0.leads(from: first, to: next) }
      .map { RepeatedCycle(lead: lead, cycle: cycle, fading: $0) }
    var most = 0
    // Rates that were rounded on the way need not come out to the bit; where some do, those count.
    for isSame in [{ $0 == $1 }, areNear] {
      for candidate in candidates {
        let shared = candidate.phasesShared(with: self, where: isSame)
        if shared == phases.count { return (candidate, shared) }
        most = max(most, shared)
      }
    }
    return (nil, most)
  }

  /// Where a phase begins, exactly: between steps, where its first step comes late on its curve.
  private func exactStart(ofPhase index: Int) -> Ratio {
    let start = Ratio(steps(ofPhase: index).lowerBound, 1)
    let map = phases[index].timeMap
    guard map.offset < map.stride else { return start }
    return start.subtracting(Ratio(map.offset, map.stride)) ?? start
  }

  /// Where the last phase ends, exactly: where its curve does, if that is within its last step.
  private var exactEnd: Ratio {
    let last = phases[phases.count - 1]
    let map = last.timeMap
    let beyond = map.offset + map.stride * last.steps - map.period
    let end = Ratio(length, 1)
    guard !last.curve.isHold, beyond > 0, beyond < map.stride else { return end }
    return end.subtracting(Ratio(beyond, map.stride)) ?? end
  }

  /// How the rates of the second cycle could come from those of the first.
  ///
  /// A multiplier read off rounded rates may be a few ulps off; its neighbours are tried too, the
  /// one of the fewest digits first, for that is what someone wrote.
  private func fadings(ofPhases size: Int) -> [RepeatedCycle.Fading] {
    let levels = phases[..<size].flatMap { [$0.from, $0.to] }
    let next = phases[size..<2 * size].flatMap { [$0.from, $0.to] }
    if levels == next { return [.init()] }
    guard let top = levels.indices.max(by: { levels[$0] < levels[$1] }),
      let low = levels.indices.min(by: { levels[$0] < levels[$1] })
    else { return [] }
    var floors = levels[low] == next[low] ? [levels[low], 0] : [0]
    // Two levels and what became of them determine a floor that no rate of the cycle stands at.
    let fading = (next[top] - next[low]) / (levels[top] - levels[low])
    let floor = (next[low] - fading * levels[low]) / (1 - fading)
    if floor.isFinite, floor > 0 { floors.append(floor) }
    let heights = floors.filter { levels[top] > $0 }.flatMap { floor in
      multipliers(near: (next[top] - floor) / (levels[top] - floor)).map {
        RepeatedCycle.Fading(multiplier: $0, floor: floor)
      }
    }
    // A third cycle tells whether heights above the floor are multiplied, or the peaks themselves.
    guard levels[low] == next[low], levels[top] > levels[low] else { return heights }
    let lift = levels[low] / (levels[top] - levels[low])
    return heights
      + multipliers(near: next[top] / levels[top]).map {
        .init(multiplier: $0, floor: levels[low], drift: ($0 - 1) * lift)
      }
  }

  private func multipliers(near read: Double) -> [Double] {
    guard read >= 0, read.isFinite else { return [] }
    return (-4...4).map { max(0, read + Double($0) * read.ulp) }
      .sorted { $0.description.count < $1.description.count }
  }
}

extension ArraySlice<Phase> {
  /// Whether these phases run along the same kinds of curves as others, up where they go up.
  fileprivate func alike(_ others: ArraySlice<Phase>) -> Bool {
    elementsEqual(others) {
      $0.curve.name == $1.curve.name && ($0.from < $0.to) == ($1.from < $1.to)
    }
  }
}

extension RepeatedCycle {
  /// How many phases of a schedule the cycles surely begin with: all of them, where they begin as it does.
  ///
  /// A few are made first, then more: most that are not the schedule's differ soon, and it may be long.
  fileprivate func phasesShared(
    with schedule: Schedule, where isSame: (Schedule, Schedule) -> Bool
  ) -> Int {
    var (shared, next) = (0, 3 * cycle.phases.count)
    while shared < schedule.phases.count {
      next = min(next, schedule.phases.count)
      let length = schedule.steps(ofPhase: next - 1).upperBound
      guard let made = cycles(reaching: length)?.schedule.prefix(length),
        isSame(made, schedule.prefix(length))
      else { break }
      (shared, next) = (next, 4 * next)
    }
    return shared
  }
}

extension RepeatedCycle.Fading {
  /// Whether the rates of the second cycle can come from those of the first, but for roundings.
  fileprivate func leads(from first: ArraySlice<Phase>, to second: ArraySlice<Phase>) -> Bool {
    let factor = multiplier + drift
    return zip(first, second).allSatisfy { first, second in
      let near = 1e-11 * max(first.from, first.to, second.from, second.to, floor)
      return abs(floor + (first.from - floor) * factor - second.from) <= near
        && abs(floor + (first.to - floor) * factor - second.to) <= near
    }
  }
}

/// Whether two schedules differ by the rounding of their rates at most.
private func areNear(_ a: Schedule, _ b: Schedule) -> Bool {
  a.phases.count == b.phases.count
    && zip(a.phases, b.phases).allSatisfy { a, b in
      a.curve.name == b.curve.name && a.steps == b.steps && a.timeMap == b.timeMap
        && abs(a.from - b.from) <= 1e-12 * b.from && abs(a.to - b.to) <= 1e-12 * max(b.from, b.to)
    }
}
