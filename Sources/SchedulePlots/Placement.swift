/// Puts the labels of lines where they stand next to their lines and on nothing else.
struct Placement {
  let frame: Box
  let width: Double
  let rules: [Double]
  let traces: [Trace]

  /// A label for each line; fewer where some find no place.
  func labels(_ texts: [String]) -> [Layout.Label] {
    var placed = atRightEnd(texts)
    for index in texts.indices where !placed.contains(where: { $0.index == index }) {
      if let label = alongLine(index, texts[index], beside: placed) { placed.append(label) }
    }
    return placed.sorted { $0.index < $1.index }
  }

  /// The labels of lines that end at the right edge: in the margin, nudged apart.
  private func atRightEnd(_ texts: [String]) -> [Layout.Label] {
    let ends = traces.indices.compactMap { index -> (Int, Double)? in
      guard let end = traces[index].points.last, end.x > frame.right - 2,
        end.x + 10 + SchedulePlots.width(of: texts[index]) <= width
      else { return nil }
      return (index, end.y)
    }
    var labels: [Layout.Label] = []
    var floor = frame.bottom + 6
    // From the bottom up, each at its line's end or just above the one below.
    for (index, y) in ends.sorted(by: { ($0.1, $1.0) > ($1.1, $0.0) }) {
      let bottom = min(y + 5, floor)
      let left = frame.right + 8
      let right = left + SchedulePlots.width(of: texts[index])
      labels.append(
        Layout.Label(
          index: index, box: Box(left: left, top: bottom - 14, right: right, bottom: bottom),
          text: texts[index]))
      floor = bottom - 15
    }
    return floor < frame.top - 4 ? [] : labels
  }

  /// A place beside a line, from its end backwards; nil where every place is taken.
  private func alongLine(_ index: Int, _ text: String, beside placed: [Layout.Label]) -> Layout
    .Label?
  {
    let wide = SchedulePlots.width(of: text)
    for anchor in anchors(of: traces[index]) {
      for (dx, dy) in [
        (8.0, 4.0), (8, -6), (8, 16), (-wide - 8, -6), (-wide - 8, 16), (-wide / 2, -8),
        (-wide / 2, 20),
      ] {
        let box = Box(
          left: anchor.x + dx, top: anchor.y + dy - 11, right: anchor.x + dx + wide,
          bottom: anchor.y + dy + 3)
        if isFree(box, beside: placed) { return Layout.Label(index: index, box: box, text: text) }
      }
    }
    return nil
  }

  /// Places on a line, from its end backwards: at least 16 pixels apart, and no more than 60.
  private func anchors(of trace: Trace) -> [Point] {
    guard let end = trace.points.last else { return [] }
    var anchors = [end]
    for (b, a) in zip(trace.points.reversed(), trace.points.reversed().dropFirst()) {
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

  private func isFree(_ box: Box, beside placed: [Layout.Label]) -> Bool {
    box.left > frame.left + 4 && box.right < width - 4 && box.top > frame.top + 2
      && box.bottom < frame.bottom - 3
      && !placed.contains { $0.box.meets(box) }
      && !rules.contains { box.left - 4 < $0 && $0 < box.right + 4 }
      && !traces.contains { trace in
        zip(trace.points, trace.points.dropFirst()).contains { box.widened(by: 2).meets($0, $1) }
      }
  }
}
