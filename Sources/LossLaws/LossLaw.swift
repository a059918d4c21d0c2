public import Schedules

/// A law that says what the loss of a run will be from its learning-rate schedule alone.
///
/// A law holds for the model, data, batch and optimizer whose logs it was fitted on, for rates that do
/// not rise after they fell, and for schedules whose peak is that of the logs.
public protocol LossLaw: Sendable {
  /// The name of the law, such as `multi-power law`.
  static var name: String { get }
  /// L(t) as a formula.
  static var formula: String { get }
  /// The paper that it is from.
  static var source: String { get }

  /// The parameters by their names, in the order of the formula.
  var parameters: [(name: String, value: Double)] { get }

  /// The loss after the update of each of the steps.
  ///
  /// - Precondition: The steps are 0 or more.
  func loss(of schedule: Schedule, at steps: [Int]) -> [Double]
}

extension LossLaw {
  /// The loss after the last update of the schedule.
  public func finalLoss(of schedule: Schedule) -> Double {
    loss(of: schedule, at: [max(0, schedule.length - 1)])[0]
  }
}

extension Schedule {
  /// The first step at which the rate rises after it has fallen; nil where it never does.
  ///
  /// What a warmup rises is no such rise. The laws are stated for rates that only fall after it.
  public var riseAfterFall: Int? { Falls(self).rise }
}
