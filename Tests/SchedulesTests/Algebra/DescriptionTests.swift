import Foundation
import TestSupport
import Testing

@testable import Schedules

struct DescriptionTests {
  @Test func `in words, a schedule is its phases and where it stays`() {
    let schedule = Schedule.warmup(to: 1, over: 1).holding(for: 5)
      .decaying(to: 0.5, over: 10, along: .polynomial(power: 2))
    #expect(
      schedule.words
        == "linear from 0 to 1 over 1 step, then hold at 1 over 5 steps, "
        + "then polynomial (power 2) from 1 to 0.5 over 10 steps")
    #expect(
      Schedule([schedule.phases[0]], final: 0.25).words
        == "linear from 0 to 1 over 1 step, and 0.25 from there on")
    #expect(schedule.prefix(0).words == "no steps, at 0")
    #expect(Schedule.constant(1, for: 9).prefix(0).words == "no steps, at 1")
  }

  @Test func `a description is the source`() {
    let schedule = Schedule.warmup(to: 3e-4, over: 500).holding(for: 4_500)
      .decaying(to: 0, over: 5_000, along: .cosine)
    #expect(
      "\(schedule)" == """
        Schedule([
          .ramp(from: 0, to: 0.0003, over: 500),
          .hold(at: 0.0003, for: 4_500),
          .ramp(from: 0.0003, to: 0, over: 5_000, along: .cosine),
        ])
        """)
    #expect("\(Schedule())" == "Schedule()")
    #expect("\(Schedule([], final: 0.5))" == "Schedule([], final: 0.5)")
    #expect(
      "\(schedule.dropFirst(6_000).phases)"
        == "[.ramp(from: 0.0003, to: 0, over: 4_000, along: .cosine, offset: 1_000, period: 5_000)]"
    )
    #expect(
      "\(Phase.curve(.table([1, 0.5]), for: 4, period: 2))"
        == ".curve(.table([1, 0.5]), for: 4, period: 2)")
  }

  /// Compiles the descriptions of random schedules, and has the program that they make write specs.
  @Test func `compiled, descriptions make the schedules that they describe`() throws {
    var random = SeededGenerator(seed: 31)
    let schedules =
      (0..<60).map { _ in random.schedule() } + [Schedule(), Schedule([], final: 0.25)]
    // The modules of this build stand beside the test bundles.
    let build = Bundle.module.bundleURL.deletingLastPathComponent()
    let source = """
      import Foundation
      import Schedules

      func schedules() -> [Schedule] {
        var all: [Schedule] = []
        \(schedules.map { "all.append(\($0))" }.joined(separator: "\n"))
        return all
      }
      FileHandle.standardOutput.write(try JSONEncoder().encode(schedules()))
      """
    let made = try JSONDecoder().decode(
      [Schedule].self, from: try output(ofProgram: source, with: ["Schedules"], from: build))
    #expect(made == schedules)
  }
}
