import Schedules

/// How long one step takes, asked for by itself.
enum SingleSteps {
  static let fivePhases = Schedule.warmup(to: 3e-4, over: 2_000).holding(for: 48_000)
    .decaying(to: 1e-4, over: 20_000, along: .cosine).holding(for: 10_000)
    .decaying(to: 0, over: 20_000)

  static let manyPhases = Schedule(
    (0..<100_000).map { Phase.ramp(from: Double($0 % 7), to: Double($0 % 5) + 0.5, over: 5) })

  static func table(of subjects: [Subject], rounds: Int) throws -> Table {
    let schedules =
      [("five phases", fivePhases)] + subjects.map { ($0.name, $0.schedule(100_000, 3e-4)) }
      + [("100 000 phases", manyPhases)]
    let timings = try timings(
      of: schedules.flatMap { [inOrder($0.0, $0.1), atRandom($0.0, $0.1)] }, rounds: rounds)
    var table = Table(
      title: "One step, `schedule[step]`, ns",
      columns: ["schedule", "in order", "spread", "at random", "spread"])
    for (index, (name, _)) in schedules.enumerated() {
      let (inOrder, atRandom) = (timings[2 * index], timings[2 * index + 1])
      table.rows.append([
        name, figure(inOrder.median), percent(inOrder.spread), figure(atRandom.median),
        percent(atRandom.spread),
      ])
    }
    return table
  }

  private static let count = 20_000

  static func inOrder(_ name: String, _ schedule: Schedule) -> Contender {
    asking(name, schedule, for: (0..<count).map { $0 * schedule.length / count })
  }

  private static func atRandom(_ name: String, _ schedule: Schedule) -> Contender {
    var state: UInt64 = 1
    let steps = (0..<count).map { _ -> Int in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % schedule.length
    }
    return asking(name, schedule, for: steps)
  }

  private static func asking(_ name: String, _ schedule: Schedule, for steps: [Int]) -> Contender {
    Contender(name: name) {
      var sum = 0.0
      let time = nanosecondsAStep(count, calls: 5) { for step in steps { sum += schedule[step] } }
      blackHole(sum)
      return time
    }
  }
}

/// Keeps the optimiser from dropping what was computed.
@inline(never)
func blackHole(_ value: Double) { withExtendedLifetime(value) {} }
