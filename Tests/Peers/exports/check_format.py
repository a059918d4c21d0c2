"""Generated Python as black and ruff lay it out and find no fault with, generated Swift as swift-format has it."""

import importlib.util
import pathlib
import shutil
import subprocess
import sys
import tempfile

from cases import cases
from report import Report

PYTHON = ["python", "pytorch", "huggingface", "composer", "optax", "mlx"]
report = Report("format")


def judge(what: str, *words):
    run = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    if run.returncode != 0:
        report.fault(f"{what}: {(run.stdout + run.stderr)[:800]}")


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    for target in PYTHON:
        for case in cases(target):
            (folder / f"{case.name}_{target}.py").write_text(case.path(target).read_text())
            report.cases += 1
    missing = [name for name in ["black", "ruff"] if importlib.util.find_spec(name) is None]
    if missing:
        print("NOT CHECKED: no " + ", no ".join(missing))
    if "black" not in missing:
        judge("black", sys.executable, "-m", "black", "--check", "--quiet", "--diff", folder)
    if "ruff" not in missing:
        judge("ruff format", sys.executable, "-m", "ruff", "format", "--no-cache", "--diff", folder)
        judge("ruff check", sys.executable, "-m", "ruff", "check", "--no-cache", "--isolated", folder)
    swift = shutil.which("swift")
    if swift is None:
        print("NOT CHECKED: there is no swift format")
    else:
        for case in cases("mlx-swift"):
            (folder / f"{case.name}.swift").write_text(case.path("mlx-swift").read_text())
            report.cases += 1
        judge("swift format", swift, "format", "lint", "--strict", "-r", folder)
    if missing or swift is None:
        if not report.faults:
            sys.exit(2)
report.end()
