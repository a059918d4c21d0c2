import Logs
import Testing

/// Every shape of the table of logs that people have, known by its content.
struct ShapesTests {
  @Test func `the long form holds several trials, interleaved or not`() throws {
    let log = try log("trial,step,loss,lr\nb,1,0.5,0.1\na,1,0.75,0.2\nb,2,0.25,0.1\na,2,,0.2\n")
    #expect(log.shape == .longForm)
    #expect(log.runs.map(\.name) == ["b", "a"])
    #expect(log.runs[0].curve == Curve(steps: [1, 2], values: [0.5, 0.25]))
    #expect(log.runs[1].curve == Curve(steps: [1], values: [0.75]))
    #expect(log.runs[1].rates == Curve(steps: [1, 2], values: [0.2, 0.2]))
  }

  @Test func `a trial without a name is an error`() {
    let error = #expect(throws: LogError.self) { try log("trial,step,loss\n,1,0.5\n") }
    #expect(
      error?.description == "a.csv: row 2, column 1 (trial): a row without a trial; name its trial")
  }

  @Test func `a column of max_train_steps says each trial's, once`() throws {
    let text = "trial,max_train_steps,step,loss\na,10,1,1\nb,20,1,1\na,,2,1\n"
    #expect(try log(text).runs.map(\.maxTrainSteps) == [10, 20])
    let error = #expect(throws: LogError.self) { try log(text + "a,11,3,1\n") }
    #expect(error?.row == 5 && error?.column == 2)
  }

  @Test func `one run a file is named after it`() throws {
    let log = try log("step,lr,loss\n2176,0.0003,4.101\n2304,0.0003,4.0418\n", named: "runs/c.csv")
    #expect(log.shape == .oneRun)
    #expect(log.runs.map(\.name) == ["c"])
    #expect(log.runs[0].rates == Curve(steps: [2176, 2304], values: [0.0003, 0.0003]))
  }

  @Test func `a W&B chart has a column a run, split at the last dash`() throws {
    let text = """
      "Step","lr - 0.1 - val/loss","lr - 0.1 - val/loss__MIN","lr - 0.1 - val/loss__MAX","b - _step",\
      "b - val/loss","b - val/loss__MIN","b - val/loss__MAX",""
      "0","2","1","3","0","4","4","4",""
      "10","","","","10","3","3","3",""

      """
    let log = try log(text, metric: "val/loss")
    #expect(log.shape == .chart)
    #expect(log.runs.map(\.name) == ["lr - 0.1", "b"])
    #expect(
      log.runs.map(\.curve) == [
        Curve(steps: [0], values: [2]), Curve(steps: [0, 10], values: [4, 3]),
      ])
    #expect(log.warnings == [.sampled(.chart)])
    let other = #expect(throws: LogError.self) { try Self.chart(text, "acc") }
    #expect(
      other?.description
        == "a.csv: row 1: no run of this chart has the metric \"acc\"; name one that it has: val/loss"
    )
  }

  private static func chart(_ text: String, _ metric: String) throws(LogError) -> TrainingLog {
    try TrainingLog(Array(text.utf8), named: "a.csv", metric: metric)
  }

  @Test func `a W&B chart over the optimizer's steps counts those, and one over time is refused`()
    throws
  {
    let steps = "\"trainer/global_step\",\"a - loss\",\"a - loss__MIN\"\n\"5\",\"1\",\"1\"\n"
    #expect(try log(steps).runs[0].curve == Curve(steps: [5], values: [1]))
    let error = #expect(throws: LogError.self) {
      try log("\"Relative Time (Process)\",\"a - loss\",\"a - loss__MIN\"\n\"5\",\"1\",\"1\"\n")
    }
    #expect(error?.row == 1 && error?.column == 1)
  }

  @Test
  func
    `a W&B history is sparse and sampled, and the optimizer's steps are taken where it has them`()
    throws
  {
    let plain = try log(
      "_step,_runtime,_timestamp,loss,acc\n0,1.5,1700000000,2,\n1,2.5,1700000001,,0.5\n")
    #expect(plain.shape == .history)
    #expect(plain.runs[0].curve == Curve(steps: [0], values: [2]))
    #expect(plain.warnings == [.sampled(.history)])
    let lightning = try log("_step,_runtime,trainer/global_step,loss\n0,1.5,49,2\n1,2.5,99,1\n")
    #expect(lightning.runs[0].curve.steps == [49, 99])
    let chosen = try log(
      "_step,_runtime,trainer/global_step,loss\n0,1.5,49,2\n1,2.5,99,1\n",
      columns: LogColumns(step: "_step"))
    #expect(chosen.runs[0].curve.steps == [0, 1])
  }

  @Test func `a TensorBoard file is one run, and its name may say the tag`() throws {
    let text = "Wall time,Step,Value\r\n1.7e9,0,2.0\r\n1.7e9,50,1.5\r\n"
    let named = try log(text, named: "run-a_b-tag-val_loss.csv", metric: "val/loss")
    #expect(named.shape == .tensorBoard)
    #expect(named.runs.map(\.name) == ["a_b"])
    #expect(named.runs[0].curve == Curve(steps: [0, 50], values: [2, 1.5]))
    #expect(named.warnings == [.sampled(.tensorBoard)])
    #expect(
      try log(text, named: "a.csv").warnings
        == [.sampled(.tensorBoard), .metricNotNamed(metric: "loss")])
  }

  @Test func `a metric of MLflow's store is timestamp, value and step`() throws {
    let text = "1700000000010 0.1 10\n1700000000020 nan 20\n"
    let log = try log(text, named: "mlruns/0/abc/metrics/val/loss", metric: "val/loss")
    #expect(log.shape == .mlflow && log.warnings.isEmpty)
    #expect(log.runs[0].name == "abc")
    #expect(log.runs[0].curve.steps == [10, 20] && log.runs[0].curve.values[1].isNaN)
    let bad = [
      BadLog(
        "1 0.5 1\n2 0.5\n",
        "m: row 2: this line has 2 words and not three; a line is: timestamp value step"),
      BadLog(
        "1 0.5 1\n2 a 3\n",
        "m: row 2, column 2 (value): \"a\" is not a number; write one such as "
          + "0.25, or leave the cell blank where there is none"),
      BadLog(
        "1 0.5 1\n2 1 3.5\n",
        "m: row 2, column 3 (step): \"3.5\" is not a step; a step is a whole "
          + "number of 0 or more"),
    ]
    for bad in bad {
      let error = #expect(throws: LogError.self) { try Self.chartless(bad.text, "m") }
      #expect(error?.description == bad.message)
    }
    let other = #expect(throws: LogError.self) { try Self.chartless(text, "r/metrics/acc") }
    #expect(
      other?.description
        == "r/metrics/acc: this holds the metric acc, not loss; give the file of loss")
  }

  @Test func `a folder called metrics above MLflow's store is none of it`() throws {
    let log = try log(
      "1 0.5 1\n", named: "metrics/mlruns/0/abc/metrics/loss", metric: "loss")
    #expect(log.runs[0].name == "abc" && log.warnings.isEmpty)
  }

  private static func chartless(_ text: String, _ name: String) throws(LogError) -> TrainingLog {
    try TrainingLog(Array(text.utf8), named: name, metric: "loss")
  }

  @Test func `a table of a sweep is not a study`() {
    let error = #expect(throws: LogError.self) { try log("trial,lr,steps_to_target\na,0.1,5\n") }
    #expect(error?.fault == "this is the table of a sweep, without curves")
  }

  @Test func `a resumed run is put in order, and the last value of a step is kept`() throws {
    let log = try log("step,loss\n1,5\n2,4\n3,3\n2,2\n3,1\n4,0\n")
    #expect(log.runs[0].curve == Curve(steps: [1, 2, 3, 4], values: [5, 2, 1, 0]))
    #expect(
      log.warnings == [
        .stepsGoBack(run: "a", count: 1, first: 2), .duplicateSteps(run: "a", count: 2, first: 2),
      ])
    #expect(
      log.warnings.map(\.description) == [
        "a: steps go back 1 time, first to 2, as in a run that was resumed; they are put in order",
        "a: 2 values of a step that stands again, the first of them step 2; the last of each is kept",
      ])
  }

  @Test(arguments: [
    ("logs/cosine.csv", "cosine"), ("cosine", "cosine"), (".hidden", ".hidden"), ("a.b.csv", "a.b"),
    ("lightning_logs/version_3/metrics.csv", "version_3"), ("metrics.csv", "metrics"),
    ("out/lr-3e-4/checkpoint-500/trainer_state.json", "lr-3e-4"),
    ("trainer_state.json", "trainer_state"), ("./trainer_state.json", "trainer_state"),
    ("metrics/a.csv", "a"), ("run-baseline-tag-val_loss.csv", "baseline"),
    ("", ""), ("/", "/"),
  ])
  func `a run without a name has that of its file, or of its folder`(_ path: String, _ name: String)
  {
    #expect(runName(ofPath: path) == name)
  }
}
