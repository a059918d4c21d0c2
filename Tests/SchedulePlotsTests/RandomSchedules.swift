import Foundation
import Schedules
import TestSupport

/// Schedules of every curve and magnitude: rates from denormals to 1e305, one step to 10¹².
extension SeededGenerator {
  /// A number whose magnitude is as likely to be any as another.
  mutating func magnitude(_ range: ClosedRange<Double>) -> Double {
    pow(10, Double.random(in: range, using: &self))
  }

  private mutating func rate(near unit: Double) -> Double {
    switch Int.random(in: 0..<6, using: &self) {
    case 0: 0
    case 1: unit
    case 2: unit * magnitude(-12...2)
    case 3: Double.leastNonzeroMagnitude
    default: unit * Double.random(in: 0...1, using: &self)
    }
  }

  mutating func schedule() -> Schedule {
    let unit = magnitude(-305...305)
    let count = Int.random(in: 1...12, using: &self)
    var phases: [Phase] = []
    for _ in 0..<count { phases.append(phase(near: unit)) }
    return Schedule(phases, final: Bool.random(using: &self) ? rate(near: unit) : nil)
  }

  private mutating func phase(near unit: Double) -> Phase {
    let steps = Int(magnitude(0...12))
    let curves: [Curve] = [
      .linear, .cosine, .power(0.5), .power(2), .power(3), .power(0.1), .polynomial(power: 0.5),
      .polynomial(power: 3), .polynomial(power: 1.5),
    ]
    switch Int.random(in: 0..<6, using: &self) {
    case 0: return .hold(at: rate(near: unit), for: steps)
    case 1:
      let entries = entries(near: unit)
      let period = Int.random(in: 1...20, using: &self)
      return .curve(.table(entries), for: entries.count * period, period: period)
    case 2:
      return .curve(
        .inverseSquareRoot(timescale: magnitude(-3...6)), from: rate(near: unit), for: steps)
    case 3:
      // Above 1e-300 of its higher end, below which an exponential is its lower end.
      let least = max(unit * 1e-14, 1e-307)
      return .ramp(
        from: max(rate(near: unit), least), to: max(rate(near: unit), least), over: steps,
        along: .exponential)
    default:
      let curve = curves.randomElement(using: &self) ?? .linear
      // Pieces, slow and fast, cut before their end and held past it.
      return .ramp(
        from: rate(near: unit), to: rate(near: unit), over: steps, along: curve,
        offset: Int.random(in: 0...steps, using: &self),
        stride: Int.random(in: 1...3, using: &self),
        period: Int.random(in: 1...3 * steps, using: &self))
    }
  }

  private mutating func entries(near unit: Double) -> [Double] {
    var entries: [Double] = []
    for _ in 0..<Int.random(in: 1...2_000, using: &self) { entries.append(rate(near: unit)) }
    return entries
  }
}
