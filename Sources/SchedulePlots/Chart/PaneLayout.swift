/// Where everything of a pane stands.
struct PaneLayout {
  let pane: Pane
  let frame: Box
  let x: Axis
  let y: Axis
  let xTicks: [Tick]
  let yTicks: [Tick]
  /// Whether the numbers of an axis stand at it, or at another pane that shares it.
  let numbersX: Bool
  let numbersY: Bool
  let traces: [Trace]
  let title: Label?
  let note: Label?
  /// The labels of bands and rules, each above its own; fewer where there are too many to read.
  let bandLabels: [Label]
  let ruleLabels: [Label]
  /// Labels at their lines; empty where they stand in the legend.
  let labels: [Label]

  init(_ chart: Chart, _ index: Int, on grid: Grid, namesAtLines: Bool) {
    pane = chart.panes[index]
    frame = grid.frame(index)
    x = chart.x.axis(from: frame.left, to: frame.right)
    let scale = pane.y ?? chart.y
    y = scale.axis(from: frame.bottom, to: frame.top)
    let (wide, high) = (frame.right - frame.left, frame.bottom - frame.top)
    xTicks = chart.x.ticks(
      on: x, room: { width(of: $0) + 12 }, about: max(2, min(8, Int(wide / 62))))
    yTicks = scale.ticks(on: y, room: { _ in Label.height }, about: Grid.ticks(high))
    numbersX = grid.isLowest(index)
    numbersY = grid.isLeftmost(index)
    traces = pane.lines.map { [x, y] in $0.trace(x, y) }

    var baseline = frame.top - grid.rows.height
    func next(_ isThere: Bool, _ height: Double) -> Double {
      baseline += isThere ? height : 0
      return baseline
    }
    // The only pane has the width of the picture, one of several that of its frame.
    let isAlone = chart.panes.count == 1
    let left = isAlone ? 8 : frame.left
    let right = isAlone ? (chart.size?.width ?? 720) - 8 : frame.right + 20
    func line(_ text: String, _ baseline: Double, widening: Double = 1) -> Label? {
      text.isEmpty
        ? nil
        : Label(shortened(text, to: (right - left) / widening), at: left, baseline: baseline)
    }
    title = line(pane.title, next(grid.rows.title, 18), widening: Label.bold)
    note = line(pane.note, next(grid.rows.note, 16))
    let bandLine = next(grid.rows.bands, 17)
    bandLabels = Label.row(
      pane.bands.map { [x] band in
        let ends = (x.pixel(band.range.lowerBound), x.pixel(band.range.upperBound))
        return ((ends.0 + ends.1) / 2, band.label)
      }, from: left, to: right, baseline: bandLine)
    ruleLabels = Label.row(
      pane.rules.map { [x] in (x.pixel($0.place), $0.label) }, from: left, to: right,
      baseline: next(grid.rows.rules, 18))
    labels =
      namesAtLines
      ? Placement(
        frame: frame, limit: isAlone ? right + 8 : frame.right + grid.margin,
        rules: pane.rules.map { [x] in x.pixel($0.place) }, traces: traces
      ).labels(pane.lines.map(\.label)) : []
  }

  /// Whether each line that has a name has it beside it.
  var namesAllLines: Bool { labels.count == pane.lines.count { !$0.label.isEmpty } }
}
