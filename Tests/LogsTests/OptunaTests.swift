import Logs
import Testing

struct OptunaTests {
  static let header = "number,value,datetime_start,params_lr,user_attrs_best_step,state\n"

  @Test func `pruned trials are kept as such, and unfinished ones left out`() throws {
    let log = try log(
      Self.header + "0,0.5,x,0.1,100,COMPLETE\n1,0.6,x,0.2,20,PRUNED\n2,,x,0.3,,FAIL\n"
        + "3,,x,0.4,,RUNNING\n4,,,,,WAITING\n", metric: "value")
    #expect(log.runs.map(\.ending) == [.completed, .pruned, .failed])
    #expect(log.runs.map(\.name) == ["trial 0", "trial 1", "trial 2"])
    #expect(log.warnings == [.unfinishedTrials(["trial 3", "trial 4"])])
  }

  @Test(arguments: [
    BadLog(
      "number,value,params_lr,state\n0,0.5,0.1,COMPLETE\n",
      "a.csv: row 1: no column says at which step a trial was best; in the objective: "
        + "trial.set_user_attr(\"best_step\", step); or say which column holds it"),
    BadLog(
      header + "0,0.5,x,0.1,,COMPLETE\n",
      "a.csv: row 2: the trial has a value and not the step of it; set the attribute in every trial"
    ),
    BadLog(
      header + "0,0.5,x,0.1,5,DONE\n",
      "a.csv: row 2, column 6 (state): \"DONE\" is no state of a trial; it is COMPLETE, PRUNED, FAIL, "
        + "RUNNING or WAITING"),
  ])
  func `a frame that does not say enough is refused`(_ bad: BadLog) {
    let error = #expect(throws: LogError.self) { try log(bad.text, metric: "value") }
    #expect(error?.description == bad.message)
  }

  @Test func `one of several objectives, or an attribute, can be the metric`() throws {
    let text =
      "number,values_0,values_1,user_attrs_acc,user_attrs_best_step,state\n0,1,2,3,9,COMPLETE\n"
    for (metric, value) in [("values_0", 1.0), ("values_1", 2), ("acc", 3), ("user_attrs_acc", 3)] {
      #expect(try log(text, metric: metric).runs[0].curve == Curve(steps: [9], values: [value]))
    }
  }
}
