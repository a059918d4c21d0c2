import Schedules
import Testing

/// What is said of a bad phase of a spec; `SpecFileTests` has the rest.
@Suite struct SpecPhaseTests {
  private static let whole = "give a whole number such as 1000, at most 9223372036854775807"
  private static let number = "give a number such as 3e-4"
  private static let curves = Curve.names

  @Test(arguments: [
    ("true", "this is not a whole number"), ("\"1\"", "this is not a whole number"),
    ("null", "this is not a whole number"), ("[1]", "this is not a whole number"),
    ("1.5", "this is not a whole number that can be held"),
    ("1e400", "this is not a whole number that can be held"),
    ("9223372036854775808", "this is not a whole number that can be held"),
  ])
  func `steps that are no whole number are refused`(value: String, fault: String) throws {
    try check(#""curve": "hold", "rate": 1, "steps": \#(value)"#, "steps: \(fault); \(Self.whole)")
  }

  @Test(arguments: [
    ("true", "this is not a number"), ("\"1\"", "this is not a number"),
    ("\"NaN\"", "this is not a number"), ("null", "this is not a number"),
    ("{}", "this is not a number"),
    ("1e400", "this is not a number that can be held"),
    ("-1e400", "this is not a number that can be held"),
    ("1e-400", "this is not a number that can be held"),
  ])
  func `a rate that is no number is refused`(value: String, fault: String) throws {
    try check(#""curve": "hold", "rate": \#(value), "steps": 1"#, "rate: \(fault); \(Self.number)")
    try check(
      #""curve": "table", "rates": [1, \#(value)], "steps": 1"#,
      "rates[1]: \(fault); \(Self.number)")
  }

  @Test(arguments: [
    (
      #""from": 1, "to": 0, "steps": 1"#,
      "curve: this key is missing; give a text such as \"linear\""
    ),
    (#""curve": 3"#, "curve: this is not a text; give a text such as \"linear\""),
    (#""curve": "cosin", "steps": 1"#, "curve: there is no curve \"cosin\"; give one of \(curves)"),
    (#""curve": "hold", "steps": 1"#, "rate: this key is missing; \(number)"),
    (#""curve": "linear", "to": 1, "steps": 1"#, "from: this key is missing; \(number)"),
    (#""curve": "linear", "from": 1, "steps": 1"#, "to: this key is missing; \(number)"),
    (#""curve": "linear", "from": 1, "to": 0"#, "steps: this key is missing; \(whole)"),
    (#""curve": "power", "from": 1, "to": 0, "steps": 1"#, "power: this key is missing; \(number)"),
    (
      #""curve": "inverseSquareRoot", "from": 1, "steps": 1"#,
      "timescale: this key is missing; \(number)"
    ),
    (
      #""curve": "table", "steps": 1"#,
      "rates: this key is missing; give a list such as [3e-4, 1e-4]"
    ),
    (
      #""curve": "table", "rates": 1, "steps": 1"#,
      "rates: this is not a list; give one such as [3e-4, 1e-4]"
    ),
    (
      #""curve": "hold", "rate": 1, "steps": 1, "stepz": 1"#,
      "stepz: this key is not known here; remove it; the keys are curve, steps, rate"
    ),
    (
      #""curve": "linear", "rate": 1, "from": 1, "to": 0, "steps": 1"#,
      "rate: this key is not known here; remove it; "
        + "the keys are curve, steps, from, to, offset, stride, period"
    ),
    (
      #""curve": "inverseSquareRoot", "from": 1, "to": 0, "timescale": 3, "steps": 1"#,
      "to: this key is not known here; remove it; "
        + "the keys are curve, steps, from, timescale, floor, offset, stride, period"
    ),
  ])
  func `a key that is missing, unknown or of a wrong type names its path`(
    phase: String, message: String
  ) throws {
    try check(phase, message)
  }

  @Test(arguments: [
    (#""curve": "hold", "rate": 1, "steps": -1"#, "steps: -1 is negative; give 0 or more"),
    (
      #""curve": "hold", "rate": -1, "steps": 1"#,
      "rate: -1.0 is negative; give a finite rate of 0 or more"
    ),
    (
      #""curve": "linear", "from": -1, "to": 0, "steps": 1"#,
      "from: -1.0 is negative; give a finite rate of 0 or more"
    ),
    (
      #""curve": "cosine", "from": 1, "to": -3e-4, "steps": 1"#,
      "to: -0.0003 is negative; give a finite rate of 0 or more"
    ),
    (
      #""curve": "exponential", "from": 1, "to": 0, "steps": 1"#,
      "to: an exponential never stands at 0.0, for its floor is 0.0; "
        + "give a rate above the floor, or a lower floor"
    ),
    (
      #""curve": "linear", "from": 1, "to": 0, "steps": 9, "period": -1"#,
      "period: -1 is negative; give 0 or more"
    ),
    (
      #""curve": "linear", "from": 1, "to": 0, "steps": 9, "period": 1.5"#,
      "period: this is not a whole number that can be held; \(whole)"
    ),
    (
      #""curve": "linear", "from": 1, "to": 0, "steps": 9, "offset": -1"#,
      "offset: -1 is negative; give 0 or more"
    ),
    (
      #""curve": "linear", "from": 1, "to": 0, "steps": 9, "stride": 0"#,
      "stride: 0 is below 1; give 1 or more"
    ),
    (
      #""curve": "linear", "from": 1, "to": 0, "steps": 10, "stride": 9223372036854775807"#,
      "steps: 9223372036854775807 · 10 + 0 is too large for an Int; "
        + "give fewer steps, or a smaller stride"
    ),
    (
      #""curve": "power", "from": 1, "to": 0, "steps": 9, "power": 0"#,
      "power: 0.0 is not a power; give a number above 0"
    ),
    (
      #""curve": "inverseSquareRoot", "from": 1, "timescale": 0, "steps": 1"#,
      "timescale: 0.0 is not a number of steps; give a number above 0, such as 4000"
    ),
    (
      #""curve": "inverseSquareRoot", "from": 1, "timescale": 9, "floor": 2, "steps": 1"#,
      "from: 1.0 is below the floor 2.0; give a rate at or above the floor"
    ),
    (
      #""curve": "table", "rates": [], "steps": 1"#,
      "rates: a table needs an entry; give at least one rate"
    ),
    (
      #""curve": "table", "rates": [1, -1], "steps": 1"#,
      "rates[1]: -1.0 is not a rate; give a finite rate of 0 or more"
    ),
    (
      #""curve": "hold", "rate": 2, "steps": 9223372036854775807"#,
      "steps: the steps up to here are more than an Int counts; give fewer steps"
    ),
  ])
  func `a value that no phase can have names its path and a remedy`(
    phase: String, message: String
  ) throws {
    try check(phase, message)
  }

  /// As the second phase, so that the place is counted.
  private func check(_ phase: String, _ message: String) throws {
    try inFolder { folder throws in
      try folder.write(spec(#""curve": "hold", "rate": 1, "steps": 5"#, phase), to: "bad.json")
      #expect(
        try folder.run("describe", "bad.json") == .failure(1, "bad.json: phases[1].\(message)"))
    }
  }
}
