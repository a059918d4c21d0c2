import Foundation
import Schedules
import Testing

@Suite struct DescribeTests {
  @Test func `a schedule is described in words and as Swift`() throws {
    try inFolder { folder throws in
      #expect(
        try folder.run("describe", "r1.json")
          == .done(
            """
            100 steps
            peak 1, mean rate 0.6, final rate 0
            warmup 0..<10, plateau 10..<30, decay 30..<100
            phases:
              0  steps 0..<10: linear from 0 to 1 over 10 steps
              1  steps 10..<30: hold at 1 over 20 steps
              2  steps 30..<100: linear from 1 to 0 over 70 steps
            in Swift:
            Schedule([
              .ramp(from: 0, to: 1, over: 10),
              .hold(at: 1, for: 20),
              .ramp(from: 1, to: 0, over: 70),
            ])

            """))
    }
  }

  @Test func `what rises again after a fall is said to have no one warmup`() throws {
    let cycle = #""curve": "cosine", "from": 1, "to": 0, "steps": 5"#
    try inFolder { folder throws in
      let outcome = try folder.run("describe", "-", input: spec(cycle, cycle))
      #expect(outcome.code == 0)
      #expect(
        outcome.output.split(separator: "\n")[2]
          == "it rises again after a fall, so it has no one warmup, plateau and decay")
    }
  }

  @Test(arguments: [
    (#"{"version": 1, "phases": []}"#, "Schedule()"),
    (#"{"version": 1, "phases": [], "final": 2}"#, "Schedule([], final: 2)"),
  ])
  func `a schedule without steps is described`(_ text: String, swift: String) throws {
    try inFolder { folder throws in
      let outcome = try folder.run("describe", "-", input: text)
      #expect(outcome.code == 0)
      #expect(outcome.output.hasPrefix("0 steps\n"))
      #expect(outcome.output.hasSuffix("in Swift:\n\(swift)\n"))
    }
  }

  @Test func `one step is a step`() throws {
    try inFolder { folder throws in
      let outcome = try folder.run(
        "describe", "-", input: spec(#""curve": "hold", "rate": 1, "steps": 1"#))
      #expect(outcome.output.hasPrefix("1 step\n"))
      #expect(outcome.output.contains("\n  0  steps 0..<1: hold at 1 over 1 step\n"))
    }
  }
}
