import Schedules

/// What is measured: a schedule that is one phase along a curve.
struct Subject: Sendable {
  let name: String
  /// What filling may take, over filling with a constant: 10⁴ steps in cache, 10⁷ in memory.
  let bounds: (cache: Double, memory: Double)
  /// The schedule of a length, from a rate.
  let schedule: @Sendable (_ length: Int, _ rate: Double) -> Schedule

  func bound(at length: Int) -> Double? {
    switch length {
    case 10_000: bounds.cache
    case 10_000_000: bounds.memory
    default: nil
    }
  }

  static let all = [
    Subject(name: "hold", bounds: (1.2, 1.05)) { .constant($1, for: $0) },
    ramp("linear", .linear, (2, 1.1)),
    ramp("cosine", .cosine, (4, 1.3)),
    ramp("polynomial(2)", .polynomial(power: 2), (5, 1.5)),
    ramp("√(1−x)", .polynomial(power: 0.5), (5, 1.5)),
    ramp("1−√x", .power(0.5), (5, 1.5)),
    Subject(name: "inverse √", bounds: (5, 1.5)) {
      [.curve(.inverseSquareRoot(timescale: 1_000), from: $1, for: $0)]
    },
    Subject(name: "exponential", bounds: (8, 2)) {
      .ramp(from: $1, to: $1 / 10, over: $0, along: .exponential)
    },
    ramp("polynomial(0.9)", .polynomial(power: 0.9), (8, 2)),
    ramp("polynomial(3)", .polynomial(power: 3), (8, 2)),
    ramp("power(1.7)", .power(1.7), (8, 2)),
  ]

  private static func ramp(
    _ name: String, _ curve: Curve, _ bounds: (cache: Double, memory: Double)
  ) -> Subject {
    Subject(name: name, bounds: bounds) { .ramp(from: $1, to: 0, over: $0, along: curve) }
  }
}
