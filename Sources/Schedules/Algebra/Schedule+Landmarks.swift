// What people call the parts of a schedule. None of it is stored: it is read off the phases.

extension Schedule {
  /// The largest rate of any step; where there are no steps, the final rate.
  public var peak: Double {
    phases.map(\.greatest).max() ?? finalRate
  }

  /// The rise to the peak, from step 0 on; empty where it starts there, nil where the schedule
  /// rises again after a fall (cycles).
  public var warmup: Range<Int>? { anatomy.map { 0..<$0.plateau.lowerBound } }

  /// The hold at the peak, before the first fall; empty where there is none, nil where the schedule
  /// rises again after a fall.
  public var plateau: Range<Int>? { anatomy?.plateau }

  /// The fall after the peak, to the end; empty where there is none, nil where the schedule rises
  /// again after a fall.
  public var decay: Range<Int>? { anatomy.map { $0.plateau.upperBound..<length } }
}

/// The parts of a schedule that rises, holds and falls: a warmup, a plateau, a decay, any of them
/// empty.
struct Anatomy {
  /// The steps of the plateau; where it is empty, the place where one would stand.
  let plateau: Range<Int>

  /// The rate of the plateau; where it is empty, the rate that one would have: the decay's first.
  let rate: Double
}

extension Schedule {
  /// The anatomy of the schedule; nil where it rises again after a fall.
  var anatomy: Anatomy? {
    guard let fall = firstFall else {
      // Nothing falls: a hold at the end is the plateau, and the decay is empty.
      // What a final rate says of the steps past the end is nothing that a plateau stands at.
      guard let last = phases.last else { return Anatomy(plateau: 0..<0, rate: finalRate) }
      let plateau = last.curve.isHold ? steps(ofPhase: phases.count - 1) : length..<length
      return Anatomy(plateau: plateau, rate: last.arrival)
    }
    guard !rises(after: fall) else { return nil }
    let rate = self[fall]
    let before = indexOfPhase(at: max(0, fall - 1))
    let steps = steps(ofPhase: before)
    // A hold that the decay jumps up from is no plateau, but a part of the warmup.
    guard phases[before].curve.isHold, steps.upperBound == fall, phases[before].from >= rate else {
      return Anatomy(plateau: fall..<fall, rate: rate)
    }
    return Anatomy(plateau: steps, rate: phases[before].from)
  }

  /// The first step of what falls; nil where nothing does.
  ///
  /// A falling curve falls from its first step on, which still stands at the rate that it falls
  /// from; a jump down falls at the step that it leads to.
  private var firstFall: Int? {
    var before = -Double.infinity
    for (index, phase) in phases.enumerated() {
      let start = steps(ofPhase: index).lowerBound
      if phase.first < before { return start }
      if let fall = phase.firstFall { return start + fall }
      before = phase.last
    }
    return nil
  }

  private func rises(after fall: Int) -> Bool {
    let rest = dropFirst(fall).phases
    return rest.contains(where: \.rises)
      || zip(rest, rest.dropFirst()).contains { $0.last < $1.first }
  }
}

extension Phase {
  var greatest: Double {
    curve.form.entries == nil ? max(first, last) : entryChanges.map(rate(at:)).max() ?? first
  }

  /// The step that it falls from; nil where it does not fall.
  ///
  /// A curve of one step that leads down falls. A table is looked through.
  fileprivate var firstFall: Int? {
    if curve.form.entries == nil { return from > to ? 0 : nil }
    return entryChanges.dropFirst().first { rate(at: $0) < rate(at: $0 - 1) }.map { $0 - 1 }
  }

  fileprivate var rises: Bool {
    if curve.form.entries == nil { return from < to }
    return entryChanges.dropFirst().contains { rate(at: $0) > rate(at: $0 - 1) }
  }
}
