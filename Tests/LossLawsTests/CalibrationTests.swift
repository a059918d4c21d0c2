import Foundation
import Schedules
import TestSupport
import Testing

@testable import LossLaws

/// How often the truth lies within what is stated, over many made sets of logs: losses, and each parameter.
///
/// `COVERAGE=200 swift test -c release -Xswiftc -enable-testing --filter CalibrationTests` takes 200 sets of
/// each kind, and prints the counts.
struct CalibrationTests {
  static let sets = ProcessInfo.processInfo.environment["COVERAGE"].flatMap(Int.init) ?? 8

  struct Kind: Sendable, CustomTestStringConvertible {
    let runs: Int
    var noise = 2e-3
    /// How alike neighbours are.
    var correlation = 0.0
    /// By how much each run is off the law, the predicted one too: the law's own error.
    var offset = 0.0
    /// Whether all but the first branch from one run, so that they share losses and offset.
    var branches = false

    var testDescription: String {
      "\(runs) runs\(branches ? " that branch" : ""), \(noise), \(correlation), \(offset)"
    }
  }

  static let kinds =
    [2, 3, 6].flatMap {
      [
        Kind(runs: $0), Kind(runs: $0, correlation: 0.6),
        Kind(runs: $0, noise: 1e-3, correlation: 0.8, offset: 2e-3),
      ]
    }
    + [3, 6].flatMap {
      [
        Kind(runs: $0, correlation: 0.6, branches: true),
        Kind(runs: $0, noise: 1e-3, correlation: 0.8, offset: 2e-3, branches: true),
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

  /// The first step of each schedule that is not that of the constant rate.
  static let branchings = [0, 8_000, 24_000, 20_000, 8_000, 20_000]

  /// The noise of a log at so many points, one after another.
  static func noises(
    _ count: Int, _ kind: Kind, after before: Double? = nil, _ random: inout SeededGenerator
  )
    -> [Double]
  {
    let fresh = (1 - kind.correlation * kind.correlation).squareRoot()
    var last = before ?? noise(&random)
    return (0..<count).map { _ in
      last = kind.correlation * last + fresh * noise(&random)
      return last
    }
  }

  static func runs(_ kind: Kind, _ random: inout SeededGenerator) throws -> [LossRun] {
    let trunk = noises(200, kind, &random)
    let offset = kind.offset * noise(&random)
    return try (0..<kind.runs).map { i in
      let steps = Array(stride(from: 2_200, to: schedules[i].length, by: 512))
      let isBranch = kind.branches && i > 0
      let shared = isBranch ? steps.count { $0 < branchings[i] } : 0
      let off = isBranch ? offset : kind.offset * noise(&random)
      let own = noises(
        steps.count - shared, kind, after: shared > 0 ? trunk[shared - 1] : nil, &random)
      let all = trunk.prefix(shared) + own
      let losses = zip(published.loss(of: schedules[i], at: steps), all).map {
        $0 * exp(kind.noise * $1 + off)
      }
      return try LossRun("\(i)", schedules[i], steps: steps, losses: losses)
    }
  }

  @Test(arguments: kinds)
  func `the truth lies within the stated uncertainty as often as it says`(kind: Kind) throws {
    var (losses, halves, all, told) = (0, 0, 0, 0)
    var parameters = [Int](repeating: 0, count: 7)
    for seed in 1...UInt64(Self.sets) {
      var random = SeededGenerator(seed: seed)
      let fit = try LossLawFit(try Self.runs(kind, &random))
      for schedule in Self.targets {
        let beyond = max(1, Double(schedule.length) / Double(fit.longestLog)).squareRoot()
        let truth =
          published.finalLoss(of: schedule) * exp(kind.offset * beyond * noise(&random))
        let forecast = fit.forecast(of: schedule)
        #expect(forecast.isReliable, "\(seed) \(fit.findings) \(forecast.findings)")
        all += 1
        let half = fit.forecast(of: schedule, at: [schedule.length - 1], confidence: 0.5)
        if abs(forecast.finalLoss - truth) <= forecast.finalMargin { losses += 1 }
        if abs(forecast.finalLoss - truth) <= half.finalMargin { halves += 1 }
      }
      guard fit.law is MultiPowerLaw else { continue }
      told += 1
      for (i, pair) in zip(fit.law.parameters, published.parameters).enumerated() {
        if abs(log(pair.0.value / pair.1.value)) <= 1.645 * fit.deviations[i] {
          parameters[i] += 1
        }
      }
    }
    if Self.sets > 8 {
      print(
        kind, "| 90 %:", losses, "50 %:", halves, "of", all, "| L0 A alpha B C beta gamma:",
        parameters,
        "of", told)
    }
    // The three of one fit go together.
    #expect(Double(losses) / 3 >= Self.least(of: all / 3), "\(losses) of \(all)")
    #expect(Double(halves) / 3 >= Self.least(of: all / 3, 0.5), "\(halves) of \(all)")
    // An error of the law's own is none of the parameters.
    for count in parameters where told > 0 && kind.offset == 0 {
      #expect(Double(count) >= Self.least(of: told), "\(parameters) of \(told)")
    }
  }
}
