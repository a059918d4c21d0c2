extension Trace {
  /// Draws what goes from one point to another in so many steps: a straight piece where that is as
  /// good, else its halves.
  ///
  /// Seven probes at first, so that no turn of a curve hides between them: the middle alone would
  /// miss a cosine, which crosses its chord there. Of an eighth of a curve, three do.
  mutating func subdivide(
    _ steps: Int, from first: Point, to last: Point, _ point: (Int) -> Point
  ) {
    subdivide(0, first, steps, last, depth: 0, point)
  }

  private mutating func subdivide(
    _ low: Int, _ a: Point, _ high: Int, _ b: Point, depth: Int, _ point: (Int) -> Point
  ) {
    let steps = high - low
    let (width, height) = (b.x - a.x, b.y - a.y)
    // A column narrower than what is written is one point.
    guard steps > 1, width > 0.01 else { return line(to: b) }
    // Across the line, not down: a steep piece needs no more points than a flat one.
    let slant = width / (width * width + height * height).squareRoot()
    let eighths = depth < 3 ? [4, 2, 6, 1, 3, 5, 7] : [4, 2, 6]
    let strays = eighths.contains { eighth in
      let k = Int(Double(steps) / 8 * Double(eighth))
      let straight = a.y + height * Double(k) / Double(steps)
      return k > 0 && abs(point(low + k).y - straight) * slant > Trace.tolerance
    }
    guard strays else { return line(to: b) }
    let middle = low + steps / 2
    let m = point(middle)
    subdivide(low, a, middle, m, depth: depth + 1, point)
    subdivide(middle, m, high, b, depth: depth + 1, point)
  }
}
