import Testing

struct EvaluateTests {
  @Test func `every step is a row, with digits that read back the same`() throws {
    let call = try lrs(["evaluate", "-"], input: cosine)
    let rows = call.output.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    #expect(rows.map { Int($0[0]) } == Array(0..<10))
    #expect(rows[5][1] == "0.5")
    #expect(Double(rows[9][1]) == 0.024471741852423214)
  }

  @Test(arguments: ["8:12", "8..<12"])
  func `ranges are half-open, and past the end the final rate holds`(range: String) throws {
    let call = try lrs(["evaluate", "-", "--steps", range], input: cosine)
    #expect(call.output.hasSuffix("\n10,0.0\n11,0.0\n"))
    #expect(call.output.hasPrefix("step,rate\n8,"))
  }

  @Test func `before step 0 the first rate holds, and every so many steps is every so many`() throws
  {
    #expect(
      try lrs(["evaluate", "-", "--steps", "-4:2", "--every", "3"], input: cosine).output
        == "step,rate\n-4,1.0\n-1,1.0\n")
    #expect(try lrs(["evaluate", "-", "--steps=3:3"], input: cosine).output == "step,rate\n")
  }
}
