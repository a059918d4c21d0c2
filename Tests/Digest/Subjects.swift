import Schedules

/// Every curve, between ends and over lengths at which arithmetic may differ.
func schedulesOfCurves() -> [(name: String, schedules: [Schedule])] {
  let ramps: [Curve] = [
    .linear, .cosine, .cosinePower(2), .cosinePower(0.7), .polynomial(power: 2),
    .polynomial(power: 0.5), .polynomial(power: 1.7), .power(0.5), .power(3), .power(0.9),
    .power(1.0 / 3), .exponential, .exponential(floor: -1), .logarithmic(base: 97), .tanh(),
    .tanh(lower: 1, upper: 2),
  ]
  let counting: [Curve] = [
    .inverseSquareRoot(timescale: 7.5), .inverseSquareRoot(timescale: 4000, floor: 1e-6),
    .inversePower(0.8, timescale: 4), .inversePower(3, timescale: 100.5, floor: 1e-6),
    .table((0..<500).map { Double($0 * 37 % 500) / 1000 }),
  ]
  let ends = [(1.0, 0.1), (1e-7, 3e-4), (1e200, 1e-90), (0.1, 0.3)]
  let lengths = [1, 2, 3, 10, 97, 1000, 12_345, 1_000_003, 1 << 40]
  let holds = ("hold", lengths.map { Schedule.constant(0.1, for: $0) })
  return [holds]
    + ramps.map { curve in
      let schedules = ends.flatMap { from, to in
        lengths.flatMap { steps in
          [Grid.start, .end, .both].map {
            Schedule([.ramp(from: from, to: to, over: steps, along: curve, grid: $0)])
          }
        }
      }
      return ("\(curve)", schedules)
    }
    + counting.map { curve in
      let name = curve.name == "table" ? "table" : "\(curve)"
      return (
        name,
        [1, 3e-4, 1e200, 0.1].flatMap { from in
          lengths.map { Schedule([.curve(curve, from: from, for: $0)]) }
        }
      )
    }
}

/// Every recipe with the arguments of its example, and its parts cut, repeated, scaled and stretched.
func schedulesOfRecipes() throws -> [(name: String, schedules: [Schedule])] {
  try Recipe.all.map { recipe in
    let parts: [Schedule] =
      recipe.parts == 0...0
      ? [] : [.ramp(from: 1, to: 0.1, over: 70), .ramp(from: 1, to: 0.5, over: 90, along: .cosine)]
    let schedule = try recipe.schedule(recipe.example, of: parts)
    let piece = schedule.dropFirst(schedule.length / 3).prefix(schedule.length / 2)
    return (
      recipe.name,
      [
        schedule, piece, piece.scaled(by: 0.3), schedule.stretched(by: Ratio(3, 2)),
        schedule.clamped(to: 1e-5...0.2),
      ]
    )
  }
}
