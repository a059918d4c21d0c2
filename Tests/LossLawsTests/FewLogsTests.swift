import Foundation
import Logs
import Schedules
import TestSupport
import Testing

@testable import LossLaws

/// What logs together cannot say: too few schedules, short ones, other models, other peaks, unknown warmups.
struct FewLogsTests {
  static func prefix(_ run: LossRun, _ count: Int) throws -> LossRun {
    try LossRun(
      run.name, run.schedule, steps: Array(run.steps.prefix(count)),
      losses: Array(run.losses.prefix(count)))
  }

  @Test(arguments: 0..<3, [10, 14])
  func `a log of a few rows is named, checks nothing and makes no interval narrow`(
    short: Int, count: Int
  ) throws {
    var runs = try FittingTests.runs(noise: 3e-3, seed: 70)
    runs[short] = try Self.prefix(runs[short], count)
    let fit = try LossLawFit(runs)
    #expect(
      fit.findings.contains(
        .shortLog(run: runs[short].name, points: count, step: runs[short].steps.last!)))
    #expect(fit.runsLeftOut < 3 && fit.errorLeftOut < 0.02)
    let forecast = fit.forecast(of: wsd)
    #expect(forecast.finalMargin >= fit.worstLeftOut * forecast.finalLoss)
    #expect(abs(forecast.finalLoss - published.finalLoss(of: wsd)) < forecast.finalMargin)
  }

  @Test func `no interval is narrower than what a run left out was missed by`() throws {
    var runs = try BadLogsTests.runs()
    runs[2] = try LossRun(
      "two-stage", twoStage, steps: runs[2].steps, losses: runs[2].losses.map { $0 * 1.01 })
    let fit = try LossLawFit(runs)
    #expect(fit.worstLeftOut > 0.008)
    for schedule in [wsd, constant, longCosine] {
      let forecast = fit.forecast(of: schedule)
      #expect(forecast.finalMargin >= fit.worstLeftOut * forecast.finalLoss)
    }
  }

  @Test func `seeds of one schedule are left out together, and are no more schedules`() throws {
    let seeds = try (1...4).map { try made("cosine \($0)", cosine, noise: 1e-3, seed: 90 + $0) }
    let one = try LossLawFit(seeds)
    #expect(one.runsLeftOut == 0 && one.law is AnnealingLaw)
    #expect(one.findings.contains(.oneSchedule))
    #expect(one.findings.contains(.fewSchedules(1, runs: 4)))
    let single = try LossLawFit([seeds[0]])
    let (few, lone) = (one.forecast(of: wsd), single.forecast(of: wsd))
    #expect(few.finalMargin > 0.8 * lone.finalMargin)
    // Two schedules, one of them three times: as two logs.
    let two = try LossLawFit(Array(seeds.prefix(3)) + [try made("constant", constant, noise: 1e-3)])
    #expect(two.findings.contains(.fewSchedules(2, runs: 4)) && two.runsLeftOut <= 2)
    #expect(LossFinding.fewSchedules(2, runs: 4).description.contains("2 different schedules"))
  }

  @Test func `lengths a hundredth apart and rates a fiftieth are one schedule, and no more`() {
    let like = warmup.decaying(to: 3.3e-5, over: 21_700, along: .cosine)
    #expect(FitProblem.isSame(cosine, like) && FitProblem.isSame(like, cosine))
    for other in [wsd, constant, longCosine, warmup.decaying(to: 0, over: 21_840, along: .cosine)] {
      #expect(!FitProblem.isSame(cosine, other))
    }
    #expect(FitProblem.isStart(constant, of: warmup.holding(for: 60_000)))
    #expect(!FitProblem.isStart(warmup.holding(for: 60_000), of: constant))
  }

  @Test(arguments: 0..<3, [1.03, 0.95, 1.15])
  func `the log of another model is named, whichever it is`(odd: Int, factor: Double) throws {
    var runs = try FittingTests.runs(noise: 2e-3, seed: 30)
    runs[odd] = try LossRun(
      "odd", runs[odd].schedule, steps: runs[odd].steps,
      losses: runs[odd].losses.map { $0 * factor })
    let fit = try LossLawFit(runs)
    let found = fit.findings.compactMap { finding -> Double? in
      if case .otherModel("odd", let error) = finding { error } else { nil }
    }
    #expect(found.count == 1 && abs((found.first ?? 0) - (factor - 1)) < 0.01, "\(fit.findings)")
    #expect(!fit.forecast(of: wsd).isReliable)
  }

  @Test func `a seed that is another model is named among its schedule's`() throws {
    var runs = try (1...3).map { try made("cosine \($0)", cosine, noise: 1e-3, seed: 90 + $0) }
    runs[1] = try LossRun(
      "odd", cosine, steps: runs[1].steps, losses: runs[1].losses.map { $0 * 1.04 })
    let fit = try LossLawFit(runs)
    let words = fit.findings.map(\.description)
    #expect(words.contains { $0.hasPrefix("odd is 4") }, "\(words)")
    #expect(!fit.isReliable)
  }

  @Test func `logs of one model are not taken for others`() throws {
    for seed in 1...6 as ClosedRange<UInt64> {
      let fit = try LossLawFit(try FittingTests.runs(noise: 4e-3, seed: 10 * seed))
      #expect(fit.isReliable, "\(fit.findings)")
    }
  }

  @Test func `peaks that differ are said, and predict nothing with confidence`() throws {
    var runs = try BadLogsTests.runs()
    let half = twoStage.scaled(by: 0.5)
    runs[2] = try made("half", half, noise: 1e-3)
    let fit = try LossLawFit(runs)
    #expect(fit.findings.contains(.peaksDiffer(low: 1.5e-4, high: 3e-4)))
    #expect(!fit.forecast(of: wsd).isReliable)
  }

  @Test func `a warmup that no log shows is a guess, with what it may cost`() throws {
    let runs = try BadLogsTests.runs().map { run in
      try LossRun(
        LoggedRun(
          name: run.name, curve: Logs.Curve(steps: run.steps, values: run.losses),
          rates: Logs.Curve(steps: run.steps, values: run.schedule.rates(at: run.steps))))
    }
    let fit = try LossLawFit(runs)
    let costs = fit.findings.compactMap { finding -> Double? in
      if case .warmupUnknown(_, 2_200, let cost) = finding { cost } else { nil }
    }
    #expect(costs.count == 3)
    // As much as a warmup at the peak from the first step on is worth.
    let other = Schedule.constant(3e-4, for: 24_000)
    let worth = 1 - published.finalLoss(of: other) / published.finalLoss(of: constant)
    #expect(costs.contains { abs($0 / worth - 1) < 0.1 }, "\(costs) \(worth)")
    let known = try LossLawFit(try BadLogsTests.runs()).findings
    #expect(known.allSatisfy { $0.kind != "warmup-unknown" })
  }

  @Test func `a schedule that lost its warmup is said to end higher, by how much`() throws {
    let fit = try LossLawFit(try BadLogsTests.runs())
    let forecast = fit.forecast(of: wsd.dropFirst(2_160))
    guard case .noWarmup(2_160, let cost)? = forecast.findings.first else {
      Issue.record("\(forecast.findings)")
      return
    }
    let warmed = Schedule.warmup(to: 3e-4, over: 2_160).appending(wsd.dropFirst(2_160))
    let worth = 1 - published.finalLoss(of: warmed) / published.finalLoss(of: wsd.dropFirst(2_160))
    #expect(abs(cost - worth) < 1e-4 && cost > 5e-4, "\(cost) \(worth)")
    #expect(fit.forecast(of: wsd).findings.isEmpty)
  }

  @Test func `nothing trained is no loss, and no number`() throws {
    let fit = try LossLawFit(try BadLogsTests.runs())
    for schedule in [Schedule(), .constant(0, for: 10)] {
      let forecast = fit.forecast(of: schedule)
      #expect(forecast.findings == [.noSteps] && forecast.finalLoss.isNaN)
      #expect(!forecast.isReliable)
      #expect(throws: LossLawError.self) { try fit.check(schedule) }
    }
    try fit.check(wsd)
  }

  @Test func `a law that says a loss below 0 is not believed`() throws {
    // The annealing law has no end of what annealing brings.
    let fit = try LossLawFit([try made("cosine", cosine), try made("two", twoStage)])
    let rate = 3e-4 * 60
    let forecast = fit.forecast(
      of: Schedule.warmup(to: rate, over: 2_160).holding(for: 5_000).decaying(to: 0, over: 60_000))
    #expect(forecast.finalLoss < 0 && forecast.findings.map(\.kind).contains("no-loss"))
    #expect(!forecast.isReliable)
  }

  @Test func `a loss at the law's limit or below it is never reached, and L0 is told`() throws {
    let fit = try LossLawFit(try BadLogsTests.runs())
    let floor = fit.law.parameters[0].value
    for target in [-1, 0, 2.5, .nan] as [Double] {
      guard
        case .neverReached(_, let limit, let told, let interval?)? =
          fit.findings(onTarget: target, carrying: cosine).first
      else {
        Issue.record("\(target)")
        continue
      }
      #expect(told == floor && interval.contains(floor) && interval.contains(3.04))
      #expect(limit < floor && limit > floor - 0.2)
      let steps = fit.stepsNeeded(for: target, carrying: cosine, upTo: 100_000)
      #expect(steps.expected == nil && steps.safe == nil)
    }
    let words = fit.findings(onTarget: 2.5, carrying: cosine)[0].description
    #expect(words.contains("never reached under this law") && words.contains("L0"))
    // Below L0 a decay comes, and nothing is sure of it.
    let below = fit.findings(onTarget: floor - 0.01, carrying: cosine)
    #expect(below.map(\.kind) == ["below-floor"])
    #expect(fit.stepsNeeded(for: floor - 0.01, carrying: cosine, upTo: 1_000_000).safe == nil)
    #expect(fit.findings(onTarget: 3.2, carrying: cosine).isEmpty)
    // Without a decay the limit is L0 itself.
    let kinds = [floor, floor.nextUp].map {
      fit.findings(onTarget: $0, carrying: constant).map(\.kind)
    }
    #expect(kinds == [["never-reached"], []])
  }

  @Test func `the steps to be sure of a loss do not depend on how far was looked`() throws {
    let fit = try LossLawFit(try BadLogsTests.runs())
    let near = fit.stepsNeeded(for: 3.16, carrying: cosine, upTo: 150_000)
    let far = fit.stepsNeeded(for: 3.16, carrying: cosine, upTo: 1_000_000)
    #expect(near.safe != nil && near.safe == far.safe && near.expected == far.expected)
  }
}
