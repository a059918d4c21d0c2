import Testing

@testable import TrainingSteps

struct WordingTests {
  @Test(arguments: [
    (0, "0 %"), (0.25, "25 %"), (0.1234, "12.3 %"), (-0.001, "-0.1 %"), (-0.125, "-12.5 %"),
    (-0.0004, "0 %"), (2, "200 %"), (1e12, "1000000000000.0"), (-1e12, "-1000000000000.0"),
    (.nan, "nan"), (.infinity, "inf"),
  ])
  func `a share is a percentage to a tenth, and nothing is not negative`(
    share: Double, text: String
  ) {
    #expect(percent(share) == text)
  }

  @Test(arguments: [
    (0, "0.00"), (0.5, "0.50"), (-0.056, "-0.06"), (-0.01, "-0.01"), (-0.004, "0.00"),
    (12.345, "12.35"), (1e12, "1000000000000.0"), (.nan, "nan"),
  ])
  func `a number has two decimals`(number: Double, text: String) {
    #expect(rounded(number) == text)
  }

  @Test func `a probability is never 0`() {
    #expect(
      [0, 0.009, 0.01, 0.5].map(probability) == ["p < 0.01", "p < 0.01", "p = 0.01", "p = 0.50"])
  }

  @Test func `of many names the first six are listed`() {
    #expect(listed(["a", "b"]) == "a, b")
    #expect(listed(["a", "b", "c", "d", "e", "f"]) == "a, b, c, d, e, f")
    #expect(listed(["a", "b", "c", "d", "e", "f", "g"]) == "a, b, c, d, e, f and 1 more")
  }

  @Test func `one is in the singular`() {
    #expect([0, 1, 2].map { counted($0, "step") } == ["0 steps", "1 step", "2 steps"])
  }
}
