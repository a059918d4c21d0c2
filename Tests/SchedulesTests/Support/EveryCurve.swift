@testable import Schedules

/// A phase of every curve, made anew at each call: nothing that a curve makes when it is first asked
/// has been made.
func phaseOfEveryCurve(over steps: Int) -> [Phase] {
  let ramps: [Curve] = [
    .linear, .cosine, .cosinePower(2), .cosinePower(0.7), .polynomial(power: 2),
    .polynomial(power: 0.5), .polynomial(power: 1.7), .power(0.5), .power(3), .power(0.9),
    .exponential, .exponential(floor: 1e-6), .logarithmic(base: 97), .tanh(),
    .tanh(lower: 1, upper: 2),
  ]
  let counting: [Curve] = [
    .inverseSquareRoot(timescale: 7.5), .inversePower(0.8, timescale: 4, floor: 1e-6),
    .table((0..<50).map { Double($0 * 37 % 50) / 100 }),
  ]
  return ramps.map { .ramp(from: 0.3, to: 3e-5, over: steps, along: $0) }
    + counting.map { .curve($0, from: 0.3, for: steps) } + [.hold(at: 3e-4, for: steps)]
}
