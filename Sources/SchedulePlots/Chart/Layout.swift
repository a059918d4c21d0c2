/// Where everything of a chart stands, in pixels: arithmetic first, drawing after.
struct Layout {
  let width: Double
  let height: Double
  /// The lines of the title, of what stands below it, and the names of the axes.
  let titles: [Label]
  let subtitles: [Label]
  let axisTitles: [Label]
  let legend: [Label]
  /// The lines that the legend names.
  let legendLines: [Pane.Line]
  let panes: [PaneLayout]

  /// The labels of lines, at their lines or in the legend.
  static let mostNamedAtLines = 6
}

extension Layout {
  init(_ chart: Chart) {
    let direct = chart.canNameAtLines ? Layout(chart, named: []) : nil
    if let direct, direct.panes.allSatisfy(\.namesAllLines) {
      self = direct
    } else {
      self = Layout(chart, named: chart.legend)
    }
  }

  /// - Parameter named: The lines that the legend names; without any, they are named where they are.
  private init(_ chart: Chart, named: [Pane.Line]) {
    width = chart.size?.width ?? 720
    var head = Head(width: width)
    titles = head.title(chart.title)
    subtitles = head.lines(chart.subtitle)
    legend = head.legend(named.map(\.label))
    legendLines = named
    let grid = Grid(chart, width: width, below: head.bottom + 27, namesAtLines: named.isEmpty)
    height = grid.height
    axisTitles =
      chart.panes.enumerated().compactMap { index, pane in
        pane.y.map { Label($0.title, at: 16, baseline: grid.frame(index).top - 12) }
      } + [
        Label(chart.y.title, at: 16, baseline: head.bottom + 21),
        Label(
          chart.x.title, at: (grid.frame(0).left + grid.right) / 2, baseline: height - 10,
          anchor: .middle),
      ]
    panes = chart.panes.indices.map { PaneLayout(chart, $0, on: grid, namesAtLines: named.isEmpty) }
  }
}

extension Chart {
  /// Whether lines can be named where they are: few enough, labels short enough, and no label that
  /// several panes would repeat.
  fileprivate var canNameAtLines: Bool {
    let share = (size?.width ?? 720) / Double(panes.count == 1 ? 3 : 2 * min(columns, panes.count))
    let labels = panes.flatMap { Set($0.lines.map(\.label)) }.filter { !$0.isEmpty }
    return panes.allSatisfy { pane in
      pane.lines.count <= Layout.mostNamedAtLines
        && pane.lines.allSatisfy { SchedulePlots.width(of: $0.label) <= share }
    } && (panes.count == 1 || Set(labels).count == labels.count)
  }

  /// A line of each label and style.
  fileprivate var legend: [Pane.Line] {
    var seen: Set<String> = []
    return panes.flatMap(\.lines).filter {
      !$0.label.isEmpty && seen.insert("\($0.style) \($0.label)").inserted
    }
  }
}
