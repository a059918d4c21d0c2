"""Breaks exported files as a broken exporter would write them, one way at a time, and counts what the checks notice.

    LRS_EXPORTS=/tmp/files swift test --filter ExportFiles
    python3 break_exports.py /tmp/files             # with the environment that check_exports.py made
    python3 break_exports.py /tmp/files python mlx  # the breaks that these checks are to notice
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from environments import HERE

ENVIRONMENTS = pathlib.Path(os.environ.get("LRS_ENVIRONMENTS", HERE.parents[1] / ".build" / "peers"))
# Enough of each kind, and no more, for each break runs them all.
SCHEDULES = [
    "table", "cut", "stretched", "final", "single", "stairs", "long", "longer-than-32-bits",
    "warmup-stable-decay", "cosine-both", "one-less-root-end", "polynomial-start",
    "noam-stretching-everything", "cyclic-polynomial-decay-stretching-everything",
    "deep-exponential-both", "exponential-end", "triangular-adding-cycles", "linear-both",
    "past-ends", "table-past-32-bits",
]
# Rounds 2 that go on from checkpoints of round 1; those of the Trainer alone, which takes its time.
HAND_OVERS = ["warmup-stable-decay-extending-plateau", "linear-decay-stretching-decay"]


def one_more(match: re.Match) -> str:
    """What was found, its number one greater."""
    return match[1] + str(int(match[2]) + 1) + match[3]


# The check, the target, what is written, what is written instead.
BREAKS = [
    ("python", "python", r"if step < ", r"if step <= "),
    ("python", "python", r"step = max\(step, 0\)", r"step = abs(step)"),
    ("python", "python", r"\n    return ([0-9.e-]+)\n", r"\n    return 1.5 * \1 + 1e-9\n"),
    ("python", "python", r"Fraction\(step - (\d)", r"Fraction(step - 1 - \1"),
    ("python", "python", r"rest = Fraction\((\S+) - step", r"rest = Fraction(\1 - 1 - step"),
    ("python", "python", r"x = min\(x, Fraction\(1\)\)", r"x = min(x, Fraction(2))"),
    ("python", "python", r"rest = max\(rest, Fraction\(0\)\)", r"rest = min(rest, Fraction(0))"),
    ("python", "python", r"start = Fraction\(([0-9.e-]+)\)", r"start = Fraction(math.nextafter(\1, 9))"),
    ("python", "python", r"end = Fraction\(([0-9.e-]+)\)", r"end = Fraction(math.nextafter(\1, 9))"),
    ("python", "python", r"1 << 192", r"1 << 40"),
    ("python", "python", r"prec=50", r"prec=16"),
    ("python", "python", r"bisect_right\((\w+), step\)", r"bisect_right(\1, step - 1)"),
    ("python", "python", r"place = (.*)", r"place = 1 + \1"),
    ("python", "python", r"rel_tol=1e-15", r"rel_tol=1e15"),
    ("python", "python", r"CHECKS = \((\n    .*)+\n\)", r"CHECKS = ()"),
    ("python", "python", r"return float\((.*)\)\n", r"return float(float(\1) + 0.125) - 0.125\n"),
    ("python", "python", r"HALF_PI = Fraction\(.*\)", r"HALF_PI = Fraction(math.pi / 2)"),
    ("python", "csv", r"(\n)(\d+)(,)", one_more),
    ("torch", "pytorch", r"last_epoch=step - 1", r"last_epoch=step"),
    ("torch", "pytorch", r'group\["initial_lr"\] = .*', r'group.setdefault("initial_lr", group["lr"])'),
    ("torch", "pytorch", r"if step < ", r"if step <= "),
    ("optax", "optax", r'side="right"\)\n    return jax', r'side="left")\n    return jax'),
    ("optax", "optax", r'(STARTS_\d\), step, side=)"right"', r'\1"left"'),
    ("optax", "optax", r"jnp.clip\(count, 0, ", r"jnp.clip(count, 1, "),
    ("optax", "optax", r"astype\(jnp.int32\)", r"astype(jnp.float32)"),
    ("optax", "optax", r"(def final.*\n    return jnp.array\()", r"\g<1>1e-9 + 2 * "),
    ("mlx", "mlx", r"where\(step < ", r"where(step <= "),
    ("mlx", "mlx", r"astype\(mx.int64\), 0", r"astype(mx.float32), 0"),
    ("mlx", "mlx", r"mx.float32\)", r"mx.float16)"),
    ("mlx", "mlx", r"astype\(mx.float32\)", r"astype(mx.float16)"),
    ("mlx", "mlx", r"step >= mx.array", r"step > mx.array"),
    ("mlx", "mlx", r"TOLERANCE = .*", r"TOLERANCE = 1e9"),
    ("swift", "mlx-swift", r"if step < ", r"if step <= "),
    ("swift", "mlx-swift", r"let step = max\(step, 0\)", r"let step = abs(step)"),
    ("swift", "mlx-swift", r"Double.pi / 2", r"1.5707963"),
    ("swift", "mlx-swift", r"\$0 <= step", r"$0 < step"),
    ("swift", "mlx-swift", r"\n  return ([0-9.e-]+)\n", r"\n  return 1.5 * \1 + 1e-9\n"),
    ("swift", "mlx-swift", r'<= ([0-9.e-]+), "step', r'<= 1e9, "step'),
    ("megatron", "megatron", r"(--lr-warmup-iters )(\d+)()", one_more),
    ("megatron", "megatron", r"--min-lr (\S+)", r"--min-lr 1e-9"),
    ("megatron", "megatron", r"(--lr-decay-iters )(\d+)()", one_more),
    ("megatron", "megatron", r"--override-opt_param-scheduler\n", r""),
    ("trainer", "huggingface", r"rate = learning_rate\(self.last_epoch\)", r"rate = learning_rate(self.last_epoch - 1)"),
    ("trainer", "huggingface", r"    def load_state_dict\(", r"    def load_no_state_dict("),
    ("composer", "composer", r"state.timestamp.batch.value", r"(state.timestamp.batch.value - 1)"),
    ("transformers", "huggingface-arguments", r'("num_decay_steps": )(\d+)()', one_more),
    ("transformers", "huggingface-arguments", r'("warmup_steps": )(\d+)()', one_more),
]


def is_noticed(files: pathlib.Path, check: str, target: str, old: str, new) -> bool:
    places = 0
    kinds = [("schedules", SCHEDULES), ("handovers", HAND_OVERS)]
    if check in {"trainer", "composer"}:
        kinds[0] = ("schedules", SCHEDULES[:1])
    with tempfile.TemporaryDirectory() as folder:
        for kind, names in kinds:
            for name in names:
                if not (files / kind / name).exists():
                    continue
                copy = pathlib.Path(folder) / kind / name
                shutil.copytree(files / kind / name, copy)
                for file in copy.rglob(f"{target}.out"):
                    text, count = re.subn(old, new, file.read_text())
                    file.write_text(text)
                    places += count
        environment = os.environ | {"PYTHONPATH": str(HERE / "exports"), "JAX_PLATFORMS": "cpu"}
        kind = "composer" if check == "composer" else "frameworks"
        python = ENVIRONMENTS / kind / "bin" / "python"
        program = [python, HERE / "exports" / f"check_{check}.py", folder]
        code = subprocess.run(program, env=environment, capture_output=True).returncode
    print(f"{check}: {old!r} in {places} places: {'noticed' if code == 1 else 'NOT NOTICED'}", flush=True)
    return code == 1


def main() -> int:
    files, checks = pathlib.Path(sys.argv[1]), sys.argv[2:]
    tried = [item for item in BREAKS if not checks or item[0] in checks]
    missed = sum(not is_noticed(files, *item) for item in tried)
    print(f"{len(tried) - missed} of {len(tried)} breaks noticed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
