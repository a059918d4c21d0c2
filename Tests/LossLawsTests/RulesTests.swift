import Schedules
import Testing

@testable import LossLaws

/// What is predicted of a transfer, by a rule alone or by one that is told more.
struct RulesTests {
  /// A rewarming and a plateau of one's choice are not among the rules that are predicted unasked.
  static let told: [TransferRule] = [
    .rewarming(to: 3e-4, over: 500, decayingTo: 3e-5, over: 4_000), .extendingPlateau(phase: 1),
    .extendingPlateau(phase: 2),
  ]

  @Test(arguments: told + [.stretchingEverything])
  func `the forecast of a transfer is that of its schedule`(rule: TransferRule) throws {
    let fit = try LossLawFit(try BadLogsTests.runs())
    let stages = warmup.holding(for: 5_840).appending(.constant(9e-5, for: 6_000))
      .decaying(to: 3e-5, over: 2_000)
    let transfer = try stages.transferred(to: 40_000, by: rule)
    for confidence in [0.5, 0.9] {
      let found = fit.forecast(of: transfer, confidence: confidence)
      let own = fit.forecast(of: transfer.schedule, confidence: confidence)
      #expect(found.transfer.schedule == transfer.schedule && found.transfer.rule == rule)
      #expect(found.forecast.schedule == transfer.schedule)
      #expect(found.forecast.steps.last == 39_999 && found.forecast.losses == own.losses)
      #expect(found.forecast.margins == own.margins && found.forecast.confidence == confidence)
      #expect(found.forecast.findings == own.findings)
    }
  }

  @Test func `a rewarming is predicted with no confidence, and a plateau of one's choice with`()
    throws
  {
    let fit = try LossLawFit(try BadLogsTests.runs())
    let stages = warmup.holding(for: 5_840).appending(.constant(9e-5, for: 6_000))
      .decaying(to: 3e-5, over: 2_000)
    let forecasts = try Self.told.map {
      fit.forecast(of: try stages.transferred(to: 40_000, by: $0)).forecast
    }
    #expect(forecasts[0].findings.map(\.kind).contains("rises-after-fall"))
    #expect(forecasts.map(\.isReliable) == [false, true, true])
    // A longer hold at the higher rate is not one at the lower.
    #expect(abs(forecasts[1].finalLoss - forecasts[2].finalLoss) > 1e-3)
    for (forecast, rule) in zip(forecasts, Self.told) {
      let truth = published.finalLoss(of: try stages.transferred(to: 40_000, by: rule).schedule)
      #expect(abs(forecast.finalLoss / truth - 1) < 5e-3)
    }
  }

  @Test func `every rule that applies is predicted as the transfer by it is`() throws {
    let fit = try LossLawFit(try BadLogsTests.runs())
    let rules = fit.forecasts(of: wsd, to: 48_000, confidence: 0.5)
    #expect(rules.map(\.transfer.rule).contains(.extendingPlateau))
    #expect(!rules.map(\.transfer.rule).contains(.addingCycles))
    for rule in rules {
      let transfer = try wsd.transferred(to: 48_000, by: rule.transfer.rule)
      #expect(rule.transfer.schedule == transfer.schedule && rule.forecast.confidence == 0.5)
      #expect(rule.forecast.losses == fit.forecast(of: transfer).forecast.losses)
    }
  }
}
