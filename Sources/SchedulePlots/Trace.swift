import Schedules

/// A point of the drawing, in pixels.
struct Point: Hashable {
  let x: Double
  let y: Double
}

/// The line of a schedule: points so dense that no rate is a tenth of a pixel off it.
///
/// How many points there are depends on the pixels and not on the steps: curves are subdivided
/// until straight pieces are near enough, and where many points share a pixel's column the column
/// keeps its first, least, greatest and last.
struct Trace {
  let points: [Point]

  init(points: [Point]) { self.points = points }

  init(_ schedule: Schedule, x: Axis, y: Axis) {
    var line = Subdivision(x: x, y: y)
    for (index, phase) in schedule.phases.enumerated() {
      line.draw(phase, from: schedule.steps(ofPhase: index).lowerBound)
    }
    line.add(schedule.length, schedule.finalRate)
    line.finish()
    points = line.points
  }
}

private struct Subdivision {
  let x: Axis
  let y: Axis
  private(set) var points: [Point] = []
  /// How many points at the end of `points` share a pixel's column.
  private var inColumn = 0
  /// More than one curve needs, of ten slivers a pixel.
  private static let mostInColumn = 24
  private var isCrowded = false

  init(x: Axis, y: Axis) {
    self.x = x
    self.y = y
  }

  mutating func draw(_ phase: Phase, from start: Int) {
    let rate = { (k: Int) in phase.drawnRate(at: k) }
    add(start, rate(0))
    if phase.curve.isHold {
    } else if phase.isTable {
      for k in 0..<phase.steps { add(start + k, rate(k)) }
    } else {
      // Eight pieces to begin with, so that no turn of a curve hides between two probes.
      var low = 0
      for piece in 1...8 {
        let high = piece == 8 ? phase.steps : Int(Double(phase.steps) / 8 * Double(piece))
        if high > low { subdivide(rate, low, high, start) }
        low = max(low, high)
      }
    }
    add(start + phase.steps, rate(phase.steps))
  }

  private mutating func subdivide(_ rate: (Int) -> Double, _ low: Int, _ high: Int, _ start: Int) {
    let (a, b) = (y.pixel(rate(low)), y.pixel(rate(high)))
    let width = high - low
    let quarter = max(1, width / 4)
    let strays = [quarter, width / 2, width - quarter].contains { k in
      k > 0 && k < width
        && abs(y.pixel(rate(low + k)) - (a + (b - a) * Double(k) / Double(width))) > 0.06
    }
    // A piece that rises or falls within a tenth of a pixel's width is a vertical, whatever its bend.
    let isSliver = x.pixel(Double(start + high)) - x.pixel(Double(start + low)) <= 0.1
    if strays, !isSliver {
      subdivide(rate, low, low + width / 2, start)
      subdivide(rate, low + width / 2, high, start)
    } else {
      add(start + high, rate(high))
    }
  }

  mutating func add(_ step: Int, _ rate: Double) {
    let point = Point(x: x.pixel(Double(step)), y: y.pixel(rate))
    if points.last == point { return }
    let column = point.x.rounded(.down)
    if let last = points.last, last.x.rounded(.down) == column {
      inColumn += 1
    } else {
      finish()
      inColumn = 1
    }
    points.append(point)
    if inColumn > Subdivision.mostInColumn {
      isCrowded = true
      thinColumn()
    }
  }

  /// Ends a column: one that was too crowded to keep all keeps the same few whatever its number.
  mutating func finish() {
    if isCrowded { thinColumn() }
    isCrowded = false
  }

  /// Replaces the points of the last column by its first, least, greatest and last.
  private mutating func thinColumn() {
    let column = points.indices.suffix(inColumn)
    guard let first = column.first, let last = column.last,
      let low = column.min(by: { points[$0].y < points[$1].y }),
      let high = column.max(by: { points[$0].y < points[$1].y })
    else { return }
    let kept = Set([first, low, high, last]).sorted().map { points[$0] }
    points.removeLast(inColumn)
    points += kept
    inColumn = kept.count
  }
}
