import LossLaws
import Schedules

/// How many steps a schedule needs for a loss.
struct StepsNeeded {
  private let name: String
  private let target: Double
  private let most: Int
  private let expected: Int?
  private let safe: Int?
  /// Whether the loss that is predicted at the expected steps has an interval.
  private let isReliable: Bool
  /// What is found of the loss, and of the schedule carried to the steps that are expected.
  private let findings: [LossFinding]
  /// The loss predicted at the most steps, and that of a run without end.
  private let last: Double
  private let limit: Double
  /// L₀ of the law.
  private let floor: Double
  /// Why the schedule cannot be carried.
  private let fault: String?

  init(
    for target: Double, carrying schedule: Schedule, named name: String, by rule: TransferRule?,
    upTo most: Int, _ fit: LossLawFit
  ) {
    func carried(to length: Int) throws(TransferError) -> Schedule {
      if let rule { return try schedule.transferred(to: length, by: rule).schedule }
      return try schedule.transferred(to: length).schedule
    }
    floor = fit.law.parameters.first { $0.name == "L0" }?.value ?? .nan
    (self.name, self.target, self.most) = (name, target, most)
    do throws(TransferError) {
      last = fit.law.finalLoss(of: try carried(to: most))
      fault = nil
    } catch {
      last = .nan
      fault =
        switch error {
        // More cycles, or a rewarming, would rise again too.
        case .risesAfterFall: "it rises again after a fall, of which the laws say nothing"
        default: "\(error)"
        }
    }
    // So long that what is left of the power of the sum of rates is nothing.
    let endless = [50, 45, 40].lazy.compactMap { try? carried(to: max(most, 1 << $0)) }.first
    limit = endless.map { fit.law.finalLoss(of: $0) } ?? -.infinity
    (expected, safe) =
      fault == nil
      ? fit.stepsNeeded(for: target, carrying: schedule, by: rule, upTo: most) : (nil, nil)
    let found = expected.flatMap { try? carried(to: $0) }
    isReliable = found.map { fit.forecast(of: $0).isReliable } ?? false
    let onLength = found.map { fit.findings(on: $0) }?.filter { !fit.findings.contains($0) } ?? []
    // That it is never reached is said as such.
    findings =
      fit.findings(onTarget: target, carrying: schedule).filter { !$0.isGrave } + onLength
  }

  var words: [String] {
    ["\(name): \(answer)"] + findings.map { "  finding: \($0)" }
  }

  private var answer: String {
    let loss = plain(target)
    if let fault { return "cannot be carried to \(most) steps: \(fault)" }
    guard let expected else {
      return target < limit
        ? "never to end at \(loss): by the law a run without end comes down to \(digits(limit)), "
          + (limit < floor
            ? "which is L0 \(digits(floor)) less what its decay brings" : "which is L0")
        : "not to end at \(loss) within \(most) steps: there it ends at \(digits(last))"
    }
    let surely =
      !isReliable
      ? "with no confidence"
      : safe.map { "\($0) for the upper end of the interval to be there too" }
        ?? "for the upper end of the interval to be there too, none were found"
    return "\(expected) steps to end at \(loss); \(surely)"
  }

  var json: JSONValue {
    .object([
      "schedule": .text(name), "target": .number(target), "upTo": .whole(most),
      "expected": JSONValue(expected), "safe": JSONValue(safe), "isReliable": .bool(isReliable),
      "limit": JSONValue(limit), "fault": fault.map(JSONValue.text) ?? .null,
      "findings": .array(findings.map { .finding($0.kind, $0) }),
    ])
  }
}
