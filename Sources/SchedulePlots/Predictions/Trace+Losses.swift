import Foundation

extension Trace {
  /// Values at steps as a line through those that are needed: none is further from it than a twentieth of a pixel.
  ///
  /// What lies beyond the upper end of the axis before the line first comes below it is left out.
  init(_ x: Axis, _ y: Axis, _ steps: [Int], _ values: [Double]) {
    var points = zip(steps, values).filter { $1.isFinite }
      .map { Point(x: x.pixel(Double($0)), y: y.pixel($1)) }
    if let seen = zip(steps, values).filter({ $1.isFinite }).firstIndex(where: {
      $0.1 < y.domain.upperBound
    }) {
      points = Array(points.dropFirst(max(0, seen - 1)))
    }
    self.init(points: thinned(points, to: 0.05))
  }
}

/// The points of a line without those that are nearer to it than a bound (Ramer, 1972; Douglas and Peucker,
/// 1973).
func thinned(_ points: [Point], to bound: Double) -> [Point] {
  let points = columns(points)
  guard points.count > 2 else { return points }
  var kept = [Bool](repeating: false, count: points.count)
  var open = [(0, points.count - 1)]
  (kept[0], kept[points.count - 1]) = (true, true)
  while let (first, last) = open.popLast() {
    let (a, b) = (points[first], points[last])
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = max((dx * dx + dy * dy).squareRoot(), 1e-9)
    var (worst, place) = (bound, 0)
    for i in first..<last where i > first {
      let distance = abs(dx * (points[i].y - a.y) - dy * (points[i].x - a.x)) / length
      if distance > worst { (worst, place) = (distance, i) }
    }
    if place > 0 {
      kept[place] = true
      open += [(first, place), (place, last)]
    }
  }
  return points.indices.filter { kept[$0] }.map { points[$0] }
}

/// The points of a line; where it has many more than pixels, of each column the first, the least, the greatest and
/// the last.
func columns(_ points: [Point]) -> [Point] {
  var result: [Point] = []
  var column: [Point] = []
  func end() {
    guard column.count > 4, let low = column.indices.min(by: { column[$0].y < column[$1].y }),
      let high = column.indices.max(by: { column[$0].y < column[$1].y })
    else {
      result += column
      return
    }
    result += Set([0, low, high, column.count - 1]).sorted().map { column[$0] }
  }
  for point in points {
    if let last = column.last, last.x.rounded(.down) != point.x.rounded(.down) {
      end()
      column = []
    }
    column.append(point)
  }
  end()
  return result
}
