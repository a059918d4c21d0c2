// What a drawing of a schedule has to know beyond its rates.

extension Schedule {
  /// The largest rate of any step, or of the final rate.
  package var drawnPeak: Double { max(peak, finalRate, phases.map(\.arrival).max() ?? 0) }

  /// The rates that phases begin and arrive at, and the final one.
  package var drawnEnds: [Double] {
    phases.flatMap { [$0.first, $0.last, $0.arrival] } + [finalRate]
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
}
