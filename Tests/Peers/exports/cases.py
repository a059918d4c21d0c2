"""The exported files, what the schedule's rates are, and on which curve each step stands."""

import bisect
import functools
import importlib
import importlib.machinery
import importlib.util
import itertools
import json
import os
import pathlib
import re
import sys
import warnings

OUTSIDE = "before and past"


class Case:
    def __init__(self, folder: pathlib.Path, every: int = 1):
        self.folder = folder
        self.name = folder.name
        self.spec = json.loads((folder / "spec.json").read_text())
        rows = [line.split(",") for line in (folder / "rates.txt").read_text().split()]
        if len(rows) > 5_000:
            rows = rows[:-6:every] + rows[-6:]
        self.rates = {int(step): float(rate) for step, rate in rows}
        self.ends = list(itertools.accumulate(phase["steps"] for phase in self.spec["phases"]))
        self.length = self.ends[-1]
        self.peak = max(self.rates.values())

    def curve(self, step: int) -> str:
        """The curve of a step by name, with the power that makes it another formula."""
        if step >= self.length or step < 0:
            return OUTSIDE
        phase = self.spec["phases"][bisect.bisect_right(self.ends, step)]
        name = phase["curve"]
        if name in {"power", "polynomial", "inversePower"}:
            power = phase["power"]
            return f"{name} {power:g}" if power in {0.5, 1, 2} else f"{name}, others"
        return name

    def path(self, target: str) -> pathlib.Path:
        return self.folder / f"{target}.out"

    def has(self, target: str) -> bool:
        return self.path(target).exists()

    @functools.cache
    def module(self, target: str):
        path = str(self.path(target))
        loader = importlib.machinery.SourceFileLoader(f"{self.name}_{target}".replace("-", "_"), path)
        spec = importlib.util.spec_from_file_location(loader.name, path, loader=loader)
        module = importlib.util.module_from_spec(spec)
        loader.exec_module(module)
        return module

    def check_itself(self, target: str) -> str | None:
        """Runs the file as a program, and once more with the rate past its end spoilt, which it must notice."""
        text = self.path(target).read_text()
        for source, sound in [(text, True), (spoilt(text), False)]:
            try:
                exec(compile(source, self.name, "exec"), {"__name__": "__main__"})
            except AssertionError as error:
                if sound:
                    return f"its own checks fail: {error}"
            else:
                if not sound:
                    return "its own checks do not notice a spoilt rate"
        return None

    @property
    def is_short(self) -> bool:
        """Whether an optimizer can be taken through all of it."""
        return self.length <= 3_000

    @property
    def visits(self) -> list[range]:
        """The updates that an optimizer is taken through: all and some past the end, or those about each boundary.

        Of a schedule too long to go through, each stretch is gone into as from a checkpoint at a global step.
        """
        if self.is_short:
            return [range(0, self.length + 5)]
        return [range(max(0, end - 2), end + 3) for end in [0, *self.ends, 2 * self.length]]


def spoilt(text: str) -> str:
    """A generated file with its final rate, the last before its checks, made another."""
    head, checks = text.split("CHECKS = (", 1)
    *_, final = re.finditer(r"(?:return|array\() ?([0-9.e-]+)(?:$|, )", head, re.MULTILINE)
    start, end = final.span(1)
    return head[:start] + repr(1.01 * float(final[1]) + 1e-3) + head[end:] + "CHECKS = (" + checks


def is_wide(folder: pathlib.Path) -> bool:
    """Whether it is one curve over thousands of steps; there is one of each kind."""
    return folder.name.startswith("wide-")


def cases(target: str, every: int = 1) -> list[Case]:
    """The schedules that were written for a target; of the longest only every so many rates.

    LRS_SHARE says that one in so many is enough where a framework is slow; plain Python runs them all.
    """
    folders = sorted((pathlib.Path(sys.argv[1]) / "schedules").iterdir())
    share = 1 if target == "python" else int(os.environ.get("LRS_SHARE", "1"))
    chosen = [folder for index, folder in enumerate(folders) if index % share == 0 or is_wide(folder)]
    listed = [Case(folder, every) for folder in chosen]
    return [case for case in listed if case.has(target)]


class HandOver:
    """Round 2 as it is handed over, round 1 as it was exported, and the step from which they differ."""

    def __init__(self, folder: pathlib.Path):
        self.name = folder.name
        self.round1, self.round2 = Case(folder / "round-1"), Case(folder)
        self.round1.name = self.name + "-round-1"
        self.resume = int((folder / "resume.txt").read_text())

    @property
    def starts(self) -> list[int]:
        """The updates after which a checkpoint of round 1 may be gone on from: the last, and an earlier one."""
        last = min(self.resume, self.round1.length)
        return sorted({last, last // 2} - {0})


def hand_overs(target: str, every: int = 1) -> list[HandOver]:
    """The rounds 2 that both can be written for a target, short enough to train; one in so many of them."""
    folders = sorted((pathlib.Path(sys.argv[1]) / "handovers").iterdir())
    listed = [HandOver(folder) for folder in folders]
    fit = [
        item for item in listed
        if item.round1.has(target) and item.round2.has(target) and item.round2.is_short and item.starts
    ]
    return fit[::every * int(os.environ.get("LRS_SHARE", "1"))]


def require(*names: str):
    """Imports modules; says which is missing, and ends the check with 2 and without a claim."""
    modules = []
    # PyTorch misses NumPy where there is none, and needs it for nothing here.
    warnings.filterwarnings("ignore", message="Failed to initialize NumPy")
    for name in names:
        try:
            modules.append(importlib.import_module(name))
        except Exception as error:
            fault = f"{type(error).__name__}: {str(error)[:120]}"
            print(f"NOT CHECKED: {name} cannot be imported ({fault})")
            sys.exit(2)
    return modules[0] if len(modules) == 1 else modules
