/// A rectangle.
struct Box: Hashable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  mutating func move(by dx: Double) {
    left += dx
    right += dx
  }

  func widened(by margin: Double) -> Box {
    Box(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
  }

  func meets(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// Whether any of the line from `a` to `b` lies in it.
  func meets(_ a: Point, _ b: Point) -> Bool {
    // Clips the line to the box, one side after the other (after Liang and Barsky, 1984).
    var (from, to) = (0.0, 1.0)
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    for (direction, room) in [
      (-dx, a.x - left), (dx, right - a.x), (-dy, a.y - top), (dy, bottom - a.y),
    ] {
      if direction == 0 {
        if room < 0 { return false }
      } else if direction < 0 {
        from = max(from, room / direction)
      } else {
        to = min(to, room / direction)
      }
    }
    return from <= to
  }
}
