import Foundation
import Schedules
import TestSupport
import Testing

@testable import LossLaws

/// Findings and steps just on either side of where they begin.
struct EdgesTests {
  @Test func `no loss of 0 is ever reached, even by a law whose limit is below it`() throws {
    let fit = try LossLawFit(try BadLogsTests.runs())
    // Drops of a rate a hundred times as high take the law's limit below 0.
    let high = Schedule.warmup(to: 3e-2, over: 2_160).decaying(to: 0, over: 20_000)
    guard
      case .neverReached(loss: 0, let limit, _, _)? = fit.findings(onTarget: 0, carrying: high)
        .first
    else {
      Issue.record("a loss of 0 is reached")
      return
    }
    #expect(limit < 0)
    for loss in [1e-9, 1] {
      guard case .belowFloor? = fit.findings(onTarget: loss, carrying: high).first else {
        Issue.record("\(loss) is not below the floor")
        return
      }
    }
  }

  @Test func `a schedule that decays after its warmup is more than a warmup`() throws {
    let fit = try LossLawFit(try BadLogsTests.runs())
    #expect(!fit.findings(on: cosine).contains(.onlyWarmup))
    #expect(!fit.findings(on: constant).contains(.onlyWarmup))
    #expect(fit.findings(on: warmup).contains(.onlyWarmup))
  }

  @Test func `a run that is missed when left out is named`() throws {
    let problem = try FitProblem(try BadLogsTests.runs())
    let fit: Posterior<MultiPowerLaw> = try problem.fit()
    for (error, isNamed) in [(0.021, true), (0.019, false)] {
      var left = LeftOut()
      (left.count, left.worst) = (3, (1, error))
      let named = problem.findings(fit, left).contains(
        .missesLeftOut(run: "constant", error: error))
      #expect(named == isNamed)
    }
  }

  @Test
  func `where nothing is left out the error is that of the residuals, and a hundredth at least`()
    throws
  {
    let near = try LossLawFit([try made("cosine", cosine, noise: 1e-3, seed: 3)])
    #expect(near.runsLeftOut == 0 && near.errorLeftOut == 0.01)
    let steps = Array(stride(from: 2_200, to: 24_000, by: 128))
    // Waves of a twentieth that no law follows.
    let losses = published.loss(of: cosine, at: steps).enumerated()
      .map { $1 * exp(0.05 * sin(Double($0) / 9)) }
    let far = try LossLawFit([try LossRun("waves", cosine, steps: steps, losses: losses)])
    #expect(far.runsLeftOut == 0 && far.errorLeftOut > 0.01)
    // Of two logs of one schedule, that of the worse.
    let both = try LossLawFit([
      try made("cosine", cosine), try LossRun("waves", cosine, steps: steps, losses: losses),
    ])
    #expect(both.runsLeftOut == 0 && both.errorLeftOut > 0.01)
  }

  @Test func `a run of one step has its loss at step 0`() {
    #expect(LossLawFit.steps(of: .constant(1, for: 1)) == [0])
    #expect(LossLawFit.steps(of: .constant(1, for: 2)) == [0, 1])
    #expect(LossLawFit.steps(of: Schedule()) == [0])
  }

  @Test func `schedules that begin otherwise are not the same`() {
    let plain = Schedule.constant(1, for: 100)
    let first = Schedule.constant(0.5, for: 1).appending(.constant(1, for: 99))
    #expect(FitProblem.isStart(plain, of: plain) && !FitProblem.isStart(plain, of: first))
  }

  @Test func `a log ends early before 0.85 of its length`() throws {
    for (last, isEarly) in [(84, false), (83, true)] {
      let found = LogFindings(
        "a", .constant(1, for: 100), steps: [0, last], spikes: Spikes(of: [1, 1]), isOwn: false,
        planned: nil)
      let early = LossFinding.endsEarly(run: "a", step: last, length: 100)
      #expect(found.all.contains(early) == isEarly)
    }
  }

  @Test func `a stretch is a tenth above what was before it`() {
    for (rise, count) in [(0.11, 1), (0.09, 0)] {
      let losses = (0..<100).map { (40..<60).contains($0) ? 2 * exp(rise) : 2 }
      let spikes = Spikes(of: losses)
      #expect(spikes.stretches.count == count && spikes.divergence == nil)
    }
  }

  /// Three of the last five, and so few of the last nine.
  @Test func `a run that ends high has diverged where it is 0.18 above its least`() {
    for (rise, divergence) in [(0.15, nil), (0.2, 95)] as [(Double, Int?)] {
      let losses = (0..<100).map { [95, 96, 98].contains($0) ? 2 * exp(rise) : 2 }
      #expect(Spikes(of: losses).divergence == divergence, "\(rise)")
    }
  }

  /// A log whose steps are halves, of a run that stopped before its schedule's end.
  @Test(arguments: [2, 4, 5, 8, 10, 16, 32, 50, 64, 100])
  func `steps of a round unit are told where the log ends early`(unit: Int) throws {
    let schedule = Schedule.warmup(to: 1, over: 1_000).decaying(to: 0, over: 63_000, along: .cosine)
    let steps = Array(stride(from: 1, to: 37_000 / unit, by: 7))
    let rates = schedule.rates(at: steps.map { $0 * unit })
    #expect(throws: LossLawError.otherUnit("a", factor: Double(unit))) {
      try RateAgreement(schedule, steps, rates, isOwn: false).check("a")
    }
  }

  /// Of twenty points three on the law, or four: 0.85 of them are above it, or 0.8.
  @Test(arguments: [(3, true), (4, false)])
  func `points that are on the law are not on one side of it`(count: Int, isOff: Bool) throws {
    let problem = try FitProblem(try BadLogsTests.runs())
    let fit: Posterior<MultiPowerLaw> = try problem.fit()
    let terms = DecayTerms(cosine, at: Array(stride(from: 3_000, to: 23_000, by: 1_000)))
    let logs = (0..<20).map { log(fit.law.loss(terms, $0, nil)) + ($0 < count ? 0 : 0.05) }
    let points = FittedPoints(
      terms: terms, logLosses: logs, roots: logs.map { _ in 1 }, fall: 0.9)
    let offset = fit.offset(of: points)
    #expect(
      isOff ? abs((offset ?? 0) - 0.05) < 1e-12 : offset == nil, "\(String(describing: offset))")
  }
}
