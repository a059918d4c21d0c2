/// A point of the drawing, in pixels.
struct Point: Hashable {
  let x: Double
  let y: Double
}

/// A line as it is drawn, in pixels: straight pieces and Bézier arcs, or the outline of an area.
struct Trace {
  enum Piece: Hashable {
    case line(to: Point)
    case quadratic(Point, to: Point)
    case cubic(Point, Point, to: Point)
  }

  /// Where it begins; nil where there is nothing to draw.
  private(set) var start: Point?
  private(set) var pieces: [Piece] = []
  /// Whether it is the outline of an area, from the greatest rates forth to the least back.
  var isArea = false

  init() {}

  init(points: [Point]) { for point in points { line(to: point) } }

  /// Whether there is nothing to be seen of it: a place alone is no line.
  var isEmpty: Bool { pieces.isEmpty }

  /// Where it has arrived.
  var end: Point? {
    switch pieces.last {
    case .line(let end), .quadratic(_, let end), .cubic(_, _, let end): end
    case nil: start
    }
  }

  /// A straight piece, or the start; none to where it stands.
  mutating func line(to point: Point) {
    if start == nil { start = point } else if point != end { pieces.append(.line(to: point)) }
  }

  mutating func append(_ piece: Piece) { pieces.append(piece) }
}

extension Trace {
  /// The line as points that straight pieces join: near enough for finding what it meets.
  var points: [Point] { points(perArc: 8) }

  func points(perArc count: Int) -> [Point] {
    guard var last = start else { return [] }
    var points = [last]
    for piece in pieces {
      switch piece {
      case .line(let end): points.append(end)
      case .quadratic(let a, let b):
        points += (1...count).map { number in
          let t = Double(number) / Double(count)
          return blend(blend(last, a, t), blend(a, b, t), t)
        }
      case .cubic(let a, let b, let c):
        points += (1...count).map { number in
          let t = Double(number) / Double(count)
          let (p, q, r) = (blend(last, a, t), blend(a, b, t), blend(b, c, t))
          return blend(blend(p, q, t), blend(q, r, t), t)
        }
      }
      last = points[points.count - 1]
    }
    return points
  }

  private func blend(_ a: Point, _ b: Point, _ t: Double) -> Point {
    Point(x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t)
  }
}
