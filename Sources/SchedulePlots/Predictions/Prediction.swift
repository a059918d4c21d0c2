import Logs
public import LossLaws
public import SVG
import Schedules

/// The losses that a fitted law predicts for some schedules, beside the logs that it was fitted to, as a
/// picture: the curves above with their intervals, the schedules below on the same axis of steps.
///
/// ```swift
/// let picture = Prediction(by: fit, of: [round2.labeled("round 2")]).svg()
/// ```
///
/// Thin lines are logged, and lines with an area around them are predicted. Where no confidence is to be had
/// there is no area, and the label says so. The axis of losses leaves out the first steps, which would press
/// all others together. Spikes that the fit leaves out are rings and do not set that axis: those beyond it stand at
/// its edge.
public struct Prediction: Sendable {
  let fit: LossLawFit
  let series: [Series]
  let confidence: Double
  private(set) var theme = Theme.automatic
  private(set) var title = ""
  private(set) var size: (width: Double, height: Double)?
  private(set) var isLogarithmic = false

  /// A picture of what a fit predicts for schedules.
  ///
  /// - Parameters:
  ///   - fit: The law, and the logs that it was fitted to.
  ///   - series: The schedules, each with the name that it has in the picture.
  ///   - confidence: How often the intervals are to hold the truth.
  public init(by fit: LossLawFit, of series: [Series], confidence: Double = 0.9) {
    (self.fit, self.series, self.confidence) = (fit, series, confidence)
  }

  /// A picture of what a fit predicts for every rule of transfer.
  public init(by fit: LossLawFit, of rules: [RuleForecast]) {
    self.init(by: fit, of: rules.map { $0.transfer.schedule.labeled("\($0.transfer.rule)") })
  }

  /// In the colours of a theme.
  public func themed(_ theme: Theme) -> Prediction { with { $0.theme = theme } }

  /// Under a title of its own.
  public func titled(_ title: String) -> Prediction { with { $0.title = title } }

  /// In a size, in pixels.
  ///
  /// - Precondition: The sides are in ``Plot``'s `widths` and `heights`.
  public func sized(_ width: Double, _ height: Double) -> Prediction {
    precondition(Plot.widths.contains(width) && Plot.heights.contains(height))
    return with { $0.size = (width, height) }
  }

  /// With rates on a logarithmic axis, or not.
  public func logarithmic(_ isLogarithmic: Bool = true) -> Prediction {
    with { $0.isLogarithmic = isLogarithmic }
  }

  private func with(_ change: (inout Prediction) -> Void) -> Prediction {
    var copy = self
    change(&copy)
    return copy
  }

  /// The picture: the same bytes for the same fit and schedules.
  public func svg() -> Document { chart().svg }
}
