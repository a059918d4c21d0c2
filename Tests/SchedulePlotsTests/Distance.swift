import Foundation

@testable import SchedulePlots

private func distance(_ point: Point, from a: Point, to b: Point) -> Double {
  let (dx, dy) = (b.x - a.x, b.y - a.y)
  let square = dx * dx + dy * dy
  let along = square == 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / square
  let share = min(1, max(0, along))
  return hypot(a.x + dx * share - point.x, a.y + dy * share - point.y)
}

/// How far the point lies from the line: the naive twin, over every piece.
func distance(_ point: Point, from points: [Point]) -> Double {
  zip(points, points.dropFirst()).map { distance(point, from: $0, to: $1) }.min()
    ?? .infinity
}
