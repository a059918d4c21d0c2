public import SVG
import Schedules

extension Plot {
  static let mostSeries = 100
  static let mostPanels = 60

  /// All series, those of each panel in their order.
  var series: [Series] { panels.flatMap(\.series) }

  /// The plot as an SVG document: the same bytes for the same plot.
  ///
  /// Its size does not grow with the number of steps.
  ///
  /// - Throws: ``PlotError`` where there is nothing to draw, or too much to tell apart.
  public func svg() throws(PlotError) -> Document { try chart().svg }

  func chart() throws(PlotError) -> Chart {
    if series.isEmpty { throw .noSeries }
    if let crowded = panels.map(\.series.count).max(), crowded > Plot.mostSeries {
      throw .tooManySeries(crowded)
    }
    if panels.count > Plot.mostPanels { throw .tooManyPanels(panels.count) }
    let longest = series.map(\.schedule.length).max() ?? 0
    let shown = steps ?? 0..<max(1, longest, panels.flatMap(\.rules).map(\.step).max() ?? 0)
    if steps != nil, shown.lowerBound >= max(1, longest) {
      throw .nothingInRange(shown, longest: longest)
    }
    let panels = shadesPhases ? panels.map { $0.shadingPhases() } : panels
    let drawn = panels.map { panel in panel.series.map { $0.schedule.drawn(in: shown) } }
    let labels = sharedLabels
    return Chart(
      title: shortened(title, to: 2_000), subtitle: subtitle, description: summary, theme: theme,
      size: size.map { Chart.Size(width: $0.width, height: $0.height) },
      x: Scale(
        title: "step", domain: Double(shown.lowerBound)...Double(shown.upperBound), unit: .steps),
      y: .rates(of: drawn.joined().compactMap { $0 }, isLogarithmic: isLogarithmic),
      panes: zip(panels, drawn).map { panel, drawn in
        Pane(panel, drawn: drawn, in: shown) { labels.firstIndex(of: $0) }
      }, columns: columns ?? (panels.count == 4 ? 2 : 3))
  }

  /// The labels that several panels share, which are drawn alike in all of them; none where each
  /// has its own.
  private var sharedLabels: [String] {
    var labels: [String] = []
    var isShared = false
    for panel in panels {
      let own = panel.series.map(\.label)
      isShared = isShared || own.contains { labels.contains($0) }
      for label in own where !labels.contains(label) && !label.isEmpty { labels.append(label) }
    }
    return panels.count > 1 && isShared ? labels : []
  }

  /// What the picture shows, for those who do not see it. A name that is a page long is cut.
  private var summary: String {
    func cut(_ text: String) -> String { shortened(text, to: 2_000) }
    let told = panels.map { panel in
      let words =
        panel.series.map { ($0.label.isEmpty ? "" : "\(cut($0.label)): ") + $0.schedule.shortWords }
        + panel.bands.map { "\(cut($0.label)) \($0.steps)" }
        + panel.rules.map { cut($0.label) }
      return [panel.title, panel.note].filter { !$0.isEmpty }.map { "\(cut($0)): " }.joined()
        + words.filter { !$0.isEmpty }.map { "\($0)." }.joined(separator: " ")
    }
    return ([cut(subtitle)] + told).filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension Pane {
  /// - Parameters:
  ///   - drawn: What is seen of each series; nil where it has no step in the range.
  ///   - style: The style of a label that several panels share.
  init(_ panel: Panel, drawn: [Schedule?], in shown: Range<Int>, style: (String) -> Int?) {
    let within = Double(shown.lowerBound)...Double(shown.upperBound)
    self.init(
      title: panel.title, note: panel.note,
      lines: zip(panel.series, drawn).enumerated().map { index, item in
        let schedule = item.1
        return Line(
          label: item.0.label, style: style(item.0.label) ?? index,
          end: Double(shown.lowerBound) + Double(schedule?.length ?? 0)
        ) { x, y in
          schedule.map { Trace($0, from: shown.lowerBound, x: x, y: y) } ?? Trace()
        }
      },
      rules: panel.rules.filter { within.contains(Double($0.step)) }
        .map { Rule(place: Double($0.step), label: $0.label) },
      bands: panel.bands.filter { $0.steps.overlaps(shown) }.map { band in
        let seen = band.steps.clamped(to: shown)
        return Band(
          range: Double(seen.lowerBound)...Double(seen.upperBound), label: band.label,
          isShaded: band.isShaded)
      })
  }
}

extension Schedule {
  /// What is seen of the schedule in a range of steps; nil where it has no step there.
  fileprivate func drawn(in steps: Range<Int>) -> Schedule? {
    if steps.lowerBound == 0, steps.upperBound >= length { return self }
    return steps.lowerBound < length ? prefix(steps.upperBound).dropFirst(steps.lowerBound) : nil
  }

  /// The schedule in words, of its first phases alone where they would be too many to listen to.
  fileprivate var shortWords: String {
    let most = 8
    if phases.count <= most { return words }
    let told = phases.prefix(most).map(\.words) + ["\(phases.count - most) more phases"]
    return told.joined(separator: ", then ")
      + ", to \(Decimal10(finalRate).rateText) at step \(length)"
  }
}
