extension Trace {
  /// Draws what goes from one point to another in so many steps: a straight piece where that is as
  /// good, else its halves.
  ///
  /// Seven probes, so that no turn of a curve hides between them: the middle alone would miss a
  /// cosine, which crosses its chord there.
  mutating func subdivide(
    _ steps: Int, from first: Point, to last: Point, _ point: (Int) -> Point
  ) {
    subdivide(0, first, steps, last, point)
  }

  private mutating func subdivide(
    _ low: Int, _ a: Point, _ high: Int, _ b: Point, _ point: (Int) -> Point
  ) {
    let steps = high - low
    let (width, height) = (b.x - a.x, b.y - a.y)
    // Across the line, not down: a steep piece needs no more points than a flat one.
    let slant = width / (width * width + height * height).squareRoot()
    // A column narrower than what is written is one point.
    let strays =
      steps > 1 && width > 0.01
      && (1...7).contains { eighth in
        let k = Int(Double(steps) / 8 * Double(eighth))
        let straight = a.y + height * Double(k) / Double(steps)
        return k > 0 && abs(point(low + k).y - straight) * slant > Trace.tolerance
      }
    guard strays else { return line(to: b) }
    let middle = low + steps / 2
    let m = point(middle)
    subdivide(low, a, middle, m, point)
    subdivide(middle, m, high, b, point)
  }
}
