import TestSupport

@testable import Schedules

/// The seeds of property tests: each is a test case of its own, and is named where it fails.
let seeds: [UInt64] = Array(1...60)

extension SeededGenerator {
  mutating func rate() -> Double {
    switch Int.random(in: 0..<6, using: &self) {
    case 0: 0
    case 1: [1, 0.5, 0.25, 3e-4, 1e-3, 0.1].randomElement(using: &self)!
    case 2: Double(Int.random(in: 1...1000, using: &self)) / 1000
    default: Double.random(in: 1e-6...1, using: &self)
    }
  }

  mutating func positiveRate() -> Double { rate() + 1e-7 }

  /// A curve between two ends, with ends that it can have.
  mutating func phase(steps: Int) -> Phase {
    let grids: [Grid] = [.start, .start, .start, .end, .both]
    let grid = grids.randomElement(using: &self)!
    switch Int.random(in: 0..<13, using: &self) {
    case 0, 1: return .hold(at: rate(), for: steps)
    case 2, 3: return .ramp(from: rate(), to: rate(), over: steps, grid: grid)
    case 4, 5: return .ramp(from: rate(), to: rate(), over: steps, along: .cosine, grid: grid)
    case 6:
      let power = [0.5, 1, 2, 3, 0.9, 1.7].randomElement(using: &self)!
      return .ramp(
        from: rate(), to: rate(), over: steps, along: .polynomial(power: power), grid: grid)
    case 7:
      let power = [0.5, 1, 2, 3, 0.9, 1.7].randomElement(using: &self)!
      return .ramp(from: rate(), to: rate(), over: steps, along: .power(power), grid: grid)
    case 8:
      let floor = [0, 0, 1e-8].randomElement(using: &self)!
      return .ramp(
        from: positiveRate(), to: positiveRate(), over: steps, along: .exponential(floor: floor),
        grid: grid)
    case 9:
      let timescale = [1, 4, 100.5].randomElement(using: &self)!
      return .curve(.inverseSquareRoot(timescale: timescale), from: rate(), for: steps)
    case 10:
      let power = [1, 0.8, 2].randomElement(using: &self)!
      return .curve(.inversePower(power, timescale: 4), from: rate(), for: steps)
    case 11:
      let curves: [Curve] = [
        .tanh(), .tanh(lower: 0, upper: 1), .logarithmic(base: 7), .cosinePower(2),
        .cosinePower(0.7),
      ]
      let curve = curves.randomElement(using: &self)!
      return .ramp(from: rate(), to: rate(), over: steps, along: curve, grid: grid)
    default:
      let rates = (0..<Int.random(in: 1...12, using: &self)).map { _ in rate() }
      return .curve(.table(rates), for: steps, period: Int.random(in: 1...3, using: &self))
    }
  }

  mutating func schedule(phases: ClosedRange<Int> = 0...5, steps: ClosedRange<Int> = 0...40)
    -> Schedule
  {
    let phases = (0..<Int.random(in: phases, using: &self)).map { _ in
      phase(steps: Int.random(in: steps, using: &self))
    }
    let final = Int.random(in: 0..<5, using: &self) == 0 ? rate() : nil
    let schedule = Schedule(phases, final: final)
    // Pieces of curves too: with an offset, and cut before their end.
    if Int.random(in: 0..<3, using: &self) == 0, schedule.length > 2 {
      let cut = Int.random(in: 0..<schedule.length / 2, using: &self)
      return schedule.dropFirst(cut).prefix(Int.random(in: 1...schedule.length, using: &self))
    }
    return schedule
  }

  /// A schedule with a warmup, a plateau and a decay, any of them empty.
  mutating func trapezoid() -> Schedule {
    let peak = positiveRate()
    let warmup = Int.random(in: 0...20, using: &self)
    let plateau = Int.random(in: 0...20, using: &self)
    let grid = [Grid.start, .end, .both].randomElement(using: &self)!
    let curve = [Curve.linear, .cosine, .power(0.5), .polynomial(power: 2), .exponential]
      .randomElement(using: &self)!
    let final = curve == .exponential ? peak / 10 : [0, peak / 10].randomElement(using: &self)!
    return Schedule.warmup(to: peak, over: warmup).holding(for: plateau)
      .decaying(to: final, over: Int.random(in: 1...30, using: &self), along: curve, grid: grid)
  }
}

/// The steps at which rates are compared: all, and some before and past them.
func probes(_ schedule: Schedule) -> Range<Int> { -3..<schedule.length + 4 }

/// The rates of the probes, as bits.
func bits(_ schedule: Schedule, in range: Range<Int>? = nil) -> [UInt64] {
  (range ?? probes(schedule)).map { schedule[$0].bitPattern }
}

/// Whether two numbers are within so many units in the last place of each other.
func isWithin(_ ulps: Double, _ a: Double, _ b: Double) -> Bool {
  abs(a - b) <= ulps * max(a.ulp, b.ulp)
}

extension Schedule {
  /// How far moving all rates by about 0.1 may round them: by their last bits; but an exponential near
  /// its floor is steered by its distance to it, which is rounded in the last bits of the sum.
  var roundingOfShift: Double {
    phases.contains { $0.curve.name == "exponential" } ? 1e-9 : 4e-16
  }
}
