import Foundation
import LossLaws
import Schedules

/// What fitting a law, predicting with it and searching a decay take.
enum LossLawTimes {
  static func table(rounds: Int) throws -> Table {
    let law = MultiPowerLaw(
      floor: 3.040, scale: 0.525, exponent: 0.508, drop: 363.8, speed: 2.066, curvature: 0.583,
      rateExponent: 0.641)
    let warmup = Schedule.warmup(to: 3e-4, over: 2_160)
    let schedules = [
      warmup.decaying(to: 3e-5, over: 21_840, along: .cosine), warmup.holding(for: 21_840),
      warmup.holding(for: 5_840).appending(.constant(9e-5, for: 8_000)),
    ]
    let runs = try schedules.enumerated().map { index, schedule in
      let steps = Array(stride(from: 2_176, to: schedule.length, by: 128))
      // A wave in place of noise: the same at every call, and of each run its own.
      let losses = zip(steps, law.loss(of: schedule, at: steps)).map {
        $1 * (1 + 1e-3 * sin(Double($0) + 2 * Double(index)))
      }
      return try LossRun("run \(index)", schedule, steps: steps, losses: losses)
    }
    let fit = try LossLawFit(runs)
    let long = warmup.decaying(to: 0, over: 1_000_000 - 2_160)
    let cosine = warmup.decaying(to: 3e-5, over: 1_000_000 - 2_160, along: .cosine)
    var table = Table(
      title: "Loss laws, of three logs of 171 and 109 points, ms",
      columns: ["", "median", "spread", "aim"])
    func row(_ name: String, _ aim: Int, _ body: () throws -> Void) rethrows {
      let timing = try timing(rounds, body)
      table.rows.append([name, figure(timing.median), percent(timing.spread), "\(aim)"])
    }
    try row("fit of three logs", 100) { _ = try LossLawFit(runs) }
    row("final loss, linear, 10⁶ steps", 1) { _ = fit.law.finalLoss(of: long) }
    row("final loss, cosine, 10⁶ steps", 1) { _ = fit.law.finalLoss(of: cosine) }
    let curves: [(String, Schedule)] = [
      ("linear", long), ("cosine", cosine),
      ("1 − √x", warmup.holding(for: 500_000).decaying(to: 0, over: 497_840, along: .power(0.5))),
      ("(1 − x)²", warmup.decaying(to: 0, over: 997_840, along: .polynomial(power: 2))),
      ("exponential", warmup.decaying(to: 3e-5, over: 997_840, along: .exponential)),
    ]
    for (name, schedule) in curves {
      row("forecast of 33 points with margins, \(name), 10⁶ steps", 1) {
        _ = fit.forecast(of: schedule)
      }
    }
    row("search of the best decay", 1_000) {
      _ = fit.bestDecay(over: 1_000_000, peak: 3e-4, warmup: 2_160)
    }
    return table
  }

  /// Milliseconds, after a call that is not timed.
  private static func timing(_ rounds: Int, _ body: () throws -> Void) rethrows -> Timing {
    try body()
    let clock = ContinuousClock()
    return Timing(
      samples: try (0..<rounds).map { _ in try clock.measure(body) / .milliseconds(1) })
  }
}
