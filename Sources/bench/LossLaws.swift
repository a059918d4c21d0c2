import Foundation
import LossLaws
import Schedules

/// What fitting a law, predicting with it and searching a decay take.
enum LossLawTimes {
  static func table() throws {
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
    print("loss laws                               ms      aim")
    row("fit of three logs", 100) { _ = try LossLawFit(runs) }
    row("final loss, linear, 10⁶ steps", 1) { _ = fit.law.finalLoss(of: long) }
    row("final loss, cosine, 10⁶ steps", 1) { _ = fit.law.finalLoss(of: cosine) }
    row("curve of 33 points, cosine, 10⁶ steps", 1) { _ = fit.forecast(of: cosine) }
    let others: [(String, Schedule)] = [
      ("1 − √x", warmup.holding(for: 500_000).decaying(to: 0, over: 497_840, along: .power(0.5))),
      ("(1 − x)²", warmup.decaying(to: 0, over: 997_840, along: .polynomial(power: 2))),
      ("exponential", warmup.decaying(to: 3e-5, over: 997_840, along: .exponential)),
    ]
    for (name, schedule) in others {
      row("curve of 33 points, \(name), 10⁶ steps", 1) { _ = fit.forecast(of: schedule) }
    }
    row("search of the best decay", 1_000) {
      _ = fit.bestDecay(over: 1_000_000, peak: 3e-4, warmup: 2_160)
    }
  }

  private static func row(_ name: String, _ aim: Int, _ body: () throws -> Void) {
    let clock = ContinuousClock()
    let times = (0..<7).map { _ in clock.measure { try? body() } }.sorted()
    let ms =
      Double(times[3].components.attoseconds) / 1e15 + Double(times[3].components.seconds) * 1e3
    print(
      name.padding(toLength: 38, withPad: " ", startingAt: 0), String(format: "%7.2f %8d", ms, aim))
  }
}
