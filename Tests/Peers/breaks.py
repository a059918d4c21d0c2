"""Small breaks of the exporters: what stands there, what is written instead, and the check that must notice.

`old` is an expression that stands once in its file of Sources/Exchange.
"""

from typing import NamedTuple


class Break(NamedTuple):
    file: str
    old: str
    new: str
    check: str


def of(file: str, check: str, *pairs: tuple) -> list[Break]:
    """Breaks of one file; a third entry names another check than the others'."""
    return [Break(file, pair[0], pair[1], pair[2] if len(pair) > 2 else check) for pair in pairs]


BREAKS = [
    *of(
        "Export/Place.swift", "python",
        ("Int128(map.offset) - slope * Int128(step)", "Int128(map.offset) - slope * Int128(step + 1)"),
        ("last > period", "false"),
        ("(period - constant).grouped", "(period - constant - 1).grouped"),
        ("index(first)..<index(last) + 1", "index(first)..<index(last)"),
        ("constant - Int128(entry) * period", "constant"),
        ('constant < 0 ? " - " : " + "', 'constant < 0 ? " + " : " - "'),
        ("Int128(1) << (bits - 1)", "Int128(1) << (bits + 20)", "optax"),
        ("(slope * lastStep + constant) / max(period, 1)", "Int128(0)"),
    ),
    *of(
        "Export/Program.swift", "python",
        ("holds.indices.map { schedule.steps(ofPhase: $0).lowerBound }",
         "holds.indices.map { schedule.steps(ofPhase: $0).lowerBound + 1 }"),
        ("holds.map(\\.from)", "holds.map { $0.from.nextUp }"),
        (".hold(phase.to)", ".hold(phase.from)"),
        ("$0.steps.upperBound - 1", "$0.steps.upperBound"),
        ("[n, n + min(n, .max - n)]", "[]"),
        ("Set(steps).sorted().map { ($0, schedule[$0]) }", "[]"),
    ),
    *of(
        "Languages/PythonSource.swift", "python",
        ('"    return \\(program.schedule.finalRate)"', '"    return \\(program.schedule.firstRate)"'),
        ('"    if step < \\(part.steps.upperBound.sourceText):  # \\(part.words)"',
         '"    if step <= \\(part.steps.upperBound.sourceText):  # \\(part.words)"'),
        ('"        return RATES_\\(index)[bisect_right(STARTS_\\(index), step) - 1]"',
         '"        return RATES_\\(index)[bisect_right(STARTS_\\(index), step - 1) - 1]"'),
        ('"    step = max(step, 0)"', '"    step = abs(step)"'),
        ('"x = min(x, Fraction(1))"', '"x = min(x, Fraction(2))"'),
        ('"rest = max(rest, Fraction(0))"', '"rest = min(rest, Fraction(0))"'),
        ('formula.constants.map { "\\($0.name) = Fraction(\\($0.value))" }',
         'formula.constants.map { "\\($0.name) = Fraction(\\($0.value.nextUp))" }'),
        ('["return float(\\(rate))"]', '["return float(float(\\(rate)) + 0.125) - 0.125"]'),
        ('"math.isclose(learning_rate(step), rate, rel_tol=1e-15)"',
         '"math.isclose(learning_rate(step), rate, rel_tol=1e15)"'),
        ("(entries.count - 1).sourceText", "(entries.count - 2).sourceText"),
        ("frame.functions.map { [$0] }", 'frame.functions.map { [$0.replacing("step - 1", with: "step")] }',
         "torch"),
    ),
    *of(
        "Languages/ExactPython.swift", "python",
        ("parts.append(sine)", 'parts.append(sine.replacing("<< 192", with: "<< 50"))'),
        ("parts.append(squareRoot)", 'parts.append(squareRoot.replacing("<< 192", with: "<< 30"))'),
        ('["DIGITS = Context(prec=50)"]', '["DIGITS = Context(prec=16)"]'),
        ("parts.append(exponentialMinusOne)",
         'parts.append(exponentialMinusOne.replacing("exp(x) - 1", with: "Fraction(math.exp(x) - 1)"))'),
    ),
    *of(
        "Languages/JAXSource.swift", "optax",
        ('"    step = jnp.clip(count, 0, \\(n)).astype(jnp.int32)"',
         '"    step = jnp.clip(count, 0, \\(n)).astype(jnp.float32)"'),
        ('"    part = jnp.searchsorted(jnp.array(ENDS), step, side=\\"right\\")"',
         '"    part = jnp.searchsorted(jnp.array(ENDS), step, side=\\"left\\")"'),
        ('"    return jnp.array(\\(program.schedule.finalRate), jnp.float32)"',
         '"    return jnp.array(\\(program.schedule.firstRate), jnp.float32)"'),
        ('"stair = jnp.searchsorted(jnp.array(\\(starts)), step, side=\\"right\\") - 1"',
         '"stair = jnp.searchsorted(jnp.array(\\(starts)), step, side=\\"left\\") - 1"'),
    ),
    *of(
        "Languages/MLXSource.swift", "mlx",
        ('"    rate = mx.where(step < \\(part.steps.upperBound.sourceText), part_\\(index)(step), rate)"',
         '"    rate = mx.where(step <= \\(part.steps.upperBound.sourceText), part_\\(index)(step), rate)"'),
        ('"stair = mx.sum(step >= mx.array(\\(starts), mx.int64)) - 1"',
         '"stair = mx.sum(step > mx.array(\\(starts), mx.int64)) - 1"'),
        ('"    step = mx.maximum(mx.array(step).astype(mx.int64), 0)"',
         '"    step = mx.maximum(mx.array(step).astype(mx.float32), 0)"'),
        ("program.schedule.finalRate", "program.schedule.peak"),
    ),
    *of(
        "Languages/ArraySource.swift", "mlx",
        ('"(\\($0)).astype(\\(library).float32)"', '"(\\($0)).astype(\\(library).float16)"'),
        ("(entries.count - 1).sourceText", "(entries.count - 2).sourceText"),
        ('"return \\(library).array(\\(rate), \\(library).float32)"',
         '"return \\(library).array(\\(rate), \\(library).float16)"'),
        ('"abs(learning_rate(step).item() - rate) <= TOLERANCE"', '"step >= 0"'),
    ),
    *of(
        "Languages/FloatPlace.swift", "swift",
        ('least(name, "1.0")', 'least(name, "2.0")'),
        ('greatest(name, "0.0")', 'least(name, "0.0")'),
        ('"step - \\(first.sourceText)"', '"step"'),
        ('"\\(end.sourceText) - step"', '"\\(end.sourceText) - step + 1"'),
        ("place.fits(bits: bits)", "true", "optax"),
    ),
    *of(
        "Languages/FormulaPrinter.swift", "python",
        ("right.text(beyond: binding)", "right.text(within: binding)"),
        ("base.text(beyond: .power)", "base.text", "mlx"),
    ),
    *of(
        "Languages/SwiftSource.swift", "swift",
        ('"  if step < \\(part.steps.upperBound.sourceText) {  // \\(part.words)"',
         '"  if step <= \\(part.steps.upperBound.sourceText) {  // \\(part.words)"'),
        ('["return rates\\(index)[starts\\(index).count(where: { $0 <= step }) - 1]"]',
         '["return rates\\(index)[max(1, starts\\(index).count(where: { $0 < step })) - 1]"]'),
        ('"  let step = max(step, 0)"', '"  let step = abs(step)"'),
        ('"  return \\(program.schedule.finalRate)"', '"  return \\(program.schedule.peak)"'),
        ("1e-12 * program.schedule.drawnPeak", "1e12 * program.schedule.drawnPeak"),
    ),
    *of(
        "Languages/FloatLanguages.swift", "swift",
        ('"(Double.pi / 2)"', '"1.5707963"'),
    ),
    *of(
        "Languages/PythonFrame.swift", "composer",
        ("[Self.composer]", '[Self.composer.replacing("batch.value", with: "batch.value + 1")]'),
    ),
    *of(
        "Export/Tables.swift", "python",
        ('"\\(step),\\(rate)\\n"', '"\\(step + 1),\\(rate)\\n"'),
        ('rates(in: 0..<length).map(\\.description)', 'rates(in: 0..<length).map { Float($0).description }'),
    ),
    *of(
        "Arguments/MegatronArguments.swift", "megatron",
        ("n - anatomy.tailSteps", "n"),
        ('("lr-warmup-iters", "\\(warmup)")', '("lr-warmup-iters", "\\(warmup + 1)")'),
        ('("lr-warmup-init", "\\(anatomy.warmupStart)")', '("lr-warmup-init", "0.0")'),
        ("anatomy.final", "anatomy.peak"),
    ),
    *of(
        "Arguments/HuggingFaceArguments.swift", "transformers",
        ('"\\(low / peak)"', '"\\(low)"'),
        ('"\\(decay.steps)"', '"\\(decay.steps + 1)"'),
        ("requireRise(from: low)", "requireRise(from: anatomy.warmupStart)"),
    ),
    *of(
        "Export/ProgramHead.swift", "titles",
        ("title.map(Self.visible)", "title"),
        ("text.unicodeScalars.prefix(200)", "text.unicodeScalars.prefix(2_000_000)"),
        ("title.map { [\"Title: \\($0)\", \"\"] } ?? []", "title.map { [$0, \"\"] } ?? []"),
    ),
    *of(
        "Export/Schedule+Exporting.swift", "python",
        ('"Round 2: \\(round1.length) steps carried to \\(schedule.length). Resume from step \\(sharedPrefix):"',
         '"Round 2: \\(round1.length) steps carried to \\(schedule.length). Resume from step \\(sharedPrefix + 1):"'),
    ),
]
