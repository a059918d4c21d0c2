import Logs
import Testing

struct JSONTests {
  @Test(arguments: ["step", "_step", "global_step", "iteration"])
  func `an object a line, whatever it calls the step`(_ key: String) throws {
    let text =
      "{\"\(key)\": 1, \"loss\": 0.5, \"lr\": 0.1}\n\n{\"loss\":0.25,\"\(key)\":2,\"x\":[1,{\"y\":null}]}"
    let log = try log(text, named: "a.jsonl")
    #expect(log.shape == .jsonLines)
    #expect(log.runs[0].curve == Curve(steps: [1, 2], values: [0.5, 0.25]))
    #expect(log.runs[0].rates == Curve(steps: [1], values: [0.1]))
  }

  @Test func `lines of several trials are several runs, and sparse ones no points`() throws {
    let text = """
      {"trial": "a", "step": 1, "loss": 1}
      {"run": "b", "step": 1, "loss": 2, "global_step": 7}
      {"trial": "a", "step": 2, "acc": 1}
      {"trial": "a", "step": 3, "loss": null}
      {"note": "no step and no value"}\r
      {"global_step": 9, "step": 4, "loss": 3, "trial": "a"}
      """
    let log = try log(text)
    #expect(log.runs.map(\.name) == ["a", "b"])
    #expect(log.runs[0].curve == Curve(steps: [1, 4], values: [1, 3]))
    #expect(log.runs[1].curve == Curve(steps: [1], values: [2]))
  }

  @Test func `of two names of the trial the first counts, in whatever order they stand`() throws {
    let text = """
      {"trial": "a", "run": "x", "step": 1, "loss": 1}
      {"run": "y", "trial": "a", "step": 2, "loss": 2}
      """
    #expect(try log(text).runs.map(\.name) == ["a"])
  }

  @Test(arguments: [
    (
      LogColumns(trial: "seed"),
      "no entry has the trial \"seed\"; name one that some have: loss, lr, run, step"
    ),
    (LogColumns(step: "update"), "a value without a step; give the object a \"update\""),
    (
      LogColumns(rate: "eta"),
      "no entry has the learning rate \"eta\"; name one that some have: loss, lr, run, step"
    ),
  ])
  func `a column that no entry has is refused, as in a CSV`(
    _ columns: LogColumns, _ message: String
  ) {
    let object = #"{"run": "a", "step": 1, "loss": 1, "lr": 0.1}"#
    for text in [object, "[\(object)]", "{\"log_history\": [\(object)]}"] {
      #expect {
        try log(text, named: "a.json", columns: columns)
      } throws: {
        "\($0)".contains(message)
      }
    }
    // Where one entry has it, it is used.
    #expect(throws: Never.self) {
      try log(object, named: "a.json", columns: LogColumns(trial: "run", step: "step", rate: "lr"))
    }
  }

  @Test func `numbers that JSON does not have are read as Python writes them`() throws {
    let text = """
      {"step": 1, "loss": NaN}
      {"step": 2, "loss": Infinity}
      {"step": 3, "loss": -Infinity}
      {"step": 4, "loss": "NaN"}
      {"step": 5, "loss": "Infinity"}
      """
    let values = try log(text).runs[0].curve.values
    #expect(values.count == 5 && values[0].isNaN && values[3].isNaN)
    #expect(values[1] == .infinity && values[2] == -.infinity && values[4] == .infinity)
  }

  @Test func `the rate that Hugging Face logs at a step is that of the update before it`() throws {
    let text = """
      {
        "log_history": [
          {"learning_rate": 0.1, "loss": 2.0, "step": 5, "epoch": 1.0},
          {"eval_loss": 1.5, "step": 5},
          {"learning_rate": 0.05, "loss": 1.0, "step": 10}
        ],
        "max_steps": 10
      }
      """
    let log = try log(text, named: "out/trainer_state.json")
    #expect(log.shape == .trainerState)
    #expect(log.runs[0].name == "out")
    #expect(log.runs[0].maxTrainSteps == 10)
    #expect(log.runs[0].curve == Curve(steps: [5, 10], values: [2, 1]))
    #expect(log.runs[0].rates == Curve(steps: [4, 9], values: [0.1, 0.05]))
    #expect(try Self.eval(text).runs[0].curve == Curve(steps: [5], values: [1.5]))
    let oneLine = text.replacing("\n", with: "")
    #expect(try Self.eval(oneLine) == Self.eval(text))
  }

  private static func eval(_ text: String) throws(LogError) -> TrainingLog {
    try TrainingLog(Array(text.utf8), named: "out/trainer_state.json", metric: "eval_loss")
  }

  @Test(arguments: [
    BadLog(
      "{\"step\": 1, \"loss\": 1}\n{\"step\": 2, \"loss\": \"a\"}\n",
      "a.csv: row 2, column 21: \"loss\" is not a number; write one such as 0.25, or null"),
    BadLog(
      "{\"step\": 1.5, \"loss\": 1}\n",
      "a.csv: row 1, column 10: \"step\" is not a step; a step is a whole number of 0 or more"),
    BadLog(
      "{\"step\": true, \"loss\": 1}\n",
      "a.csv: row 1, column 10: \"step\" is not a step; a step is a whole number of 0 or more"),
    BadLog(
      "{\"loss\": 1}\n",
      "a.csv: row 1, column 1: a value without a step; give the object a \"step\""),
    BadLog(
      "{\"step\": 1, \"loss\": 1}\n[1]\n",
      "a.csv: row 2, column 1: this is not an object; write an object a line, such as {\"step\": 1, …}"
    ),
    BadLog(
      "{\"step\": 1, \"acc\": 1}\n",
      "a.csv: no entry has the metric \"loss\"; name one that some have: acc, step"),
    BadLog(
      "{\"step\": 1, \"loss\": 1} {\"step\": 2}\n",
      "a.csv: row 1, column 24: text after the object of the line; write an object a line"),
    BadLog(
      "{\"step\": 1, \"loss\": 1_000}\n",
      "a.csv: row 1, column 22: \",\" is missing; see that the file is whole, and is JSON"),
    BadLog(
      "{\"step\": 1, \"loss\": nul}\n",
      "a.csv: row 1, column 21: this is no value of JSON; see that the file is whole, and is JSON"),
    BadLog(
      "{\"step\": 1, \"loss\": 1",
      "a.csv: row 1, column 22: \",\" is missing; see that the file is whole, and is JSON"),
    BadLog(
      "{\"log_history\": [{\"step\": 1, \"loss\": 1}]} x",
      "a.csv: row 1, column 43: text after the end of the object; see that the file is whole, and is JSON"
    ),
    BadLog("{\n}", "a.csv: it has no log_history; give a trainer_state.json, or an object a line"),
    BadLog(
      "{\"step\": 1, \"loss",
      "a.csv: row 1, column 13: a string that is never closed; see that the file is whole, and is JSON"
    ),
    BadLog(
      "{\"a\\x\": 1}",
      "a.csv: row 1, column 2: an escape that JSON does not know; see that the file is JSON"),
  ])
  func `bad JSON is answered with row, column and remedy`(_ bad: BadLog) {
    let error = #expect(throws: LogError.self) { try log(bad.text) }
    #expect(error?.description == bad.message)
  }

  @Test func `no depth overflows the stack`() {
    let error = #expect(throws: LogError.self) {
      try log("{\"step\": 1, \"x\": " + String(repeating: "[", count: 1_000_000))
    }
    #expect(error?.fault == "more than 256 levels within each other")
  }

  @Test func `escapes in names are undone`() throws {
    let log = try log("{\"trial\": \"a\\u00e4\\\"\", \"step\": 1, \"loss\": 1}")
    #expect(log.runs[0].name == "aä\"")
  }

  @Test func `trials that are numbers are trials of their own`() throws {
    let text =
      "{\"trial\": 0, \"step\": 1, \"loss\": 2}\n{\"trial\": 1, \"step\": 1, \"loss\": 3}\n"
      + "{\"trial\": 0, \"step\": 2, \"loss\": 1}\n"
    let log = try log(text)
    #expect(log.runs.map(\.name) == ["0", "1"] && log.warnings.isEmpty)
    #expect(log.runs[0].curve == Curve(steps: [1, 2], values: [2, 1]))
  }

  @Test(arguments: ["true", "0.5", "[1]", "{}", "\"\""])
  func `a trial that is no name is refused`(_ name: String) {
    let error = #expect(throws: LogError.self) {
      try log("{\"trial\": \(name), \"step\": 1, \"loss\": 2}")
    }
    #expect(
      error?.description
        == "a.csv: row 1, column 11: \"trial\" is not a name; name the trial by a text or a whole number"
    )
  }

  @Test func `objects say each trial's max_train_steps, once`() throws {
    let a = "{\"trial\": \"a\", \"step\": 1, \"loss\": 2, \"max_train_steps\": 10}\n"
    let b = "{\"trial\": \"b\", \"max_steps\": 20}\n{\"trial\": \"b\", \"step\": 1, \"loss\": 2}\n"
    let log = try log(a + b)
    #expect(log.runs.map(\.maxTrainSteps) == [10, 20])
    let error = #expect(throws: LogError.self) {
      try Self.lines(a + b + a.replacing("10", with: "11"))
    }
    #expect(error?.row == 4)
    #expect(error?.fault == "the run has another max_train_steps in an object before")
  }

  @Test func `a max_train_steps beside no trial and no value is that of all runs`() throws {
    let text =
      "{\"max_train_steps\": 10}\n{\"trial\": 0, \"step\": 1, \"loss\": 2}\n"
      + "{\"trial\": 1, \"step\": 1, \"loss\": 2}\n"
    #expect(try log(text).runs.map(\.maxTrainSteps) == [10, 10])
    #expect(throws: LogError.self) {
      try Self.lines(text + "{\"trial\": 1, \"max_steps\": 11}\n")
    }
  }

  private static func lines(_ text: String) throws(LogError) -> TrainingLog {
    try TrainingLog(Array(text.utf8), named: "a.csv", metric: "loss")
  }

  @Test func `an array of objects is read as an object a line is`() throws {
    let lines = "{\"step\": 1, \"loss\": 2}\n{\"step\": 2, \"loss\": 1}"
    let array = "[\n" + lines.replacing("\n", with: ",\n") + "]\n"
    #expect(try log(array) == log(lines))
    for (text, fault) in [
      (array + "x", "text after the end of the array"), ("[1]", "this is not an object"),
      ("[{\"step\": 1, \"loss\": 2}", "\",\" is missing"),
    ] {
      let error = #expect(throws: LogError.self) { try Self.lines(text) }
      #expect(error?.fault == fault)
    }
  }
}
