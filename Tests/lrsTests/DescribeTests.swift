import Testing

struct DescribeTests {
  @Test func `phases, landmarks and the source are said`() throws {
    #expect(
      try lrs(["describe", "-"], input: round1).output == """
        10000 steps
        peak 0.0003, mean rate 0.00015, final rate 0
        warmup 0..<500, no plateau, decay 500..<10000
        phases:
          0  steps 0..<500: linear from 0 to 0.0003 over 500 steps
          1  steps 500..<10000: linear from 0.0003 to 0 over 9500 steps
        in Swift:
        Schedule([
          .ramp(from: 0, to: 0.0003, over: 500),
          .ramp(from: 0.0003, to: 0, over: 9_500),
        ])

        """)
  }

  @Test func `cycles are said to be none of warmup, plateau and decay`() throws {
    #expect(
      try lrs(["describe", "-"], input: restarts).output.contains("it rises again after a fall"))
  }
}
