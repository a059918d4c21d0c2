import Schedules

/// Programs for MLX: a function that gives an `mx.array`, which its optimizers want.
struct MLXSource {
  private let source: ArraySource
  private let program: Program

  init(_ program: Program) {
    self.program = program
    source = ArraySource(
      program: program, library: "mx",
      table: { rates, index in "mx.array(\(rates), mx.float32)[\(index)]" },
      stairs: { rates, starts in
        [
          "stair = mx.sum(step >= mx.array(\(starts), mx.int64)) - 1",
          "return mx.array(\(rates), mx.float32)[mx.maximum(stair, 0)]",
        ]
      })
  }

  var text: String {
    let choices = program.parts.enumerated().reversed().map { index, part in
      "    rate = mx.where(step < \(part.steps.upperBound.sourceText), part_\(index)(step), rate)"
    }
    let function =
      [
        "def learning_rate(step):",
        "    \"\"\"The rate used by update `step`, counted from 0, as float32.\"\"\"",
        "    step = mx.maximum(mx.array(step).astype(mx.int64), 0)",
        "    rate = mx.array(\(program.schedule.finalRate), mx.float32)",
      ] + choices + ["    return rate"]
    return PythonText.text(
      [
        source.head(
          ["import mlx.core as mx"],
          usage: ["optimizer = optim.AdamW(learning_rate=learning_rate)"])
      ] + source.functions + [function, source.checks])
  }
}
