import Foundation
import Schedules
import TestSupport
import Testing

@testable import LossLaws

/// The sums of the laws as they are written: over every step.
enum PlainSums {
  static func multiPower(_ law: MultiPowerLaw, _ rates: [Double], at step: Int) -> Double {
    let (fallen, area) = drops(rates, at: step) { drop, rate, since, _ in
      let x = law.speed * pow(max(rate, 1e-300), -law.rateExponent) * since
      return drop * (1 - pow(1 + x, -law.curvature))
    }
    return law.floor + law.scale * pow(area, -law.exponent) - law.drop * fallen
  }

  static func annealing(_ law: AnnealingLaw, _ rates: [Double], at step: Int) -> Double {
    let lambda = 1 - 1 / law.memory
    let (fallen, area) = drops(rates, at: step) { drop, _, _, age in
      drop * (1 - pow(lambda, age)) * law.memory
    }
    return law.floor + law.scale * pow(area, -law.exponent) - law.drop * fallen
  }

  /// The sum over the steps from the first fall on whose rates are not all 0 after it, and the sum of all rates.
  private static func drops(
    _ rates: [Double], at step: Int, _ term: (Double, Double, Double, Double) -> Double
  ) -> (fallen: Double, area: Double) {
    let first = rates.indices.dropFirst().first { rates[$0] < rates[$0 - 1] } ?? rates.count
    var (sum, since) = (0.0, 0.0)
    for k in stride(from: step, to: first - 1, by: -1) {
      since += rates[k]
      let drop = rates[k - 1] - rates[k]
      if drop != 0, since > 0 { sum += term(drop, rates[k], since, Double(step - k + 1)) }
    }
    return (sum, rates[...step].reduce(0, +))
  }
}

struct DecayTermsTests {
  /// Decays after a warmup over 100 steps, of so many steps.
  static let decays: [(name: String, make: @Sendable (Int) -> Schedule)] = {
    let warmup = Schedule.warmup(to: 3e-4, over: 100)
    func along(_ curve: Curve, to final: Double) -> @Sendable (Int) -> Schedule {
      { warmup.decaying(to: final, over: $0, along: curve) }
    }
    return [
      ("linear", along(.linear, to: 0)), ("cosine", along(.cosine, to: 3e-5)),
      ("cosine to 0", along(.cosine, to: 0)), ("exponential", along(.exponential, to: 3e-5)),
      ("steep exponential", along(.exponential, to: 3e-8)),
      ("1 − √x", along(.power(0.5), to: 0)), ("√(1 − x)", along(.polynomial(power: 0.5), to: 0)),
      ("x²", along(.power(2), to: 0)), ("(1 − x)^3.7", along(.polynomial(power: 3.7), to: 0)),
      ("cosine power", along(.cosinePower(1.7), to: 3e-5)),
      ("cooldown", { warmup.holding(for: $0).decaying(to: 0, over: $0, along: .power(0.5)) }),
      (
        "table",
        {
          let curve = warmup.decaying(to: 0, over: $0, along: .power(0.5))
          return warmup.appending(try! .tabulated(for: $0) { curve[100 + $0] })
        }
      ),
      (
        "holds",
        { length in
          let curve = warmup.decaying(to: 3e-5, over: length, along: .cosine)
          let count = min(length, 400)
          return warmup.appending(
            Schedule(
              (0..<count).map {
                .hold(
                  at: curve[100 + length * $0 / count],
                  for: length * ($0 + 1) / count - length * $0 / count)
              }))
        }
      ),
      (
        "noisy table",
        { length in
          var random = SeededGenerator(seed: UInt64(length))
          return warmup.appending(
            try! .tabulated(for: length) { step in
              3e-4 * (1 - 0.9 * Double(step) / Double(length))
                * Double.random(in: 0.9...1, using: &random)
            })
        }
      ),
      (
        "jump to 0 and back",
        {
          warmup.holding(for: $0).appending(.constant(0, for: 7)).appending(.constant(1e-5, for: 9))
        }
      ),
    ]
  }()

  @Test(arguments: decays.indices)
  func `grouped drops are the plain sum to a millionth of the loss`(decay: Int) {
    let (name, make) = Self.decays[decay]
    let annealing = AnnealingLaw(floor: 3, scale: 0.5, exponent: 0.5, drop: 0.4)
    for length in [1, 2, 7, 30, 333, 1_840, 6_000] {
      let schedule = make(length)
      let rates = schedule.rates(in: 0..<schedule.length + 60)
      let last = schedule.length - 1
      let steps = Set(
        [last, last + 1, last + 50, 101, 100 + length / 50]
          + (0..<8).map { 100 + length * $0 / 8 + length / 77 }
      ).filter { $0 < rates.count }.sorted()
      for (step, loss) in zip(steps, published.loss(of: schedule, at: steps)) {
        let plain = PlainSums.multiPower(published, rates, at: step)
        #expect(abs(loss / plain - 1) < 1e-6, "\(name), \(length) steps, at \(step)")
      }
      for (step, loss) in zip(steps, annealing.loss(of: schedule, at: steps)) {
        let plain = PlainSums.annealing(annealing, rates, at: step)
        #expect(abs(loss / plain - 1) < 1e-6, "\(name), \(length) steps, at \(step)")
      }
    }
  }

  @Test(arguments: decays.indices.prefix(11))
  func `a curve of any length takes some hundred terms`(decay: Int) {
    let schedule = Self.decays[decay].make(10_000_000)
    let terms = DecayTerms(schedule, at: [schedule.length - 1])
    #expect(terms.drops.count < 700, "\(Self.decays[decay].name): \(terms.drops.count)")
  }

  @Test func `a long table takes far fewer terms than entries`() {
    let schedule = Self.decays.first { $0.name == "table" }!.make(200_000)
    #expect(DecayTerms(schedule, at: [schedule.length - 1]).drops.count < 1_000)
  }

  @Test(arguments: decays.indices)
  func `sums of rates are those of the schedule`(decay: Int) {
    let schedule = Self.decays[decay].make(5_000)
    let steps = [0, 50, 99, 100, 101, 2_000, 5_050, 5_099, 5_100, 5_200]
    for (step, area) in zip(steps, DecayTerms(schedule, at: steps).areas) {
      let sum = schedule.sum(in: 0..<step + 1)
      #expect(abs(area - sum) <= 1e-7 * sum, "\(Self.decays[decay].name) \(step)")
    }
  }

  @Test(arguments: [2, 3, 10, 999])
  func `five values of a block give the sums of any polynomial of degree 4`(h: Int) {
    for power in 0...4 {
      func value(_ v: Int) -> Double { pow(Double(v) / Double(4 * h), Double(power)) }
      var five = SIMD8<Double>(repeating: 0)
      for j in 0..<5 { five[j] = value(j * h) }
      let block = Block(h)
      let sums = block.sums(five)
      for j in 0..<4 {
        let plain = (j * h + 1...(j + 1) * h).reduce(0) { $0 + value($1) }
        #expect(abs(sums[j] - plain) < 1e-12 * Double(4 * h), "\(power) \(j)")
      }
      let all = (0...4 * h).reduce(0) { $0 + value($1) }
      #expect(abs((five * block.weights).sum() - all) < 1e-12 * Double(4 * h), "\(power)")
    }
  }
}
