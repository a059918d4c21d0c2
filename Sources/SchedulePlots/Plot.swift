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
public struct Plot: Sendable {
  /// A vertical line at a step, with its label.
  struct Rule: Sendable {
    let step: Int
    let label: String
  }

  let title: String
  let series: [Series]
  var rules: [Rule] = []
  var isLogarithmic = false
  var theme = Theme.automatic
  var width = 720.0
  var height = 400.0

  /// A plot of the series that the block lists.
  public init(_ title: String, @SeriesBuilder _ series: () -> [Series]) {
    self.title = title
    self.series = series()
  }

  /// The plot with a labelled vertical line at a step; the axis reaches to it.
  ///
  /// - Precondition: The step is not negative.
  public func marking(_ step: Int, _ label: String) -> Plot {
    precondition(step >= 0, "marking: the step \(step) is negative")
    return changing { $0.rules.append(Rule(step: step, label: label)) }
  }

  /// The plot with a logarithmic rate axis; a rate of 0 leaves it at a marked floor.
  public func logarithmic(_ isLogarithmic: Bool = true) -> Plot {
    changing { $0.isLogarithmic = isLogarithmic }
  }

  /// The plot in fixed colours, or by default in those of the reader's colour scheme.
  public func themed(_ theme: Theme) -> Plot { changing { $0.theme = theme } }

  /// The plot at another size, in pixels; at least 320 by 200, at most 4000 by 4000.
  ///
  /// A legend of many rows makes the picture higher.
  public func sized(_ width: Double, _ height: Double) -> Plot {
    precondition(
      (320...4000).contains(width) && (200...4000).contains(height),
      "sized: \(width) × \(height) is not within 320…4000 × 200…4000")
    return changing {
      $0.width = width
      $0.height = height
    }
  }

  private func changing(_ change: (inout Plot) -> Void) -> Plot {
    var plot = self
    change(&plot)
    return plot
  }
}

/// A schedule and the label of its line.
public struct Series: Sendable {
  public let schedule: Schedule
  public let label: String
}

extension Schedule {
  /// The schedule as a line of a plot.
  public func labeled(_ label: String) -> Series { Series(schedule: self, label: label) }
}

/// Lists the series of a plot.
@resultBuilder
public enum SeriesBuilder {
  public static func buildExpression(_ series: Series) -> [Series] { [series] }
  public static func buildExpression(_ series: [Series]) -> [Series] { series }
  public static func buildBlock(_ parts: [Series]...) -> [Series] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [Series]?) -> [Series] { part ?? [] }
  public static func buildEither(first part: [Series]) -> [Series] { part }
  public static func buildEither(second part: [Series]) -> [Series] { part }
  public static func buildArray(_ parts: [[Series]]) -> [Series] { parts.flatMap { $0 } }
}

/// Why a plot cannot be drawn.
public enum PlotError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is nothing to draw.
  case noSeries
  /// There are more lines than anyone could tell apart.
  case tooManySeries(Int)

  public var description: String {
    switch self {
    case .noSeries: "the plot has no series; give at least one schedule"
    case .tooManySeries(let count):
      "\(count) series cannot be told apart in one plot; give at most \(Plot.mostSeries)"
    }
  }
}
