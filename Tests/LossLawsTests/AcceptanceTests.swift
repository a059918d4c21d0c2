import Foundation
import Schedules
import TestSupport
import Testing

@testable import LossLaws

/// Nine runs as those are that the published parameters come from: six predicted from a fit of three.
struct AcceptanceTests {
  static let constant72 = warmup.holding(for: 69_840)
  static func stages(_ rate: Double) -> Schedule {
    warmup.holding(for: 5_840).appending(.constant(rate, for: 8_000))
  }
  static let predicted = [
    longCosine, constant72, wsd, warmup.holding(for: 17_840).decaying(to: 3e-5, over: 4_000),
    stages(3e-5), stages(18e-5),
  ]

  /// Noise of 0.07 %, of which neighbours share most, and runs apart by 0.05 %: as the residuals of real ones.
  static func run(_ name: String, _ schedule: Schedule, _ random: inout SeededGenerator) throws
    -> LossRun
  {
    let steps = Array(stride(from: 2_176, to: schedule.length, by: 128))
    let off = 5e-4 * noise(&random)
    var last = noise(&random)
    let losses = published.loss(of: schedule, at: steps).map { loss in
      last = 0.85 * last + 0.527 * noise(&random)
      return loss * exp(7e-4 * last + off)
    }
    return try LossRun(name, schedule, steps: steps, losses: losses)
  }

  struct Scores {
    var r2 = 0.0
    var mean = 0.0
    var worst = 0.0
    var final = 0.0

    /// Means over the runs, and the largest final error.
    init(_ fit: LossLawFit, on runs: [LossRun]) {
      for run in runs {
        let found = fit.forecast(of: run.schedule, at: run.steps).losses
        let count = Double(run.losses.count)
        let middle = run.losses.reduce(0, +) / count
        let misses = zip(found, run.losses).map { $0 - $1 }
        let spread = run.losses.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
        r2 += (1 - misses.reduce(0) { $0 + $1 * $1 } / spread) / Double(runs.count)
        mean += misses.reduce(0) { $0 + abs($1) } / count / Double(runs.count)
        worst += zip(misses, run.losses).map { abs($0 / $1) }.max()! / Double(runs.count)
        final = max(final, abs(misses.last! / run.losses.last!))
      }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `six runs are predicted from three as well as the published law does`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let fit = try LossLawFit(
      [("cosine", cosine), ("constant", constant), ("two-stage", twoStage)].map {
        try Self.run($0.0, $0.1, &random)
      })
    let six = try Self.predicted.enumerated().map { try Self.run("\($0)", $1, &random) }
    let scores = Scores(fit, on: six)
    #expect(scores.r2 >= 0.9988 && scores.mean <= 0.0038, "\(scores)")
    #expect(scores.worst <= 0.0035 && scores.final <= 0.004, "\(scores)")
    #expect(fit.isReliable && fit.runsLeftOut == 3)
  }
}
