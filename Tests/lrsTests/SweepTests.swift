import Foundation
import Testing

@Suite struct SweepTests {
  static let table = "trial,lr,steps_to_target\na,1e-4,\nb,1e-3,900\nc,1e-2,300\nd,1e-1,400\n"

  func json(_ outcome: Outcome) throws -> [String: Any] {
    #expect(outcome.code == 0 && outcome.words.isEmpty)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require(object as? [String: Any])
  }

  func kinds(_ found: [String: Any]) -> [String] {
    ((found["findings"] as? [[String: Any]]) ?? []).compactMap { $0["kind"] as? String }
  }

  @Test func `the fastest trial's steps are the initial max_train_steps`() throws {
    try inFolder { folder throws in
      try folder.write(Self.table, to: "s.csv")
      let found = try json(folder.run("sweep", "s.csv", "--n", "1000", "--format", "json"))
      #expect(found["initialMaxTrainSteps"] as? Int == 300)
      let fastest = try #require(found["fastest"] as? [String: Any])
      #expect(fastest["trial"] as? String == "c" && fastest["rate"] as? Double == 0.01)
      #expect(kinds(found) == ["never-fitted"])
      #expect(
        try folder.run("sweep", "s.csv", "--n", "1000")
          == .done(
            """
            initial max_train_steps: 300, the steps of c at rate 0.01
            3 of 4 trials fitted within N = 1000
            next: a study with max_train_steps 300 in every trial, to refine it by its best steps
            finding: never fitted: a (rates 0.0001)

            """))
    }
  }

  @Test func `where nothing fits, or the best is at the edge, JSON says so`() throws {
    try inFolder { folder throws in
      try folder.write(Self.table, to: "s.csv")
      let none = try json(folder.run("sweep", "s.csv", "--n", "100", "--format", "json"))
      #expect(none["initialMaxTrainSteps"] is NSNull && none["fastest"] is NSNull)
      #expect(kinds(none) == ["n-never-reached", "never-fitted", "beyond-n"])
      try folder.write(
        "trial,lr,steps_to_target\na,1e-4,900\nb,1e-3,300\nc,1e-2,200\n", to: "e.csv")
      let edge = try json(folder.run("sweep", "e.csv", "--n", "1000", "--format", "json"))
      #expect(edge["initialMaxTrainSteps"] as? Int == 200)
      #expect(kinds(edge) == ["boundary", "rates-too-small"])
      #expect(edge["nextRates"] as? [Double] == [0.1, 1, 10])
    }
  }

  @Test func `the sweep is drawn where it is asked for`() throws {
    try inFolder { folder throws in
      try folder.write(Self.table, to: "s.csv")
      let drawn = try folder.run("sweep", "s.csv", "--n", "1000", "--plot", "s.svg")
      #expect(try folder.run("sweep", "s.csv", "--n", "1000") == drawn)
      #expect(folder.text("s.svg")?.contains(">edge</text>") == true)
    }
  }

  @Test func `curves are a sweep where a perfect fit is said`() throws {
    try inFolder { folder throws in
      try folder.write("step,lr,acc\n100,0.1,0.5\n200,0.1,1\n", to: "a.csv")
      try folder.write("step,lr,acc\n100,0.2,1\n200,0.2,1\n", to: "b.csv")
      try folder.write("step,lr,acc\n100,0.3,0.5\n200,0.3,0.6\n", to: "c.csv")
      let call = ["sweep", "a.csv", "b.csv", "c.csv", "--n", "200"]
      let found = try json(
        folder.run(
          call + ["--metric", "acc", "--maximize", "--reaching", "1", "--format", "json"],
          input: .init()))
      #expect(found["initialMaxTrainSteps"] as? Int == 100)
      #expect(
        try folder.run("sweep", "a.csv", "--n", "200")
          == .failure(
            1,
            "a.csv: row 1: there is no column \"steps_to_target\" for the steps to fit; name one of its "
              + "columns: step, lr, acc, or give --metric NAME --reaching VALUE for a log of curves"
          ))
    }
  }

  @Test(arguments: [
    BadCall(
      "sweep", "s.csv",
      message:
        "--n is missing; give --n N, the steps of every trial: of a run that fitted perfectly"),
    BadCall(
      "sweep", "s.csv", "--n", "0", message: "N = 0 is no number of steps; give 1 or more", code: 1),
    BadCall(
      "sweep", "s.csv", "s.csv", "--n", "9",
      message:
        "a sweep is one table; give one FILE, or logs of curves with --metric NAME --reaching VALUE"
    ),
    BadCall(
      "sweep", "s.csv", "--n", "9", "--reaching", "1",
      message: "--reaching says nothing here; it is for curves, with --metric NAME"),
    BadCall(
      "sweep", "s.csv", "--n", "9", "--metric", "acc", "--maximize",
      message: "--reaching is missing; give the value of acc that is a perfect fit"),
    BadCall(
      "sweep", "s.csv", "--n", "9", "--metric", "acc", "--maximize", "--reaching", "all",
      message: "--reaching: \"all\" is not a number; give one such as 0.01"),
  ])
  func `a call that is wrong says what would be right`(_ call: BadCall) throws {
    try inFolder { folder throws in
      try folder.write(Self.table, to: "s.csv")
      #expect(try folder.run(call.words, input: .init()) == .failure(call.code, call.message))
    }
  }
}
