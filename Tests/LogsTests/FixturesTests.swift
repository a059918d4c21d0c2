import Logs
import Testing

/// Logs that the tools themselves wrote; `Fixtures/README.md` says with which script each was made.
struct FixturesTests {
  func read(
    _ path: String, _ metric: String, _ columns: LogColumns = LogColumns()
  ) throws -> TrainingLog {
    try TrainingLog(fixture(path), named: path, metric: metric, columns: columns)
  }

  @Test func `a trainer_state of transformers holds two curves, the rates and the length`() throws {
    let training = try read("trainer_state.json", "loss")
    #expect(training.shape == .trainerState && training.warnings.isEmpty)
    #expect(training.runs[0].maxTrainSteps == 60)
    #expect(training.runs[0].curve.steps == Array(stride(from: 5, through: 60, by: 5)))
    let evaluation = try read("trainer_state.json", "eval_loss").runs[0]
    #expect(evaluation.curve.steps == [10, 20, 30, 40, 50, 60])
    // The rate of update k is 0.05 · (1 − k / 60).
    let rates = try #require(evaluation.rates)
    for (step, rate) in zip(rates.steps, rates.values) {
      #expect(abs(rate - 0.05 * (1 - Double(step) / 60)) < 1e-15)
    }
  }

  @Test func `a trainer_state of a run that diverged has NaN in it`() throws {
    let log = try read("diverged/checkpoint-60/trainer_state.json", "eval_loss")
    #expect(log.runs[0].name == "diverged")
    #expect(log.runs[0].curve.values.contains { $0.isNaN })
  }

  @Test func `an Optuna frame holds a best step a trial`() throws {
    let log = try read("optuna.csv", "value")
    #expect(log.shape == .optuna && log.runs.count == 7)
    let best = try #require(log.runs.first { $0.rates?.values == [1] })
    #expect(best.name == "trial 4" && best.ending == .completed && best.maxTrainSteps == 200)
    #expect(best.curve == Curve(steps: [1], values: [0]))
    #expect(log.runs.allSatisfy { $0.isBestStepAlone })
    let failed = try #require(log.runs.first { $0.ending == .failed })
    #expect(failed.rates?.values == [5] && failed.curve.steps.isEmpty)
    let sweep = try SweepLog(fixture("optuna.csv"), named: "optuna.csv")
    // x ← (1 − rate)·x from 1 until x² < 10⁻⁶: ⌈ln 10⁻³ / ln |1 − rate|⌉ steps.
    let steps = Dictionary(uniqueKeysWithValues: sweep.rows.map { ($0.rate, $0.steps) })
    #expect(steps == [5: nil, 0.1: 66, 0.01: nil, 0.001: nil, 1: 1, 0.3: 20, 1.7: 20])
  }

  @Test func `a TensorBoard download is one run`() throws {
    let log = try read("run-baseline-tag-val_loss.csv", "val_loss")
    #expect(log.shape == .tensorBoard && log.warnings == [.sampled(.tensorBoard)])
    #expect(log.runs[0].name == "baseline")
    #expect(log.runs[0].curve.steps == Array(stride(from: 0, to: 1_000, by: 50)))
    #expect(log.runs[0].curve.values[2] == 1)
  }

  @Test func `Lightning's metrics are sparse, with rates named after the optimizer`() throws {
    let log = try read("lightning_logs/version_0/metrics.csv", "val_loss")
    #expect(log.shape == .lightning && log.runs[0].name == "version_0")
    #expect(log.runs[0].curve.steps.prefix(4) == [1, 3, 5, 7])
    #expect(log.runs[0].rates?.steps.prefix(2) == [4, 9])
    #expect(
      try read("lightning_logs/version_0/metrics.csv", "train_loss").runs[0].curve.steps[0] == 4)
  }

  @Test func `MLflow's file store names run and metric by folders`() throws {
    let log = try read("mlruns/0/baseline/metrics/val_loss", "val_loss")
    #expect(log.shape == .mlflow && log.warnings.isEmpty && log.runs[0].name == "baseline")
    #expect(log.runs[0].curve.steps == Array(stride(from: 10, through: 200, by: 10)))
    #expect(log.runs[0].curve.values[0] == 0.1 && log.runs[0].curve.values[19].isNaN)
  }
}
