import Schedules

extension Trace {
  /// How far from its rates a line may be, in pixels; what is written is rounded to hundredths besides.
  static let tolerance = 0.06

  /// The line of a schedule whose first step is the step `origin` of the axis.
  ///
  /// On linear axes a curve that says it is a Bézier is drawn as one, and others are subdivided.
  /// Where there are more phases and entries of tables than the drawing has columns of pixels, or
  /// cycles so short that their strokes would run into one another, each column is drawn from its
  /// least rate to its greatest. So the size of a line depends on pixels and not on steps.
  init(_ schedule: Schedule, from origin: Int = 0, x: Axis, y: Axis) {
    self.init()
    let (left, right) = (
      x.pixel(Double(origin)), x.pixel(Double(origin) + Double(schedule.length))
    )
    let columns = max(8, abs(right - left))
    if Double(schedule.drawnParts) > columns || Double(schedule.drawnTurns) > columns / 2 {
      self = Trace(envelopeOf: schedule, from: origin, x: x, y: y)
      return
    }
    for (index, phase) in schedule.phases.enumerated() {
      draw(phase, from: origin + schedule.steps(ofPhase: index).lowerBound, x: x, y: y)
    }
    line(
      to: Point(x: x.pixel(Double(origin + schedule.length)), y: y.pixel(schedule.finalRate)))
  }

  private mutating func draw(_ phase: Phase, from start: Int, x: Axis, y: Axis) {
    func point(_ k: Int) -> Point {
      Point(x: x.pixel(Double(start + k)), y: y.pixel(phase.rate(at: k)))
    }
    let (first, last) = (point(0), point(phase.steps))
    line(to: first)
    if phase.isTable {
      for k in phase.drawnSteps { line(to: point(k)) }
      line(to: last)
    } else if let arcs = arcs(of: phase, from: first, to: last, y: y) {
      for arc in arcs { append(arc) }
    } else {
      subdivide(phase.steps, from: first, to: last, point)
    }
  }

  /// The phase as the Béziers that its curve says it is; nil on a logarithmic axis, and where the
  /// curve is so much higher than the axis that its shares would be too coarse for it.
  private func arcs(of phase: Phase, from first: Point, to last: Point, y: Axis) -> [Piece]? {
    if phase.curve.isHold { return first == last ? [] : [.line(to: last)] }
    let (low, high) = (min(phase.from, phase.to), max(phase.from, phase.to))
    guard !y.isLogarithmic, high <= y.domain.upperBound * 1e6 else { return nil }
    let scale = (y.end - y.start) / y.domain.upperBound
    // Seen across the line and not down it: a steep curve needs fewer pieces than a flat one.
    let (width, height) = (last.x - first.x, (high - low) * abs(scale))
    guard width > 0, height > 0 else { return nil }
    let tolerance = Trace.tolerance * (1 / (width * width) + 1 / (height * height)).squareRoot()
    return phase.pieces(within: tolerance)?.map { piece in
      let place = { (place: CurvePiece.Place) in
        Point(
          x: first.x + width * place.x,
          y: y.start + (phase.from + (phase.to - phase.from) * place.e) * scale)
      }
      switch piece {
      case .line(let end): return .line(to: place(end))
      case .quadratic(let a, let end): return .quadratic(place(a), to: place(end))
      case .cubic(let a, let b, let end): return .cubic(place(a), place(b), to: place(end))
      }
    }
  }
}
