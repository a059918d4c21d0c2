/// Puts the labels of lines where they stand next to their lines and on nothing else.
struct Placement {
  let frame: Box
  /// How far to the right labels may reach.
  let limit: Double
  let rules: [Double]
  private let lines: [Line]

  /// What a label has to know of a line.
  private struct Line {
    /// All that it may not stand on.
    let points: [Point]
    /// What it stands beside: the line itself, or the upper edge of an area.
    let spine: [Point]
    /// Where the line ends; of an area, the middle of the edge where it does.
    let tip: Point?

    init(_ trace: Trace) {
      points = trace.points
      guard trace.isArea, let right = points.map(\.x).max() else {
        (spine, tip) = (points, points.last)
        return
      }
      spine = Array(points.prefix { $0.x < right })
      let edge = points.filter { $0.x == right }.map(\.y)
      tip = Point(x: right, y: ((edge.min() ?? 0) + (edge.max() ?? 0)) / 2)
    }
  }

  init(frame: Box, limit: Double, rules: [Double], traces: [Trace]) {
    self.frame = frame
    self.limit = limit
    self.rules = rules
    lines = traces.map(Line.init)
  }

  /// The room of a piece of the line before its label.
  static let sample = 26.0

  /// Lines that end in this last part of the axis have their label in the margin.
  static let lateShare = 0.03

  /// A label for each line that has a name; fewer where some find no place.
  func labels(_ texts: [String]) -> [Label] {
    var placed = atRightEnd(texts)
    for index in texts.indices
    where !texts[index].isEmpty && !placed.contains(where: { $0.index == index }) {
      if let label = alongLine(index, texts[index], beside: placed) { placed.append(label) }
    }
    return placed.sorted { $0.index < $1.index }
  }

  /// The labels of lines that end at the right edge: in the margin, nudged apart.
  private func atRightEnd(_ texts: [String]) -> [Label] {
    let late = frame.right - Placement.lateShare * (frame.right - frame.left) - 0.01
    let ends = lines.indices.compactMap { index -> (index: Int, y: Double)? in
      guard !texts[index].isEmpty, let end = lines[index].tip, end.x >= late,
        frame.right + 10 + SchedulePlots.width(of: texts[index]) <= limit
      else { return nil }
      return (index, end.y)
    }
    var labels: [Label] = []
    var floor = frame.bottom + 6
    var isNudged = false
    // From the bottom up, each at its line's end or just above the one below; of those that end
    // together, the last lowest, so that they are read in their order.
    for end in ends.sorted(by: { ($0.y.rounded(), $0.index) > ($1.y.rounded(), $1.index) }) {
      let baseline = min(end.y + 4, floor - 3)
      isNudged = isNudged || baseline < end.y - 2
      labels.append(
        Label(texts[end.index], index: end.index, at: frame.right + 8, baseline: baseline))
      floor = baseline - 13
    }
    if floor < frame.top - 6 { return [] }
    // What stands at another's end says with a piece of its line whose it is.
    if isNudged {
      for place in labels.indices {
        labels[place].hasSample = true
        labels[place].box.move(by: Placement.sample)
      }
      if labels.contains(where: { $0.box.right > limit }) { return [] }
    }
    return labels
  }

  /// A place beside a line, from its end backwards; nil where every place is taken.
  private func alongLine(_ index: Int, _ text: String, beside placed: [Label]) -> Label? {
    let wide = SchedulePlots.width(of: text)
    for anchor in anchors(of: lines[index].spine) {
      for (dx, dy) in [
        (8.0, 4.0), (8, -8), (8, 18), (-wide - 8, -8), (-wide - 8, 18), (-wide / 2, -10),
        (-wide / 2, 20),
      ] {
        let label = Label(text, index: index, at: anchor.x + dx, baseline: anchor.y + dy)
        if isFree(label.box, of: index, beside: placed) { return label }
      }
    }
    return nil
  }

  /// Places on a line, from its end backwards: at least 16 pixels apart, and no more than 60.
  private func anchors(of spine: [Point]) -> [Point] {
    guard let end = spine.last else { return [] }
    var anchors = [end]
    for (b, a) in zip(spine.reversed(), spine.reversed().dropFirst()) {
      let pieces = max(1, Int(max(abs(b.x - a.x), abs(b.y - a.y)) / 16))
      for piece in 1...pieces {
        let share = Double(piece) / Double(pieces)
        let point = Point(x: b.x + (a.x - b.x) * share, y: b.y + (a.y - b.y) * share)
        let last = anchors[anchors.count - 1]
        if abs(point.x - last.x) + abs(point.y - last.y) >= 16 { anchors.append(point) }
      }
    }
    let every = (anchors.count + 59) / 60
    return stride(from: 0, to: anchors.count, by: every).map { anchors[$0] }
  }

  /// Whether a box is on nothing, and nearer to its own line than to any other.
  private func isFree(_ box: Box, of line: Int, beside placed: [Label]) -> Bool {
    box.left > frame.left + 4 && box.right < limit - 4 && box.top > frame.top + 2
      && box.bottom < frame.bottom - 3
      && !placed.contains { $0.box.meets(box) }
      && !rules.contains { box.left - 4 < $0 && $0 < box.right + 4 }
      && !zip(lines, lines.indices).contains { other, index in
        let room = box.widened(by: index == line ? 2 : 8)
        return zip(other.points, other.points.dropFirst()).contains { room.meets($0, $1) }
      }
  }
}
