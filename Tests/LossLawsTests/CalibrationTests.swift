import Foundation
import Schedules
import TestSupport
import Testing

@testable import LossLaws

/// How often the truth lies within what is stated, over many made sets of logs.
///
/// `COVERAGE=200 swift test -c release --filter CalibrationTests` takes 200 sets of each kind, and prints
/// the shares.
struct CalibrationTests {
  static let sets = ProcessInfo.processInfo.environment["COVERAGE"].flatMap(Int.init) ?? 8

  struct Kind: Sendable, CustomTestStringConvertible {
    let runs: Int
    var noise = 2e-3
    /// How alike neighbours are.
    var correlation = 0.0
    /// By how much each run is off the law, the predicted one too: the law's own error.
    var offset = 0.0

    var testDescription: String { "\(runs) runs, \(noise), \(correlation), \(offset)" }
  }

  static let kinds = [2, 3, 6].flatMap {
    [
      Kind(runs: $0), Kind(runs: $0, correlation: 0.6),
      Kind(runs: $0, noise: 1e-3, correlation: 0.8, offset: 2e-3),
    ]
  }

  static let schedules = [
    cosine, twoStage, constant, wsd,
    warmup.holding(for: 5_840).appending(.constant(3e-5, for: 8_000)),
    warmup.holding(for: 17_840).decaying(to: 3e-5, over: 4_000),
  ]
  static let targets = [
    longCosine, warmup.holding(for: 40_000).decaying(to: 3e-5, over: 8_000),
    warmup.holding(for: 15_840).decaying(to: 0, over: 6_000, along: .power(0.5)),
  ]

  /// What must be inside of so many at the least: one count in 200 is less by chance.
  static func least(of count: Int, _ share: Double = 0.9) -> Double {
    share * Double(count) - 2.6 * (share * (1 - share) * Double(count)).squareRoot()
  }

  static func run(_ i: Int, _ kind: Kind, _ random: inout SeededGenerator) throws -> LossRun {
    let steps = Array(stride(from: 2_200, to: schedules[i].length, by: 512))
    let fresh = (1 - kind.correlation * kind.correlation).squareRoot()
    let off = kind.offset * noise(&random)
    var last = noise(&random)
    let losses = published.loss(of: schedules[i], at: steps).map { loss in
      last = kind.correlation * last + fresh * noise(&random)
      return loss * exp(kind.noise * last + off)
    }
    return try LossRun("\(i)", schedules[i], steps: steps, losses: losses)
  }

  @Test(arguments: kinds)
  func `the truth lies within the stated uncertainty as often as it says`(kind: Kind) throws {
    var (losses, parameters, all, told) = (0, 0, 0, 0)
    for seed in 1...UInt64(Self.sets) {
      var random = SeededGenerator(seed: seed)
      let fit = try LossLawFit((0..<kind.runs).map { try Self.run($0, kind, &random) })
      for schedule in Self.targets {
        let beyond = max(1, Double(schedule.length) / Double(fit.longestLog)).squareRoot()
        let truth =
          published.finalLoss(of: schedule) * exp(kind.offset * beyond * noise(&random))
        let forecast = fit.forecast(of: schedule)
        #expect(forecast.isReliable, "\(seed) \(fit.findings) \(forecast.findings)")
        all += 1
        if abs(forecast.finalLoss - truth) <= forecast.finalMargin { losses += 1 }
      }
      guard fit.law is MultiPowerLaw else { continue }
      for (i, pair) in zip(fit.law.parameters, published.parameters).enumerated() {
        told += 1
        if abs(log(pair.0.value / pair.1.value)) <= 1.645 * fit.deviations[i] { parameters += 1 }
      }
    }
    if Self.sets > 8 {
      print(kind, "losses", losses, "of", all, "parameters", parameters, "of", told)
    }
    // The three of one fit go together, and its seven parameters: as one and as two.
    #expect(Double(losses) / 3 >= Self.least(of: all / 3), "\(losses) of \(all)")
    if told > 0 {
      #expect(
        Double(parameters) / 3.5 >= Self.least(of: told * 2 / 7), "\(parameters) of \(told)")
    }
  }
}
