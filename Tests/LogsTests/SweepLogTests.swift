import Logs
import Testing

struct SweepLogTests {
  func sweep(_ text: String, rate: String? = nil, steps: String? = nil) throws(LogError) -> SweepLog
  {
    try SweepLog(Array(text.utf8), named: "s.csv", rate: rate, steps: steps)
  }

  @Test func `a blank is a trial that never fitted`() throws {
    let log = try sweep("trial,lr,steps_to_target\na,1e-3,900\nb,1e-4,\n")
    #expect(
      log.rows == [
        SweepLog.Row(trial: "a", rate: 1e-3, steps: 900),
        SweepLog.Row(trial: "b", rate: 1e-4, steps: nil),
      ])
  }

  @Test func `columns can be named, and trials need no name`() throws {
    let log = try sweep("eta,n\n0.1,5\n", rate: "eta", steps: "n")
    #expect(log.rows == [SweepLog.Row(trial: "row 2", rate: 0.1, steps: 5)])
    #expect(SweepLog.isSweep(Array("eta,n\n0.1,5\n".utf8), steps: "n"))
    #expect(!SweepLog.isSweep(Array("eta,n\n0.1,5\n".utf8)))
    #expect(!SweepLog.isSweep([]))
  }

  @Test(arguments: [
    BadLog(
      "trial,lr,steps_to_target\na,0,9\n",
      "s.csv: row 2, column 2 (lr): \"0\" is not a learning rate; give every trial one above 0, such as 3e-4"
    ),
    BadLog(
      "trial,lr,steps_to_target\na,,9\n",
      "s.csv: row 2, column 2 (lr): \"\" is not a learning rate; give every trial one above 0, such as 3e-4"
    ),
    BadLog(
      "trial,lr,steps_to_target\na,0.1,9.5\n",
      "s.csv: row 2, column 3 (steps_to_target): \"9.5\" is not a step; a step is a whole number of 0 or more"
    ),
    BadLog(
      "trial,lr,steps_to_target\na,0.1,0\n",
      "s.csv: row 2, column 3 (steps_to_target): a trial that fits after 0 steps; give 1 or more, or "
        + "leave it blank where it never did"),
    BadLog(
      "trial,rate,steps_to_target\na,0.1,9\n",
      "s.csv: row 1: there is no column \"lr\" for the learning rate; name one of its columns: trial, "
        + "rate, steps_to_target"),
    BadLog(
      "trial,lr\na,0.1\n",
      "s.csv: row 1: there is no column \"steps_to_target\" for the steps to fit; name one of its "
        + "columns: trial, lr"),
  ])
  func `a bad table is answered with row, column and remedy`(_ bad: BadLog) {
    let error = #expect(throws: LogError.self) { try sweep(bad.text) }
    #expect(error?.description == bad.message)
  }
}
