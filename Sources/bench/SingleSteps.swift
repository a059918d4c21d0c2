import Schedules

/// How long one step takes, asked for by itself.
enum SingleSteps {
  static let fivePhases = Schedule.warmup(to: 3e-4, over: 2_000).holding(for: 48_000)
    .decaying(to: 1e-4, over: 20_000, along: .cosine).holding(for: 10_000)
    .decaying(to: 0, over: 20_000)

  static func table(of subjects: [Subject], repeats: Int) {
    print("\nns for one step, schedule[step]")
    print(column("schedule", width: 26) + " in order   random   spread")
    var schedules = [("five phases", fivePhases)]
    schedules += subjects.map { ($0.name, $0.schedule(100_000)) }
    let many = Schedule(
      (0..<100_000).map { Phase.ramp(from: Double($0 % 7), to: Double($0 % 5) + 0.5, over: 5) })
    schedules.append(("100 000 phases", many))
    for (name, schedule) in schedules {
      let (inOrder, random) = measured(schedule, repeats: repeats)
      print(
        column(name, width: 26) + column(inOrder.median) + column(random.median)
          + column(random.spread))
    }
  }

  static func measured(_ schedule: Schedule, repeats: Int) -> (inOrder: Timing, random: Timing) {
    let count = 20_000
    var state: UInt64 = 1
    let random = (0..<count).map { _ -> Int in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % schedule.length
    }
    let inOrder = (0..<count).map { $0 * schedule.length / count }
    var timings = (Timing(), Timing())
    var sum = 0.0
    for _ in 0..<repeats {
      timings.0.measure(steps: count) { for step in inOrder { sum += schedule[step] } }
      timings.1.measure(steps: count) { for step in random { sum += schedule[step] } }
    }
    blackHole(sum)
    return timings
  }
}

/// Keeps the optimiser from dropping what was computed.
@inline(never)
func blackHole(_ value: Double) { withExtendedLifetime(value) {} }
