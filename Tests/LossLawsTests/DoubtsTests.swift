import Foundation
import Schedules
import TestSupport
import Testing

@testable import LossLaws

/// Logs and schedules in doubt: each has a finding, and none a confident number.
struct DoubtsTests {
  @Test(arguments: [1.08, 1.2, 1.5, 3.0], [3, 4, 5])
  func `a log of twelve points that diverges at its end is refused`(factor: Double, bad: Int) throws
  {
    for seed in 1...4 as ClosedRange<UInt64> {
      let run = try made("short", constant, noise: 2e-3, seed: seed)
      let kept = Array(stride(from: 0, to: run.steps.count, by: 15).prefix(12))
      var losses = kept.map { run.losses[$0] }
      _ = try LossRun("short", constant, steps: kept.map { run.steps[$0] }, losses: losses)
      // Higher and higher.
      for i in 12 - bad..<12 { losses[i] *= factor + Double(i - 12 + bad) * 0.02 }
      #expect {
        try LossRun("short", constant, steps: kept.map { run.steps[$0] }, losses: losses)
      } throws: {
        if case .diverged("short", _, _)? = $0 as? LossLawError { true } else { false }
      }
    }
  }

  @Test(arguments: [2, 3, 4, 5])
  func `a long log that was stopped where it diverged is refused, at its first high point`(bad: Int)
    throws
  {
    let run = try made("long", cosine, noise: 1e-3)
    var losses = run.losses
    for i in losses.count - bad..<losses.count { losses[i] *= 2.5 }
    #expect {
      try LossRun("long", cosine, steps: run.steps, losses: losses)
    } throws: {
      guard case .diverged("long", let step, _)? = $0 as? LossLawError else { return false }
      return step == run.steps[run.steps.count - bad]
    }
  }

  @Test(arguments: [(1, 2.5), (1, 1.06), (4, 1.05), (3, 1.15)])
  func `a log whose last points are high is named, and hardly moves what is predicted`(
    bad: Int, factor: Double
  ) throws {
    let plain = try BadLogsTests.runs()
    var losses = plain[0].losses
    for i in losses.count - bad..<losses.count { losses[i] *= factor }
    let high = try LossRun("high", cosine, steps: plain[0].steps, losses: losses)
    guard case .endsHigh("high", let step, bad, let share)? = high.findings.first else {
      Issue.record("\(high.findings)")
      return
    }
    #expect(step == high.steps[high.steps.count - bad] && abs(share - factor + 1) < 0.01)
    for run in plain { #expect(run.findings.isEmpty) }
    let fit = try LossLawFit([high] + plain.dropFirst())
    #expect(fit.findings.contains(high.findings[0]))
    let other = try LossLawFit(plain)
    let ratio = fit.forecast(of: wsd).finalLoss / other.forecast(of: wsd).finalLoss
    #expect(abs(ratio - 1) < 1e-3, "\(ratio)")
  }

  @Test(arguments: [(0.03, 6), (0.06, 12), (0.1, 20)])
  func
    `a noisy log that ends a fifth high over some points is refused, and one of a few such is not`(
      deviation: Double, bad: Int
    ) throws
  {
    for seed in 1...10 as ClosedRange<UInt64> {
      let run = try made("noisy", cosine, noise: deviation, seed: seed)
      func ending(high count: Int) throws -> LossRun {
        var losses = run.losses
        for i in losses.count - count..<losses.count { losses[i] *= 1.4 }
        return try LossRun("noisy", cosine, steps: run.steps, losses: losses)
      }
      _ = try ending(high: 1)
      #expect {
        try ending(high: bad)
      } throws: { error in
        guard case .diverged("noisy", let step, _)? = error as? LossLawError else { return false }
        return step >= run.steps[run.steps.count - 3 * bad]
      }
    }
  }

  @Test(arguments: [2e-3, 0.01, 0.05, 0.1])
  func `noise and a decay are no divergence`(noise: Double) throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      for schedule in [cosine, constant, twoStage, wsd] {
        let run = try made("log", schedule, noise: noise, seed: seed)
        for count in [8, 12, 40] {
          let kept = Array(stride(from: 0, to: run.steps.count, by: run.steps.count / count))
          _ = try LossRun(
            "log", schedule, steps: kept.map { run.steps[$0] }, losses: kept.map { run.losses[$0] })
        }
      }
    }
  }

  @Test func `a log of a warmup alone has no peak that differs`() throws {
    let runs = try BadLogsTests.runs()
    let steps = Array(stride(from: 0, to: 1_000, by: 50))
    let rising = try LossRun(
      "rising", .warmup(to: 3e-4, over: 2_160).prefix(1_000), steps: steps,
      losses: steps.map { 9 - Double($0) / 400 })
    let (with, without) = (try LossLawFit(runs + [rising]), try LossLawFit(runs))
    #expect(!with.findings.map(\.kind).contains("peaks-differ"), "\(with.findings)")
    #expect(with.isReliable)
    #expect(with.forecast(of: wsd).finalLoss == without.forecast(of: wsd).finalLoss)
    #expect(!with.forecast(of: wsd).findings.map(\.kind).contains("other-peak"))
  }

  @Test(arguments: [(0, 1), (0, 2), (1, 2)])
  func `schedules that are swapped are found by what they fit, and no number is confident`(
    first: Int, second: Int
  ) throws {
    let runs = try BadLogsTests.runs() + [made("wsd", wsd, noise: 1e-3, seed: 44)]
    let places = [0, 1, 3]
    func swapped(_ i: Int, _ j: Int) throws -> [LossRun] {
      var all = runs
      all[i] = try LossRun("i", runs[j].schedule, steps: runs[i].steps, losses: runs[i].losses)
      all[j] = try LossRun("j", runs[i].schedule, steps: runs[j].steps, losses: runs[j].losses)
      return all
    }
    let fit = try LossLawFit(try swapped(places[first], places[second]))
    let found = fit.findings.first { $0.kind == "swapped-schedules" }
    guard case .swappedSchedules("i", "j", let error, let better)? = found else {
      Issue.record("\(fit.law.parameters) \(fit.findings)")
      return
    }
    #expect(error > 2e-3 && better < 1.5e-3)
    #expect(!fit.isReliable && !fit.forecast(of: wsd).isReliable)
    #expect(try LossLawFit(runs).findings.allSatisfy { $0.kind != "swapped-schedules" })
  }

  @Test(arguments: [
    (2, 7_000, warmup.holding(for: 4_840).appending(.constant(9e-5, for: 9_000))),
    (2, 8_000, warmup.holding(for: 6_340).appending(.constant(9e-5, for: 7_500))),
    (2, 8_000, warmup.holding(for: 5_840).decaying(to: 9e-5, over: 8_000)),
    (1, 22_000, warmup.holding(for: 18_840).decaying(to: 3e-5, over: 3_000)),
  ])
  func `a schedule that falls elsewhere than the run's is told by where the law misses the log`(
    run: Int, step: Int, given: Schedule
  ) throws {
    var runs = try BadLogsTests.runs()
    runs[run] = try LossRun("given", given, steps: runs[run].steps, losses: runs[run].losses)
    let fit = try LossLawFit(runs)
    guard
      case .missesStretch("given", let found, let error)? =
        fit.findings.first(where: { $0.kind == "misses-stretch" })
    else {
      Issue.record("\(fit.findings)")
      return
    }
    #expect(abs(found - step) < 2_000 && abs(error) > 0.01)
    // It names what is wrong, and what is predicted is hardly moved.
    let truth = published.finalLoss(of: wsd)
    #expect(abs(fit.forecast(of: wsd).finalLoss - truth) < fit.forecast(of: wsd).finalMargin)
  }

  @Test(arguments: [1e-4, 1e-3, 5e-3, 0.03], [1, 16, 128])
  func `schedules that were followed have no stretch that the law misses`(
    noise: Double, every: Int
  ) throws {
    let runs = try [cosine, constant, twoStage, wsd].enumerated().map { i, schedule in
      var random = SeededGenerator(seed: UInt64(i))
      let steps = Array(stride(from: 2_160, to: schedule.length, by: every))
      let losses = published.loss(of: schedule, at: steps).map {
        $0 * exp(noise * LossLawsTests.noise(&random))
      }
      return try LossRun("\(i)", schedule, steps: steps, losses: losses)
    }
    let kinds = try LossLawFit(runs).findings.map(\.kind)
    #expect(!kinds.contains("misses-stretch") && !kinds.contains("above-noise"), "\(kinds)")
  }

  @Test func `what the law misses in the first tenth of a log is no fault of its schedule`() throws
  {
    let short = Schedule.warmup(to: 3e-4, over: 100)
    let runs = try [
      short.holding(for: 23_900), short.decaying(to: 3e-5, over: 23_900, along: .cosine),
      short.holding(for: 7_900).appending(.constant(9e-5, for: 8_000)),
    ].enumerated().map { i, schedule in
      let steps = Array(stride(from: 100, to: schedule.length, by: 50))
      // Early training is worse than the law, by a third at first.
      let losses = published.loss(of: schedule, at: steps).enumerated()
        .map { $1 * (1 + 0.3 * exp(-Double(steps[$0]) / 600)) }
      return try LossRun("\(i)", schedule, steps: steps, losses: losses)
    }
    let fit = try LossLawFit(runs)
    #expect(!fit.findings.map(\.kind).contains("misses-stretch"), "\(fit.findings)")
  }

  @Test func `a misfit far above the noise is said, and one of the size of noise is not`() throws {
    var runs = try BadLogsTests.runs()
    // A wave that no law has, of 2 %.
    runs[1] = try LossRun(
      "wave", constant, steps: runs[1].steps,
      losses: zip(runs[1].steps, runs[1].losses).map { $1 * (1 + 0.02 * sin(Double($0) / 2e3)) })
    let fit = try LossLawFit(runs)
    let found = fit.findings.first { $0.kind == "above-noise" }
    guard case .aboveNoise(let error, let noise)? = found else {
      Issue.record("\(fit.findings)")
      return
    }
    #expect(error > 5e-3 && abs(noise / 1e-3 - 1) < 0.3, "\(error) \(noise)")
    for noise in [1e-3, 0.01, 0.03] {
      let plain = try LossLawFit(try FittingTests.runs(noise: noise, seed: 3))
      #expect(!plain.findings.map(\.kind).contains("above-noise"), "\(noise)")
    }
  }

  @Test(arguments: [0.015, 0.02, 0.03])
  func `a log that rises slowly to its end is named, and its schedule is not blamed`(by: Double)
    throws
  {
    var runs = try BadLogsTests.runs()
    for run in runs { #expect(run.findings.isEmpty) }
    let (count, steps) = (runs[1].losses.count, runs[1].steps)
    let losses = runs[1].losses.enumerated().map { i, loss in
      loss * (1 + by * max(0, Double(i) / Double(count) - 0.6) / 0.4)
    }
    runs[1] = try LossRun(
      "rising", constant, steps: steps, losses: losses, rates: steps.map { constant[$0] })
    let fit = try LossLawFit(runs)
    guard
      case .fitsWithout("rising", let error, let without)? =
        (fit.findings.first { $0.kind == "fits-without" })
    else {
      Issue.record("\(fit.findings)")
      return
    }
    #expect(error > 5e-3 && without < error / 2 && without < 5e-3, "\(error) \(without)")
    #expect(!fit.findings.map(\.kind).contains("above-noise"), "\(fit.findings)")
  }

  @Test func `a plateau far longer than those of the logs is said, and widens the interval`() throws
  {
    let cosines = try LossLawFit([
      made("short", cosine, noise: 1e-3, seed: 1), made("long", longCosine, noise: 1e-3, seed: 2),
    ])
    let long = warmup.holding(for: 69_840)
    let forecast = cosines.forecast(of: long)
    guard case .longerAtPeak(let steps, let logged)? = forecast.findings.first else {
      Issue.record("\(forecast.findings)")
      return
    }
    #expect(abs(steps - 69_840) < 1_000 && abs(logged - 10_600) < 1_000, "\(steps) \(logged)")
    #expect(forecast.finalMargin > 2 * cosines.forecast(of: longCosine).finalMargin)
    // Of a third of the length, or of a plateau as long, nothing.
    let third = try LossLawFit([
      made("cosine", cosine, noise: 1e-3, seed: 1),
      made(
        "third", warmup.holding(for: 8_000).decaying(to: 3e-5, over: 13_840), noise: 1e-3, seed: 2),
    ])
    for fit in [third, try LossLawFit(try BadLogsTests.runs())] {
      for schedule in AcceptanceTests.predicted + [warmup.holding(for: 56_000)] {
        #expect(!fit.forecast(of: schedule).findings.map(\.kind).contains("longer-at-peak"))
      }
    }
  }

  @Test func `rates below half of those of the logs are said of every prediction`() throws {
    let fit = try LossLawFit(try BadLogsTests.runs())
    let low = warmup.holding(for: 15_840).decaying(to: 1e-6, over: 6_000)
    #expect(fit.forecast(of: low).findings == [.lowerRates(to: low.finalRate)])
    let near = warmup.holding(for: 15_840).decaying(to: 2e-5, over: 6_000)
    #expect(fit.forecast(of: near).findings.isEmpty)
    let search = try #require(
      fit.bestDecay(over: 24_000, peak: 3e-4, warmup: 2_160, finalShares: [0]))
    #expect(search.findings.count { $0.kind == "lower-rates" } == 1)
  }

  @Test func `a decay that no log has shown has no number with confidence`() throws {
    let fit = try LossLawFit([
      try made("a", constant, noise: 1e-3, seed: 1),
      try made("b", warmup.holding(for: 40_000), noise: 1e-3, seed: 2),
    ])
    #expect(LossFinding.noDecay.isGrave && fit.findings.contains(.noDecay))
    for schedule in [wsd, cosine, twoStage] {
      let forecast = fit.forecast(of: schedule)
      #expect(forecast.findings.contains(.noDecay) && forecast.finalInterval == nil)
    }
    #expect(fit.isReliable && fit.forecast(of: warmup.holding(for: 50_000)).isReliable)
  }

  @Test func `a long warmup and a decay of hardly a step are remarked on`() throws {
    let fit = try LossLawFit(try BadLogsTests.runs())
    func kinds(_ schedule: Schedule) -> [String] { fit.forecast(of: schedule).findings.map(\.kind) }
    let slow = Schedule.warmup(to: 3e-4, over: 12_000).holding(for: 12_000)
    #expect(kinds(slow) == ["long-warmup"])
    let abrupt = warmup.holding(for: 21_839).decaying(to: 3e-5, over: 1)
    #expect(kinds(abrupt).contains("short-decay"), "\(kinds(abrupt))")
    for usual in [wsd, cosine, twoStage, constant] { #expect(kinds(usual).isEmpty) }
  }

  @Test func `what logs cut far too short do not say has no interval, and that is said`() throws {
    let runs = try [cosine, constant, twoStage].enumerated().map { i, schedule in
      let run = try made("\(i)", schedule, noise: 0.03, seed: UInt64(i))
      let steps = Array(2_200..<2_900)
      var random = SeededGenerator(seed: UInt64(i))
      let losses = published.loss(of: schedule, at: steps).map { $0 * exp(0.05 * noise(&random)) }
      return try LossRun(run.name, schedule, steps: steps, losses: losses)
    }
    guard let fit = try? LossLawFit(runs) else { return }
    let forecast = fit.forecast(of: longCosine)
    #expect(!forecast.isReliable, "\(forecast.finalLoss) \(forecast.finalMargin)")
    for schedule in [cosine, constant, wsd] {
      let forecast = fit.forecast(of: schedule)
      #expect(!(forecast.finalMargin > 0.1 * forecast.finalLoss) || !forecast.isReliable)
    }
  }

  @Test func `a loss that the logs came down to is said to be reached, by which and when`() throws {
    let fit = try LossLawFit(try BadLogsTests.runs())
    guard
      case .withinLogs(3.6, let name, let step)? =
        fit.findings(onTarget: 3.6, carrying: cosine).first
    else {
      Issue.record("\(fit.findings(onTarget: 3.6, carrying: cosine))")
      return
    }
    let run = try #require(fit.runs.first { $0.name == name })
    let place = try #require(run.steps.firstIndex(of: step))
    #expect(abs(run.losses[place] / 3.6 - 1) < 0.01)
    #expect(fit.findings(onTarget: 3.2, carrying: cosine).isEmpty)
  }

  @Test func `steps that are safe are found where longer runs are less sure`() throws {
    let fit = try LossLawFit(try BadLogsTests.runs())
    func upper(_ length: Int) throws -> Double {
      let forecast = fit.forecast(of: try cosine.transferred(to: length).schedule)
      return forecast.finalLoss + forecast.finalMargin
    }
    let least = try (1...45).map { try upper(4_000 * $0) }
    let place = try #require(least.indices.min { least[$0] < least[$1] })
    // Just above the least upper end, which the longest do not have.
    let target = least[place] + 2e-3
    let safe = try #require(
      fit.stepsNeeded(for: target, carrying: cosine, upTo: 1_000_000).safe)
    #expect(try upper(safe) <= target && safe <= 4_000 * (place + 1))
    #expect(try upper(safe - 1) > target)
  }
}
