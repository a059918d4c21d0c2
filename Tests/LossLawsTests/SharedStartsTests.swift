import Foundation
import Schedules
import TestSupport
import Testing

@testable import LossLaws

/// Logs that branch from one run: what they share is one observation, and together they are one check.
struct SharedStartsTests {
  /// A cosine of its own; a run at a constant rate, and two that branch from it at 8 000 and at 20 000.
  static func branches(seed: UInt64 = 1) throws -> [LossRun] {
    [
      try made("cosine", cosine, noise: 2e-3, seed: 10 * seed),
      try made("constant", constant, noise: 2e-3, seed: 10 * seed + 1),
      try made("two-stage", twoStage, noise: 2e-3, seed: 10 * seed + 1),
      try made("wsd", wsd, noise: 2e-3, seed: 10 * seed + 1),
    ]
  }

  /// The same with noise of its own for each.
  static func apart(seed: UInt64 = 1) throws -> [LossRun] {
    try zip(branches(), 0...).map { run, i in
      try made(run.name, run.schedule, noise: 2e-3, seed: 10 * seed + i)
    }
  }

  /// The steps of `made` are 2 200 and every 128 on.
  static func last(before step: Int) -> Int { 2_200 + (step - 1 - 2_200) / 128 * 128 }

  @Test func `runs with the same losses up to a step are one family, and its steps are told`()
    throws
  {
    let shared = SharedStarts(try Self.branches())
    #expect(shared.families == [[0], [1, 2, 3]])
    #expect(shared.end(of: 2, with: [1, 3]) == Self.last(before: 8_000))
    #expect(shared.end(of: 3, with: [1]) == Self.last(before: 20_000))
    #expect(shared.end(of: 3, with: [2]) == Self.last(before: 8_000))
    #expect(shared.end(of: 0, with: 0..<4) == -1)
    #expect(SharedStarts(try Self.apart()).families == [[0], [1], [2], [3]])
    let fit = try LossLawFit(try Self.branches())
    #expect(
      fit.findings.contains(
        .sharedStart(
          runs: ["constant", "two-stage", "wsd"], step: Self.last(before: 8_000))))
    #expect(try LossLawFit(try Self.apart()).findings.allSatisfy { $0.kind != "shared-start" })
  }

  @Test func `seven same losses are chance, and logs at other steps share those that both have`()
    throws
  {
    let runs = try Self.branches()
    func thin(_ run: LossRun, every spacing: Int) throws -> LossRun {
      let kept = stride(from: 0, to: run.steps.count, by: spacing)
      return try LossRun(
        run.name, run.schedule, steps: kept.map { run.steps[$0] },
        losses: kept.map { run.losses[$0] })
    }
    let thinned = SharedStarts([runs[1], try thin(runs[3], every: 3)])
    #expect(thinned.families == [[0, 1]])
    #expect((19_000..<20_000).contains(thinned.end(of: 0, with: [1])))
    var losses = runs[2].losses
    losses[7] += 1e-4
    let other = try LossRun("other", twoStage, steps: runs[2].steps, losses: losses)
    #expect(SharedStarts([runs[1], other]).families == [[0], [1]])
    losses[7] -= 1e-4
    losses[8] += 1e-4
    let eight = try LossRun("other", twoStage, steps: runs[2].steps, losses: losses)
    #expect(SharedStarts([runs[1], eight]).end(of: 1, with: [0]) == runs[2].steps[7])
  }

  @Test func `what runs share is fitted once, and by those that are left when one is left out`()
    throws
  {
    let problem = try FitProblem(try Self.branches())
    let shared = [0, 0, Self.last(before: 8_000), Self.last(before: 20_000)]
    let counts = problem.points().map(\.logLosses.count)
    let own = problem.runs.indices.map { i in problem.runs[i].steps.count { $0 > shared[i] } }
    #expect(counts == own)
    // Without the run that has it, it is the next one's.
    let without = problem.points(without: [1]).map(\.logLosses.count)
    #expect(without[1] == problem.runs[2].steps.count)
    #expect(without[2] == problem.runs[3].steps.count { $0 > Self.last(before: 8_000) })
  }

  @Test func `a log given twice says no more than once`() throws {
    let runs = try Self.apart()
    let again = try LossRun(
      "again", runs[2].schedule, steps: runs[2].steps, losses: runs[2].losses)
    let (once, twice) = (try LossLawFit(runs), try LossLawFit(runs + [again]))
    for (a, b) in zip(once.deviations, twice.deviations) { #expect(abs(a / b - 1) < 0.02) }
    let (narrow, same) = (once.forecast(of: longCosine), twice.forecast(of: longCosine))
    #expect(abs(narrow.finalLoss / same.finalLoss - 1) < 1e-4)
    #expect(same.finalMargin > 0.98 * narrow.finalMargin)
  }

  @Test func `branches are one check, and their interval is no narrower than that of two runs`()
    throws
  {
    for seed in 1...4 as ClosedRange<UInt64> {
      let (branched, apart) = (
        try LossLawFit(try Self.branches(seed: seed)), try LossLawFit(try Self.apart(seed: seed))
      )
      #expect(apart.ownFreedom == 3 + Double(apart.runsLeftOut))
      #expect(branched.ownFreedom <= 5, "a cosine, and a family")
      let (few, many) = (branched.forecast(of: longCosine), apart.forecast(of: longCosine))
      #expect(few.finalMargin > many.finalMargin, "\(seed)")
    }
  }

  @Test func `means of a dense log go over no jump of the rate and no end of what is shared`()
    throws
  {
    let schedule = Schedule.warmup(to: 3e-4, over: 100).holding(for: 4_901)
      .appending(.constant(3e-5, for: 5_000))
    let steps = Array(100..<10_000)
    let run = try LossRun(
      "dense", schedule, steps: steps, losses: published.loss(of: schedule, at: steps))
    let points = run.fittedPoints(endingAt: [3_333])
    #expect(points.steps.count > 200)
    // Each is the mean of its count of neighbouring steps, about its own.
    for (step, count) in zip(points.steps, points.counts) {
      let reach = step - count / 2...step + count / 2
      #expect(!(reach.contains(3_333) && reach.contains(3_334)), "\(step) \(count)")
      #expect(!(reach.contains(5_000) && reach.contains(5_001)), "\(step) \(count)")
    }
    let exact = published.loss(of: schedule, at: points.steps)
    let worst = zip(points.logLosses, exact).map { abs($0 - log($1)) }.max()!
    #expect(worst < 1e-3, "\(worst)")
  }
}
