/// Where the panes of a chart stand: in rows and columns, all of one size.
struct Grid {
  let columns: Int
  let count: Int
  let height: Double
  /// What stands above each pane, from top to bottom.
  let rows: Rows
  /// The pixels that labels at the right of each pane take.
  let margin: Double

  private let left: Double
  private let top: Double
  private let frameWidth: Double
  /// The height of a frame, and of those of the rows before each, in a unit in which panes are 1 high.
  private let unit: Double
  private let heights: [Double]
  private let gap: (x: Double, y: Double)

  /// The right edge of the last column.
  var right: Double { frame(columns - 1).right }

  /// Which lines of text stand above every pane.
  struct Rows {
    let title: Bool
    let note: Bool
    let bands: Bool
    let rules: Bool

    var height: Double {
      8 + (title ? 20 : 0) + (note ? 16 : 0) + (bands ? 18 : 0) + (rules ? 18 : 0)
    }
  }

  init(_ chart: Chart, width: Double, below top: Double, namesAtLines: Bool) {
    self.top = top
    count = chart.panes.count
    rows = Rows(
      title: chart.panes.contains { !$0.title.isEmpty },
      note: chart.panes.contains { !$0.note.isEmpty },
      bands: chart.panes.contains { $0.bands.contains { !$0.label.isEmpty } },
      rules: chart.panes.contains { $0.rules.contains { !$0.label.isEmpty } })
    columns = max(1, min(chart.columns, count, Int((width - 60) / 120)))
    let down = (count + columns - 1) / columns
    // Where a row is not full, the axis of the row above is in the gap between them.
    // So is what a pane's own axis is called.
    let isCalled = chart.panes.contains { $0.y != nil } && !(rows.bands || rows.rules)
    gap = (28, count % columns == 0 && !isCalled ? 16 : 28)
    heights = columns == 1 ? chart.panes.map(\.height) : Array(repeating: 1, count: count)

    let foot = 46.0
    let around = top + foot + Double(down) * rows.height + Double(down - 1) * gap.y
    let wanted = chart.size.map(\.height) ?? (count == 1 ? 400 : around + Double(down) * 116)
    // A legend of many rows makes the picture higher rather than the frame flat.
    let least = count == 1 ? max(76, wanted * 0.4) : 60
    let units = columns == 1 ? heights.reduce(0, +) : Double(down)
    unit = max(least, (wanted - around) / units)
    height = around + units * unit

    let texts = zip(chart.panes, heights).flatMap { [unit] pane, height in
      let scale = pane.y ?? chart.y
      let axis = scale.axis(from: unit * height, to: 0)
      return scale.ticks(
        on: axis, room: { _ in Label.height }, about: Grid.ticks(unit * height))
    }
    left = 24 + (texts.map { SchedulePlots.width(of: $0.text) }.max() ?? 0)

    // Labels at the right edge, with a sample of the line where several could need it.
    let domain = chart.x.domain
    let late =
      domain.upperBound - Placement.lateShare * (domain.upperBound - domain.lowerBound)
    let ends = chart.panes.map { pane in pane.lines.filter { $0.end >= late } }
    let widest = ends.joined().map { SchedulePlots.width(of: $0.label) }.max() ?? 0
    let sample = ends.contains { $0.count > 1 } ? Placement.sample : 0
    margin = namesAtLines && widest > 0 ? widest + sample + 18 : 0
    let between = gap.x + (columns > 1 ? margin : 0)
    frameWidth =
      (width - left - max(24, margin) - between * Double(columns - 1)) / Double(columns)
  }

  /// About how many ticks a vertical axis of a height has room for.
  static func ticks(_ height: Double) -> Int { max(2, min(6, Int(height / 26))) }

  func frame(_ index: Int) -> Box {
    let x = left + Double(index % columns) * (frameWidth + gap.x + (columns > 1 ? margin : 0))
    let row = index / columns
    let above = columns == 1 ? heights[..<index].reduce(0, +) : Double(row)
    let y = top + unit * above + Double(row) * (rows.height + gap.y) + rows.height
    return Box(left: x, top: y, right: x + frameWidth, bottom: y + unit * heights[index])
  }

  /// Whether a pane has the numbers of the vertical axis beside it.
  func isLeftmost(_ index: Int) -> Bool { index % columns == 0 }

  /// Whether a pane has the numbers of the horizontal axis below it.
  func isLowest(_ index: Int) -> Bool { index + columns >= count }
}
