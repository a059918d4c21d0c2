import Foundation
import LossLaws
import Schedules
import TestSupport
import Testing

/// Normal noise by the sum of twelve.
func noise(_ random: inout SeededGenerator) -> Double {
  (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
}

func made(_ name: String, _ schedule: Schedule, noise deviation: Double = 0, seed: UInt64 = 1)
  throws
  -> LossRun
{
  var random = SeededGenerator(seed: seed)
  let steps = Array(stride(from: 2_200, to: schedule.length, by: 128))
  let losses = published.loss(of: schedule, at: steps).map { $0 * exp(deviation * noise(&random)) }
  return try LossRun(name, schedule, steps: steps, losses: losses)
}

let warmup = Schedule.warmup(to: 3e-4, over: 2_160)
let cosine = warmup.decaying(to: 3e-5, over: 21_840, along: .cosine)
let constant = warmup.holding(for: 21_840)
let twoStage = warmup.holding(for: 5_840).appending(.constant(9e-5, for: 8_000))
let longCosine = warmup.decaying(to: 3e-5, over: 69_840, along: .cosine)
let wsd = warmup.holding(for: 17_840).decaying(to: 3e-5, over: 4_000, along: .exponential)

struct FittingTests {
  static func runs(noise: Double, seed: UInt64) throws -> [LossRun] {
    [
      try made("cosine", cosine, noise: noise, seed: seed),
      try made("constant", constant, noise: noise, seed: seed + 1),
      try made("two-stage", twoStage, noise: noise, seed: seed + 2),
    ]
  }

  @Test func `the parameters of made logs come back`() throws {
    let fit = try LossLawFit(try Self.runs(noise: 0, seed: 1))
    for ((name, value), (_, truth)) in zip(fit.law.parameters, published.parameters) {
      #expect(abs(value / truth - 1) < 0.01, "\(name) \(value)")
    }
    #expect(
      abs(fit.forecast(of: longCosine).finalLoss / published.finalLoss(of: longCosine) - 1) < 1e-4)
  }

  @Test(arguments: [4, 16])
  func `the parameters of logs too dense to be fitted point by point come back`(every: Int) throws {
    let runs = try [cosine, constant, twoStage].enumerated().map { i, schedule in
      let steps = Array(stride(from: 2_200, to: schedule.length, by: every))
      return try LossRun(
        "\(i)", schedule, steps: steps, losses: published.loss(of: schedule, at: steps))
    }
    let fit = try LossLawFit(runs)
    for ((name, value), (_, truth)) in zip(fit.law.parameters, published.parameters) {
      #expect(abs(value / truth - 1) < 0.01, "\(name) \(value)")
    }
    #expect(
      abs(fit.forecast(of: longCosine).finalLoss / published.finalLoss(of: longCosine) - 1) < 1e-5)
  }

  @Test func `the truth lies within the interval as often as it says`() throws {
    var (inside, all) = (0, 0)
    for seed in 1...6 as ClosedRange<UInt64> {
      let fit = try LossLawFit(try Self.runs(noise: 2e-3, seed: 100 * seed))
      for schedule in [wsd, longCosine] {
        let forecast = fit.forecast(of: schedule)
        let truth = published.loss(of: schedule, at: forecast.steps)
        all += 1
        if abs(forecast.finalLoss - truth.last!) <= forecast.finalMargin { inside += 1 }
      }
    }
    #expect(inside * 10 >= all * 9, "\(inside) of \(all)")
  }

  @Test func `constant rates say nothing of decays`() throws {
    let fit = try LossLawFit([try made("constant", constant)])
    #expect(fit.findings.contains(.noDecay))
    #expect(fit.forecast(of: wsd).finalInterval == nil)
  }

  @Test func `a peak above that of the logs takes all confidence away`() throws {
    let fit = try LossLawFit(try Self.runs(noise: 1e-3, seed: 7))
    let forecast = fit.forecast(of: wsd.scaled(by: 2))
    #expect(forecast.finalInterval == nil)
    #expect(forecast.findings.contains(.otherPeak(ratio: 2)))
  }

  @Test func `logs that diverge, are too few or too short, or say other rates are refused`() throws
  {
    let steps = Array(0..<100)
    let losses = steps.map { 3 - 0.01 * Double($0) + ($0 > 80 ? 3 : 0) }
    #expect(throws: LossLawError.self) {
      _ = try LossRun("a", .constant(1e-3, for: 100), steps: steps, losses: losses)
    }
    #expect(throws: LossLawError.diverged("a", step: 1, loss: .infinity)) {
      _ = try LossRun("a", .constant(1e-3, for: 100), steps: [0, 1], losses: [3, .infinity])
    }
    #expect(
      throws: LossLawError.contradiction("a", step: 1, logged: 1e-4, scheduled: 1e-3)
    ) {
      _ = try LossRun(
        "a", .constant(1e-3, for: 100), steps: [0, 1], losses: [3, 2], rates: [1e-3, 1e-4])
    }
    #expect(throws: LossLawError.noRuns) { _ = try LossLawFit([]) }
    let few = try LossRun("a", .constant(1e-3, for: 100), steps: [0, 1], losses: [3, 2])
    #expect(throws: LossLawError.tooFewPoints(2, least: 20)) { _ = try LossLawFit([few]) }
    let late = try LossRun(
      "a", .constant(1e-3, for: 2_000), steps: Array(1_000..<1_100),
      losses: Array(repeating: 3, count: 100))
    #expect(throws: LossLawError.self) { _ = try LossLawFit([late]) }
  }

  @Test func `the best decay of a run is no worse than any of its family`() throws {
    let fit = try LossLawFit(try Self.runs(noise: 0, seed: 1))
    let search = try #require(fit.bestDecay(over: 24_000, peak: 3e-4, warmup: 2_160))
    for decay in [500, 2_000, 8_000, 20_000] {
      let other = warmup.holding(for: 21_840 - decay).decaying(
        to: search.best.final, over: decay, along: search.best.curve)
      #expect(search.best.loss <= fit.law.finalLoss(of: other) + 1e-6)
    }
    #expect(search.flat.contains(search.best.decay))
  }

  @Test func `a best final rate at an end of those that were searched is said`() throws {
    let fit = try LossLawFit(try Self.runs(noise: 0, seed: 1))
    func edges(over length: Int, _ shares: [Double]) throws -> [LossFinding] {
      let search = fit.bestDecay(over: length, peak: 3e-4, warmup: 1_000, finalShares: shares)
      return try #require(search).findings.filter {
        [.atEdge("the lowest final rate"), .atEdge("the highest final rate")].contains($0)
      }
    }
    #expect(try edges(over: 24_000, [0.3, 0.6]) == [.atEdge("the lowest final rate")])
    #expect(try edges(over: 24_000, [0, 0.03, 0.6]).isEmpty)
    #expect(try edges(over: 24_000, [0.3]).isEmpty)
    #expect(try edges(over: 24_000, [0, 0.001]) == [.atEdge("the highest final rate")])
  }

  @Test func `the steps for a loss are the fewest that reach it`() throws {
    let fit = try LossLawFit(try Self.runs(noise: 0, seed: 1))
    let target = fit.law.finalLoss(of: try wsd.transferred(to: 40_000).schedule)
    let steps = fit.stepsNeeded(for: target, carrying: wsd, upTo: 100_000)
    #expect(steps.expected.map { abs($0 - 40_000) <= 1 } == true, "\(steps)")
  }

  @Test func `a log that ends within its warmup changes nothing`() throws {
    let runs = try Self.runs(noise: 1e-3, seed: 5)
    let early = try LossRun("early", constant, steps: [10, 20], losses: [8, 7])
    let (with, without) = (try LossLawFit(runs + [early]), try LossLawFit(runs))
    #expect(with.forecast(of: wsd).finalLoss == without.forecast(of: wsd).finalLoss)
    #expect(with.findings.contains(.endsEarly(run: "early", step: 20, length: 24_000)))
  }

  @Test func `rules are told from the least loss on`() throws {
    let fit = try LossLawFit(try Self.runs(noise: 0, seed: 1))
    let losses = fit.forecasts(of: wsd, to: 60_000).map(\.forecast.finalLoss)
    #expect(losses.count >= 4 && losses == losses.sorted())
  }
}
