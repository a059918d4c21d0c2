import Foundation
import LossLaws
import Schedules
import TestSupport
import Testing

/// The published parameters of a model of 25M (arXiv 2503.12811).
let published = MultiPowerLaw(
  floor: 3.040, scale: 0.525, exponent: 0.508, drop: 363.8, speed: 2.066, curvature: 0.583,
  rateExponent: 0.641)

struct LossLawTests {
  /// A row that numpy wrote, from the laws as they are written.
  struct Row: Sendable {
    let kind: String
    let length: Int
    let step: Int
    let multiPower: Double
    let annealing: Double
  }

  static let rows: [Row] = {
    let url = Bundle.module.url(forResource: "vectors", withExtension: "csv")!
    let text = try! String(contentsOf: url, encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      let cells = line.split(separator: ",").map(String.init)
      return Row(
        kind: cells[0], length: Int(cells[1])!, step: Int(cells[2])!,
        multiPower: Double(cells[3])!, annealing: Double(cells[4])!)
    }
  }()

  static func schedule(_ kind: String, _ length: Int) -> Schedule {
    let warmup = Schedule.warmup(to: 3e-4, over: 200)
    let (half, rest) = (length / 2, length - 200)
    return switch kind {
    case "cosine": warmup.decaying(to: 3e-5, over: rest, along: .cosine)
    case "linear-to-0": warmup.decaying(to: 0, over: rest)
    case "two-stage": warmup.holding(for: half - 200).appending(.constant(9e-5, for: half))
    case "sqrt-cooldown":
      warmup.holding(for: half - 200).decaying(to: 0, over: half, along: .power(0.5))
    default: warmup.holding(for: rest)
    }
  }

  @Test(arguments: rows)
  func `grouped drops cost less than a millionth of the loss`(row: Row) {
    let schedule = Self.schedule(row.kind, row.length)
    let loss = published.loss(of: schedule, at: [row.step])[0]
    #expect(abs(loss / row.multiPower - 1) < 1e-6, "\(row) \(loss)")
    let annealing = AnnealingLaw(floor: 3, scale: 0.5, exponent: 0.5, drop: 0.4)
    let other = annealing.loss(of: schedule, at: [row.step])[0]
    #expect(abs(other / row.annealing - 1) < 1e-6, "\(row) \(other)")
  }

  @Test func `a term whose rates are all 0 is 0`() {
    // After a jump to 0 nothing more is learned.
    let schedule = Schedule.constant(3e-4, for: 1_000).appending(.constant(0, for: 1_000))
    let losses = published.loss(of: schedule, at: [999, 1_000, 1_999])
    #expect(losses[0] == losses[1] && losses[1] == losses[2])
  }

  @Test func `a rise after a fall is found, and a warmup is none`() {
    let decay = Schedule.warmup(to: 1, over: 10).decaying(to: 0, over: 10)
    #expect(decay.riseAfterFall == nil)
    #expect(decay.appending(.constant(1, for: 5)).riseAfterFall == 20)
  }

  @Test func `scaling the rates and the parameters with them changes nothing`() {
    let schedule = Self.schedule("cosine", 4_000)
    let c = 4.0
    let law = MultiPowerLaw(
      floor: 3.040, scale: 0.525 * pow(c, 0.508), exponent: 0.508, drop: 363.8 / c,
      speed: 2.066 * pow(c, 0.641 - 1), curvature: 0.583, rateExponent: 0.641)
    #expect(
      abs(law.finalLoss(of: schedule.scaled(by: c)) - published.finalLoss(of: schedule)) < 1e-12)
  }
}
