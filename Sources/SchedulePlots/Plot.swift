import Schedules

/// A comparison of schedules, to be drawn as an SVG.
///
/// ```swift
/// let plot = Plot("Two rounds") {
///   round1.labeled("round 1")
///   round2.labeled("round 2")
/// }
/// .marking(10_000, "round 1 ends at 10k")
/// try plot.svg().write(to: "two-rounds.svg")
/// ```
///
/// Panels side by side, on shared scales, are written as they are read:
///
/// ```swift
/// Plot("Two decays") {
///   Panel("linear") { linear.labeled("") }
///   Panel("cosine") { cosine.labeled("") }
/// }
/// ```
public struct Plot: Sendable {
  var title: String
  var subtitle = ""
  var panels: [Panel]
  var isLogarithmic = false
  var theme = Theme.automatic
  var size: (width: Double, height: Double)?
  var columns: Int?
  var steps: Range<Int>?
  var shadesPhases = false

  /// A plot of the series, or the panels of series, that the block lists.
  public init(_ title: String, @PlotBuilder _ content: () throws -> [Panel]) rethrows {
    self.title = title
    panels = try content()
  }
}

// Each returns the plot changed in one thing, so that calls follow one another.
extension Plot {
  /// The plot with another title; of more than two lines it is shortened.
  public func titled(_ title: String) -> Plot { changing { $0.title = title } }

  /// The plot with a sentence below its title.
  public func subtitled(_ subtitle: String) -> Plot { changing { $0.subtitle = subtitle } }

  /// The plot with a labelled vertical line at a step, in every panel; the axis reaches to it.
  ///
  /// - Precondition: The step is not negative.
  public func marking(_ step: Int, _ label: String) -> Plot {
    changing { $0.panels = $0.panels.map { $0.marking(step, label) } }
  }

  /// The plot with some steps shaded and labelled, in every panel.
  ///
  /// - Precondition: The steps are not negative.
  public func shading(_ steps: Range<Int>, _ label: String) -> Plot {
    changing { $0.panels = $0.panels.map { $0.shading(steps, label) } }
  }

  /// The plot with the warmup, the plateau and the decay of each panel's first schedule shaded and
  /// labelled; one that rises again after a fall has none.
  public func shadingPhases() -> Plot { changing { $0.shadesPhases = true } }

  /// The plot with a logarithmic rate axis; a rate of 0 has a place below it, past a break.
  public func logarithmic(_ isLogarithmic: Bool = true) -> Plot {
    changing { $0.isLogarithmic = isLogarithmic }
  }

  /// The plot in fixed colours, or by default in those of the reader's colour scheme.
  public func themed(_ theme: Theme) -> Plot { changing { $0.theme = theme } }

  /// The plot of some of the steps only.
  ///
  /// - Precondition: There is a step, and none is negative.
  public func showing(_ steps: Range<Int>) -> Plot {
    precondition(
      steps.lowerBound >= 0 && !steps.isEmpty, "showing: \(steps) is not a range of steps")
    return changing { $0.steps = steps }
  }

  /// The plot with each series in a panel of its own, on shared scales.
  public func inPanels() -> Plot {
    changing {
      $0.panels = $0.panels.flatMap { panel in
        panel.series.map { panel.holding([$0.schedule.labeled("")], titled: $0.label) }
      }
    }
  }

  /// The plot with at most so many panels beside each other, by default three, of four two; fewer
  /// where they would be too narrow.
  ///
  /// - Precondition: There is at least one.
  public func columns(_ columns: Int) -> Plot {
    precondition(columns > 0, "columns: \(columns) is not a number of columns")
    return changing { $0.columns = columns }
  }

  /// The plot at another size, in pixels; at least 320 by 200, at most 4000 by 4000.
  ///
  /// A legend or panels of many rows make the picture higher.
  public func sized(_ width: Double, _ height: Double) -> Plot {
    precondition(
      Plot.widths.contains(width) && Plot.heights.contains(height),
      "sized: \(width) × \(height) is not within 320…4000 × 200…4000")
    return changing { $0.size = (width, height) }
  }

  package static let widths = 320.0...4000
  package static let heights = 200.0...4000

  private func changing(_ change: (inout Plot) -> Void) -> Plot {
    var plot = self
    change(&plot)
    return plot
  }
}
