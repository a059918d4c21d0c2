// What a drawing of a schedule has to know beyond its rates.

extension Schedule {
  /// The largest rate of any step, or of the final rate.
  package var drawnPeak: Double { max(peak, finalRate, phases.map(\.arrival).max() ?? 0) }

  /// The rates that phases begin and arrive at, and the final one.
  package var drawnEnds: [Double] {
    phases.flatMap { [$0.first, $0.last, $0.arrival] } + [finalRate]
  }

  /// How many phases and entries of tables a drawing has to go through.
  package var drawnParts: Int {
    phases.reduce(0) { $0 + ($1.isTable ? min($1.steps, $1.curve.form.entries?.count ?? 0) : 1) }
  }

  /// How many times the rates turn, from rising to falling or back; of a table's, at most all its
  /// entries.
  package var drawnTurns: Int {
    var (turns, rises, last) = (0, Bool?.none, firstRate)
    func go(to rate: Double) {
      if rate == last { return }
      if let rises, rises != (rate > last) { turns += 1 }
      (rises, last) = (rate > last, rate)
    }
    for phase in phases {
      go(to: phase.first)
      if phase.isTable { for step in phase.drawnSteps { go(to: phase.rate(at: step)) } }
      go(to: phase.last)
    }
    go(to: finalRate)
    return turns
  }

  /// The least and the greatest rate of some steps.
  ///
  /// - Precondition: There is at least one step, and all are in `0..<length`.
  package func extremes(of steps: Range<Int>) -> ClosedRange<Double> {
    var (low, high) = (Double.infinity, 0.0)
    var index = indexOfPhase(at: steps.lowerBound)
    while index < phases.count, self.steps(ofPhase: index).lowerBound < steps.upperBound {
      let place = self.steps(ofPhase: index)
      let part = place.clamped(to: steps)
      let extremes = phases[index].extremes(
        of: part.lowerBound - place.lowerBound..<part.upperBound - place.lowerBound)
      (low, high) = (min(low, extremes.lowerBound), max(high, extremes.upperBound))
      index += 1
    }
    return low...high
  }
}

extension Phase {
  package var isTable: Bool { curve.form.entries != nil }

  /// The steps that a line through a table goes through: where each entry begins and ends.
  package var drawnSteps: [Int] {
    let changes = entryChanges
    return zip(changes, changes.dropFirst() + [steps]).flatMap {
      $0 + 1 < $1 ? [$0, $1 - 1] : [$0]
    }
  }

  /// Every curve but a table is monotone, so that its extremes are at its ends.
  fileprivate func extremes(of steps: Range<Int>) -> ClosedRange<Double> {
    if isTable {
      let rates = piece(steps).entryChanges.map { rate(at: steps.lowerBound + $0) }
      return (rates.min() ?? first)...(rates.max() ?? first)
    }
    let (a, b) = (rate(at: steps.lowerBound), rate(at: steps.upperBound - 1))
    return min(a, b)...max(a, b)
  }

  /// The phase as Bézier pieces, in shares: of its steps, and of the way from one of its curve's
  /// ends to the other; nil where a drawing does better to subdivide it.
  ///
  /// The first begins where the phase does; the last ends where it arrives.
  package func pieces(within tolerance: Double) -> [CurvePiece]? {
    let period = Double(timeMap.period)
    if curve.isHold { return [.line(to: .init(1, 1))] }
    guard timeMap.period > 0, !type(of: curve.form).countsSteps,
      let last = timeMap.numerator(at: steps)
    else { return nil }
    // Past the end of its curve a phase holds.
    let (start, end) = (Double(timeMap.offset) / period, min(1, Double(last) / period))
    let span = Double(last - timeMap.offset) / period
    // A sliver of a curve is as good as straight, and its shares would be rounded away.
    guard start < 1, end - start > 1e-5,
      let pieces = curve.form.pieces(from: start, to: end, within: tolerance)
    else { return nil }
    let placed = pieces.map { piece in piece.map { .init(($0.x - start) / span, $0.e) } }
    return last > timeMap.period ? placed + [.line(to: .init(1, 1))] : placed
  }
}
