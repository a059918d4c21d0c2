import Schedules

/// What exports are tried on: every recipe, every rule of transfer, and what phases can be besides.
enum ExportCases {
  /// Schedules by names that can be names of files.
  static func all() throws -> [(name: String, schedule: Schedule)] {
    let recipes = try recipes()
    return try recipes + transfers().map { ($0.name, $0.transfer.schedule) } + phases()
      + tablesOfLargePlaces() + [
        ("of-everything", ofEverything), ("curves-past-32-bits", curvesOfLargePlaces),
      ]
  }

  /// Every recipe by its example; what is made of schedules, of two of them.
  static func recipes() throws -> [(name: String, schedule: Schedule)] {
    let parts = [
      Schedule.ramp(from: 0.1, to: 1, over: 60),
      Schedule.ramp(from: 3e-4, to: 3e-5, over: 200, along: .exponential),
    ]
    return try Recipe.all.map { recipe in
      (recipe.name, try recipe.schedule(recipe.example, of: recipe.parts == 0...0 ? [] : parts))
    }
  }

  /// Every recipe carried by every rule that can carry it.
  static func transfers() throws -> [(name: String, transfer: Transfer)] {
    let rules: [TransferRule] = [
      .extendingPlateau, .stretchingDecay, .stretchingEverything, .holdingFinalRate,
      .continuingTail,
      .addingCycles, .rewarming(to: 1e-4, over: 50, decayingTo: 1e-6, over: 300),
    ]
    return try recipes().flatMap { name, schedule in
      rules.compactMap { rule in
        let longer = schedule.length * 2 + (rule == .stretchingEverything ? 77 : 0)
        return (try? schedule.transferred(to: longer, by: rule)).map { ("\(name)-\(rule)", $0) }
      }
    }
  }

  /// A phase of every form that a program has of one: up and down along every curve on every grid, past its end,
  /// open-ended, in pieces, stairs, and tables read entry by entry and between steps.
  static var ofEverything: Schedule {
    let curves: [Curve] = [
      .linear, .cosine, .cosinePower(1.5), .polynomial(power: 0.5), .polynomial(power: 2),
      .polynomial(power: 3), .power(0.5), .power(2), .power(1.7), .exponential,
      .exponential(floor: -1e-3), .logarithmic(base: 500), .tanh(lower: -3, upper: 2),
    ]
    let ramps = curves.enumerated().map { index, curve in
      let grid = Grid.allCases[index % Grid.allCases.count]
      return Schedule.warmup(to: 3e-4, over: 7 + index, from: 1e-6, along: curve, grid: grid)
        .decaying(to: index % 4 == 0 ? 0 : 3e-5, over: 11 + index, along: curve, grid: grid)
    }
    let open = Schedule([
      .curve(.inverseSquareRoot(timescale: 40.5, floor: 1e-4), from: 0.01, for: 30),
      .curve(.inversePower(1, timescale: 25), from: 0.01, for: 30),
      .curve(.inversePower(1.5, timescale: 25, floor: 1e-5), from: 0.01, for: 30),
    ])
    let pastEnd = Schedule(
      curves.map { .ramp(from: 1e-3, to: 1e-5, over: 8, along: $0, grid: .end) })
    let table = Schedule([.curve(.table((0..<9).map { Double($0 * 7 % 11) / 7 }), for: 12)])
    let stairs = Schedule((0..<9).map { .hold(at: 1e-3 / Double($0 + 1), for: 5 + $0 % 3) })
    let parts =
      ramps + [
        open, pastEnd.stretched(by: Ratio(13, 4)), stairs, table, .constant(0.5, for: 3),
        table.stretched(by: Ratio(5, 2)).dropFirst(13),
        Schedule.ramp(from: 1e-3, to: 0, over: 97, along: .cosine).dropFirst(31).prefix(20),
      ]
    let whole = parts.reduce(Schedule()) { $0.appending($1) }
    return Schedule(whole.phases, final: 2e-6)
  }

  /// Curves at places that 32 bits do not count, from their start, from their middle and up to it; the last passes
  /// its end.
  static var curvesOfLargePlaces: Schedule {
    let whole = Schedule.warmup(to: 3e-4, over: 3_001, along: .power(0.5))
      .appending(.ramp(from: 3e-4, to: 0, over: 5_003, along: .cosine).prefix(2_500))
      .appending(.ramp(from: 3e-4, to: 1e-5, over: 4_003, along: .exponential).dropFirst(1_777))
      .decaying(over: 3_000, along: .inverseSquareRoot(timescale: 400))
      .decaying(to: 1e-7, over: 2_999, along: .polynomial(power: 3), grid: .end)
    return whole.stretched(by: Ratio(1_000_003, 1_009))
  }

  /// Tables whose steps stand at places that 32 bits do not count, between entries and skipping some, and such as
  /// 62 bits do not count.
  static func tablesOfLargePlaces() throws -> [(name: String, schedule: Schedule)] {
    try [
      ("table-past-32-bits", 3, 1_000_000_007, 3_000_000_019),
      ("table-past-32-bits-skipping", 7_000_000_001, 3_000_000_019, 1_000_000_007),
      ("table-past-62-bits", 1, 1 << 57 | 1, 1 << 58 | 1),
    ].map { name, offset, stride, period in
      let map = try TimeMap(offset: offset, stride: stride, period: period)
      let entries = (0..<40).map { Double($0 * 7 % 11) / 7 }
      let table = try Phase(.table(entries), from: 0, to: 0, steps: 50, timeMap: map)
      return (name, Schedule.warmup(to: 1, over: 5).appending([table]))
    }
  }

  private static func phases() -> [(name: String, schedule: Schedule)] {
    let curves: [(String, Curve)] = [
      ("linear", .linear), ("cosine", .cosine), ("root", .polynomial(power: 0.5)),
      ("square", .polynomial(power: 2)), ("one-less-root", .power(0.5)),
      ("one-less-square", .power(2)), ("power", .power(1.7)), ("polynomial", .polynomial(power: 3)),
      ("cosine-power", .cosinePower(1.5)), ("logarithmic", .logarithmic(base: 500)),
      ("tanh", .tanh(lower: -3, upper: 2)), ("exponential", .exponential(floor: -1e-3)),
      ("deep-exponential", .exponential(floor: -1)),
      ("deepest-exponential", .exponential(floor: -1e9)),
    ]
    let falls = curves.flatMap { name, curve in
      Grid.allCases.map { grid in
        (
          "\(name)-\(grid)",
          Schedule.warmup(to: 3e-4, over: 37, from: 1e-6, along: curve, grid: grid)
            .holding(for: 11).decaying(to: 3e-5, over: 153, along: curve, grid: grid)
        )
      }
    }
    // Long enough for values that are hard to round, of which one step in hundreds is one.
    let wide = curves.map { name, curve in
      (
        "wide-\(name)",
        Schedule.warmup(to: 3e-4, over: 4_321, along: curve)
          .decaying(to: 1e-5, over: 12_345, along: curve)
      )
    }
    let cosine = Schedule.ramp(from: 1e-3, to: 0, over: 97, along: .cosine)
    let root = Schedule.warmup(to: 0.01, over: 40)
      .decaying(over: 500, along: .inverseSquareRoot(timescale: 40.5, floor: 1e-4))
    let table = Schedule([.curve(.table((0..<40).map { Double($0 * 7 % 11) / 7 }), for: 60)])
    // Stretched, a curve that arrives on its last step has steps past its end.
    let pastEnds = Schedule(
      [.cosine, .power(1.7), .polynomial(power: 3), .exponential, .logarithmic(base: 50), .tanh()]
        .flatMap { (curve: Curve) in
          [
            Phase.ramp(from: 1e-5, to: 1e-3, over: 20, along: curve, grid: .end),
            .ramp(from: 1e-3, to: 1e-5, over: 30, along: curve, grid: .end),
          ]
        }
    ).stretched(by: Ratio(13, 4))
    let stairs = Schedule((0..<12).map { .hold(at: 1e-3 / Double($0 + 1), for: 5 + $0 % 3) })
    return falls + wide + [
      ("cut", cosine.dropFirst(31).prefix(40).appending(cosine.prefix(20))),
      ("stretched", root.stretched(by: Ratio(7, 3)).appending(cosine.stretched(by: Ratio(5, 3)))),
      ("past-ends", pastEnds),
      ("table", table.appending(table.stretched(by: Ratio(5, 2)).dropFirst(13))),
      ("stairs", stairs.appending(cosine.prefix(20)).appending(stairs)),
      ("final", Schedule([.hold(at: 1e-3, for: 3)], final: 0.5)),
      ("single", Schedule.ramp(from: 1, to: 0, over: 1, grid: .both)),
      (
        "long",
        Schedule.warmup(to: 3e-4, over: 5_000_000).holding(for: 60_000_000)
          .decaying(to: 0, over: 40_000_000, along: .cosine)
      ),
      ("longer-than-32-bits", Schedule.ramp(from: 1, to: 0, over: 1 << 40, along: .cosine)),
    ]
  }
}

extension Schedule {
  /// The steps at which an export is compared: all, or of a long schedule some, past the end, and
  /// before the first.
  var comparedSteps: [Int] {
    let past = [length, length + 1, length + 17, 3 * length, -1, -3]
    if length <= 20_000 { return Array(0..<length) + past }
    let ends = phases.indices.flatMap { index -> [Int] in
      let steps = steps(ofPhase: index)
      return [-2, -1, 0, 1, 2].map { steps.lowerBound + $0 }
        + [-3, -2, -1].map { steps.upperBound + $0 }
        + (1...40).map { steps.lowerBound + steps.count / 41 * $0 + $0 }
    }
    return Set(ends.filter { $0 >= 0 && $0 < length }).sorted() + past
  }
}
