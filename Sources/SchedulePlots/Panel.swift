import Schedules

/// A schedule and the label of its line.
public struct Series: Sendable {
  public let schedule: Schedule
  public let label: String
}

extension Schedule {
  /// The schedule as a line of a plot; without a name where the label is empty.
  public func labeled(_ label: String) -> Series { Series(schedule: self, label: label) }
}

/// One of several panels of a plot, with its own series.
///
/// ```swift
/// Panel("cosine", note: "no plateau") {
///   cosine.labeled("round 1")
///   longer.labeled("round 2")
/// }
/// ```
public struct Panel: Sendable {
  /// A vertical line at a step, with its label.
  struct Rule: Sendable, Hashable {
    let step: Int
    let label: String
  }

  /// Some steps, with their label; shaded unless they stand between two that are.
  struct Band: Sendable, Hashable {
    let steps: Range<Int>
    let label: String
    var isShaded = true
  }

  private(set) var title: String
  private(set) var note: String
  private(set) var series: [Series]
  private(set) var rules: [Rule] = []
  private(set) var bands: [Band] = []

  /// A panel of the series that the block lists, with a title and a line below that.
  public init(
    _ title: String, note: String = "", @SeriesBuilder _ series: () throws -> [Series]
  ) rethrows {
    self.init(title, note, try series())
  }

  init(_ title: String, _ note: String, _ series: [Series]) {
    self.title = title
    self.note = note
    self.series = series
  }

  /// The panel with a labelled vertical line at a step; the axis reaches to it.
  ///
  /// - Precondition: The step is not negative.
  public func marking(_ step: Int, _ label: String) -> Panel {
    precondition(step >= 0, "marking: the step \(step) is negative")
    var panel = self
    panel.rules.append(Rule(step: step, label: label))
    return panel
  }

  /// The panel with some steps shaded and labelled.
  ///
  /// - Precondition: The steps are not negative.
  public func shading(_ steps: Range<Int>, _ label: String) -> Panel {
    precondition(steps.lowerBound >= 0, "shading: \(steps) are not steps")
    var panel = self
    panel.bands.append(Band(steps: steps, label: label))
    return panel
  }

  /// The panel with other series and another title.
  func holding(_ series: [Series], titled title: String) -> Panel {
    var panel = self
    panel.series = series
    panel.title = title
    return panel
  }

  /// The panel with the warmup, the plateau and the decay of its first schedule, every other one
  /// shaded.
  func shadingPhases() -> Panel {
    guard let schedule = series.first?.schedule, let warmup = schedule.warmup,
      let plateau = schedule.plateau, let decay = schedule.decay
    else { return self }
    let parts = [("warmup", warmup), ("plateau", plateau), ("decay", decay)].filter {
      !$0.1.isEmpty
    }
    var panel = self
    panel.bands += parts.enumerated().map { index, part in
      Band(steps: part.1, label: part.0, isShaded: index % 2 == 0)
    }
    return panel
  }
}
