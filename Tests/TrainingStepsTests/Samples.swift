import Logs
import TrainingSteps

/// A trial whose loss is least at one step: it falls to 1 there and rises by 1 a checkpoint after.
func trial(
  _ name: String, bestAt best: Int, of length: Int = 1_000, every spacing: Int = 10,
  until last: Int? = nil
) -> Trial {
  let steps = Array(stride(from: spacing, through: last ?? length, by: spacing))
  let values = steps.map { 1 + abs(Double($0 - best)) / Double(spacing) }
  return Trial(name, curve: Curve(steps: steps, values: values))
}

/// A trial of given checkpoints.
func trial(_ name: String, _ points: KeyValuePairs<Int, Double>) -> Trial {
  Trial(name, curve: Curve(steps: points.map(\.key), values: points.map(\.value)))
}

/// A study of a thousand steps whose trials are best at given steps, with a checkpoint every ten.
func study(bestAt steps: Int..., every spacing: Int = 10) throws(StudyError) -> Study {
  try Study(
    steps.enumerated().map { trial("t\($0.offset)", bestAt: $0.element, every: spacing) },
    maxTrainSteps: 1_000, goal: .minimize)
}
