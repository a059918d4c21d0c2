import Schedules

/// What is measured: a schedule that is one phase along a curve.
struct Subject: Sendable {
  let name: String
  let schedule: @Sendable (Int) -> Schedule

  static let all = [
    Subject(name: "hold") { .constant(3e-4, for: $0) },
    ramp("linear", .linear),
    ramp("cosine", .cosine),
    ramp("polynomial(2)", .polynomial(power: 2)),
    ramp("√(1−x)", .polynomial(power: 0.5)),
    ramp("1−√x", .power(0.5)),
    Subject(name: "inverse √") {
      [.curve(.inverseSquareRoot(timescale: 1_000), from: 3e-4, for: $0)]
    },
    Subject(name: "exponential") {
      .ramp(from: 3e-4, to: 3e-5, over: $0, along: .exponential)
    },
    ramp("polynomial(0.9)", .polynomial(power: 0.9)),
    ramp("polynomial(3)", .polynomial(power: 3)),
    ramp("power(1.7)", .power(1.7)),
  ]

  private static func ramp(_ name: String, _ curve: Curve) -> Subject {
    Subject(name: name) { .ramp(from: 3e-4, to: 0, over: $0, along: curve) }
  }
}
