import Schedules

/// Programs for Optax: a function of the count of updates, which JAX can compile.
struct JAXSource {
  private let source: ArraySource
  private let program: Program

  /// - Throws: `ExchangeError` for more steps than Optax counts.
  init(_ program: Program) throws(ExchangeError) {
    guard program.schedule.length <= Int32.max else {
      throw ExchangeError(
        "", "Optax counts updates in 32 bits, and \(program.schedule.length) steps are more",
        "export to pytorch, python or mlx, which count further")
    }
    self.program = program
    source = ArraySource(
      program: program, library: "jnp",
      table: { rates, index in "jnp.array(\(rates), jnp.float32)[\(index)]" },
      stairs: { rates, starts in
        [
          "stair = jnp.searchsorted(jnp.array(\(starts)), step, side=\"right\") - 1",
          "return jnp.array(\(rates), jnp.float32)[stair]",
        ]
      })
  }

  var text: String {
    let n = program.schedule.length.sourceText
    let parts = program.parts.indices.map { "part_\($0)" } + ["final"]
    let final = [
      "def final(step):", "    return jnp.array(\(program.schedule.finalRate), jnp.float32)",
    ]
    let lists =
      PythonText.integers("ENDS", program.parts.map(\.steps.upperBound))
      + PythonText.tuple("PARTS", parts)
    let function = [
      "@jax.jit", "def learning_rate(count):",
      "    \"\"\"The rate used by update `count`, counted from 0, as float32.\"\"\"",
      "    step = jnp.clip(count, 0, \(n)).astype(jnp.int32)",
      "    part = jnp.searchsorted(jnp.array(ENDS), step, side=\"right\")",
      "    return jax.lax.switch(part, PARTS, step)",
    ]
    let usage = [
      "optimizer = optax.adamw(learning_rate)", "For many steps at once: jax.vmap(learning_rate).",
    ]
    return PythonText.text(
      [source.head(["import jax", "import jax.numpy as jnp"], usage: usage)] + source.functions
        + [final + ["", ""] + lists, function, source.checks])
  }
}
