import Foundation
import Logs
import Schedules
import TestSupport
import Testing

@testable import LossLaws

/// What a log must be like to be fitted, and what is said where it is not.
struct LogsOfRunsTests {
  /// Three logs, some points of each times `factor`: every n-th, or a stretch of them.
  static func spiked(every spacing: Int, by factor: Double = 2) throws -> [LossRun] {
    try BadLogsTests.runs().map { run in
      let losses = run.losses.indices.map { i in
        i % spacing == spacing / 2 ? run.losses[i] * factor : run.losses[i]
      }
      return try LossRun(run.name, run.schedule, steps: run.steps, losses: losses)
    }
  }

  /// One point in a hundred, and one in twenty.
  @Test(arguments: [100, 20])
  func `spikes move parameters, prediction and interval by less than noise does`(spacing: Int)
    throws
  {
    let plain = try LossLawFit(try BadLogsTests.runs())
    let fit = try LossLawFit(try Self.spiked(every: spacing))
    for (index, pair) in zip(fit.law.parameters, plain.law.parameters).enumerated() {
      let moved = abs(log(pair.0.value / pair.1.value))
      #expect(moved < plain.deviations[index], "\(pair.0) \(pair.1)")
    }
    for schedule in [wsd, longCosine] {
      let (with, without) = (fit.forecast(of: schedule), plain.forecast(of: schedule))
      #expect(abs(with.finalLoss / without.finalLoss - 1) < 5e-4)
      #expect((0.8...1.25).contains(with.finalMargin / without.finalMargin))
    }
    // A spike at the last point is told.
    #expect(fit.findings.filter { $0.kind != "ends-high" } == plain.findings)
  }

  @Test(arguments: [10, 80, 150])
  func `a stretch that a run recovers from is named and left out`(start: Int) throws {
    var runs = try BadLogsTests.runs()
    let plain = try LossLawFit(runs)
    var losses = runs[1].losses
    for i in start..<start + 9 { losses[i] *= 2 }
    runs[1] = try LossRun("constant", constant, steps: runs[1].steps, losses: losses)
    guard case .recovered("constant", let from, let to)? = runs[1].findings.first else {
      Issue.record("\(runs[1].findings)")
      return
    }
    #expect(from <= runs[1].steps[start] && to >= runs[1].steps[start + 8])
    #expect(to - from < 128 * 18)
    let fit = try LossLawFit(runs)
    #expect(fit.findings.contains(runs[1].findings[0]))
    let (with, without) = (fit.forecast(of: wsd), plain.forecast(of: wsd))
    #expect(abs(with.finalLoss / without.finalLoss - 1) < 5e-4)
    #expect((0.8...1.25).contains(with.finalMargin / without.finalMargin))
  }

  @Test func `steep beginnings and falls at drops of the rate are no spikes`() throws {
    for run in try BadLogsTests.runs() { #expect(run.spikes.isEmpty && run.findings.isEmpty) }
    let steep = (0..<60).map { i -> Double in 2 + 8 / Double(i + 1) }
    let run = try LossRun("a", .constant(1, for: 60), steps: Array(0..<60), losses: steep)
    #expect(run.spikes.isEmpty)
  }

  @Test(arguments: [10.0, 0.1])
  func `steps of another unit are told by the rates`(factor: Double) throws {
    let steps = Array(stride(from: 2_200, to: 24_000, by: 100))
    let rates = cosine.rates(at: steps)
    let others = steps.map { Int(Double($0) * factor) }
    let losses = published.loss(of: cosine, at: steps)
    #expect {
      try LossRun("a", cosine, steps: others, losses: losses, rates: rates)
    } throws: { error in
      guard case .otherUnit("a", let found)? = error as? LossLawError else { return false }
      return abs(found * factor - 1) < 0.02 && "\(error)".contains("in updates")
    }
  }

  @Test func `a log that goes on after its schedule is refused, but for the last step's number`()
    throws
  {
    let imported = cosine.dropFirst(2_160)
    let steps = Array(stride(from: 2_200, to: 24_000, by: 100))
    let losses = published.loss(of: cosine, at: steps)
    #expect(throws: LossLawError.goesBeyond("a", step: 23_900, length: 21_840)) {
      try LossRun("a", imported, steps: steps, losses: losses)
    }
    #expect(
      LossLawError.goesBeyond("a", step: 2, length: 1).description.contains("with its warmup"))
    _ = try LossRun("a", cosine.prefix(23_900), steps: steps, losses: losses)
  }

  @Test func `a log may go on for a fiftieth of its schedule, and no further`() throws {
    for (last, isRefused) in [(1_020, false), (1_021, true)] {
      let steps = Array(stride(from: last % 20, through: last, by: 20))
      let losses = steps.map { 3 - 0.001 * Double($0) }
      let outcome = Result {
        try LossRun("a", .constant(1, for: 1_000), steps: steps, losses: losses)
      }
      #expect((try? outcome.get()) == nil ? isRefused : !isRefused, "\(last)")
    }
  }

  @Test func `a rate that was logged a step late is that of its step`() throws {
    let schedule = Schedule.warmup(to: 1, over: 10).holding(for: 10).decaying(to: 0, over: 10)
    let steps = Array(0..<30)
    let losses = steps.map { 3 - 0.01 * Double($0) }
    for shift in [-1, 1] {
      _ = try LossRun(
        "a", schedule, steps: steps, losses: losses,
        rates: schedule.rates(at: steps.map { $0 + shift }))
    }
    #expect(throws: LossLawError.self) {
      try LossRun(
        "a", schedule, steps: steps, losses: losses,
        rates: schedule.rates(at: steps.map { $0 + 2 }))
    }
  }

  @Test func `rates at some of the steps alone are compared too`() {
    let steps = Array(stride(from: 2_200, to: 24_000, by: 100))
    var run = LoggedRun(
      name: "a", curve: Logs.Curve(steps: steps, values: published.loss(of: cosine, at: steps)))
    run.rates = Logs.Curve(steps: [2_200, 12_000], values: [cosine[2_200], 1e-4])
    #expect(
      throws: LossLawError.contradiction(
        "a", step: 12_000, logged: 1e-4, scheduled: cosine[12_000])
    ) { try LossRun(run, schedule: cosine) }
  }

  @Test func `a schedule without steps or rates is no schedule of a run`() {
    for schedule in [Schedule(), .constant(0, for: 100)] {
      #expect(
        throws: LossLawError.malformed("a", "its schedule has no step with a rate")
      ) { try LossRun("a", schedule, steps: [1, 2], losses: [3, 2]) }
    }
  }

  @Test func `a log that ends early is named, with its schedule, its own length or its rates`()
    throws
  {
    let steps = Array(stride(from: 2_200, to: 14_000, by: 100))
    let losses = published.loss(of: cosine, at: steps)
    let given = try LossRun("a", cosine, steps: steps, losses: losses)
    #expect(given.findings == [.endsEarly(run: "a", step: 13_900, length: 24_000)])
    var logged = LoggedRun(
      name: "a", curve: Logs.Curve(steps: steps, values: losses),
      rates: Logs.Curve(steps: steps, values: cosine.rates(at: steps)))
    let own = try LossRun(logged).findings
    guard case .endsInDecay("a", 13_900, let share)? = own.first else {
      Issue.record("\(own)")
      return
    }
    #expect(abs(share - cosine[13_900] / 3e-4) < 1e-3 && own.count == 1)
    logged.maxTrainSteps = 24_000
    #expect(try LossRun(logged).findings.first == given.findings[0])
    // Far too early may be another unit.
    let early = try LossRun(
      "a", cosine, steps: Array(0..<100), losses: Array(repeating: 3, count: 100))
    #expect(early.findings[0].description.contains("not updates"))
    #expect(!given.findings[0].description.contains("not updates"))
  }

  @Test func `a log ends early where less than 85 in 100 of its schedule are logged`() throws {
    for (last, isEarly) in [(83, true), (84, false)] {
      let steps = Array(0...last)
      let run = try LossRun(
        "a", .constant(1, for: 100), steps: steps, losses: steps.map { 3 - 0.001 * Double($0) })
      #expect(run.findings == (isEarly ? [.endsEarly(run: "a", step: last, length: 100)] : []))
    }
  }

  @Test func `of a dense log the fitted points are on it`() throws {
    let steps = Array(0..<4_000)
    func loss(_ step: Int) -> Double { 4 - 0.0002 * Double(step) }
    let points = try LossRun("a", .constant(1, for: 4_000), steps: steps, losses: steps.map(loss))
      .fittedPoints()
    #expect(points.steps.count <= 256 && points.counts.reduce(0, +) > 3_500)
    for (step, logLoss) in zip(points.steps, points.logLosses) {
      #expect(abs(logLoss - log(loss(step))) < 1e-6, "step \(step)")
    }
  }

  @Test(arguments: [1, 2, 33, 100])
  func `a curve is asked from the end of the warmup to the last step`(length: Int) {
    let steps = LossLawFit.steps(of: .constant(1, for: length))
    #expect(steps.first == 0 && steps.last == length - 1 && steps.count == min(33, length))
    let warm = LossLawFit.steps(of: Schedule.warmup(to: 1, over: 10).holding(for: length))
    #expect(warm.first == 10 && warm.last == length + 9)
  }

  @Test func `a log of its own rates that came to its end is whole`() throws {
    for schedule in [cosine, constant, twoStage, wsd] {
      let steps = Array(stride(from: 2_200, to: schedule.length, by: 100))
      let logged = LoggedRun(
        name: "a",
        curve: Logs.Curve(steps: steps, values: published.loss(of: schedule, at: steps)),
        rates: Logs.Curve(steps: steps, values: schedule.rates(at: steps)))
      #expect(try LossRun(logged).findings.isEmpty)
    }
  }
}
