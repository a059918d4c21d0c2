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
  /// More than one curve needs.
  private static let mostInColumn = 24
  private var isCrowded = false

  init(x: Axis, y: Axis) {
    self.x = x
    self.y = y
  }

  mutating func draw(_ phase: Phase, from start: Int) {
    let rate = { (k: Int) in phase.rate(at: k) }
    add(start, rate(0))
    if phase.isTable {
      for k in phase.drawnSteps { add(start + k, rate(k)) }
    } else if !phase.curve.isHold, phase.steps > 1 {
      subdivide(rate, 0, phase.steps, start)
    }
    add(start + phase.steps, rate(phase.steps))
  }

  /// Draws a straight piece where the curve is as good as straight, else its halves.
  ///
  /// Seven probes, so that no turn of a curve hides between them: the middle alone would miss a
  /// cosine, which crosses its chord there.
  private mutating func subdivide(_ rate: (Int) -> Double, _ low: Int, _ high: Int, _ start: Int) {
    let (a, b) = (y.pixel(rate(low)), y.pixel(rate(high)))
    let steps = high - low
    let width = x.pixel(Double(start + high)) - x.pixel(Double(start + low))
    // Across the line, not down: a steep piece needs no more points than a flat one.
    let slant = width / (width * width + (b - a) * (b - a)).squareRoot()
    let strays = (1...7).contains { eighth in
      let k = Int(Double(steps) / 8 * Double(eighth))
      let straight = a + (b - a) * Double(k) / Double(steps)
      return k > 0 && abs(y.pixel(rate(low + k)) - straight) * slant > 0.06
    }
    if strays {
      subdivide(rate, low, low + steps / 2, start)
      subdivide(rate, low + steps / 2, high, start)
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
