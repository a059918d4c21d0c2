import Schedules

extension Trace {
  /// The area between the least and the greatest rate of each column of pixels.
  init(envelopeOf schedule: Schedule, from origin: Int, x: Axis, y: Axis) {
    self.init()
    isArea = true
    let left = x.pixel(Double(origin))
    let right = x.pixel(Double(origin) + Double(schedule.length))
    let columns = max(1, Int(right - left))
    func step(_ column: Int) -> Int {
      Int(Double(schedule.length) / Double(columns) * Double(column))
    }
    var (tops, bottoms): ([Point], [Point]) = ([], [])
    for column in 0..<columns {
      // One step of the next column too, so that what goes from one to the other is covered.
      let steps = step(column)..<min(schedule.length, max(step(column), step(column + 1)) + 1)
      let extremes = schedule.extremes(of: steps)
      let middle = left + (right - left) * (Double(column) + 0.5) / Double(columns)
      let place = column == 0 ? left : column == columns - 1 ? right : middle
      tops.append(Point(x: place, y: y.pixel(extremes.upperBound)))
      bottoms.append(Point(x: place, y: y.pixel(extremes.lowerBound)))
    }
    for point in simplified(tops) { line(to: point) }
    for point in simplified(bottoms).reversed() { line(to: point) }
  }

  /// Points without those that a straight piece between those kept passes within a twentieth of a
  /// pixel: it goes on while one slope serves all since the last kept.
  private func simplified(_ points: [Point]) -> [Point] {
    guard var from = points.first else { return [] }
    var kept = [from]
    var last = from
    var slopes = -Double.infinity...Double.infinity
    for point in points.dropFirst() {
      var dx = point.x - from.x
      if !slopes.contains((point.y - from.y) / dx) {
        kept.append(last)
        from = last
        slopes = -Double.infinity...Double.infinity
        dx = point.x - from.x
      }
      let (low, high) = ((point.y - 0.05 - from.y) / dx, (point.y + 0.05 - from.y) / dx)
      slopes = max(slopes.lowerBound, low)...min(slopes.upperBound, high)
      last = point
    }
    return kept + [last]
  }
}
