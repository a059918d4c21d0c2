import Foundation
import Schedules
import TestSupport
import Testing

@testable import LossLaws

/// Logs of models unlike the one that the priors are centred on: other losses, exponents, peaks, lengths and spacings.
struct MadeModel {
  let law: MultiPowerLaw
  let peak: Double
  let warmup: Int
  let length: Int
  let spacing: Int
  private var random: SeededGenerator

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func any(_ low: Double, _ high: Double) -> Double {
      Double.random(in: low...high, using: &random)
    }
    peak = 3e-4 * exp(any(-1.5, 2.5))
    length = [4_000, 10_000, 24_000, 100_000][Int(any(0, 3.999))]
    warmup = length / 12
    spacing = length / [60, 180, 1_000][Int(any(0, 2.999))]
    let (unit, exponent, rateExponent) = (peak / 3e-4, any(0.36, 0.56), any(0.5, 0.8))
    law = MultiPowerLaw(
      floor: any(1.6, 3.4), scale: any(0.4, 1) * pow(unit * Double(length) / 24_000, exponent),
      exponent: exponent, drop: any(250, 700) / unit,
      speed: any(1.2, 4) * pow(unit, rateExponent - 1), curvature: any(0.48, 0.75),
      rateExponent: rateExponent)
    self.random = random
  }

  var start: Schedule { .warmup(to: peak, over: warmup) }
  var cosine: Schedule { start.decaying(to: peak / 10, over: length - warmup, along: .cosine) }
  var constant: Schedule { start.holding(for: length - warmup) }
  var twoStage: Schedule {
    start.holding(for: length / 3 - warmup).appending(.constant(peak * 0.3, for: length / 3))
  }

  /// What is predicted: a cosine three times as long, and a cooldown.
  var targets: [Schedule] {
    [
      start.decaying(to: peak / 10, over: 3 * length - warmup, along: .cosine),
      start.holding(for: length * 5 / 6 - warmup)
        .decaying(to: peak / 10, over: length / 6, along: .exponential),
    ]
  }

  /// A log with noise, neighbours alike by `correlation`, and all of it off by `offset`.
  mutating func run(
    _ name: String, _ schedule: Schedule, noise deviation: Double, correlation: Double = 0,
    offset: Double = 0
  ) throws -> LossRun {
    let steps = Array(stride(from: warmup + 16, to: schedule.length, by: spacing))
    let fresh = (1 - correlation * correlation).squareRoot()
    var last = noise(&random)
    let losses = law.loss(of: schedule, at: steps).map { loss in
      last = correlation * last + fresh * noise(&random)
      return loss * exp(deviation * last + offset)
    }
    return try LossRun(name, schedule, steps: steps, losses: losses)
  }

  mutating func fit(noise: Double, correlation: Double = 0, offset: Double = 0) throws -> LossLawFit
  {
    var runs: [LossRun] = []
    for (name, schedule) in [("cosine", cosine), ("constant", constant), ("two-stage", twoStage)] {
      let own = offset * LossLawsTests.noise(&random)
      runs.append(
        try run(name, schedule, noise: noise, correlation: correlation, offset: own))
    }
    return try LossLawFit(runs)
  }
}

struct CoverageTests {
  static let seeds = 1...16 as ClosedRange<UInt64>

  @Test
  func `with noise, the parameters of other models come back within their stated uncertainty`()
    throws
  {
    var (inside, all) = (0, 0)
    for seed in Self.seeds {
      var model = MadeModel(seed: seed)
      let fit = try model.fit(noise: 2e-3)
      for (index, (found, truth)) in zip(fit.law.parameters, model.law.parameters).enumerated() {
        all += 1
        if abs(log(found.value / truth.value)) <= 1.645 * fit.deviations[index] { inside += 1 }
      }
    }
    // Nine in ten are said; those of one fit go together.
    #expect(inside * 100 >= all * 82, "\(inside) of \(all)")
    // Deviations that hold all would say nothing.
    #expect(inside < all, "\(inside) of \(all)")
  }

  @Test(arguments: [0.0, 0.6])
  func `the truth of other models lies within the interval as often as it says`(
    correlation: Double
  ) throws {
    var (inside, all, widths, errors) = (0, 0, [Double](), [Double]())
    for seed in Self.seeds {
      var model = MadeModel(seed: seed)
      let fit = try model.fit(noise: 2e-3, correlation: correlation)
      for schedule in model.targets {
        let forecast = fit.forecast(of: schedule)
        #expect(forecast.isReliable)
        let truth = model.law.finalLoss(of: schedule)
        all += 1
        if abs(forecast.finalLoss - truth) <= forecast.finalMargin { inside += 1 }
        widths.append(forecast.finalMargin / truth)
        errors.append(abs(forecast.finalLoss / truth - 1))
      }
    }
    #expect(inside * 10 >= all * 9, "\(inside) of \(all)")
    #expect(median(widths) < 0.012 && median(errors) < 1e-3, "\(median(widths)) \(median(errors))")
  }

  @Test func `runs that are each off by more than noise widen the interval, and it holds`() throws {
    var (inside, all) = (0, 0)
    for seed in Self.seeds {
      var model = MadeModel(seed: seed)
      let still = try model.fit(noise: 1e-3)
      let fit = try model.fit(noise: 1e-3, offset: 4e-3)
      for schedule in model.targets {
        let forecast = fit.forecast(of: schedule)
        all += 1
        let truth = model.law.finalLoss(of: schedule)
        if abs(forecast.finalLoss - truth) <= forecast.finalMargin { inside += 1 }
      }
      // As seen by leaving runs out, which for one such fit may happen to fit.
      #expect(fit.ownError + fit.deviations[0] > still.ownError * 0.9)
    }
    #expect(inside * 10 >= all * 8, "\(inside) of \(all)")
  }

  @Test func `without noise the parameters of other models come back`() throws {
    for seed in Self.seeds.prefix(6) {
      var model = MadeModel(seed: seed)
      let fit = try model.fit(noise: 0)
      for (found, truth) in zip(fit.law.parameters, model.law.parameters).prefix(3) {
        #expect(abs(found.value / truth.value - 1) < 0.02, "\(seed) \(found) \(truth)")
      }
      for schedule in model.targets {
        let (found, truth) = (fit.law.finalLoss(of: schedule), model.law.finalLoss(of: schedule))
        #expect(abs(found / truth - 1) < 5e-4, "\(seed)")
      }
    }
  }

  @Test func `Student's quantiles are those of the tables`() {
    // SciPy's stats.t.ppf(0.95, n).
    for (freedom, quantile) in [(2, 2.91999), (3, 2.35336), (10, 1.81246), (60, 1.67065)] {
      #expect(abs(studentQuantile(0.9, freedom: freedom) - quantile) < 1e-4)
    }
  }

  @Test func `a dense log is fitted as its means are`() throws {
    let schedule = Schedule.warmup(to: 3e-4, over: 100).decaying(to: 0, over: 9_900)
    let steps = Array(100..<10_000)
    var losses = published.loss(of: schedule, at: steps)
    losses[5_000] = 50  // a spike
    let points = try LossRun("dense", schedule, steps: steps, losses: losses).fittedPoints()
    #expect(points.steps.count <= 256 && points.steps.count > 200)
    #expect(points.counts.reduce(0, +) > steps.count * 9 / 10)
    let means = published.loss(of: schedule, at: points.steps)
    for (logLoss, mean) in zip(points.logLosses, means) { #expect(abs(logLoss - log(mean)) < 2e-3) }
    let few = try LossRun("few", schedule, steps: [50, 200, 400], losses: [9, 4, 3]).fittedPoints()
    #expect(few.steps == [200, 400] && few.counts == [1, 1])
  }
}
