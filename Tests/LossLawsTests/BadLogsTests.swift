import Foundation
import Logs
import Schedules
import TestSupport
import Testing

@testable import LossLaws

/// Logs that tell too little, or something wrong: an error or a finding, and never a confident number.
struct BadLogsTests {
  static func runs() throws -> [LossRun] { try FittingTests.runs(noise: 1e-3, seed: 40) }

  /// Losses that fall with the steps, changed from a step on.
  static func losses(_ count: Int, from change: Int, _ add: Double) -> [Double] {
    (0..<count).map { i -> Double in
      let loss = 3 + 1 / (1 + Double(i) / 20)
      return i >= change ? loss + add : loss
    }
  }

  @Test(arguments: [1, 3, 5, 7])
  func `a log of a handful of points checks nothing when it is left out`(count: Int) throws {
    let runs = try Self.runs()
    let short = try LossRun(
      "short", cosine, steps: runs[0].steps.suffix(count), losses: runs[0].losses.suffix(count))
    let fit = try LossLawFit([short] + runs.dropFirst())
    #expect(fit.errorLeftOut.isFinite && fit.errorLeftOut < 0.02)
    #expect(fit.runsLeftOut < 3)
    #expect(fit.forecast(of: wsd).finalMargin > 0)
  }

  @Test(arguments: [20, 60, 90, 96])
  func `a run that goes wrong for good has diverged, wherever it does`(step: Int) {
    let losses = Self.losses(101, from: step, 4)
    #expect {
      try LossRun("a", .constant(1, for: 101), steps: Array(0...100), losses: losses)
    } throws: { error in
      guard case .diverged("a", let found, let loss) = error as? LossLawError else { return false }
      return found >= step - 10 && loss > 3 && "\(error)".contains("leave it out")
    }
  }

  @Test func `a spike that a run recovers from is no divergence, and moves the fit little`() throws
  {
    let plain = try Self.runs()
    var losses = plain[0].losses
    for i in 60..<64 { losses[i] *= 1.5 }
    let spiked = try LossRun("cosine", cosine, steps: plain[0].steps, losses: losses)
    let (with, without) = (
      try LossLawFit([spiked] + plain.dropFirst()), try LossLawFit(plain)
    )
    let ratio = with.forecast(of: wsd).finalLoss / without.forecast(of: wsd).finalLoss
    #expect(abs(ratio - 1) < 1e-3, "\(ratio)")
  }

  @Test func `a loss of 0 or less, and steps that do not rise, are malformed`() {
    for (steps, losses) in [
      ([0, 1], [3, 0]), ([0, 1], [3, -1]), ([1, 1], [3, 2]), ([-1, 1], [3, 2]),
    ] {
      #expect {
        try LossRun("a", .constant(1, for: 9), steps: steps, losses: losses.map(Double.init))
      } throws: {
        if case .malformed("a", _)? = $0 as? LossLawError { true } else { false }
      }
    }
  }

  @Test func `logs that end before their decays say nothing of decays`() throws {
    let early = try made("wsd", wsd.prefix(17_000), noise: 1e-3)
    let run = try LossRun("wsd", wsd, steps: early.steps, losses: early.losses)
    let fit = try LossLawFit([run, try made("constant", constant, noise: 1e-3)])
    #expect(fit.findings.contains(.endsEarly(run: "wsd", step: early.steps.last!, length: 24_000)))
    #expect(fit.findings.contains(.noDecay))
    let forecast = fit.forecast(of: wsd)
    #expect(!forecast.isReliable && forecast.findings.contains(.noDecay))
    #expect(fit.forecast(of: constant).isReliable)
  }

  @Test
  func `a run far longer than the logs is said to be, and has no interval beyond eight times`()
    throws
  {
    let fit = try LossLawFit(try Self.runs())
    let (four, twelve) = (warmup.holding(for: 96_000), warmup.holding(for: 300_000))
    let forecast = fit.forecast(of: four)
    #expect(forecast.findings.map(\.kind) == ["far-longer"] && forecast.isReliable)
    #expect(!fit.forecast(of: twelve).isReliable)
  }

  @Test func `margins grow with the distance from what was logged`() throws {
    let fit = try LossLawFit(try Self.runs())
    let margins = [24_000, 48_000, 72_000].map {
      fit.forecast(of: warmup.holding(for: $0 - 2_160)).finalMargin
    }
    #expect(margins[0] < margins[1] && margins[1] < margins[2])
  }

  @Test func `few points give wide intervals, which hold the truth`() throws {
    var (inside, few, many) = (0, [Double](), [Double]())
    for seed in 1...8 as ClosedRange<UInt64> {
      let runs = try FittingTests.runs(noise: 3e-3, seed: 10 * seed)
      let thin = try runs.map { run in
        let kept = stride(from: 0, to: run.steps.count, by: run.steps.count / 8)
        return try LossRun(
          run.name, run.schedule, steps: kept.map { run.steps[$0] },
          losses: kept.map { run.losses[$0] })
      }
      let forecast = try LossLawFit(thin).forecast(of: longCosine)
      few.append(forecast.finalMargin)
      many.append(try LossLawFit(runs).forecast(of: longCosine).finalMargin)
      let truth = published.finalLoss(of: longCosine)
      if abs(forecast.finalLoss - truth) <= forecast.finalMargin { inside += 1 }
    }
    #expect(inside >= 7 && median(few) > 1.1 * median(many), "\(inside) \(few) \(many)")
  }

  @Test func `logs of different models are no one law's, and predict nothing with confidence`()
    throws
  {
    var runs = try Self.runs()
    runs[2] = try LossRun(
      "other model", twoStage, steps: runs[2].steps, losses: runs[2].losses.map { $0 * 1.15 })
    let fit = try LossLawFit(runs)
    #expect(fit.findings.map(\.kind).contains("other-model"))
    #expect(!fit.isReliable && !fit.forecast(of: wsd).isReliable)
  }

  @Test func `rates that the schedule contradicts are refused, however they do`() throws {
    let steps = Array(stride(from: 2_200, to: 24_000, by: 128))
    let losses = published.loss(of: cosine, at: steps)
    let rates = cosine.rates(at: steps)
    _ = try LossRun("right", cosine, steps: steps, losses: losses, rates: rates)
    let wrong: [(String, [Double])] = [
      ("scaled", rates.map { $0 * 1.01 }), ("late", cosine.rates(at: steps.map { $0 - 300 })),
      ("longer", longCosine.rates(at: steps)), ("constant", rates.map { _ in 3e-4 }),
      ("not a number", rates.map { $0 < 1e-4 ? .nan : $0 }),
    ]
    for (name, rates) in wrong {
      #expect {
        try LossRun(name, cosine, steps: steps, losses: losses, rates: rates)
      } throws: {
        if case .contradiction? = $0 as? LossLawError {
          "\($0)".contains("give the schedule that the run followed")
        } else {
          false
        }
      }
    }
  }

  @Test func `a log without rates needs a schedule, and one with them does not`() throws {
    let steps = Array(stride(from: 2_200, to: 24_000, by: 64))
    var run = LoggedRun(
      name: "log", curve: Logs.Curve(steps: steps, values: published.loss(of: cosine, at: steps)))
    #expect(throws: LossLawError.noSchedule("log", "the log has no learning rates")) {
      try LossRun(run)
    }
    run.rates = Logs.Curve(steps: steps, values: cosine.rates(at: steps))
    let own = try LossRun(run)
    #expect(abs(own.schedule.meanRate / cosine.prefix(steps.last! + 1).meanRate - 1) < 2e-3)
    let loss = published.loss(of: own.schedule, at: [steps.last!])[0]
    #expect(abs(loss / run.curve.values.last! - 1) < 2e-4)
    run.rates = Logs.Curve(steps: steps, values: steps.map { _ in -1 })
    #expect(throws: LossLawError.self) { try LossRun(run) }
  }

  @Test func `a schedule that rises after it fell, or ends in its warmup, has no interval`() throws
  {
    let fit = try LossLawFit(try Self.runs())
    let rising = twoStage.appending(.constant(3e-4, for: 2_000))
    #expect(fit.forecast(of: rising).findings.map(\.kind) == ["rises-after-fall"])
    #expect(!fit.forecast(of: rising).isReliable)
    #expect(!fit.forecast(of: .warmup(to: 3e-4, over: 2_000)).isReliable)
  }

  @Test func `one or two logs are said to be few, and one schedule to be one`() throws {
    let one = try LossLawFit([try made("cosine", cosine, noise: 1e-3)])
    #expect(one.findings.map(\.kind).contains("one-schedule"))
    #expect(one.findings.contains(.fewRuns(1)) && one.runsLeftOut == 0)
    #expect(one.law is AnnealingLaw)
    let three = try LossLawFit(try Self.runs())
    #expect(!three.findings.map(\.kind).contains("few-runs") && three.runsLeftOut == 3)
    #expect(three.law is MultiPowerLaw)
    // What one log cannot check is wide.
    #expect(
      one.forecast(of: wsd).finalMargin > 2 * three.forecast(of: wsd).finalMargin)
  }

  @Test func `what the logs hardly say is named`() throws {
    let gentle = warmup.holding(for: 5_840).appending(.constant(2.9e-4, for: 8_000))
    let fit = try LossLawFit(
      [try made("constant", constant, noise: 2e-3), try made("gentle", gentle, noise: 2e-3)],
      law: .multiPower)
    let named = fit.findings.compactMap { finding -> [String]? in
      if case .fromPublishedFits(let names) = finding { names } else { nil }
    }.joined()
    #expect(["C", "beta", "gamma"].allSatisfy(named.contains), "\(fit.findings)")
  }

  @Test func `every finding has a kind of its own and a sentence`() {
    let findings: [LossFinding] = [
      .noDecay, .oneSchedule, .fromPublishedFits(["C"]), .fewRuns(1),
      .endsEarly(run: "a", step: 1, length: 2), .risesAfterFall(of: "a", step: 1),
      .missesLog(run: "a", error: 0.1), .otherPeak(ratio: 2), .farLonger(ratio: 4), .onlyWarmup,
      .atEdge("a"), .lowerRates(to: 1e-6), .endsInDecay(run: "a", step: 1, share: 0.5),
      .recovered(run: "a", from: 1, to: 2),
      .endsHigh(run: "a", step: 1, points: 1, share: 0.1),
      .warmupUnknown(run: "a", steps: 1, cost: 0.1),
      .shortLog(run: "a", points: 1, step: 2), .fewSchedules(1, runs: 2),
      .peaksDiffer(low: 1, high: 2), .otherModel(run: "a", error: 0.1),
      .missesLeftOut(run: "a", error: 0.1), .noSteps, .noLoss(-1), .noWarmup(steps: 1, cost: 0.1),
      .neverReached(loss: 1, limit: 2, floor: 3, interval: 2...4),
      .belowFloor(loss: 2.5, floor: 3, interval: nil), .sharedStart(runs: ["a", "b"], step: 1),
      .aboveNoise(error: 0.1, noise: 0.01), .longWarmup(steps: 1, length: 2),
      .swappedSchedules(run: "a", other: "b", error: 0.1, swapped: 0.01), .shortDecay(steps: 1),
      .missesStretch(run: "a", step: 1, error: -0.02), .undetermined(margin: 1),
      .withinLogs(loss: 3, run: "a", step: 1), .longerAtPeak(steps: 9, logged: 1),
      .fitsWithout(run: "a", error: 0.1, without: 0.01),
    ]
    #expect(Set(findings.map(\.kind)).count == findings.count)
    #expect(findings.allSatisfy { $0.description.count > 30 || $0 == .noLoss(-1) })
    #expect(
      findings.filter(\.isGrave).map(\.kind) == [
        "no-decay", "rises-after-fall", "misses-log", "other-peak", "only-warmup", "peaks-differ",
        "other-model", "misses-left-out", "no-steps", "no-loss", "never-reached",
        "swapped-schedules", "undetermined",
      ])
    #expect(LossFinding.farLonger(ratio: 8.1).isGrave && !LossFinding.farLonger(ratio: 7.9).isGrave)
  }
}
