/// Why a plot cannot be drawn.
public enum PlotError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is nothing to draw.
  case noSeries
  /// There are more lines than anyone could tell apart.
  case tooManySeries(Int)
  /// There are more panels than anyone could look through.
  case tooManyPanels(Int)
  /// No schedule has a step among those asked for.
  case nothingInRange(Range<Int>, longest: Int)

  public var description: String {
    switch self {
    case .noSeries: "the plot has no series; give at least one schedule"
    case .tooManySeries(let count):
      "\(count) series cannot be told apart in one plot; give at most \(Plot.mostSeries)"
    case .tooManyPanels(let count):
      "\(count) panels are more than a plot takes; give at most \(Plot.mostPanels)"
    case .nothingInRange(let steps, let longest):
      "no schedule has a step in \(steps); give steps below \(longest)"
    }
  }
}
