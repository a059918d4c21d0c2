import Foundation
import Logs
import Testing
import TrainingSteps

/// Verdicts on logs that the tools themselves wrote, those of the readers' tests.
struct FixturesTests {
  func runs(_ path: String, _ metric: String) throws -> [LoggedRun] {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = tests.appendingPathComponent("LogsTests/Fixtures/" + path)
    return try TrainingLog([UInt8](Data(contentsOf: file)), named: path, metric: metric).runs
  }

  @Test func `a trainer_state is a trial that knows its max_train_steps`() throws {
    let good = try runs("trainer_state.json", "eval_loss").map(Trial.init)
    let bad = try runs("diverged/checkpoint-60/trainer_state.json", "eval_loss").map(Trial.init)
    let found = try Study(good + bad, goal: .minimize).refinement()
    #expect(found.study.maxTrainSteps == 60)
    #expect(found.outcomes.map(\.standing) == [.counted, .diverged])
    #expect(found.outcomes[0].best?.step == 60 && found.outcomes[0].parts == [.late])
  }

  @Test func `an Optuna frame is a study of its best steps, and a sweep`() throws {
    let trials = try runs("optuna.csv", "value").map(Trial.init)
    let found = try Study(trials, goal: .minimize).refinement()
    #expect(found.study.maxTrainSteps == 200 && found.counted == 6)
    // All but the trial that was at the minimum after one step were best at the end.
    #expect(found.verdict == .tooShort && found.count(of: .early) == 1)
    #expect(found.findings.map(\.kind) == ["failed", "spacing-unknown"])
  }

  @Test func `Lightning, TensorBoard and MLflow logs are trials`() throws {
    let board = try Study(
      runs("run-baseline-tag-val_loss.csv", "val_loss").map(Trial.init), maxTrainSteps: 1_000,
      goal: .minimize)
    // 2 / (1 + s/100) + 0.002 (s − 700)⁺ is least at 700, of the steps that were logged.
    #expect(board.refinement().outcomes[0].best?.step == 700)
    let lightning = try Study(
      runs("lightning_logs/version_0/metrics.csv", "val_loss").map(Trial.init), maxTrainSteps: 60,
      goal: .minimize)
    #expect(lightning.refinement().outcomes[0].standing == .counted)
    let mlflow = try Study(
      runs("mlruns/0/baseline/metrics/val_loss", "val_loss").map(Trial.init), maxTrainSteps: 200,
      goal: .minimize)
    #expect(mlflow.refinement().findings == [.allDiverged(count: 1)])
  }
}
